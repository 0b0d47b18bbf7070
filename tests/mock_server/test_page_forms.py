"""The page to look at, over HTTP: what its buttons and forms do."""

from __future__ import annotations

from importlib import resources

import pytest
from files_mock_server.faults.rules import KINDS
from files_mock_server.page import actions, document
from files_mock_server.testing import MockServer
from mock_client import Api
from page_reader import Visitor


def test_a_fault_comes_and_goes_by_forms(visitor: Visitor, api: Api, server: MockServer) -> None:
    """A form sets a fault with the options of its kind, the table counts its hits, a button removes it."""
    fields = {"rule.kind": "status", "rule.path": "/users", "rule.times": "3", "status.status": "503"}
    page = visitor.press("fault-add", **fields, **{"status.retry_after": "1", "latency.seconds": "junk"})
    assert "The fault is set." in page.answer.text
    assert "status #1" in page.part("faults")
    refused = api.get("/users")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "1")
    page = visitor.look()
    assert "1 / 3" in page.part("fault-1")
    assert "status #1" in page.part("requests")
    visitor.press("fault-preset", preset="429")
    assert len(server.faults.list()) == 2
    assert "status #1" not in visitor.press("fault-remove", id="1").part("faults")
    visitor.press("fault-clear")
    assert not server.faults.list()
    assert api.get("/users").status_code == 200


def test_a_fault_that_cannot_be_is_refused_with_what_was_typed(visitor: Visitor, server: MockServer) -> None:
    """A wrong option is told with what was expected, keeps what was typed, and sets nothing."""
    page = visitor.press("fault-add", status=400, **{"rule.kind": "latency", "latency.seconds": "<soon>"})
    alert = page.all("p", role="alert")[0].text
    assert "seconds must be seconds, from 0 to 600" in alert
    assert page.all("input", name="latency.seconds")[0].attributes["value"] == "<soon>"
    assert not server.faults.list()
    visitor.press("fault-add", status=400, **{"rule.kind": "nonsense"})
    visitor.press("fault-preset", status=400, preset="nonsense")
    visitor.press("nonsense", status=400)


@pytest.mark.parametrize("id", ["inf", "1e400", "x", "-1", "9" * 30])
def test_a_fault_without_a_number_is_not_removed(visitor: Visitor, id: str) -> None:
    """What is no number of a fault is refused with a word; one that is gone already is no error."""
    assert "id must be the number of a rule" in visitor.press("fault-remove", status=400, id=id).part("notice")
    visitor.press("fault-remove", id="7")


def test_every_kind_of_fault_has_its_options(visitor: Visitor, server: MockServer) -> None:
    """Each kind is in the form, its options show when it is chosen, and as the form stands it can be set."""
    page = visitor.look()
    style = resources.files("files_mock_server.page").joinpath("static", "page.css").read_text(encoding="utf-8")
    for kind in KINDS:
        assert page.all("fieldset", **{"data-kind": kind})
        assert f'[value="{kind}"]:checked) fieldset[data-kind="{kind}"]' in style
        visitor.press("fault-add", **{"rule.kind": kind, **page.fields(f"{kind}.")})
    assert [rule.fault.kind for rule in server.faults.list()] == list(KINDS)


def test_state_by_buttons(visitor: Visitor, api: Api) -> None:
    """The state is kept, brought back, forgotten and reset by forms."""
    api.post("/folders/first")
    assert "base line" in visitor.press("snapshot", name=" base line ").part("state")
    api.post("/folders/second")
    visitor.press("restore", name="base line")
    assert api.names() == ["first"]
    assert "snapshot-1" in visitor.press("snapshot", name="").part("state")
    assert "base line" not in visitor.press("delete", name="base line").part("state")
    assert (
        "There is no snapshot" in visitor.press("restore", status=400, name="base line").all("p", role="alert")[0].text
    )
    page = visitor.press("reset")
    assert page.figure("Requests") == "0"
    visitor.wait_for("Folders", "0")
    assert api.names() == []


def test_clock_and_settings_by_forms(visitor: Visitor, server: MockServer) -> None:
    """The clock moves, stands and goes on; settings take the values of the form, all or none of them."""
    before = server.clock()
    page = visitor.press("advance", seconds="3600")
    assert server.clock() >= before + 3600
    assert "+1 h" in page.figure("Clock (UTC)")
    assert "frozen" in visitor.press("freeze").part("clock")
    assert server.clock() == server.clock()
    visitor.press("resume")
    visitor.press("clock-reset")
    assert server.clock() < before + 3600
    visitor.press("advance", status=400, seconds="-1")
    visitor.press("advance", status=400, seconds="soon")
    settings = page.fields("set.")
    visitor.press(
        "settings", **{**settings, "set.url_lifetime": "12.5", "set.part_size": "", "set.parallel_parts": "false"}
    )
    assert (server.live.url_lifetime, server.live.part_size, server.live.parallel_parts) == (12.5, None, False)
    wrong = {**settings, "set.url_lifetime": "60", "set.background_from": "0"}
    assert "background_from must be" in visitor.press("settings", status=400, **wrong).all("p", role="alert")[0].text
    assert server.live.url_lifetime == 12.5


def test_every_action_says_what_it_did() -> None:
    """No button is without a message, and no message without a button."""
    assert document._SAID.keys() == actions._ACTIONS.keys()
