"""Operations on files that the service goes on with by itself, and waiting for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from files_style_sdk.delivery import Flow
from files_style_sdk.error import Error
from files_style_sdk.exchange import exchange
from files_style_sdk.jobs import Job
from files_style_sdk.operation import Operation, Options
from files_style_sdk.resource import Resource
from files_style_sdk.settings import Settings, merge_options

if TYPE_CHECKING:
    from files_style_sdk.models.file_migration import FileMigration

__all__ = ["FileJobs"]


class FileJobs(Resource):
    """Copies, moves and deletions that are waited for."""

    _caller: Any

    def copy_and_wait(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        options: Options | None = None,
        *,
        timeout: float | None = None,
        interval: float = 1.0,
        on_progress: Callable[[Any], object] | None = None,
    ) -> FileMigration:
        """Copy a file or folder and wait until that is done (POST /file_actions/copy/{path}).

        Args:
            path: What to copy.
            params: `destination` (required), `overwrite`, `structure`, `copy_behaviors`.
            options: Settings for the calls.
            timeout: Seconds to wait at most for the work; None waits as long as it takes.
            interval: Seconds between two looks.
            on_progress: Told the record of the work at each look.

        Returns:
            The record of the work, as it ended.

        Raises:
            FileMigrationError: The work failed or was cancelled.
            DeadlineExceededError: It had not ended in time; it goes on.
        """
        return self._begin_and_wait("copy", path, params, options, timeout, interval, on_progress)

    def move_and_wait(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        options: Options | None = None,
        *,
        timeout: float | None = None,
        interval: float = 1.0,
        on_progress: Callable[[Any], object] | None = None,
    ) -> FileMigration:
        """Move a file or folder and wait until that is done; see :meth:`copy_and_wait`."""
        return self._begin_and_wait("move", path, params, options, timeout, interval, on_progress)

    def delete_and_wait(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        options: Options | None = None,
        *,
        timeout: float | None = None,
        interval: float = 1.0,
        on_progress: Callable[[Any], object] | None = None,
    ) -> FileMigration:
        """Delete a file or folder and wait until that is done; see :meth:`copy_and_wait`."""
        return self._begin_and_wait("begin_delete", path, params, options, timeout, interval, on_progress)

    def _begin_and_wait(
        self,
        begin: str,
        path: str,
        params: Mapping[str, Any] | None,
        options: Options | None,
        timeout: float | None,
        interval: float,
        on_progress: Callable[[Any], object] | None,
    ) -> Any:
        from files_style_sdk.models import file

        operation: Operation = getattr(file, f"_{begin.upper()}")
        arguments = operation.arguments((path,), params, {})

        def flow(settings: Settings) -> Flow[Any]:
            reply = yield from exchange(operation.request(arguments, settings), settings)
            migration = (reply.data or {}).get("file_migration_id")
            if migration is None:
                raise Error(f"the service began no work that could be waited for: {reply.data!r}", outcome="unknown")
            job = Job(self._caller, "file_migration", migration, options)
            return (yield from job.until_ended(interval, on_progress, settings))

        bound = {} if timeout is None else {"request_timeout": timeout}
        return self._caller.carry_out(flow, merge_options(options, bound))
