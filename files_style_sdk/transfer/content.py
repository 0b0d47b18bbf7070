"""The bytes of one version of a remote file, wherever storage keeps them."""

from __future__ import annotations

from typing import Any

from files_style_sdk.delivery import Flow, deliver
from files_style_sdk.error import APIConnectionError, APIError, IntegrityError
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.operations import LOCATE, call, is_http_url, refusal
from files_style_sdk.transfer.upload_plan import RENEWALS
from files_style_sdk.wire import Content, Request, Response

__all__ = ["RemoteContent"]


class RemoteContent:
    """The bytes of one version of a remote file.

    The first answer pins the version by its ETag; an answer that belongs to another version is refused.

    Args:
        remote: The file.
        settings: The settings of all calls.
    """

    def __init__(self, remote: str, settings: Settings) -> None:
        self.remote = remote
        self.record: dict[str, Any] = {}
        self.etag: str | None = None
        """The version, once it is known."""
        self._settings = settings

    @property
    def size(self) -> int | None:
        """How many bytes there are, if the record says."""
        size = self.record.get("size")
        return size if isinstance(size, int) and not isinstance(size, bool) and size >= 0 else None

    def locate(self) -> Flow[None]:
        """Ask the service for the record, and for a signed URL of the content (GET /files/{path}).

        Raises:
            FileNotFoundError: There is no such file (:class:`files_style_sdk.error.FileNotFoundError`).
            CannotDownloadDirectoryError: It is a folder.
        """
        record = yield from call(LOCATE, self.remote, self._settings)
        if not isinstance(record, dict) or not is_http_url(record.get("download_uri")):
            raise APIError(f"the service gave no download URL for {self.remote}", outcome="unknown")
        self.record = record

    def open(self, position: int, stop: int | None = None) -> Flow[Content]:
        """The content from `position` on, as a body that is read as it comes.

        Args:
            position: The first byte, counted from 0.
            stop: The byte before which it ends; None is the end of the file.

        Raises:
            IntegrityError: The file has changed since it was first opened.
            APIConnectionError: It could not be fetched.
        """
        response = yield from self._delivered(position, stop)
        return self.checked(response, position)

    def _delivered(self, position: int, stop: int | None) -> Flow[Response]:
        if not self.record:
            yield from self.locate()
        response: Response = yield from deliver(self.request(position, stop), self._settings)
        for _ in range(RENEWALS):
            if response.status != 403:
                break
            yield from self.locate()  # the URL has expired
            response = yield from deliver(self.request(position, stop), self._settings)
        return response

    def request(self, position: int, stop: int | None = None) -> Request:
        """The request for some of the bytes (RFC 9110 §14.2); the arguments are those of :meth:`open`."""
        headers = {"Accept-Encoding": "identity"}
        if position or stop is not None:
            headers["Range"] = f"bytes={position}-" + (str(stop - 1) if stop is not None else "")
        if self.etag:
            headers["If-Match"] = self.etag
        return Request("GET", self.record["download_uri"], headers, repeatable=True, streamed=True)

    def checked(self, response: Response, position: int) -> Content:
        """The body of an answer that brings bytes from `position` on, of the version that is pinned.

        Raises:
            IntegrityError: It is another version.
            APIConnectionError: It brings other bytes.
        """
        self._check_status(response)
        content = response.content
        assert content is not None
        try:
            self._check_range(response, position)
        except BaseException:
            content.close()
            raise
        self.etag = self.etag or response.headers.get("etag")
        return content

    def _check_status(self, response: Response) -> None:
        if response.status == 412:
            raise self._changed()
        if response.status not in (200, 206):
            raise self.refusal(response)

    def _check_range(self, response: Response, position: int) -> None:
        if position and response.status != 206:
            raise APIConnectionError(f"storage cannot continue {self.remote} at byte {position}: it ignores ranges")
        said = response.headers.get("content-range", "")
        if response.status == 206 and not said.startswith(f"bytes {position}-"):
            raise APIConnectionError(f"storage sent another range of {self.remote} than the one from byte {position}")
        etag = response.headers.get("etag")
        if self.etag and etag and etag != self.etag:
            raise self._changed()
        whole = said.rpartition("/")[2]
        if self.size is not None and whole.isdecimal() and int(whole) != self.size:
            raise self._changed()

    def _changed(self) -> IntegrityError:
        return IntegrityError(f"{self.remote} changed on the service while it was being downloaded")

    def refusal(self, response: Response) -> APIError:
        """The error for an answer of storage that brings no bytes."""
        return refusal(response, f"sending {self.remote}")

    def check_version(self) -> Flow[None]:
        """Where nothing pins the version, see that the file is still as it was.

        Raises:
            IntegrityError: It is not.
        """
        if self.etag:
            return
        before = self.record
        yield from self.locate()
        if any(before.get(name) != self.record.get(name) for name in ("size", "mtime")):
            raise self._changed()
