"""Work that goes on at the service after a call has returned, and waiting for it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any

from files_style_sdk.delivery import Flow
from files_style_sdk.error import Error, InvalidParameterError
from files_style_sdk.exchange import exchange
from files_style_sdk.model import Model
from files_style_sdk.operation import Operation, Options, resolve
from files_style_sdk.settings import Settings, merge_options
from files_style_sdk.wire import Sleep

__all__ = ["Job"]

_DONE = frozenset(("completed", "complete", "success", "succeeded", "ready", "finished", "exported"))
_FAILED = frozenset(("failed", "failure", "cancelled", "canceled", "error"))


class Job:
    """A handle on work that the service does: a copy, an export, a run of an automation.

    Its `kind` and `id` are all that another process needs: `Job.from_id(kind, id)`.

    Args:
        caller: Makes the calls.
        kind: The resource that describes the work, such as `file_migration`.
        id: The number of the work.
        options: Settings for the calls.

    Example:
        >>> job = Job.from_id("file_migration", 7)
        >>> (job.kind, job.id)
        ('file_migration', 7)
    """

    def __init__(self, caller: Any, kind: str, id: int, options: Options | None = None) -> None:
        self._caller = caller
        self._options = options
        self.kind = kind
        self.id = id
        self._find = _find_operation(kind)

    @classmethod
    def from_id(cls, kind: str, id: int, client: Any = None) -> Job:
        """A handle on work that another process began.

        Args:
            kind: The resource that describes the work.
            id: The number of the work.
            client: Makes the calls; by default the package's own settings do.

        Raises:
            InvalidParameterError: There is no such kind of work.
        """
        if client is not None:
            return cls(client._caller, kind, id)
        from files_style_sdk.face import caller

        return cls(caller, kind, id)

    def __repr__(self) -> str:
        return f"Job({self.kind!r}, {self.id})"

    def wait(
        self,
        timeout: float | None = None,
        interval: float = 1.0,
        on_progress: Callable[[Any], object] | None = None,
    ) -> Any:
        """Wait until the work has ended (for an async client, await this).

        Args:
            timeout: Seconds to wait at most; None waits as long as it takes.
            interval: Seconds between two looks.
            on_progress: Told the record of the work at each look.

        Returns:
            The record of the work, as it ended.

        Raises:
            FileMigrationError: A copy, move or deletion failed or was cancelled.
            Error: Other work failed or was cancelled.
            DeadlineExceededError: It had not ended in time; it goes on.
        """
        bound = {} if timeout is None else {"request_timeout": timeout}
        return self._caller.carry_out(
            lambda settings: self.until_ended(interval, on_progress, settings), merge_options(self._options, bound)
        )

    def __await__(self) -> Generator[Any, None, Any]:
        return self.wait().__await__()  # type: ignore[no-any-return]

    def until_ended(
        self, interval: float, on_progress: Callable[[Any], object] | None, settings: Settings
    ) -> Flow[Any]:
        """The waiting as a flow; see :meth:`wait`."""
        adopt = resolve(self._find.record or Model).adopt
        while True:
            request = self._find.request(self._find.arguments((self.id,), None, {}), settings)
            reply = yield from exchange(request, settings)
            record = adopt(reply.data or {}, self._caller, self._options)
            if on_progress is not None:
                on_progress(record)
            if record.status in _DONE:
                return record
            if record.status in _FAILED:
                raise self._failure(record)
            yield Sleep(interval)

    def _failure(self, record: Any) -> Error:
        from files_style_sdk.error_tree import FileMigrationError

        reason = getattr(record, "failure_message", None)
        message = f"{self.kind} {self.id} ended as {record.status}" + (f": {reason}" if reason else "")
        kind = FileMigrationError if self.kind == "file_migration" else Error
        return kind(message, outcome="unknown")


def _find_operation(kind: str) -> Operation:
    from files_style_sdk import models

    module = getattr(models, kind, None) if kind in models.MODULES else None
    find = getattr(module, "_FIND", None)
    if not isinstance(find, Operation) or not hasattr(resolve(find.record or Model), "status"):
        raise InvalidParameterError(f"{kind!r} describes no work that can be waited for")
    return find
