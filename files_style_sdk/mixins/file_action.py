"""Waiting for what an operation on files began."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from files_style_sdk.error import Error
from files_style_sdk.jobs import Job
from files_style_sdk.model import Model

__all__ = ["FileActionMixin"]


class FileActionMixin(Model):
    """Answers of `copy`, `move` and `begin_delete`."""

    file_migration_id: int | None

    @property
    def job(self) -> Job:
        """A handle on the work that was begun.

        Raises:
            Error: The answer names no work.
        """
        caller = self._caller or self._default_caller
        if self.file_migration_id is None or caller is None:
            raise Error("this answer names no file migration that could be waited for")
        return Job(caller, "file_migration", self.file_migration_id, self._options)

    def wait(
        self,
        timeout: float | None = None,
        interval: float = 1.0,
        on_progress: Callable[[Any], object] | None = None,
    ) -> Any:
        """Wait until the work has ended; see :meth:`files_style_sdk.jobs.Job.wait`."""
        return self.job.wait(timeout, interval, on_progress)
