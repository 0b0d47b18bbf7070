"""Credentials that are made when they are needed: whose failure is heard by whom, and what a fork leaves behind."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from typing import Any

import pytest

from files_style_sdk.auth import Renewable
from files_style_sdk.delivery import Flow
from files_style_sdk.error import Error, OperationCancelledError
from files_style_sdk.error_tree import AuthenticationError
from files_style_sdk.settings import Settings


class Made(Renewable):
    """A credential that is made at once."""

    def make(self, settings: Settings) -> Flow[Any]:
        return {"X-Made": "1"}
        yield


def test_a_shared_failure_does_not_go_by_bounds_of_time() -> None:
    """Who waited with another `request_timeout` hears of the failure, too; who calls with other settings does not."""
    tries: list[Settings] = []

    class Failing(Renewable):
        def make(self, settings: Settings) -> Flow[Any]:
            tries.append(settings)
            raise AuthenticationError("refused")
            yield

    credential = Failing()
    base = Settings(auth=credential)
    waiting = [replace(base, request_timeout=bound, expires=bound) for bound in (5, 6)] + [replace(base, language="x")]
    flows = [credential.authenticate(settings) for settings in (base, *waiting)]
    for flow in flows:
        next(flow)  # each asks for the lock now
    for flow in flows:
        credential._lock.acquire()
        with pytest.raises(AuthenticationError, match="refused"):
            flow.send(None)
    assert tries == [base, waiting[-1]]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_renewal_in_another_thread_does_not_block_a_forked_child() -> None:
    """A child of a fork comes to a credential although the parent was making one at that moment."""
    credential, held, over = Made(), threading.Event(), threading.Event()

    def hold() -> None:
        with credential._lock:
            held.set()
            over.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(20)
    child = os.fork()
    if child == 0:
        os._exit(0 if credential._lock.acquire(timeout=5) else 1)
    over.set()
    thread.join()
    assert os.waitpid(child, 0)[1] == 0
    assert not credential._lock.locked()


def test_a_failure_from_before_is_not_heard_again() -> None:
    """Who waited for an attempt that was cancelled makes one, whatever came of those before."""
    outcomes: list[Any] = [AuthenticationError("first"), OperationCancelledError("second"), None]

    class Changing(Renewable):
        def make(self, settings: Settings) -> Flow[Any]:
            outcome = outcomes.pop(0)
            if outcome is not None:
                raise outcome
            return {"X-Made": "1"}
            yield

    credential = Changing()
    settings = Settings(auth=credential)

    def begun() -> Flow[Any]:
        flow = credential.authenticate(settings)
        next(flow)  # it asks for the lock now
        return flow

    def ended(flow: Flow[Any]) -> Any:
        credential._lock.acquire()
        try:
            flow.send(None)
        except StopIteration as done:
            return done.value
        except Error as error:
            return str(error)

    assert ended(begun()) == "first"
    cancelled, waiting = begun(), begun()
    assert ended(cancelled) == "second"
    assert ended(waiting) == {"X-Made": "1"}
