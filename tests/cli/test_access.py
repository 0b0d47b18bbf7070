"""Credentials and profiles: login, logout, whoami and profiles, and which settings win."""

from __future__ import annotations

import stat
import sys
import tomllib
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from files_style_sdk.cli import credentials
from files_style_sdk.cli.config import read_toml, write_toml
from files_style_sdk.error import InvalidParameterError, NotAuthenticatedError


@pytest.fixture
def service(files_mock: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A clean mock server that no setting leads to yet."""
    return files_mock


def test_login_with_a_key(run: Any, service: Any, own_folders: Path) -> None:
    """A key from standard input is tried, stored where only its owner reads it, never shown, and used from then on."""
    told = run("login", "--base-url", service.url, stdin=f"{service.api_key}\n")
    assert told.status == 0, told.err
    assert service.api_key not in told.out + told.err
    secret = own_folders / "credentials.toml"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert service.api_key not in (own_folders / "config.toml").read_text()
    assert run("ls").status == 0
    told = run("whoami")
    assert f"base_url: {service.url}" in told.lines
    assert "credential: API key" in told.lines
    assert service.api_key not in told.out


def test_login_with_a_wrong_key(run: Any, service: Any, own_folders: Path) -> None:
    """A key that the service refuses exits 4 and is not stored; an empty one exits 2."""
    assert run("login", "--base-url", service.url, stdin="WRONGKEY\n").status == 4
    assert run("login", "--base-url", service.url, stdin="").status == 2
    assert not own_folders.exists()


def test_login_with_a_password(run: Any, files_mock_server: Any, service: Any, own_folders: Path) -> None:
    """A password gives a session, which is stored instead of it, used, and ended by logout."""
    from files_style_sdk import Client

    with Client(base_url=service.url, api_key=service.api_key) as admin:
        admin.user.create({"username": "anna", "password": "correct-horse-9"})
        told = run("login", "--username", "anna", "--base-url", service.url, stdin="correct-horse-9\n")
        assert told.status == 0, told.err
        stored = (own_folders / "credentials.toml").read_text()
        assert "correct-horse" not in stored
        session = tomllib.loads(stored)["default"]["session_id"]
        assert {"credential: session", "username: anna"} <= set(run("whoami").lines)
        assert run("logout").status == 0
        with Client(base_url=service.url, session_id=session) as ended, pytest.raises(NotAuthenticatedError):
            ended.file.find("")
    assert run("ls").status == 2
    assert run("logout").status == 3
    assert run("login", "--username", "anna", "--base-url", service.url, stdin="wrong\n").status == 4


def test_second_factor(run: Any, service: Any) -> None:
    """A login that asks for a second factor reads the one-time password next."""
    from files_mock_server.testing import totp

    from files_style_sdk import Client

    secret = "JBSWY3DPEHPK3PXP"
    with Client(base_url=service.url, api_key=service.api_key) as admin:
        admin.post("/users", {"username": "bob", "password": "correct-horse-9", "totp_secret": secret})
    code = totp(secret, service.clock())
    told = run("login", "--username", "bob", "--base-url", service.url, stdin=f"correct-horse-9\n{code}\n")
    assert told.status == 0, told.err


def test_profiles(run: Any, service: Any, own_folders: Path) -> None:
    """Each profile has its own service and credential; one is the default, --profile and FILES_PROFILE name another."""
    key, url = service.api_key, service.url
    for name in ("work", "home"):
        assert run("login", "--profile", name, "--base-url", url, stdin=f"{key}\n").status == 0
    assert run("ls").status == 2, "there is no profile 'default'"
    assert run("profiles", "work").status == 0
    assert run("ls").status == 0
    told = run("profiles", "--json").json
    assert [(each["profile"], each["default"], each["credential"]) for each in told] == [
        ("home", False, "file"),
        ("work", True, "file"),
    ]
    assert key not in run("profiles").out
    assert run("--profile", "nobody", "ls").status == 2
    assert run("logout", "--profile", "work").status == 0
    assert run("ls").status == 2
    assert run("--profile", "home", "ls").status == 0


def test_precedence(run: Any, service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flags go before the environment, which goes before a profile, unless a flag names the profile."""
    assert run("login", "--base-url", service.url, stdin=f"{service.api_key}\n").status == 0
    monkeypatch.setenv("FILES_API_KEY", "WRONGKEY")
    assert run("ls").status == 4
    assert run("ls", "--profile", "default").status == 0
    assert run("ls", "--api-key", service.api_key).status == 0


def test_a_credential_stays_with_its_service(run: Any, service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stored credential is not sent to another address than the one it was stored for."""
    assert run("login", "--base-url", service.url, stdin=f"{service.api_key}\n").status == 0
    told = run("ls", "--base-url", "http://127.0.0.1:9")
    assert told.status == 2
    assert "is not sent to http://127.0.0.1:9" in told.err
    monkeypatch.setenv("FILES_BASE_URL", "http://127.0.0.1:9")
    assert run("ls").status == 2
    assert run("ls", "--profile", "default").status == 0


def test_settings_of_a_profile(run: Any, service: Any, own_folders: Path) -> None:
    """A profile may hold any setting of the SDK; an unknown one, and a credential, are refused with its name."""
    assert run("login", "--base-url", service.url, stdin=f"{service.api_key}\n").status == 0
    path = own_folders / "config.toml"
    written = path.read_text()
    path.write_text(written + "max_network_retries = 1\n")
    assert run("ls").status == 0
    for line, said in (("retires = 1", "retires"), ("api_key = 'x'", "does not belong into this file")):
        path.write_text(f"{written}{line}\n")
        told = run("ls")
        assert told.status == 2
        assert said in told.err
        assert str(path) in told.err
    path.write_text("[profiles\n")
    assert "not valid TOML" in run("ls").err


def test_others_can_read_the_credentials(run: Any, service: Any, own_folders: Path) -> None:
    """A file of credentials that others may read is not used, and what to do is told."""
    assert run("login", "--base-url", service.url, stdin=f"{service.api_key}\n").status == 0
    (own_folders / "credentials.toml").chmod(0o644)
    told = run("ls")
    assert told.status == 2
    assert "chmod 600" in told.err


class Ring(ModuleType):
    """A keyring in memory."""

    def __init__(self, priority: float, broken: bool = False) -> None:
        super().__init__("keyring")
        self.kept: dict[tuple[str, str], str] = {}
        self._priority, self._broken = priority, broken
        self.errors = ModuleType("keyring.errors")
        self.errors.KeyringError = type("KeyringError", (Exception,), {})  # type: ignore[attr-defined]
        self.errors.PasswordDeleteError = type("PasswordDeleteError", (Exception,), {})  # type: ignore[attr-defined]

    def get_keyring(self) -> Any:
        return SimpleNamespace(priority=self._priority)

    def set_password(self, service: str, name: str, password: str) -> None:
        if self._broken:
            raise self.errors.KeyringError("locked")
        self.kept[service, name] = password

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        if self.kept.pop((service, name), None) is None:
            raise self.errors.PasswordDeleteError


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts a keyring in place of the system's."""
    monkeypatch.undo()

    def use(made: Ring) -> Ring:
        monkeypatch.setitem(sys.modules, "keyring", made)
        monkeypatch.setitem(sys.modules, "keyring.errors", made.errors)
        return made

    return use


def test_keyring(ring: Any, tmp_path: Path) -> None:
    """Where there is a keyring the credential is in it and in no file; taking it away is told."""
    made = ring(Ring(5))
    store = credentials.CredentialStore(tmp_path)
    assert store.write("work", {"api_key": "K"}) == "keyring"
    assert not store.path.exists()
    assert store.read("work", "keyring") == {"api_key": "K"}
    store.remove("work", "keyring")
    store.remove("work", "keyring")
    assert made.kept == {}
    with pytest.raises(InvalidParameterError, match="not in the keyring any more"):
        store.read("work", "keyring")


@pytest.mark.parametrize("made", [Ring(0), Ring(5, broken=True)])
def test_no_usable_keyring(ring: Any, tmp_path: Path, made: Ring) -> None:
    """A keyring that refuses everything, or is locked, leaves the file."""
    ring(made)
    store = credentials.CredentialStore(tmp_path)
    assert store.write("work", {"session_id": "S"}) == "file"
    assert store.read("work", "file") == {"session_id": "S"}
    store.remove("work", "file")
    with pytest.raises(InvalidParameterError, match="login --profile work"):
        store.read("work", "file")


def test_toml(tmp_path: Path) -> None:
    """What is written is read the same, whatever characters it has, and only its owner can read it."""
    content = {
        "default": 'a "b" \\ \x7f\x00 é',
        "profiles": {"x.y": {"verify": False, "n": 3, "t": 1.5, "l": ["a", "b"]}, "ü": {}},
    }
    path = tmp_path / "new" / "config.toml"
    write_toml(path, content)
    assert read_toml(path, private=True) == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]
