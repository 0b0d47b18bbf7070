"""Opening remote files in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any, Literal, overload

from files_style_sdk.operation import Options
from files_style_sdk.references import resolve
from files_style_sdk.resource import Resource

if TYPE_CHECKING:
    from files_style_sdk.remote_file import RemoteReader, RemoteText, RemoteWriter

__all__ = ["FileOpening"]

_FILE = "files_style_sdk.models.file:File"


class FileOpening(Resource):
    """Remote files as `io` objects."""

    _caller: Any

    @overload
    def open(
        self,
        path: str,
        mode: Literal["r", "rt", "tr", "w", "wt", "tw", "x", "xt", "tx", "a", "at", "ta"] = "r",
        options: Options | None = None,
        *,
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        params: Mapping[str, Any] | None = None,
    ) -> RemoteText: ...

    @overload
    def open(
        self,
        path: str,
        mode: Literal["rb", "br"],
        options: Options | None = None,
        *,
        buffering: int = -1,
        params: Mapping[str, Any] | None = None,
    ) -> RemoteReader: ...

    @overload
    def open(
        self,
        path: str,
        mode: Literal["wb", "bw", "xb", "bx", "ab", "ba"],
        options: Options | None = None,
        *,
        buffering: int = -1,
        params: Mapping[str, Any] | None = None,
    ) -> RemoteWriter: ...

    @overload
    def open(
        self,
        path: str,
        mode: str,
        options: Options | None = None,
        *,
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        params: Mapping[str, Any] | None = None,
    ) -> IO[Any]: ...

    def open(
        self,
        path: str,
        mode: str = "r",
        options: Options | None = None,
        *,
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        params: Mapping[str, Any] | None = None,
    ) -> Any:
        """Open a remote file as Python's own `open` opens a local one.

        Reading streams, and can seek: whoever reads through gets one answer that flows, whoever jumps, as zipfile and
        pyarrow do, fetches short ranges of one version of the file. Writing sends parts in the background and holds
        three of them at most. The file is published when it is closed, or by `commit()`, which gives its record;
        leaving a `with` block by an exception publishes nothing, nor do `abort()` and forgetting to close.

        `x` refuses a path under which something stands when it is opened or published. If something appears there in
        the very moment of publishing, it is not replaced; what was written is published beside it, under a name that
        the error tells. Services that do not know `with_rename` would replace it.

        `a` adds to the end of a file, or makes it. Until it is closed, what was there stays as it is.

        The object also answers the record's attributes: `f.path`, and `f.size` (of a writer once it is closed).

        Args:
            path: The remote file.
            mode: `r`, `w`, `x` or `a`, alone or with `t` for text, and with `b` for bytes.
            options: Settings for the calls.
            buffering: Bytes to buffer, 0 for none (binary only), 1 for lines (text only), -1 for the default.
            encoding: The text's encoding, UTF-8 by default.
            errors: How encoding errors are handled, as for `open`.
            newline: How line ends are translated, as for `open`.
            params: What to send along with an upload; see :meth:`upload_file`.

        Raises:
            InvalidParameterError: The mode is none of these, or does not go with the other arguments.
            FileNotFoundError: There is no such remote file (:class:`files_style_sdk.error.FileNotFoundError`).
            DestinationExistsError: The mode is `x`, and something stands there
                (:class:`files_style_sdk.error.DestinationExistsError`).

        Example:
            >>> with files_sdk.open("notes.txt", "w") as f:  # doctest: +SKIP
            ...     f.write("contents")
        """
        from files_style_sdk.remote_file import Driver, open_remote
        from files_style_sdk.transfer.operations import checked_remote_path

        adopt = resolve(_FILE).adopt
        checked = checked_remote_path(path)

        def make(caller: Any) -> IO[Any]:
            return open_remote(
                checked,
                mode,
                Driver(caller, caller.settings_with(options)),
                lambda record: adopt(record, self._caller, options),
                dict(params or {}),
                buffering=buffering,
                encoding=encoding,
                errors=errors,
                newline=newline,
            )

        return self._caller.opened(make)
