"""Holding transfers up for a while, from outside them."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from files_style_sdk.cancel import tell_all

__all__ = ["PauseToken"]


class PauseToken:
    """Holds up the transfers that it was given to, from any thread: `upload_file(…, pause_token=token)`.

    A transfer begins no new part or file while the token is paused; what is being moved at that moment is moved to its
    end. When the token is resumed, it goes on where it was.

    Example:
        >>> token = PauseToken()
        >>> token.pause()
        >>> token.paused
        True
        >>> token.resume()
        >>> token.paused
        False
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._paused = False
        self._listeners: list[Callable[[], None]] = []

    @property
    def paused(self) -> bool:
        """Whether transfers are to begin nothing new."""
        return self._paused

    def pause(self) -> None:
        """Hold up the transfers that run with this token, and those that are begun with it later."""
        self._change(True)

    def resume(self) -> None:
        """Let them go on."""
        self._change(False)

    def attach(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Have `callback` called whenever `paused` has changed, in the thread that changed it.

        It is not called for what holds already: whoever attaches looks at `paused` after that. Called, it looks too,
        for changes that follow each other closely may be heard of in either order.

        Args:
            callback: Takes nothing. What it raises reaches whoever changed the token, after all others were told.

        Returns:
            What takes this back. A call that is on its way at that moment may still come.
        """
        with self._lock:
            self._listeners.append(callback)
        attached = True

        def detach() -> None:
            nonlocal attached
            with self._lock:
                if attached:
                    attached = False
                    self._listeners.remove(callback)

        return detach

    def _change(self, paused: bool) -> None:
        with self._lock:
            if self._paused == paused:
                return
            self._paused = paused
            listeners = list(self._listeners)
        tell_all(listeners)
