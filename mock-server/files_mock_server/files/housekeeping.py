"""What goes when its time is over: deleted files past their retention, uploads that nobody completed."""

from __future__ import annotations

import asyncio
import logging

from files_mock_server.files.trash import Trash
from files_mock_server.files.uploads import Uploads

_log = logging.getLogger("files_mock_server")
_EVERY = 1.0  # seconds of real time, since the server's clock may stand still or jump
_MANY = 200


class Housekeeping:
    """Looks every second, and does a bounded piece of work at a time.

    Nothing depends on how soon it comes: what has expired is not found any more, whether or not its bytes are gone.

    Args:
        trash: Deleted files.
        uploads: Uploads in progress.
    """

    def __init__(self, trash: Trash, uploads: Uploads) -> None:
        self._trash = trash
        self._uploads = uploads
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to look; call it on the running loop."""
        self.stop()
        self._timer = asyncio.get_running_loop().call_later(_EVERY, self._tick)

    def stop(self) -> None:
        """Look no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _tick(self) -> None:
        more = False
        try:
            more = self.step()
        except Exception:
            _log.exception("cannot tidy up")
        self._timer = asyncio.get_running_loop().call_later(0.01 if more else _EVERY, self._tick)

    def step(self) -> bool:
        """Free some of what has expired; returns whether there may be more."""
        return max(self._trash.expire(_MANY), self._uploads.expire(_MANY)) == _MANY
