"""Tokens that a described service issues: by personal token, code with PKCE, renewal, client; and how they end."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import parse_qs, urlsplit

import pytest
from files_mock_server.testing import DescriptionError
from spec_client import Api

BARN = """
openapi: 3.1.0
info: {title: Barn, version: "1"}
x-credential: {scheme: token_exchange}
x-mock: {clients: {app: app-secret, phone: null}}
paths:
  /login:
    servers: [{url: "https://id.barn.example/oauth"}]
    get:
      operationId: login.page
      security: []
      x-mock: {behaviour: authorize, caller: {user_id: 7}, redirect_uris: ["https://app.example/*"]AUTHORIZE}
      responses: {"302": {description: back}}
  /token:
    servers: [{url: "https://id.barn.example/oauth"}]
    post:
      operationId: login.token
      security: []
      x-internal: true
      requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object}}}}
      x-mock: {behaviour: token, expires_in: 600TOKEN}
      responses: {"200": {description: token, content: {application/json: {schema: {type: object}}}}}
  /cows:
    get:
      operationId: cow.list
      responses: {"200": {description: all, content: {application/json: {schema: {type: object}}}}}
      x-mock: {behaviour: fixed, answer: {owner: "{caller.user_id}"}}
"""
VERIFIER = "v" * 50
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
BACK = "http://127.0.0.1:1/back?x=1"


@pytest.fixture
def barn(serve):
    def start(token: str = "", authorize: str = "", **options) -> Api:
        api = serve(BARN.replace("TOKEN", token).replace("AUTHORIZE", authorize), api_keys=["pat-1"], **options)
        api.http.headers.clear()
        return api

    return start


def token(api: Api, status: int = 200, **form):
    """What the token endpoint answers to a form."""
    answer = api.call("POST", "/oauth/token", data={"client_id": "app", "client_secret": "app-secret", **form})
    assert answer.status_code == status, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.json()


def personal(api: Api, **form):
    return token(api, grant_type="personal_access_token", token="pat-1", **form)


def cows(api: Api, access: str) -> int:
    return api.call("GET", "/cows", headers={"Authorization": f"Bearer {access}"}).status_code


def code(api: Api, **query) -> dict[str, str]:
    """What the login page leads back with."""
    asked = {"response_type": "code", "client_id": "app", "redirect_uri": BACK, "state": "s1", **query}
    answer = api.get("/oauth/login", **asked)
    assert answer.status_code == 302, answer.text
    location = urlsplit(answer.headers["Location"])
    found = {name: values[0] for name, values in parse_qs(location.query).items()}
    assert found.pop("x") == "1"
    assert found.pop("state") == "s1"
    return found


def test_personal_token(barn):
    """A personal token becomes a bearer token that is good until the server's clock says otherwise."""
    api = barn()
    told = personal(api, scope="a b")
    assert {**told, "access_token": "", "refresh_token": ""} == {
        "access_token": "",
        "refresh_token": "",
        "token_type": "Bearer",
        "expires_in": 600,
        "scope": "a b",
    }
    assert cows(api, told["access_token"]) == 200
    api.server.clock.advance(599)
    assert cows(api, told["access_token"]) == 200
    api.server.clock.advance(2)
    assert cows(api, told["access_token"]) == 401
    assert cows(api, "pat-1") == 401, "a personal token is no bearer token"
    assert cows(api, told["refresh_token"]) == 401


def test_json_and_basic(barn):
    """The parameters may come as JSON, and the client by HTTP Basic."""
    api = barn()
    body = {"grant_type": "client_credentials"}
    told = api.ok(api.call("POST", "/oauth/token", body, auth=("app", "app-secret")))
    assert cows(api, told["access_token"]) == 200
    assert "refresh_token" not in told
    assert api.call("POST", "/oauth/token", body, auth=("app", "wrong")).status_code == 401
    assert api.call("POST", "/oauth/token", body, headers={"Authorization": "Basic ?"}).status_code == 401


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": "client_credentials", "client_id": "other"}, 401, "invalid_client"),
        ({"grant_type": "client_credentials", "client_secret": "x"}, 401, "invalid_client"),
        ({"grant_type": "personal_access_token", "token": "pat-2"}, 400, "invalid_grant"),
        ({"grant_type": "personal_access_token"}, 400, "invalid_grant"),
        ({"grant_type": "authorization_code", "code": "x"}, 400, "invalid_grant"),
        ({"grant_type": "refresh_token", "refresh_token": "x"}, 400, "invalid_grant"),
        ({"grant_type": "personal_access_token", "token": "pat-1", "scope": "all"}, 400, "invalid_scope"),
    ],
)
def test_refusals(barn, form, status, error):
    """What is refused has the form and the code of RFC 6749."""
    told = token(barn(", scopes: [some]"), status, **form)
    assert told["error"] == error
    assert told["error_description"]


def test_code_with_pkce(barn):
    """A login leads back with a code that is good once, for its client, its address and its verifier."""
    api = barn()
    given = code(api, code_challenge=CHALLENGE, code_challenge_method="S256", scope="read")
    form = {"grant_type": "authorization_code", "redirect_uri": BACK, "code_verifier": VERIFIER}
    told = token(api, **form, code=given["code"])
    assert told["scope"] == "read"
    assert api.call("GET", "/cows", headers={"Authorization": f"Bearer {told['access_token']}"}).json() == {"owner": 7}
    assert token(api, 400, **form, code=given["code"])["error"] == "invalid_grant"
    for wrong in ({"code_verifier": "x"}, {"redirect_uri": BACK + "2"}, {"client_id": "phone"}, {"code_verifier": ""}):
        given = code(api, code_challenge=CHALLENGE, code_challenge_method="S256")
        assert token(api, 400, **{**form, **wrong}, code=given["code"])["error"] == "invalid_grant", wrong
    late = code(api)
    api.server.clock.advance(61)
    assert token(api, 400, grant_type="authorization_code", redirect_uri=BACK, **late)["error"] == "invalid_grant"


def test_a_challenge_cannot_be_taken_away(barn):
    """A client that sends a verifier gets no token for a code whose challenge somebody has left out."""
    api = barn()
    form = {"grant_type": "authorization_code", "redirect_uri": BACK, **code(api)}
    assert token(api, 400, **form, code_verifier=VERIFIER)["error"] == "invalid_grant"


def test_a_scope_does_not_grow(barn):
    """Neither a code nor a refresh token is good for more than was granted, and being refused costs no token."""
    api = barn(", refresh: rotate")
    asked = {"redirect_uri": BACK, "grant_type": "authorization_code"}
    assert token(api, 400, **asked, **code(api, scope="a b"), scope="a c")["error"] == "invalid_scope"
    told = token(api, **asked, **code(api, scope="a b"))
    form = {"grant_type": "refresh_token", "refresh_token": told["refresh_token"]}
    assert token(api, 400, **form, scope="c")["error"] == "invalid_scope"
    assert token(api, **form, scope="a")["scope"] == "a"


def test_login_refuses(barn):
    """Nothing leads to an unknown address or for an unknown client; other errors are told to the client's address."""
    api = barn()
    for query in (
        {"client_id": "other"},
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": "http://127.0.0.1.evil.example/"},
        {"redirect_uri": "http://evil.example\\@127.0.0.1/"},
        {"redirect_uri": "http://evil.example@127.0.0.1/"},
        {"redirect_uri": "https://app.example/\\evil.example"},
        {"redirect_uri": "javascript:alert(1)"},
        {"redirect_uri": ""},
    ):
        asked = {"response_type": "code", "client_id": "app", "redirect_uri": BACK, **query}
        answer = api.get("/oauth/login", **asked)
        assert answer.status_code == 400, query
        assert "Location" not in answer.headers
    assert code(api, response_type="token")["error"] == "unsupported_response_type"
    assert code(api, code_challenge="x", code_challenge_method="plain")["error"] == "invalid_request"
    assert "code" in code(api, redirect_uri="https://app.example/in?x=1")


def test_login_that_is_refused_or_needs_pkce(barn):
    """A login page can say no, and a document can demand a challenge."""
    assert code(barn(authorize=", refuse: access_denied"))["error"] == "access_denied"
    assert code(barn(authorize=", pkce: required"))["error"] == "invalid_request"
    api = barn(", pkce: required")
    assert token(api, 400, grant_type="authorization_code", redirect_uri=BACK, **code(api))["error"] == "invalid_grant"


def test_renewal(barn):
    """A refresh token stays good, unless the document rotates them; or there is none."""
    api = barn()
    first = personal(api)
    for _ in range(2):
        again = token(api, grant_type="refresh_token", refresh_token=first["refresh_token"])
        assert cows(api, again["access_token"]) == 200
    api = barn(", refresh: rotate")
    first = personal(api)
    again = token(api, grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert again["refresh_token"] != first["refresh_token"]
    token(api, 400, grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert "refresh_token" not in personal(barn(", refresh: false"))


def test_revoking(barn):
    """Access tokens end on command, those that renew them only if that is said; a test may make its own."""
    api = barn()
    first = personal(api)
    mine = api.server.issue_token({"user_id": 9})
    assert api.call("GET", "/cows", headers={"Authorization": f"Bearer {mine}"}).json() == {"owner": 9}
    assert api.server.revoke_tokens() == 2
    assert cows(api, first["access_token"]) == cows(api, mine) == 401
    again = token(api, grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert cows(api, again["access_token"]) == 200
    answer = api.call("POST", api.server.url + "/__mock__/tokens/revoke", {"refresh": True})
    assert answer.json() == {"revoked": 2}
    token(api, 400, grant_type="refresh_token", refresh_token=first["refresh_token"])


def test_callers_of_personal_tokens(barn):
    """A document may say whose personal tokens there are."""
    api = barn(", personal_tokens: {anna-pat: {user_id: 3}}")
    told = token(api, grant_type="personal_access_token", token="anna-pat")
    assert api.call("GET", "/cows", headers={"Authorization": f"Bearer {told['access_token']}"}).json() == {"owner": 3}
    token(api, 400, grant_type="personal_access_token", token="pat-1")


def test_tokens_outlive_a_restart_and_end_with_a_reset(barn, tmp_path):
    """Tokens are part of the state; none of them is in the data folder as it is."""
    first = barn(data=tmp_path / "data")
    access = personal(first)["access_token"]
    first.server.stop()
    assert not any(access.encode() in path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    second = barn(data=tmp_path / "data")
    assert cows(second, access) == 200
    second.server.reset()
    assert cows(second, access) == 401


def test_unknown_grants_are_told(barn):
    """A grant that the server does not know is refused at the start."""
    with pytest.raises(DescriptionError, match=r"x-mock\.grants must be some of personal_access_token"):
        barn(", grants: [magic]")
