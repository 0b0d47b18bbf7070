"""Who may call: by header, scheme, cookie with CSRF, query, and the headers that go with a credential."""

from __future__ import annotations

import pytest
from spec_client import Api

DESK = """
openapi: 3.1.0
info: {title: Desk, version: "1"}
CREDENTIALS
paths:
  /me:
    get:
      operationId: me.find
      responses: {"200": {description: who, content: {application/json: {schema: {type: object}}}}}
      x-mock: {behaviour: fixed, answer: {id: "{caller.user_id}", text: "I am {caller.name}!"}}
    post:
      operationId: me.touch
      responses: {"204": {description: done}}
  /open:
    get:
      operationId: open.find
      security: []
      responses: {"204": {description: done}}
"""


def described(credentials: str) -> str:
    return DESK.replace("CREDENTIALS", credentials)


def test_header_of_x_credential(serve):
    """A key of the server is taken in the header, behind its prefix; a wrong one or none is 401 and changes nothing."""
    api = serve(described('x-credential: [{argument: token, header: X-Desk, prefix: "Key "}]'), api_keys=["k1", "k2"])
    for key in ("k1", "k2"):
        assert (
            api.get(
                "/me",
            ).status_code
            == 401
        )
        assert Api(api.server, {"X-Desk": f"Key {key}"}).get("/me").status_code == 200
    told = Api(api.server, {"X-Desk": "Key k3"}).get("/me")
    api.refused(told, 401, "header X-Desk", "not accepted")
    api.refused(Api(api.server, {"X-Desk": "k1"}).get("/me"), 401, "Give a credential in the header X-Desk")
    assert api.get("/open").status_code == 204
    assert "WWW-Authenticate" in told.headers


def test_the_journal_names_no_secret(serve):
    """The journal tells which credential came by its number, and no key, token or cookie."""
    api = serve(described("x-credential: [{header: X-Desk}]"), api_keys=["secret-1", "secret-2"])
    Api(api.server, {"X-Desk": "secret-2"}).get("/me", api_key="secret-3")
    (entry,) = api.server.journal.entries()
    assert entry.credential == "header X-Desk, no. 2"
    assert "secret" not in str(entry.to_dict()).replace("api_key", "")


@pytest.mark.parametrize(
    ("scheme", "good", "bad"),
    [
        (
            "{type: http, scheme: bearer}",
            {"headers": {"Authorization": "bearer k1"}},
            {"headers": {"Authorization": "k1"}},
        ),
        ("{type: oauth2, flows: {}}", {"headers": {"Authorization": "Bearer k1"}}, {"headers": {"Authorization": "x"}}),
        ("{type: apiKey, in: header, name: X-K}", {"headers": {"X-K": "k1"}}, {"headers": {"X-K": "k2"}}),
        ("{type: apiKey, in: query, name: key}", {"params": {"key": "k1"}}, {"params": {"key": "k2"}}),
        ("{type: apiKey, in: cookie, name: sid}", {"cookies": {"sid": "k1"}}, {"cookies": {"sid": "k2"}}),
        ("{type: http, scheme: basic}", {"auth": ("k1", "x")}, {"auth": ("k2", "x")}),
    ],
)
def test_security_schemes(serve, scheme, good, bad):
    """Without x-credential the document's own security schemes count."""
    api = serve(
        described("security: [{main: []}]\ncomponents: {securitySchemes: {main: " + scheme + "}}"), api_keys=["k1"]
    )
    api.http.headers.clear()
    assert api.call("GET", "/me", **good).status_code == 200
    assert api.call("GET", "/me", **bad).status_code == 401
    assert api.get("/me").status_code == 401


def test_no_credential_is_needed_where_none_is_described(serve):
    """A document that says nothing of credentials is open to all."""
    api = serve(described(""))
    assert Api(api.server, {}).get("/me").json() == {"id": None, "text": "I am !"}


def test_who_calls(serve):
    """A credential says who has it; templates tell."""
    api = serve(
        described(
            "x-mock: {caller: {user_id: 0, name: nobody}, credentials: "
            "[{header: X-Desk, values: {anna-key: {user_id: 7, name: Anna}, plain: {}}}]}"
        )
    )
    assert Api(api.server, {"X-Desk": "anna-key"}).get("/me").json() == {"id": 7, "text": "I am Anna!"}
    assert Api(api.server, {"X-Desk": "plain"}).get("/me").json()["text"] == "I am nobody!"
    assert Api(api.server, {"X-Desk": api.server.api_key}).get("/me").status_code == 401


COOKIES = """
x-credential: [{argument: token, header: X-Token}, {argument: csrf, header: X-CSRF}]
x-mock: {credentials: [{cookie: SID, values: [s1], csrf_header: X-CSRF, csrf_cookie: app.csrf}]}
"""


def test_cookies_need_a_csrf_header_to_change_something(serve):
    """A session cookie is enough to read; to write, a header must say what another cookie says."""
    api = serve(described(COOKIES), api_keys=["k1"])
    api.http.headers.clear()
    cookies = {"SID": "s1", "app.csrf": "c1"}
    assert api.call("GET", "/me", cookies=cookies).status_code == 200
    assert api.call("POST", "/me", cookies=cookies, headers={"X-CSRF": "c1"}).status_code == 204
    api.refused(api.call("POST", "/me", cookies=cookies), 403, "X-CSRF", "app.csrf")
    api.refused(api.call("POST", "/me", cookies=cookies, headers={"X-CSRF": "c2"}), 403)
    api.refused(api.call("POST", "/me", cookies={"SID": "s1"}, headers={"X-CSRF": ""}), 403)
    assert api.call("GET", "/me", cookies={"SID": "s2"}).status_code == 401
    assert api.call("GET", "/me", headers={"X-CSRF": "k1"}).status_code == 401, "a CSRF header is no credential"
    assert api.call("POST", "/me", headers={"X-Token": "k1"}).status_code == 204, "a token needs none"


def test_required_headers(serve):
    """The document's headers must come with every credential: 401 without, 403 with a wrong value; some may be free."""
    text = described('x-credential: [{header: X-Desk}]\nx-mock: {required_headers: {X-User: "1001", X-Org: "77"}}')
    api = serve(text.replace("x-mock: {behaviour: fixed,", "x-mock: {required_headers: false, behaviour: fixed,"))
    api.http.headers.update({"X-Desk": api.server.api_key})
    assert api.get("/me").status_code == 200
    assert api.get("/open").status_code == 204
    assert api.call("POST", "/me", headers={"X-User": "1001", "X-Org": "77"}).status_code == 204
    api.refused(api.call("POST", "/me", headers={"X-User": "1001"}), 401, "X-Org")
    api.refused(api.call("POST", "/me", headers={"X-User": "1002", "X-Org": "77"}), 403, "X-User")


def test_open(serve):
    """An open server takes any credential, but wants one."""
    api = serve(described("x-credential: [{header: X-Desk}]"), open=True)
    assert Api(api.server, {"X-Desk": "anything"}).get("/me").status_code == 200
    assert Api(api.server, {}).get("/me").status_code == 401
