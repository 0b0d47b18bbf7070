"""How a client is made, what it is identified by and where that goes, and what it raises."""

from __future__ import annotations

import copy
import json
import logging
import pickle
from typing import Any

import httpx
import pytest
import requests
from connections_site import COOKIE, CSRF, TOKEN, Answer, OtherSystem
from files_mock_server.testing import SpecServer

from facilio_connections_sdk import (
    APIError,
    ConnectionsApiError,
    ConnectionsClient,
    ConnectionsClientConfig,
    Error,
    InvalidParameterError,
)

SECRETS = (TOKEN, CSRF, "id-token-1", "hush")
CONFIG_NAMES = ("X-Service-Token", "X-CSRF-Token", "Cookie", "X-Extra")


def configured(url: str, **given: Any) -> ConnectionsClientConfig:
    """A configuration in which everything is set."""
    whole = {"service_token": TOKEN, "csrf_token": CSRF, "timeout_seconds": 20.0}
    extra = {"Cookie": COOKIE, "X-Extra": "hush"}
    return ConnectionsClientConfig(base_url=url, **{**whole, "extra_headers": extra, **given})


def test_everything_is_sent_as_it_says(other: OtherSystem) -> None:
    """Token, proof against forgery and further headers are sent under their names, below `/api/v1`."""
    with ConnectionsClient.from_config(configured(other.url)) as client:
        client.list_connections()
    (sent,) = other.sent
    assert sent.line == "GET /api/v1/connections HTTP/1.1"
    assert [sent.header(name) for name in CONFIG_NAMES] == [[TOKEN], [CSRF], [COOKIE], ["hush"]]


def test_further_headers_come_last(other: OtherSystem) -> None:
    """What `extra_headers` says wins over token and proof, however its names are written, and nothing goes twice."""
    extra = {"x-service-token": "another", "X-Csrf-Token": "another", "user-agent": "mine/1", "accept": "text/json"}
    with ConnectionsClient.from_config(configured(other.url, extra_headers=extra)) as client:
        client.list_connections()
    (sent,) = other.sent
    assert {name: sent.header(name) for name in extra} == {name: [value] for name, value in extra.items()}


def test_what_is_not_set_is_not_sent(other: OtherSystem) -> None:
    """Empty and missing fields of a configuration send no header."""
    extra = {"Cookie": COOKIE}
    config = configured(other.url, service_token=None, csrf_token="", timeout_seconds=None, extra_headers=extra)
    with ConnectionsClient.from_config(config) as client:
        client.list_connections()
    (sent,) = other.sent
    assert [sent.header(name) for name in CONFIG_NAMES] == [[], [], [COOKIE], []]


def test_cookies_identify(service: SpecServer, cookies: dict[str, Any]) -> None:
    """Without a service token, the cookies of a browser's session will do, and its proof allows changes."""
    with ConnectionsClient.from_config(ConnectionsClientConfig(base_url=service.url, **cookies)) as client:
        assert client.get_connection("crm-prod")["connection"]["authorized"] is False
        assert client.authorize_connection("crm-prod")["connection"]["authorized"] is True


def test_cookies_without_their_proof(service: SpecServer, cookies: dict[str, Any]) -> None:
    """Cookies alone may read; a change without the proof against forgery is refused by the service."""
    config = ConnectionsClientConfig(base_url=service.url, **{**cookies, "csrf_token": ""})
    with ConnectionsClient.from_config(config) as client:
        assert client.list_connections()["connections"]
        with pytest.raises(ConnectionsApiError) as caught:
            client.authorize_connection("crm-prod")
    assert caught.value.status_code == 403


@pytest.mark.parametrize("kind", [None, httpx.Client, requests.Session])
def test_secrets_stay_at_their_origin(other: OtherSystem, kind: Any) -> None:
    """A redirect to another origin is followed without token, proof, cookies and further headers; one to the same
    origin with them.
    """
    own = None if kind is None else kind()
    with OtherSystem() as elsewhere:
        away = (("Location", f"{elsewhere.url}/there"),)
        other.answers += [Answer(307, headers=(("Location", "/api/v1/here"),)), Answer(302, headers=away)]
        with ConnectionsClient.from_config(configured(other.url), http_client=own) as client:
            assert client.list_connections() == {}
        first, second = other.sent
        (third,) = elsewhere.sent
    assert (second.line, third.line) == ("GET /api/v1/here HTTP/1.1", "GET /there HTTP/1.1")
    assert first.header("Cookie") == second.header("Cookie") == [COOKIE]
    assert [third.header(name) for name in CONFIG_NAMES] == [[], [], [], []]
    assert not any(secret in str(third.headers) for secret in SECRETS)
    if own is not None:
        own.close()


@pytest.mark.parametrize("kind", [None, httpx.Client, requests.Session])
def test_secrets_are_in_no_log(other: OtherSystem, caplog: pytest.LogCaptureFixture, kind: Any) -> None:
    """Whatever is logged at the most talkative level, and whatever an error says, holds none of the secrets."""
    own = None if kind is None else kind()
    caplog.set_level(logging.DEBUG)
    other.will_answer({"message": "no"}, status=418)
    with ConnectionsClient.from_config(configured(other.url), http_client=own) as client:
        with pytest.raises(ConnectionsApiError) as caught:
            client.list_connections()
        text = f"{caplog.text} {caught.value!r} {caught.value} {client!r} {vars(client)!r} {configured(other.url)!r}"
    assert not [secret for secret in SECRETS if secret in text]
    if own is not None:
        own.close()


def test_a_configuration_keeps_its_secrets() -> None:
    """A configuration shows where and how long, and cannot be pickled; a client can, without its secrets."""
    config = configured("http://localhost:8081")
    assert repr(config) == "ConnectionsClientConfig(base_url='http://localhost:8081', timeout_seconds=20.0)"
    for leak in (pickle.dumps, copy.copy):
        with pytest.raises(TypeError, match="holds secrets"):
            leak(config)
    kept = pickle.dumps(ConnectionsClient.from_config(config))
    assert not [secret for secret in SECRETS if secret.encode() in kept]


@pytest.mark.parametrize("kind", [httpx.Client, requests.Session])
def test_a_client_of_ones_own(service: SpecServer, kind: Any) -> None:
    """A given HTTP client is what calls go through, and it is left open; that holds for both constructors."""
    own = kind()
    own.headers["X-Mine"] = "yes"
    with ConnectionsClient(service.url, TOKEN, http_client=own) as client:
        assert client.list_connections()["connections"]
    with ConnectionsClient.from_config(configured(service.url), http_client=own) as client:
        assert client.connection("crm-prod").authorize()["connection"]["authorized"]
        client.close()
    assert own.get(f"{service.url}/api/v1/connections", headers={"X-Service-Token": TOKEN}).status_code == 200
    own.close()


@pytest.mark.parametrize("kind", [httpx.Client, requests.Session])
def test_a_client_that_brings_the_credential(service: SpecServer, kind: Any) -> None:
    """Whoever gives an HTTP client may leave the credential to it."""
    own = kind()
    own.headers["X-Service-Token"] = TOKEN
    with ConnectionsClient(service.url, http_client=own) as client:
        assert client.list_connections()["connections"]
    own.close()


def test_no_credential_at_all(other: OtherSystem) -> None:
    """Without token, cookies and HTTP client a call is refused before anything is sent, and the error says how."""
    with ConnectionsClient(other.url) as client, pytest.raises(Error, match="give the client service_token"):
        client.list_connections()
    assert not other.sent


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"base_url": "connections.facilio.com"}, "base_url must be an http"),
        ({"base_url": "http://localhost", "extra_headers": {"Cookie": "a=\nb"}}, "Cookie must be"),
        ({"base_url": "http://localhost", "timeout_seconds": -1}, "timeout must be|_timeout must be"),
        ({"base_url": "http://localhost", "csrf_token": "ä"}, "X-CSRF-Token must be"),
    ],
)
def test_what_is_configured_wrongly(given: dict[str, Any], words: str) -> None:
    """A value that cannot be is refused when the client is made, with words that name it and not the secret."""
    with pytest.raises(InvalidParameterError, match=words):
        ConnectionsClient.from_config(ConnectionsClientConfig(**{"service_token": TOKEN, **given}))


def test_timeout(other: OtherSystem) -> None:
    """`timeout_seconds` bounds connecting and reading; without it, the usual bounds hold."""
    settings = ConnectionsClient.from_config(configured(other.url, timeout_seconds=7.5))._settings
    assert (settings.open_timeout, settings.read_timeout) == (7.5, 7.5)
    usual = ConnectionsClient(other.url, TOKEN)._settings
    left = ConnectionsClient.from_config(configured(other.url, timeout_seconds=None))._settings
    assert (left.open_timeout, left.read_timeout) == (usual.open_timeout, usual.read_timeout)


def test_a_trailing_slash(other: OtherSystem) -> None:
    """A base URL may end in a slash."""
    with ConnectionsClient(f"{other.url}/", TOKEN) as client:
        client.list_all_actions()
    assert other.sent[0].line == "GET /api/v1/actions HTTP/1.1"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 418, 422, 501])
def test_every_refusal_is_one_class(other: OtherSystem, status: int) -> None:
    """Any status from 400 on raises `ConnectionsApiError` with status code and decoded body."""
    other.will_answer({"message": "no", "code": 7}, status=status)
    with ConnectionsClient(other.url, TOKEN) as client, pytest.raises(ConnectionsApiError, match="no") as caught:
        client.execute_http_post("crm-prod")
    assert type(caught.value) is ConnectionsApiError
    assert caught.value.status_code == status
    assert caught.value.body == {"message": "no", "code": 7}
    assert isinstance(caught.value, APIError)


def test_a_failing_service(other: OtherSystem) -> None:
    """A read that fails for a while is tried again; one that goes on failing raises what the service said last."""
    other.answers.append(Answer(503))
    other.answers += [Answer(500, json.dumps({"message": f"down {count}"}).encode()) for count in range(2)]
    with ConnectionsClient(other.url, TOKEN) as client:
        quick = client.with_options(max_retries=1, initial_network_retry_delay=0, max_network_retry_delay=0)
        with pytest.raises(ConnectionsApiError) as caught:
            quick.list_connections()
        assert caught.value.status_code == 500
        assert caught.value.body == {"message": "down 0"}
        with pytest.raises(ConnectionsApiError):
            quick.execute_http_post("crm-prod")
    assert len(other.sent) == 3  # what may have had an effect was not sent twice


BAD = {"html": b"<html>hello</html>", "empty": b"", "half": b'{"half":', "list": b"[1, 2]", "text": b'"text"'}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_bad_json(other: OtherSystem, body: bytes) -> None:
    """An answer that is no JSON object raises `ConnectionsApiError`, although its status is good; its body is told."""
    other.answers.append(Answer(200, body, (("Content-Type", "text/html"),)))
    with ConnectionsClient(other.url, TOKEN) as client, pytest.raises(ConnectionsApiError) as caught:
        client.list_connections()
    assert caught.value.status_code == 200
    assert caught.value.http_body == body.decode()


def test_answers_are_plain_dicts(client: ConnectionsClient) -> None:
    """What calls return are dicts, lists and values, and nothing of a class of ours."""

    def check(value: Any) -> None:
        assert type(value) in (dict, list, str, int, float, bool, type(None))
        for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            check(part)

    check(client.list_connections())
    check(client.list_actions("ledger-connection"))
    check(client.execute_sql_select("ledger-connection", {"table": "invoices"}))
    check(client.execute_sql_select("ledger-connection", {"table": "invoices"}, async_=True))


def test_the_context_closes(other: OtherSystem) -> None:
    """Leaving the context closes the connections of the client; the next call would open new ones."""
    with ConnectionsClient(other.url, TOKEN) as client:
        client.list_connections()
        assert client._caller._connections._transports
    assert not client._caller._connections._transports
