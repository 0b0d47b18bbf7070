"""Work that goes on at the service after a call has returned, and waiting for it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import Any

from files_style_sdk.delivery import Flow
from files_style_sdk.error import Error, InvalidParameterError
from files_style_sdk.exchange import exchange
from files_style_sdk.manners import JobStyle, Service, place_in
from files_style_sdk.model import Model
from files_style_sdk.operation import Operation, Options
from files_style_sdk.references import resolve
from files_style_sdk.settings import Settings, merge_options
from files_style_sdk.wire import Sleep

__all__ = ["Job"]

_STYLE = JobStyle(
    operation="",
    done=frozenset(("completed", "complete", "success", "succeeded", "ready", "finished", "exported")),
    failed=frozenset(("failed", "failure", "cancelled", "canceled", "error")),
)
"""How the work of our own service is looked at, whichever resource describes it."""


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

    def __init__(self, caller: Any, kind: str, id: Any, options: Options | None = None) -> None:
        self._begin(caller, kind, id, _find_operation(kind), _STYLE, options)

    def _begin(
        self, caller: Any, kind: str, id: Any, find: Operation, style: JobStyle, options: Options | None = None
    ) -> None:
        self._caller = caller
        self._options = options
        self.kind = kind
        self.id = id
        self._find = find
        self._style = style

    @classmethod
    def of_service(cls, caller: Any, service: Service, id: Any) -> Job:
        """A handle on work of a service that says in its description how such work is looked at.

        Args:
            caller: Makes the calls.
            service: The service.
            id: The id of the work, or the answer that told it.

        Raises:
            InvalidParameterError: The service has no such work, or there is no id in the answer.
        """
        style = service.jobs
        if style is None:
            raise InvalidParameterError(f"{service.title} describes no work that can be waited for")
        # Records of pydantic are known by what they can do: most who wait for work have no use for that library.
        plain = getattr(id, "to_dict", None) or getattr(id, "model_dump", None)
        answer = plain() if plain is not None else id
        found = place_in(answer, style.id) if isinstance(answer, Mapping) else answer
        if found is None:
            raise InvalidParameterError(f"the answer has no {style.id!r}: nothing goes on that could be waited for")
        job = cls.__new__(cls)
        job._begin(caller, style.operation.partition(":")[0].rpartition(".")[2], found, resolve(style.operation), style)
        return job

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
        options: Options | None = {} if timeout is None else {"request_timeout": timeout}
        if self._options:
            options = merge_options(self._options, options, self._caller.service)
        return self._caller.carry_out(lambda settings: self.until_ended(interval, on_progress, settings), options)

    def __await__(self) -> Generator[Any, None, Any]:
        return self.wait().__await__()  # type: ignore[no-any-return]

    def until_ended(
        self, interval: float, on_progress: Callable[[Any], object] | None, settings: Settings
    ) -> Flow[Any]:
        """The waiting as a flow; see :meth:`wait`."""
        adopt = resolve(self._find.record or Model).adopt
        style = self._style
        while True:
            request = self._find.request(self._find.arguments((self.id,), None, {}), settings)
            reply = yield from exchange(request, settings)
            data = {} if reply.content is None else reply.content
            if not isinstance(data, dict):
                raise reply.unusable(f"what {self.kind} {self.id} has come to was answered with no record")
            record = data if self._find.plain else adopt(data, self._caller, self._options)
            if on_progress is not None:
                on_progress(record)
            # A record is its dict: what was just adopted is still the answer.
            status = place_in(data, style.status)
            if status in style.done:
                return record
            if status in style.failed:
                raise self._failure(status, place_in(data, style.failure))
            yield Sleep(interval)

    def _failure(self, status: str, reason: Any) -> Error:
        message = f"{self.kind} {self.id} ended as {status}" + (f": {reason}" if reason else "")
        if self._style is _STYLE and self.kind == "file_migration":
            from files_style_sdk.error_tree import FileMigrationError

            return FileMigrationError(message, outcome="unknown")
        return Error(message, outcome="unknown")


def _find_operation(kind: str) -> Operation:
    from files_style_sdk import models

    module = getattr(models, kind, None) if kind in models.MODULES else None
    find = getattr(module, "_FIND", None)
    if not isinstance(find, Operation) or not hasattr(resolve(find.record or Model), "status"):
        raise InvalidParameterError(f"{kind!r} describes no work that can be waited for")
    return find
