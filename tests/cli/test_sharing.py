"""Links and locks from the command: share, lock and unlock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import files_style_sdk as files_sdk


@pytest.fixture(autouse=True)
def site(logged_in: Any, files_client: files_sdk.Client) -> files_sdk.Client:
    """A site with two folders."""
    files_client.folder.create("/reports")
    files_client.folder.create("/plans")
    return files_client


def test_share_prints_the_link(run: Any, site: files_sdk.Client) -> None:
    """The link is all that is printed, and leads to all the paths."""
    told = run("share", "/reports", "files:/plans")
    (link,) = told.lines
    (bundle,) = site.bundle.list().to_list()
    assert bundle.url == link
    assert bundle.permissions == "read"
    assert sorted(site.bundle.find(bundle.id).paths) == ["plans", "reports"]


def test_share_options(run: Any, site: files_sdk.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Expiry, password, uses and texts reach the service; the password is not told."""
    monkeypatch.setenv("FILES_SHARE_PASSWORD", "hunter2")
    options = ("--for", "7d", "--password", "--max-uses", "3", "--description", "for Ann", "--registration")
    told = run("share", "--json", *options, "/reports")
    bundle = site.bundle.find(told.json[0]["id"])
    assert (bundle.password_protected, bundle.max_uses, bundle.description) == (True, 3, "for Ann")
    assert bundle.require_registration
    left = datetime.fromisoformat(str(bundle.expires_at)) - datetime.now(UTC)
    assert timedelta(days=6) < left <= timedelta(days=7, seconds=1)
    assert "hunter2" not in told.out + told.err


def test_share_asks_for_a_password(run: Any, site: files_sdk.Client) -> None:
    """A password is asked for twice, not echoed, and not a part of the command line."""
    told = run("share", "--json", "--password", "/reports", stdin="hunter2\nhunter2\n")
    assert site.bundle.find(told.json[0]["id"]).password_protected
    assert "hunter2" not in told.out + told.err


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("/missing",), 3, "'missing'"),
        (("--for", "1d", "--until", "2099-01-01", "/reports"), 2, "give one of them"),
        (("--until", "2001-01-01", "/reports"), 2, "expired already"),
        (("--for", "soon", "/reports"), 2, "no length of time"),
        (("/reports/../plans",), 2, "no '..'"),
        ((), 2, "Missing argument"),
    ],
)
def test_share_mistakes(run: Any, site: files_sdk.Client, words: tuple[str, ...], status: int, message: str) -> None:
    """What cannot be shared is told, and no link is made."""
    told = run("share", *words)
    assert told.status == status
    assert message.lower() in told.err.lower()
    assert not site.bundle.list().to_list()


def test_lock_and_unlock(run: Any, site: files_sdk.Client) -> None:
    """A lock prints its token, which releases it."""
    (token,) = run("lock", "--for", "30m", "--owner", "me", "-r", "/reports").lines
    (lock,) = site.lock.list_for("/reports").to_list()
    assert (lock.token, lock.owner, lock.recursive, lock.exclusive) == (token, "me", True, True)
    assert 1700 < int(lock.timeout or 0) <= 1800
    assert run("lock", "--list", "/reports").lines[0].startswith(f"{token}\tme\t")
    assert run("unlock", "/reports", "--token", token).status == 0
    assert not site.lock.list_for("/reports").to_list()


def test_unlock_the_only_lock(run: Any, site: files_sdk.Client) -> None:
    """Without a token the only lock is released; of several it must be said which."""
    run("lock", "/reports", "--shared")
    assert run("unlock", "/reports").status == 0
    run("lock", "/reports", "--shared")
    run("lock", "/reports", "--shared")
    told = run("unlock", "/reports")
    assert (told.status, "2 locks" in told.err) == (2, True)
    assert run("unlock", "--all", "/reports").status == 0
    assert not site.lock.list_for("/reports").to_list()


def test_nothing_to_unlock(run: Any) -> None:
    """A path that nothing locks, and a token that locks nothing, are errors."""
    assert run("unlock", "/reports").status == 3
    assert run("unlock", "/reports", "--token", "other").status == 3
    assert run("unlock", "/reports", "--token", "other", "--all").status == 2


def test_locked_by_another(run: Any, site: files_sdk.Client) -> None:
    """A lock that keeps this one out is told as such."""
    run("lock", "/reports")
    told = run("lock", "/reports")
    assert told.status == 1
    assert "lock" in told.err.lower()
