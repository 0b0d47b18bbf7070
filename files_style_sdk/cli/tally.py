"""Doing something to each of several things, where one that fails stops no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from files_style_sdk.cli.context import Context
from files_style_sdk.cli.exits import NETWORK, OK, exit_status, status_of_many
from files_style_sdk.cli.remote_paths import Entry, expand
from files_style_sdk.error import Error

__all__ = ["Tally"]


class Tally:
    """Tells each failure, and remembers what exit status comes of all together.

    Trouble with the network is no failure of one thing: it ends the whole.

    Args:
        context: Where failures are told.

    Example:
        >>> tally = Tally(Context())
        >>> with tally.attempt("a"):
        ...     pass
        >>> tally.status
        0
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._statuses: set[int] = set()

    @property
    def status(self) -> int:
        """The exit status of all attempts so far."""
        return status_of_many(self._statuses)

    @contextmanager
    def attempt(self, about: str) -> Iterator[None]:
        """A block that does something to one thing; what fails in it is told, and goes no further.

        Args:
            about: What messages call the thing.

        Raises:
            APIConnectionError: The service could not be reached.
        """
        try:
            yield
        except BrokenPipeError:
            raise
        except (Error, OSError) as error:
            status = exit_status(error)
            if status == NETWORK:
                raise
            self._context.output.error(error, about)
            self._statuses.add(status)
        else:
            self._statuses.add(OK)

    def add(self, status: int) -> None:
        """Take down the exit status of something that told its failures by itself."""
        self._statuses.add(status)

    def expand(self, texts: Sequence[str]) -> Iterator[Entry]:
        """What paths and patterns of the command line name (:func:`expand`); one that names nothing is told."""
        for text in texts:
            try:
                yield from expand(self._context.client, [text])
            except Error as error:
                status = exit_status(error)
                if status == NETWORK:
                    raise
                self._context.output.error(error, text)
                self._statuses.add(status)
