"""One upload as the service knows it: leave to send parts, the parts, and the completion that publishes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from files_style_sdk.delivery import Flow, deliver
from files_style_sdk.error import APIConnectionError, APIError, Error, IntegrityError
from files_style_sdk.retry import backoff
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.operations import (
    BEGIN_UPLOAD,
    COMPLETE_UPLOAD,
    STAT,
    BeginParams,
    CompleteParams,
    call,
    checked_params,
    is_http_url,
    refusal,
)
from files_style_sdk.transfer.source import HeldPart, Part
from files_style_sdk.transfer.upload_plan import RENEWALS, Grant, Receipt
from files_style_sdk.transfer.verification import Digest, check, known_crc32, known_md5
from files_style_sdk.wire import Request, Response, Sleep

__all__ = ["Upload"]


class Upload:
    """One upload in progress. Its flows may be carried out side by side once the first grants are there.

    Args:
        remote: Where to.
        params: What to send along with the first and the last step.
        size: How many bytes there will be, None if that is not known yet.
        settings: The settings of all calls.
        ref: The service's name for an upload that an earlier run began.
    """

    def __init__(
        self, remote: str, params: Mapping[str, Any] | None, size: int | None, settings: Settings, ref: str = ""
    ) -> None:
        given = checked_params(params)
        known = {*BeginParams.__annotations__, *CompleteParams.__annotations__}
        self._begin_params = {
            name: given[name] for name in given if name in BeginParams.__annotations__ or name not in known
        }
        self._complete_params = {name: given[name] for name in given if name in CompleteParams.__annotations__}
        COMPLETE_UPLOAD.arguments((remote,), self._complete_params, {})  # a wrong type shows before anything is sent
        self.remote = remote
        self.ref = ref
        self._size = size
        self._settings = settings

    def grants(self, first: int = 1, count: int = 1) -> Flow[list[Grant]]:
        """Get leave to send parts (POST /file_actions/begin_upload/{path}); also a new URL for one that has expired.

        Args:
            first: The number of the first part.
            count: How many parts. The service may grant fewer.

        Raises:
            APIError: The service gives no leave.
        """
        params = {**self._begin_params, "part": first}
        if count > 1:
            params["parts"] = count
        if self._size is not None:
            params["size"] = self._size
        if self.ref:
            params["ref"] = self.ref
        answer = yield from call(BEGIN_UPLOAD, self.remote, self._settings, params)
        given = answer if isinstance(answer, list) else [answer]
        grants = [grant for number, data in enumerate(given, first) if (grant := _grant(data, number)) is not None]
        if not grants or grants[0].number != first:
            raise APIError(f"the service gave no leave to upload part {first} of {self.remote}", outcome="unknown")
        self.ref = given[0]["ref"]
        return grants

    def request(self, part: Part | HeldPart, grant: Grant) -> Request:
        """The request that sends a part."""
        return Request(grant.method, grant.url, grant.headers, body=part, repeatable=grant.retryable)

    def refusal(self, response: Response, number: int) -> Error:
        """The error for an answer of storage to a part."""
        return refusal(response, f"receiving part {number} of {self.remote}")

    def put(self, part: Part | HeldPart, grant: Grant, offset: int = 0) -> Flow[Receipt]:
        """Send a part to storage, again if need be.

        Args:
            part: The part.
            grant: The leave to send it.
            offset: Where in the file it begins.

        Raises:
            APIError: Storage refuses it.
            APIConnectionError: It could not be delivered.
        """
        response: Response = yield from deliver(self.request(part, grant), self._settings)
        for _ in range(RENEWALS):
            if response.status != 403:
                break
            (grant, *_rest) = yield from self.grants(part.number)  # the URL has expired
            response = yield from deliver(self.request(part, grant), self._settings)
        if response.status >= 300:
            raise self.refusal(response, part.number)
        return receipt(part, offset, response)

    def complete(self, receipts: Iterable[Receipt], size: int, digest: Digest) -> Flow[dict[str, Any]]:
        """Have the service publish the parts as one file (POST /files/{path}, action `end`).

        When no answer comes, nobody knows whether the file was published: the service is asked what is there before
        anything is sent again.

        Args:
            receipts: All parts.
            size: Bytes in all.
            digest: Their checksum.

        Returns:
            The file's record.

        Raises:
            IntegrityError: What the service published has another size or checksum.
            APIConnectionError: It could not be found out whether the file was published (`outcome` is `unknown`).
        """
        etags = [
            {"part": receipt.number, "etag": receipt.etag} for receipt in sorted(receipts, key=lambda one: one.number)
        ]
        params = {**self._complete_params, "action": "end", "ref": self.ref, "size": size, "etags": etags}
        record = yield from self._complete(params, size, digest)
        record.setdefault("path", self.remote)
        check(record, self.remote, size, digest)
        return record

    def _complete(self, params: Mapping[str, Any], size: int, digest: Digest) -> Flow[dict[str, Any]]:
        from files_style_sdk.error_tree import FileUploadNotFoundError

        doubt: Error | None = None
        for attempt in range(self._settings.max_network_retries + 1):
            try:
                record = yield from call(COMPLETE_UPLOAD, self.remote, self._settings, params)
                return dict(record or {})
            except FileUploadNotFoundError as error:
                if doubt is None:
                    raise
                # An attempt before this one was applied: it used the upload up.
                published = yield from self._published(size, digest, is_used_up=True)
                if published is None:
                    raise doubt from error
                return published
            except (APIConnectionError, APIError) as error:
                if not _is_in_doubt(error):
                    raise
                doubt = error
            yield Sleep(backoff(attempt, self._settings))
            published = yield from self._published(size, digest, is_used_up=False)
            if published is not None:
                return published
        assert doubt is not None
        raise doubt

    def _published(self, size: int, digest: Digest, *, is_used_up: bool) -> Flow[dict[str, Any] | None]:
        """The record of what is there now, if it is what was uploaded.

        Args:
            size: The size it must have.
            digest: The checksum it must have.
            is_used_up: Whether it is known that the parts became a file, so that a missing checksum is no obstacle.
        """
        try:
            record = yield from call(STAT, self.remote, self._settings)
        except (APIConnectionError, APIError):
            return None
        if not isinstance(record, dict) or record.get("type") == "directory":
            return None
        try:
            check(record, self.remote, size, digest)
        except IntegrityError:
            return None
        crc, md5 = known_crc32(record), known_md5(record)
        is_known = (digest.kind == "crc32" and crc is not None) or (digest.kind == "md5" and md5 is not None)
        return record if is_known or is_used_up else None


def receipt(part: Part | HeldPart, offset: int, response: Response) -> Receipt:
    """The receipt for a part that storage has taken."""
    etag = response.headers.get("etag", "").strip('"')
    return Receipt(part.number, offset, part.size, etag, part.digest.crc32)


def _is_in_doubt(error: Error) -> bool:
    """Whether a call that failed may have been carried out all the same."""
    if isinstance(error, APIError) and error.http_status is not None:
        return error.http_status >= 500
    return error.outcome == "unknown"


def _grant(data: Any, number: int) -> Grant | None:
    if not isinstance(data, dict):
        return None
    part_size = data.get("partsize")
    if (
        not isinstance(part_size, int)
        or part_size < 1
        or not data.get("ref")
        or not is_http_url(data.get("upload_uri"))
    ):
        return None
    return Grant(
        number=data["part_number"] if isinstance(data.get("part_number"), int) else number,
        part_size=part_size,
        url=data["upload_uri"],
        method=str(data.get("http_method") or "PUT"),
        headers={str(name): str(value) for name, value in (data.get("headers") or {}).items()},
        parallel=data.get("parallel_parts") is not False,
        retryable=data.get("retry_parts") is not False,
    )
