"""What the README of the frameio example tells people to do, done."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from frameio_site import app_at

from frameio_kit import App

README = Path(__file__).resolve().parents[3] / "examples" / "frameio" / "README.md"
_HOOKS, _SENDER, _CLIENT = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)


def test_five_minutes(service: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The app comments on the file, asks the user to log in, and then comments as the user."""
    for name, value in {
        "WEBHOOK_SECRET": "hook-secret",
        "ACTION_SECRET": "action-secret",
        "CLIENT_ID": "app",
        "CLIENT_SECRET": "app-secret",
    }.items():
        monkeypatch.setenv(name, value)

    def hooks(url: str) -> App:
        monkeypatch.setenv("APP_URL", url)
        names: dict[str, Any] = {}
        exec(_HOOKS, names)
        app: App = names["app"]
        return app

    with app_at(hooks) as url:
        names: dict[str, Any] = {}
        exec(_SENDER.replace("http://127.0.0.1:8000", url), names)
        accepted, form = map(json.loads, capsys.readouterr().out.splitlines())
        assert accepted == {"status": "accepted"}
        with httpx.Client(trust_env=False) as browser:
            assert browser.get(form["fields"][0]["value"], follow_redirects=True).status_code == 200
        again = {"type": "demo.comment", "interaction_id": "2"}
        assert json.loads(names["send"]("action-secret", **again))["title"] == "What shall it say?"
        said = json.loads(names["send"]("action-secret", data={"text": "Looks good"}, **again))
        assert said["description"] == "Commented as Ada."
    assert {each["text"] for each in service.records.all("Comment")} == {"Processing teaser.mov...", "Looks good"}


def test_the_client(service: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """The client's example lists files and teams, and is told what is missing."""
    exec(_CLIENT, {})
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["teaser.mov 73400320", "poster.png 204800"]
    assert lines[2:5] == ["Server to Server", "Trailers", "Features"]
    assert lines[5].startswith("404 ")
