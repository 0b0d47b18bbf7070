"""OAuth2: a login with PKCE, tokens that are refreshed and rotated, and stores that keep them."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

import files_style_sdk as files_sdk
from files_style_sdk import auth
from files_style_sdk.auth.tokens import Tokens
from files_style_sdk.error import AuthenticationError, InvalidParameterError

from .identity import IdentityServer
from .looped import looped


class Rotating:
    """A token endpoint that believes each code and each refresh token once, and a code only with its verifier."""

    def __init__(self, identity: IdentityServer) -> None:
        self._identity = identity
        self.challenges: dict[str, str] = {}
        self.refresh = "REFRESH0"
        self.rotates = True
        identity.answer = self

    def __call__(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if form["grant_type"] == "authorization_code":
            digest = hashlib.sha256(form["code_verifier"].encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            believed = self.challenges.pop(form["code"], None) == challenge
        else:
            believed = form["refresh_token"] == self.refresh
        if not believed:
            return 400, {"error": "invalid_grant"}
        status, data = self._identity.hand_out(form)
        if self.rotates or form["grant_type"] == "authorization_code":
            self.refresh = f"REFRESH{len(self._identity.forms)}"
            data["refresh_token"] = self.refresh
        return status, data


@pytest.fixture
def identity() -> Iterator[IdentityServer]:
    """An identity server with an API behind it."""
    server = IdentityServer()
    yield server
    server.stop()


def oauth2(identity: IdentityServer, **more: Any) -> auth.OAuth2:
    return auth.OAuth2(
        "APP",
        f"{identity.url}/token",
        **{"authorize_url": "https://id.test/authorize", "redirect_uri": "http://localhost/back", **more},
    )


def client_with(identity: IdentityServer, credential: auth.Credential) -> files_sdk.Client:
    return files_sdk.Client(base_url=identity.url, auth=credential, max_retries=0)


def test_the_challenge_is_that_of_the_verifier() -> None:
    """The URL carries the S256 challenge (RFC 7636 §4.2) of a verifier that the RFC allows, and all the rest of it."""
    credential = auth.OAuth2(
        "APP", "https://id.test/t", authorize_url="https://id.test/a", redirect_uri="http://x/back", scopes=["a", "b"]
    )
    begun = credential.authorization()
    query = {name: values[0] for name, values in parse_qs(urlsplit(begun.url).query).items()}
    digest = hashlib.sha256(begun.code_verifier.encode("ascii")).digest()
    assert query == {
        "response_type": "code",
        "client_id": "APP",
        "redirect_uri": "http://x/back",
        "scope": "a b",
        "state": begun.state,
        "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    assert 43 <= len(begun.code_verifier) <= 128
    assert all(char.isalnum() or char in "-._~" for char in begun.code_verifier)
    again = credential.authorization()
    assert (again.state, again.code_verifier) != (begun.state, begun.code_verifier)


def test_the_challenge_of_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example of RFC 7636, appendix B: its verifier gives its challenge."""
    from files_style_sdk.auth import oauth2 as module

    monkeypatch.setattr(module.secrets, "token_urlsafe", lambda _size: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    url = auth.OAuth2("APP", "https://id.test/t", authorize_url="https://id.test/a").authorization().url
    assert parse_qs(urlsplit(url).query)["code_challenge"] == ["E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"]


def test_where_to_log_in() -> None:
    """A query that the endpoint has of its own stays (RFC 6749 §3.1); without an endpoint there is nothing to begin."""
    begun = auth.OAuth2("APP", "http://t", authorize_url="https://id.test/a?tenant=7").authorization()
    query = parse_qs(urlsplit(begun.url).query)
    assert (query["tenant"], query["client_id"]) == (["7"], ["APP"])
    with pytest.raises(InvalidParameterError, match="authorize_url"):
        auth.OAuth2("APP", "http://t").authorization()


def test_a_login(identity: IdentityServer) -> None:
    """The code is exchanged with its verifier before the next call, once, and calls carry the token."""
    server, credential = Rotating(identity), oauth2(identity, client_secret="APPSECRET")
    begun = credential.authorization()
    server.challenges["CODE"] = parse_qs(urlsplit(begun.url).query)["code_challenge"][0]
    with client_with(identity, credential) as client:
        with pytest.raises(AuthenticationError, match="nobody has logged in"):
            client.user.list()
        credential.accept_code("CODE", begun.code_verifier)
        client.user.list()
        client.user.list()
    assert identity.forms == [
        {
            "grant_type": "authorization_code",
            "client_id": "APP",
            "client_secret": "APPSECRET",
            "code": "CODE",
            "code_verifier": begun.code_verifier,
            "redirect_uri": "http://localhost/back",
        }
    ]
    assert identity.tokens_used() == ["ACCESSTOKEN1"] * 2


def test_a_code_with_another_verifier(identity: IdentityServer) -> None:
    """A code that the server does not believe is an error that does not tell it; a new code may follow."""
    server, credential = Rotating(identity), oauth2(identity)
    begun = credential.authorization()
    challenge = parse_qs(urlsplit(begun.url).query)["code_challenge"][0]
    server.challenges.update(CODE1=challenge, CODE2=challenge)
    with client_with(identity, credential) as client:
        credential.accept_code("CODE1", "x" * 43)
        with pytest.raises(AuthenticationError, match="invalid_grant") as caught:
            client.user.list()
        assert "CODE1" not in str(caught.value)
        credential.accept_code("CODE2", begun.code_verifier)
        assert client.user.list().data == []


@pytest.mark.parametrize("rotates", [True, False])
def test_refreshing(identity: IdentityServer, rotates: bool) -> None:
    """A refused token is refreshed, each time with the refresh token that came last, or the old one if none came."""
    server, store = Rotating(identity), auth.MemoryTokenStore()
    server.rotates = rotates
    store.save(Tokens("OLD", "REFRESH0", None))
    with client_with(identity, oauth2(identity, store=store)) as client:
        for _ in range(3):
            identity.valid.clear()
            client.user.list()
    used = [form["refresh_token"] for form in identity.forms]
    assert used == (["REFRESH0", "REFRESH1", "REFRESH2"] if rotates else ["REFRESH0"] * 3)
    kept = store.load()
    assert kept is not None
    assert (kept.access_token, kept.refresh_token) == ("ACCESSTOKEN3", "REFRESH3" if rotates else "REFRESH0")


def test_expired_tokens_are_refreshed_first(identity: IdentityServer) -> None:
    """A kept token that has expired is not even tried; one that has not is used as it is."""
    Rotating(identity)
    store = auth.MemoryTokenStore()
    store.save(Tokens("OLD", "REFRESH0", 1.0))
    with client_with(identity, oauth2(identity, store=store)) as client:
        client.user.list()
    with client_with(identity, oauth2(identity, store=store)) as client:
        client.user.list()
    assert identity.tokens_used() == ["ACCESSTOKEN1"] * 2
    assert len(identity.forms) == 1


def test_a_store_that_two_share(identity: IdentityServer, tmp_path: Path) -> None:
    """What one program has refreshed, another one that shares the store takes over instead of refreshing again."""
    Rotating(identity)
    path = tmp_path / "tokens.json"
    auth.FileTokenStore(path).save(Tokens("OLD", "REFRESH0", None))
    one = client_with(identity, oauth2(identity, store=auth.FileTokenStore(path)))
    two = client_with(identity, oauth2(identity, store=auth.FileTokenStore(path)))
    with one, two:
        one.user.list()
        two.user.list()
        identity.valid.clear()
        one.user.list()
        two.user.list()
    assert [form["refresh_token"] for form in identity.forms] == ["REFRESH0", "REFRESH1"]


def test_one_refresh_for_many(identity: IdentityServer) -> None:
    """Threads that share a credential refresh once, with a server that believes a refresh token once."""
    Rotating(identity)
    identity.pause = 0.02
    store = auth.MemoryTokenStore()
    store.save(Tokens("OLD", "REFRESH0", None))
    with client_with(identity, oauth2(identity, store=store)) as client, ThreadPoolExecutor(32) as pool:
        assert list(pool.map(lambda _: len(client.user.list()), range(64))) == [0] * 64
    assert len(identity.forms) == 1


@looped
async def test_refreshing_while_awaited(identity: IdentityServer, tmp_path: Path) -> None:
    """An async client refreshes by the same rules, and its store is a file all the same."""
    Rotating(identity)
    store = auth.FileTokenStore(tmp_path / "tokens.json")
    store.save(Tokens("OLD", "REFRESH0", None))
    async with files_sdk.AsyncClient(base_url=identity.url, auth=oauth2(identity, store=store)) as client:
        await asyncio.gather(*(client.user.list() for _ in range(50)))
    kept = store.load()
    assert kept is not None
    assert (kept.refresh_token, len(identity.forms)) == ("REFRESH1", 1)


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    """The file is 0600 from its first moment on, whatever it was before; its folder is made for its owner."""
    path = tmp_path / "new" / "tokens.json"
    store = auth.FileTokenStore(path)
    assert store.load() is None
    before = os.umask(0)
    try:
        store.save(Tokens("A", "R", 7.5))
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    store.save(Tokens("B"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert store.load() == Tokens("B")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"access_token": 7}', '"x"', "\x00"])
def test_a_file_that_holds_no_tokens(tmp_path: Path, text: str) -> None:
    """Whatever else is in the file counts as no tokens, and is replaced."""
    path = tmp_path / "tokens.json"
    path.write_text(text)
    store = auth.FileTokenStore(path)
    assert store.load() is None
    store.save(Tokens("A"))
    assert json.loads(path.read_text())["access_token"] == "A"


def test_many_writers_leave_one_whole_file(tmp_path: Path) -> None:
    """Whoever reads meanwhile finds the tokens of one writer, whole, and no temporary file is left."""
    store = auth.FileTokenStore(tmp_path / "tokens.json")
    store.save(Tokens("T", "T"))

    def work(number: int) -> bool:
        store.save(Tokens(f"T{number}" * 100, f"T{number}" * 100))
        kept = store.load()
        return kept is not None and kept.access_token == kept.refresh_token

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(64)))
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == ["tokens.json"]


def test_one_refresh_for_programs_that_share_a_file(identity: IdentityServer, tmp_path: Path) -> None:
    """Programs that share a file renew one after the other, so that none uses up another's refresh token."""
    Rotating(identity)
    identity.pause = 0.02
    path = tmp_path / "tokens.json"
    auth.FileTokenStore(path).save(Tokens("OLD", "REFRESH0", None))

    def program(_number: int) -> int:
        with client_with(identity, oauth2(identity, store=auth.FileTokenStore(path))) as client:
            return len(client.user.list())

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(program, range(8))) == [0] * 8
    assert len({form["refresh_token"] for form in identity.forms}) == len(identity.forms)


def test_the_lock_of_a_store_needs_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without filelock the error says how to install it, before anything is sent."""
    monkeypatch.setitem(sys.modules, "filelock", None)
    with pytest.raises(ImportError, match=r"files-style-sdk\[oauth\]"):
        auth.FileTokenStore(tmp_path / "tokens.json").lock()
