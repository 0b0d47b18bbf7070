"""Sessions: how they begin and end, second factors, and lockout."""

from __future__ import annotations

import base64

import pytest
from files_mock_server.people.totp import DEFAULT_SECRET
from files_mock_server.testing import totp
from mock_client import Api, problem

SECRET = base64.b32encode(b"a secret of twenty b").decode()
CHALLENGE = (401, "not-authenticated/two-factor-authentication-error")
WRONG = (401, "not-authenticated/invalid-username-or-password")
LOCKED = (401, "not-authenticated/locked-out")
ENDED = (401, "not-authenticated/invalid-session")
HOUR = 3600


@pytest.fixture
def anybody(connect, server):
    return connect(server, {})


def log_in(client: Api, **params: object):
    return client.post("/sessions", **{"username": "u", **params})


def make_user(api: Api, **params: object) -> int:
    answer = api.post("/users", **{"username": "u", "password": "p", **params})
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


@pytest.mark.parametrize(
    ("secret", "at", "code"),
    [
        (DEFAULT_SECRET, 59, "287082"),
        (DEFAULT_SECRET, 1111111109, "081804"),
        (DEFAULT_SECRET, 1111111111, "050471"),
        (DEFAULT_SECRET, 1234567890, "005924"),
        (DEFAULT_SECRET, 2000000000, "279037"),
        ("gezd gnbv gy3t qojq gezd gnbv gy3t qojq", 20000000000, "353130"),
    ],
)
def test_codes_of_the_standard(secret, at, code):
    """Codes are those of RFC 6238, appendix B, in six digits."""
    assert totp(secret, at) == code


def test_second_factor_in_two_calls(api, anybody, check_problem, clock):
    """The password alone is answered by a challenge; the challenge's id and the code start the session, once."""
    make_user(api, totp_secret=SECRET)
    challenge = log_in(anybody, password="p")
    assert check_problem(challenge) == CHALLENGE
    data = challenge.json()["data"]
    assert data["two_factor_authentication_methods"] == ["totp"]
    answer = {"partial_session_id": data["partial_session_id"], "otp": totp(SECRET, clock())}
    started = anybody.post("/sessions", **answer)
    assert started.status_code == 201
    assert api.get("/users", **{"filter[username]": "u"}).json()[0]["active_2fa"] is True
    client = Api(api.server, {"X-FilesAPI-Auth": started.json()["id"]})
    assert client.get("/folders/").status_code == 200
    client.http.close()
    assert check_problem(anybody.post("/sessions", **answer)) == ENDED


def test_second_factor_in_one_call(api, anybody, clock):
    """A client that knows of the second factor sends the code along."""
    make_user(api, totp_secret=SECRET)
    assert log_in(anybody, password="p", otp=totp(SECRET, clock())).status_code == 201


@pytest.mark.parametrize(("steps", "accepted"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_codes_of_clocks_that_differ(api, anybody, clock, steps, accepted):
    """The code of the time step before or after is accepted too."""
    make_user(api, totp_secret=SECRET)
    answer = log_in(anybody, password="p", otp=totp(SECRET, clock() + 30 * steps))
    assert (answer.status_code == 201) == accepted, answer.text


def test_a_code_works_once(api, anybody, check_problem, clock):
    """A code that was used is refused, and so is an older one; the next one works."""
    make_user(api, totp_secret=SECRET)
    code, older = totp(SECRET, clock()), totp(SECRET, clock() - 30)
    assert log_in(anybody, password="p", otp=code).status_code == 201
    assert check_problem(log_in(anybody, password="p", otp=code)) == CHALLENGE
    assert check_problem(log_in(anybody, password="p", otp=older)) == CHALLENGE
    clock.advance(30)
    assert log_in(anybody, password="p", otp=totp(SECRET, clock())).status_code == 201


@pytest.mark.parametrize("code", ["000000", "12345", "abcdef", "é", "1234567"])
def test_wrong_codes(api, anybody, check_problem, code):
    """A wrong code is answered by the challenge again, which can still be met."""
    make_user(api, totp_secret=SECRET)
    partial = log_in(anybody, password="p").json()["data"]["partial_session_id"]
    again = anybody.post("/sessions", partial_session_id=partial, otp=code)
    assert check_problem(again) == CHALLENGE
    assert again.json()["data"]["partial_session_id"] == partial


def test_a_challenge_expires(api, anybody, check_problem, clock):
    """Who takes too long begins again; an id that never was is refused alike."""
    make_user(api, totp_secret=SECRET)
    partial = log_in(anybody, password="p").json()["data"]["partial_session_id"]
    clock.advance(601)
    for id in (partial, "never-was"):
        answer = anybody.post("/sessions", partial_session_id=id, otp=totp(SECRET, clock()))
        assert check_problem(answer) == ENDED


@pytest.mark.parametrize(
    ("site", "user", "challenged"),
    [
        (False, None, False),
        (False, "always_require", True),
        (True, None, True),
        (True, "use_system_setting", True),
        (True, "never_require", False),
    ],
)
def test_who_needs_a_second_factor(api, anybody, clock, site, user, challenged):
    """The site or the user asks for a second factor; who was given no secret has the one of the standard."""
    make_user(api, require_2fa=user)
    api.patch("/site", require_2fa=site)
    answer = log_in(anybody, password="p")
    assert answer.status_code == (401 if challenged else 201)
    if challenged:
        assert problem(answer) == CHALLENGE
        assert log_in(anybody, password="p", otp=totp(DEFAULT_SECRET, clock())).status_code == 201


@pytest.mark.parametrize("method", ["sms", "yubi", "u2f", "webauthn", "email"])
def test_methods_that_cannot_be_checked(api, anybody, check_problem, method):
    """The challenge names a method that the mock cannot check, and the answer to it is refused as such."""
    make_user(api, type_of_2fa=method)
    challenge = log_in(anybody, password="p")
    assert check_problem(challenge) == CHALLENGE
    assert challenge.json()["data"]["two_factor_authentication_methods"] == [method]
    answer = log_in(anybody, password="p", otp="123456")
    assert check_problem(answer) == (422, "processing-failure/two-factor-authentication-method-unsupported-error")


@pytest.mark.parametrize("how", ["reset", "clear"])
def test_second_factor_is_forgotten(api, anybody, how):
    """A site admin or the user itself takes the second factor away; the password is enough again."""
    id = make_user(api, totp_secret=SECRET)
    if how == "reset":
        assert api.post(f"/users/{id}/2fa/reset").status_code == 204
    else:
        assert api.patch(f"/users/{id}", clear_2fa=True).status_code == 200
    assert api.get(f"/users/{id}").json()["active_2fa"] is False
    assert log_in(anybody, password="p").status_code == 201


@pytest.mark.parametrize("secret", ["not base32!", "", 7, "1"])
def test_bad_secrets(api, check_problem, secret):
    """A secret that no app would take is refused before anything is stored."""
    answer = api.post("/users", username="n", totp_secret=secret)
    assert check_problem(answer) == (400, "bad-request/request-params-invalid")
    assert api.get("/users", **{"filter[username]": "n"}).json() == []


def test_secrets_are_never_shown(api):
    """No answer carries the secret of a second factor."""
    id = make_user(api, totp_secret=SECRET)
    assert SECRET not in api.get("/users").text + api.get(f"/users/{id}").text


def test_lockout(api, anybody, check_problem, clock):
    """Too many wrong passwords lock the user out, whatever the next one is, until the time has passed."""
    id = make_user(api)
    for _ in range(5):
        assert check_problem(log_in(anybody, password="wrong")) == WRONG
    assert check_problem(log_in(anybody, password="p")) == LOCKED
    assert api.get(f"/users/{id}").json()["lockout_expires"] == "2023-11-14T23:13:20Z"
    clock.advance(HOUR - 1)
    assert check_problem(log_in(anybody, password="p")) == LOCKED
    clock.advance(1)
    assert log_in(anybody, password="p").status_code == 201
    assert api.get(f"/users/{id}").json()["lockout_expires"] is None


def test_unlock(api, anybody, check_problem):
    """A site admin lets a locked-out user in at once, with all tries again."""
    id = make_user(api)
    for _ in range(6):
        log_in(anybody, password="wrong")
    assert api.post(f"/users/{id}/unlock").status_code == 204
    for _ in range(4):
        assert check_problem(log_in(anybody, password="wrong")) == WRONG
    assert log_in(anybody, password="p").status_code == 201


def test_only_failures_of_late_count(api, anybody, clock):
    """Wrong passwords of long ago, and those before a login, do not lock anybody out."""
    make_user(api)
    for _ in range(4):
        log_in(anybody, password="wrong")
    clock.advance(6 * HOUR + 1)
    log_in(anybody, password="wrong")
    assert log_in(anybody, password="p").status_code == 201
    for _ in range(4):
        log_in(anybody, password="wrong")
    assert log_in(anybody, password="p").status_code == 201


def test_lockout_as_the_site_wants_it(api, anybody, check_problem, clock):
    """The site says after how many tries and for how long, or that nobody is locked out."""
    make_user(api)
    api.patch("/site", user_lockout_tries=2, user_lockout_lock_period=3)
    for _ in range(2):
        log_in(anybody, password="wrong")
    clock.advance(2 * HOUR)
    assert check_problem(log_in(anybody, password="p")) == LOCKED
    clock.advance(HOUR)
    api.patch("/site", user_lockout=False)
    for _ in range(3):
        assert check_problem(log_in(anybody, password="wrong")) == WRONG
    assert log_in(anybody, password="p").status_code == 201


def test_settings_out_of_all_measure(api, anybody, check_problem):
    """Whatever the site is set to, a login is answered and a lockout ends some day."""
    make_user(api)
    huge = 1 << 62
    api.patch("/site", user_lockout_tries=1, user_lockout_lock_period=huge, user_lockout_within=huge)
    assert log_in(anybody, password="p").status_code == 201
    assert check_problem(log_in(anybody, password="wrong")) == WRONG
    assert check_problem(log_in(anybody, password="p")) == LOCKED
    api.patch("/site", session_expiry_minutes=huge)
    assert log_in(anybody, username="motor", password="vroom").status_code == 201


def test_wrong_codes_lock_out(api, anybody, check_problem, clock):
    """Codes can be guessed no more often than passwords."""
    make_user(api, totp_secret=SECRET)
    for _ in range(5):
        assert check_problem(log_in(anybody, password="p", otp="000000")) == CHALLENGE
    assert check_problem(log_in(anybody, password="p", otp=totp(SECRET, clock()))) == LOCKED


def test_a_locked_out_user_keeps_its_sessions(api, anybody):
    """Who guesses the password of another does not throw it out."""
    make_user(api)
    client = api.as_user("u", "p")
    for _ in range(6):
        log_in(anybody, password="wrong")
    assert client.get("/folders/").status_code == 200
    client.http.close()


@pytest.mark.parametrize("by", ["admin", "oneself"])
def test_a_changed_password_ends_sessions(api, check_problem, by):
    """A new password ends all sessions, but the one with which the user changed it."""
    id = make_user(api)
    first, second = api.as_user("u", "p"), api.as_user("u", "p")
    changer = api if by == "admin" else first
    assert changer.patch(f"/users/{id}", password="new").status_code == 200
    assert check_problem(second.get("/folders/")) == ENDED
    assert (first.get("/folders/").status_code == 200) == (by == "oneself")
    for client in (first, second):
        client.http.close()


@pytest.mark.parametrize("end", ["disable", "delete", "log out", "expire"])
def test_sessions_end(api, anybody, check_problem, clock, end):
    """A session ends with its user, by logging out and by itself, and a waiting login with its user."""
    id = make_user(api)
    make_user(api, username="f", totp_secret=SECRET)
    client = api.as_user("u", "p")
    acts = {
        "disable": lambda: api.patch(f"/users/{id}", disabled=True),
        "delete": lambda: api.delete(f"/users/{id}"),
        "log out": lambda: client.delete("/sessions"),
        "expire": lambda: clock.advance(24 * HOUR),
    }
    acts[end]()
    assert check_problem(client.get("/folders/")) == ENDED
    client.http.close()
    if end in ("disable", "delete"):
        assert check_problem(log_in(anybody, password="p")) == WRONG


def test_a_waiting_login_ends_with_the_user(api, anybody, check_problem, clock):
    """Who is disabled between the two calls of a login is not let in."""
    id = make_user(api, totp_secret=SECRET)
    partial = log_in(anybody, password="p").json()["data"]["partial_session_id"]
    api.patch(f"/users/{id}", disabled=True)
    answer = anybody.post("/sessions", partial_session_id=partial, otp=totp(SECRET, clock()))
    assert check_problem(answer) == ENDED


def test_a_waiting_login_ends_with_the_password(api, anybody, check_problem, clock):
    """A login whose password is changed between its two calls is not let in with the code alone."""
    id = make_user(api, totp_secret=SECRET)
    partial = log_in(anybody, password="p").json()["data"]["partial_session_id"]
    api.patch(f"/users/{id}", password="new")
    answer = anybody.post("/sessions", partial_session_id=partial, otp=totp(SECRET, clock()))
    assert check_problem(answer) == ENDED


def test_session_lifetime_of_the_site(api, check_problem, clock):
    """The site's own setting for sessions goes before the server's."""
    make_user(api)
    api.patch("/site", session_expiry_minutes=10)
    client = api.as_user("u", "p")
    clock.advance(599)
    assert client.get("/folders/").status_code == 200
    clock.advance(1)
    assert check_problem(client.get("/folders/")) == ENDED
    client.http.close()


def test_authenticate_until(api, anybody, check_problem, clock):
    """A user whose time is over cannot log in, and what it has begun ends."""
    make_user(api, authenticate_until="2023-11-14T22:14:20Z")
    client = api.as_user("u", "p")
    clock.advance(60)
    assert check_problem(client.get("/folders/")) == ENDED
    assert check_problem(log_in(anybody, password="p")) == WRONG
    client.http.close()


def test_read_only_session(api, anybody, connect, server, check_problem):
    """A session that is asked for as read-only reads, changes nothing, and can be ended."""
    api.upload("a.txt")
    answer = anybody.post("/sessions", username="motor", password="vroom", read_only=True)
    assert answer.json()["read_only"] is True
    client = connect(server, {"X-FilesAPI-Auth": answer.json()["id"]})
    assert client.get("/files/a.txt").status_code == 200
    refused = (403, "not-authorized/read-only-session")
    for act in (
        lambda: client.post("/folders/new"),
        lambda: client.delete("/files/a.txt"),
        lambda: client.patch("/users/1", name="x"),
        lambda: client.post("/file_actions/begin_upload/b.txt"),
    ):
        assert check_problem(act()) == refused
    assert api.names() == ["a.txt"]
    assert client.delete("/sessions").status_code == 204
    assert check_problem(client.get("/files/a.txt")) == ENDED


def test_logins_are_written_down(api, anybody, clock):
    """A user's record and the history tell of logins, and of failed ones, but of no challenge."""
    id = make_user(api, totp_secret=SECRET)
    log_in(anybody, password="wrong")
    log_in(anybody, password="p")
    log_in(anybody, password="p", otp=totp(SECRET, clock()))
    user = api.get(f"/users/{id}").json()
    assert user["first_login_at"] == user["last_login_at"] == "2023-11-14T22:13:20Z"
    logins = [(row["action"], row["failure_type"]) for row in api.get("/history/login").json() if row["user_id"] == id]
    assert logins == [("failedlogin", "invalid-username-or-password"), ("login", None)]
