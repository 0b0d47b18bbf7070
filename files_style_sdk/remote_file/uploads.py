"""The uploads behind the modes: one that replaces, one that must not, and one that adds to what is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from files_style_sdk.delivery import Flow
from files_style_sdk.error import APIError, IntegrityError, InvalidParameterError
from files_style_sdk.path_util import is_same, normalize
from files_style_sdk.settings import Settings
from files_style_sdk.transfer.checksum import combine_crc32
from files_style_sdk.transfer.operations import COMPLETE_UPLOAD, STAT, call
from files_style_sdk.transfer.upload_plan import Grant, Receipt
from files_style_sdk.transfer.upload_protocol import Upload
from files_style_sdk.transfer.verification import Digest, check, known_crc32

__all__ = ["AppendingUpload", "ExclusiveUpload", "make_upload"]


def make_upload(mode: str, path: str, params: Mapping[str, Any], settings: Settings) -> Upload:
    """The upload for a mode.

    Args:
        mode: `w`, `x` or `a`.
        path: The file.
        params: What to send along.
        settings: The settings of all calls.

    Raises:
        InvalidParameterError: The parameters do not go with the mode.
    """
    if mode != "w" and params.get("with_rename"):
        raise InvalidParameterError(f"with_rename does not go with mode {mode!r}: leave it out, or open with 'w'")
    if mode == "x":
        return ExclusiveUpload(path, params, settings)
    if mode == "a":
        return AppendingUpload(path, params, settings)
    return Upload(path, params, None, settings)


class ExclusiveUpload(Upload):
    """An upload to a path under which there must be nothing.

    The service is asked before the first part and again before the completion. For what comes in between the last
    answer and the completion, the completion is asked to use a free name rather than to replace anything.

    Args:
        remote: Where to.
        params: What to send along.
        settings: The settings of all calls.
    """

    def __init__(self, remote: str, params: Mapping[str, Any], settings: Settings) -> None:
        super().__init__(remote, {**params, "with_rename": True}, None, settings)

    def grants(self, first: int = 1, count: int = 1) -> Flow[list[Grant]]:
        """Get leave to send parts; the first time, if nothing stands there.

        Raises:
            DestinationExistsError: Something does.
        """
        if not self.ref:
            yield from self._refuse_existing("nothing was written")
        return (yield from super().grants(first, count))

    def complete(self, receipts: Iterable[Receipt], size: int, digest: Digest) -> Flow[dict[str, Any]]:
        """Have the parts published as one file, if nothing stands there by now.

        Raises:
            DestinationExistsError: Something does. The message says where the file is if it was published beside it.
        """
        yield from self._refuse_existing("it was made while this one was being written, which was not published")
        record = yield from super().complete(receipts, size, digest)
        name = str(record["path"]).rpartition("/")[2]
        if not is_same(name, normalize(self.remote).rpartition("/")[2]):
            raise _exists(self.remote, f"it was made in the same moment; what was written is at {record['path']!r}")
        return record

    def _refuse_existing(self, consequence: str) -> Flow[None]:
        if (yield from stat(self.remote, self._settings)) is not None:
            raise _exists(self.remote, consequence)


class AppendingUpload(Upload):
    """An upload whose parts go behind what is there. Until it is completed, that stays as it is.

    Args:
        remote: The file; it is made if it is missing.
        params: What to send along.
        settings: The settings of all calls.
    """

    def __init__(self, remote: str, params: Mapping[str, Any], settings: Settings) -> None:
        super().__init__(remote, params, None, settings)
        self.before: Mapping[str, Any] = {}
        """The record of what was there at the beginning."""

    @property
    def size_before(self) -> int:
        """Bytes that were there at the beginning."""
        size = self.before.get("size")
        return size if isinstance(size, int) else 0

    def grants(self, first: int = 1, count: int = 1) -> Flow[list[Grant]]:
        """Get leave to send parts; the first time, begin to append (POST /files/{path}, action `append`)."""
        if not self.ref:
            self.before = (yield from stat(self.remote, self._settings)) or {}
            parents = {name: self._begin_params[name] for name in ("mkdir_parents",) if name in self._begin_params}
            begun = yield from call(COMPLETE_UPLOAD, self.remote, self._settings, {**parents, "action": "append"})
            ref = begun.get("ref") if isinstance(begun, dict) else None
            if not isinstance(ref, str) or not ref:
                raise APIError(f"the service gave no leave to append to {self.remote}", outcome="unknown")
            self.ref = ref
        return (yield from super().grants(first, count))

    def complete(self, receipts: Iterable[Receipt], size: int, digest: Digest) -> Flow[dict[str, Any]]:
        """Have the parts published behind what is there.

        Others may have appended too, or replaced what was there: what is there need not be what was expected, but it
        ends with these parts.

        Raises:
            IntegrityError: What is there is shorter than what was appended, or is as long as expected and differs.
        """
        whole = self._whole(size, digest)
        params = {
            **self._complete_params,
            "action": "end",
            "ref": self.ref,
            "size": size,
            "etags": [{"part": receipt.number, "etag": receipt.etag} for receipt in receipts],
        }
        record = yield from self._complete(params, self.size_before + size, whole)
        record.setdefault("path", self.remote)
        there, expected = record.get("size"), self.size_before + size
        if there == expected:
            check(record, self.remote, expected, whole)
        elif isinstance(there, int) and there < size:
            raise IntegrityError(f"{self.remote} has {there} bytes at the service, but {size} were appended to it")
        return record

    def _whole(self, size: int, digest: Digest) -> Digest:
        """The checksum of what was there and what was appended, if the first is known."""
        crc = known_crc32(self.before) if self.size_before else 0
        if crc is None:
            return Digest(False)
        whole = Digest("crc32")
        whole.crc32 = combine_crc32(crc, digest.crc32, size)
        return whole


def stat(path: str, settings: Settings) -> Flow[dict[str, Any] | None]:
    """The record of what stands at a path, None if nothing does (GET /file_actions/metadata/{path})."""
    from files_style_sdk.error_tree import NotFoundError

    try:
        record = yield from call(STAT, path, settings)
    except NotFoundError:
        return None
    return record if isinstance(record, dict) else {}


def _exists(path: str, consequence: str) -> Exception:
    from files_style_sdk.error_tree import DestinationExistsError

    return DestinationExistsError(
        f"{path} exists already: {consequence}", error_type="processing-failure/destination-exists"
    )
