"""When a file that appears in a folder has arrived: decided from looks at the folder, without I/O or a clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from files_style_sdk.cli.remote_paths import Entry
from files_style_sdk.path_util import normalize_for_comparison

__all__ = ["Arrivals"]

_Look = tuple[int | None, str | None]


@dataclass(slots=True)
class _Waiting:
    """A file that is there and has not been told of yet: how it looked, and since when it has looked so."""

    look: _Look
    since: float


class Arrivals:
    """Tells of each file once, when it is whole; again when it has changed.

    A file is whole when its size and time have been the same for a while, or where a marker is asked for, when a file
    of its name with the marker's ending stands beside it.

    Args:
        settle: How many seconds a file must look the same; 0 is whole at first sight.
        marker: The ending of the marker, such as `.done`; None for no markers.

    Example:
        >>> arrivals = Arrivals(settle=5)
        >>> file = Entry("in/a.csv", False, 8, None, {})
        >>> [len(arrivals.look([file], now)) for now in (0.0, 3.0, 5.0, 9.0)]
        [0, 0, 1, 0]
    """

    def __init__(self, settle: float, marker: str | None = None) -> None:
        self._settle = settle
        self._marker = marker
        self._waiting: dict[str, _Waiting] = {}
        self._told: dict[str, _Look] = {}

    @property
    def is_waiting(self) -> bool:
        """Whether there are files that have not been the same for long enough; those without a marker do not count."""
        return self._marker is None and bool(self._waiting)

    def skip(self, entries: Iterable[Entry]) -> None:
        """Take the files that are there as told of."""
        for entry in entries:
            if not entry.is_folder:
                self._told[entry.path] = _look(entry)

    def look(self, entries: Iterable[Entry], now: float) -> list[Entry]:
        """The files that have arrived since the look before.

        Args:
            entries: All that is there now; folders among them do not matter.
            now: The moment of the look, in seconds, rising.
        """
        files = [entry for entry in entries if not entry.is_folder]
        there = {entry.path for entry in files}
        self._told = {path: look for path, look in self._told.items() if path in there}
        self._waiting = {path: waiting for path, waiting in self._waiting.items() if path in there}
        markers = {normalize_for_comparison(path) for path in there} if self._marker else set()
        arrived = [entry for entry in files if self._has_arrived(entry, now, markers)]
        for entry in arrived:
            self._told[entry.path] = _look(entry)
            self._waiting.pop(entry.path, None)
        return arrived

    def _has_arrived(self, entry: Entry, now: float, there: set[str]) -> bool:
        look = _look(entry)
        if self._told.get(entry.path) == look:
            return False
        if self._marker is not None:
            is_marker = entry.path.lower().endswith(self._marker.lower())
            return not is_marker and normalize_for_comparison(entry.path + self._marker) in there
        waiting = self._waiting.get(entry.path)
        if waiting is None or waiting.look != look:
            waiting = self._waiting[entry.path] = _Waiting(look, now)
        return now - waiting.since >= self._settle


def _look(entry: Entry) -> _Look:
    return entry.size, entry.modified
