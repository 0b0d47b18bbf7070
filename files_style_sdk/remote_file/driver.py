"""Performing the flows of a file that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from files_style_sdk.cancel import CancelToken
from files_style_sdk.delivery import Flow
from files_style_sdk.settings import Settings
from files_style_sdk.watch import stoppable

__all__ = ["Driver", "Performs"]

T = TypeVar("T")


class Performs(Protocol):
    """What performs flows: a caller that waits."""

    def run(self, flow: Flow[T], settings: Settings) -> T:
        """Perform the steps of a flow until it returns."""
        ...


class Driver:
    """Performs flows with settings that were fixed when the file was opened. May be used by several threads.

    Args:
        caller: Performs them.
        settings: The settings of all calls.
    """

    def __init__(self, caller: Performs, settings: Settings) -> None:
        self._caller = caller
        self.settings = settings

    def __call__(self, flow: Callable[[Settings], Flow[T]]) -> T:
        """Perform the flow that is made of the settings."""
        return self._caller.run(flow(self.settings), self.settings)

    def stoppable(self, token: CancelToken) -> tuple[Driver, Callable[[], None]]:
        """A driver whose flows end when `token` is cancelled, or when what was to stop this one's is.

        Returns:
            The driver, and what is to be called when it is no longer needed.
        """
        settings, detach = stoppable(self.settings, token)
        return Driver(self._caller, settings), detach
