"""The transports on httpx, over stubs of httpx's own: no socket is opened here."""

from __future__ import annotations

import asyncio
import gzip
import io
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
import requests

import files_style_sdk as files_sdk
from files_style_sdk.aio.httpx_transport import AsyncHttpxTransport
from files_style_sdk.error import APIConnectionError, APITimeoutError, InvalidParameterError
from files_style_sdk.given_client import httpx_kind
from files_style_sdk.httpx_terms import SLICE_SIZE
from files_style_sdk.httpx_transport import HttpxTransport
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Failure, Interrupted, Request, Response

SERVICE = "http://service.test"
USERS = f"{SERVICE}/api/rest/v1/users"
STORAGE = "http://storage.test/blob?signature=s"

Handler = Callable[[httpx.Request], httpx.Response]


class Sender:
    """Sends through either transport, each request on a client of its own."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def client(self, handler: Handler, **options: Any) -> Any:
        """A client of httpx that this handler answers for."""
        make = httpx.Client if self.kind == "Client" else httpx.AsyncClient
        return make(transport=httpx.MockTransport(handler), **options)

    def transport(self, client: Any, **settings: Any) -> Any:
        """Our transport on a client."""
        make = HttpxTransport if self.kind == "Client" else AsyncHttpxTransport
        return make(Settings(http_session=client, **settings))

    def send(self, client: Any, request: Request, **settings: Any) -> Any:
        """What comes of a request; what is streamed is read to its end, in blocks of three bytes."""
        return asyncio.run(self._sent(client, request, Settings(base_url=SERVICE, **settings)))

    async def _sent(self, client: Any, request: Request, settings: Settings) -> Any:
        outcome = self.transport(client).send(request, settings)
        outcome = await outcome if self.kind == "AsyncClient" else outcome
        if isinstance(outcome, Failure) or outcome.content is None:
            return outcome
        return outcome, await self._read(outcome.content)

    async def _read(self, content: Any) -> list[Any]:
        blocks = []
        try:
            while True:
                block = content.read(3)
                block = await block if self.kind == "AsyncClient" else block
                blocks.append(block)
                if isinstance(block, Failure) or not block:
                    return blocks
        except Interrupted as interruption:
            return [*blocks, Failure(str(interruption), interruption, "unknown")]
        finally:
            content.close()
            await asyncio.sleep(0)


@pytest.fixture(params=["Client", "AsyncClient"])
def sender(request: pytest.FixtureRequest) -> Sender:
    """Both transports in turn."""
    return Sender(request.param)


class Recorder:
    """Answers alike to all, and remembers what was asked."""

    def __init__(self, status: int = 200, **answer: Any) -> None:
        self.requests: list[httpx.Request] = []
        self._status, self._answer = status, answer

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(self._status, **self._answer)

    @property
    def headers(self) -> httpx.Headers:
        """Those of the last request."""
        return self.requests[-1].headers


def raising(error: Exception) -> Handler:
    """A handler that raises."""

    def answer(_request: httpx.Request) -> httpx.Response:
        raise error

    return answer


def test_the_clients_headers_and_cookies_apply_but_ours_win(sender: Sender) -> None:
    """What the client adds to its requests is sent, unless we set it ourselves; the client is left as it was."""
    recorder = Recorder(json=[])
    client = sender.client(recorder, headers={"X-Corporate": "yes", "accept": "text/html"}, cookies={"tasty": "1"})
    before = dict(client.headers)
    sender.send(client, Request("GET", USERS, {"Accept": "application/json"}, {"X-FilesAPI-Key": "KEY1"}))
    assert recorder.headers.get_list("accept") == ["application/json"]
    assert [recorder.headers[name] for name in ("x-corporate", "cookie", "x-filesapi-key")] == [
        "yes",
        "tasty=1",
        "KEY1",
    ]
    assert dict(client.headers) == before
    sender.send(client, Request("GET", USERS, credentials={"Cookie": "sid=ours"}))
    assert recorder.headers.get_list("cookie") == ["sid=ours"]


def test_query_and_base_url_of_the_client_leave_our_address_alone(sender: Sender) -> None:
    """Our address is sent as it is, character for character, whatever address and parameters the client has."""
    recorder = Recorder(json=[])
    client = sender.client(recorder, base_url="http://elsewhere.test/x", params={"theirs": "1"})
    url = f"{USERS}/a%2F..%2Fb;c='d'(e)?sig=ab%2Bc==&x=[1]&y=%e4"
    sender.send(client, Request("GET", url))
    assert str(recorder.requests[0].url) == url


@pytest.mark.parametrize("by", ["auth", "header"])
def test_the_clients_auth_is_for_the_service_alone(sender: Sender, by: str) -> None:
    """The client's own authentication goes to the service, but not to storage, and never over a credential of ours."""
    recorder = Recorder(json=[])
    options: Any = {"auth": ("u", "p")} if by == "auth" else {"headers": {"Authorization": "Basic dTpw"}}
    client = sender.client(recorder, **options)
    for request in (
        Request("GET", USERS),
        Request("GET", STORAGE),
        Request("GET", "http://user:password@storage.test/"),
        Request("GET", USERS, credentials={"authorization": "Bearer T"}),
    ):
        sender.send(client, request)
    assert [sent.headers.get("authorization") for sent in recorder.requests] == ["Basic dTpw", None, None, "Bearer T"]


def test_timeouts_are_ours_and_end_with_the_operation(sender: Sender) -> None:
    """Timeouts of the settings replace the client's, and none is longer than what is left until the deadline."""
    recorder = Recorder(json=[])
    client = sender.client(recorder, timeout=99)
    sender.send(client, Request("GET", USERS), open_timeout=1, read_timeout=2, write_timeout=3)
    sender.send(client, Request("GET", USERS), open_timeout=1, read_timeout=2)
    sender.send(client, Request("GET", USERS), open_timeout=500, read_timeout=2, expires=time.monotonic() + 100)
    first, second, third = (request.extensions["timeout"] for request in recorder.requests)
    assert first == {"connect": 1, "read": 2, "write": 3, "pool": 1}
    assert second == {"connect": 1, "read": 2, "write": 2, "pool": 1}
    assert third["read"] == 2
    assert 0 < third["connect"] <= 100
    assert 0 < third["pool"] <= 100


class _Stored:
    """A body that is read a little at a time."""

    content: bytes | None = None

    def __init__(self, data: bytes, size: int | None = None) -> None:
        self._data = data
        self.size = len(data) if size is None else size

    def open(self) -> io.BytesIO:
        return io.BytesIO(self._data)


@pytest.mark.parametrize("size", [0, 5, SLICE_SIZE, SLICE_SIZE * 2 + 5])
@pytest.mark.parametrize("wrapped", [False, True])
def test_bodies_arrive_whole_with_their_length(sender: Sender, size: int, wrapped: bool) -> None:
    """Bytes and bodies that are read come whole, with Content-Length and never chunked."""
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    recorder = Recorder(json=[])
    sender.send(sender.client(recorder), Request("PUT", STORAGE, body=_Stored(data) if wrapped else data))
    assert recorder.requests[0].content == data
    assert recorder.headers.get_list("content-length") == [str(size)]
    assert "transfer-encoding" not in recorder.headers


def test_a_body_is_sent_again_from_its_beginning(sender: Sender) -> None:
    """Authentication of the client's that takes a second request, as Digest does, sends the whole body twice."""

    def answer(request: httpx.Request) -> httpx.Response:
        bodies.append(request.content)
        challenge = {"WWW-Authenticate": 'Digest realm="r", nonce="n", qop="auth"'}
        return httpx.Response(200) if "authorization" in request.headers else httpx.Response(401, headers=challenge)

    bodies: list[bytes] = []
    data = bytes(SLICE_SIZE + 1)
    client = sender.client(answer, auth=httpx.DigestAuth("u", "p"))
    outcome = sender.send(client, Request("POST", USERS, body=_Stored(data)))
    assert outcome.status == 200
    assert bodies == [data, data]


def test_trouble_with_reading_a_body_is_not_the_networks(sender: Sender) -> None:
    """An error while a body is read is raised as it is: it is no failed connection, and not to be tried again."""

    class Broken(_Stored):
        def open(self) -> io.BytesIO:
            raise PermissionError("no")

    with pytest.raises(PermissionError, match="no"):
        sender.send(sender.client(Recorder()), Request("PUT", STORAGE, body=Broken(b"abc")))


def test_whole_answers_are_decoded(sender: Sender) -> None:
    """A compressed answer comes as what it was made of."""
    recorder = Recorder(content=gzip.compress(b"[1]"), headers={"Content-Encoding": "gzip"})
    assert sender.send(sender.client(recorder), Request("GET", USERS)).body == b"[1]"


def test_an_answer_that_cannot_be_decoded_is_a_failure(sender: Sender) -> None:
    """What says that it is compressed and is not is a broken answer."""

    def answer(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=_Stream([b"no gzip"]))

    outcome = sender.send(sender.client(answer), Request("GET", USERS))
    assert isinstance(outcome, Failure)
    assert (outcome.outcome, outcome.lasting) == ("unknown", False)


def test_names_of_headers_are_lower_case_and_duplicates_joined(sender: Sender) -> None:
    """Headers are found by their names in lower case; one that comes twice has both values."""
    recorder = Recorder(headers=[("X-Files-Cursor", "c"), ("Warning", "one"), ("warning", "two")])
    headers = sender.send(sender.client(recorder), Request("GET", USERS)).headers
    assert (headers["x-files-cursor"], headers["warning"]) == ("c", "one, two")


class _Stream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that comes in these blocks, and ends in an error if there is one."""

    def __init__(self, blocks: list[bytes], error: Exception | None = None) -> None:
        self._blocks, self._error = blocks, error
        self.closed = 0

    def __iter__(self) -> Any:
        yield from self._blocks
        if self._error:
            raise self._error

    async def __aiter__(self) -> Any:
        for block in self:
            yield block

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


def streamed_from(sender: Sender, stream: _Stream, headers: dict[str, str], status: int = 200) -> Any:
    """What comes of a streamed request that is answered with this body."""
    client = sender.client(lambda _request: httpx.Response(status, headers=headers, stream=stream))
    return sender.send(client, Request("GET", STORAGE, streamed=True))


def test_streamed_answers_come_raw_in_blocks_as_large_as_asked_for(sender: Sender) -> None:
    """A streamed answer is handed on as it is sent, not decoded; at its end the connection is free again."""
    data = gzip.compress(b"content")
    stream = _Stream([data[:7], b"", data[7:]])
    headers = {"Content-Encoding": "gzip", "Content-Length": str(len(data))}
    response, blocks = streamed_from(sender, stream, headers)
    assert response.headers["content-encoding"] == "gzip"
    assert b"".join(blocks) == data
    assert max(map(len, blocks)) == 3
    assert stream.closed == 1


def test_streamed_answer_of_unknown_length(sender: Sender) -> None:
    """Without a length an answer ends where it ends."""
    _, blocks = streamed_from(sender, _Stream([b"abcd"]), {})
    assert blocks == [b"abc", b"d", b""]


@pytest.mark.parametrize("error", [None, httpx.ReadError("reset"), httpx.ReadTimeout("slow"), OSError(5, "gone")])
def test_streamed_answer_that_breaks_off(sender: Sender, error: Exception | None) -> None:
    """A body that ends early, or in an error, is an interruption that says so, after what did come."""
    _, blocks = streamed_from(sender, _Stream([b"abc"], error), {"Content-Length": "9"})
    assert blocks[0] == b"abc"
    assert isinstance(blocks[1], Failure)
    expected = "6 bytes early" if error is None else "gone" if isinstance(error, OSError) else str(error)
    assert expected in blocks[1].reason


def test_trouble_after_the_last_byte_is_none(sender: Sender) -> None:
    """All bytes have come: whatever the connection does then, they are good."""
    stream = _Stream([b"abc"], httpx.ReadError("reset"))
    assert streamed_from(sender, stream, {"Content-Length": "3"})[1] == [b"abc", b""]
    assert stream.closed == 1


def test_streamed_answer_left_unread_is_let_go(sender: Sender) -> None:
    """Closing a body of which bytes are left gives its connection up."""

    async def leave() -> None:
        client = sender.client(lambda _request: httpx.Response(200, stream=stream))
        outcome = sender.transport(client).send(Request("GET", STORAGE, streamed=True), Settings())
        response = await outcome if sender.kind == "AsyncClient" else outcome
        response.content.close()
        response.content.close()
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    stream = _Stream([b"abc"])
    asyncio.run(leave())
    assert stream.closed == 1


def test_streamed_error_comes_whole(sender: Sender) -> None:
    """An error where a stream was expected comes whole, so that it can be shown."""
    refused = streamed_from(sender, _Stream([b"<Error/>"]), {}, 403)
    assert (refused.status, refused.body, refused.content) == (403, b"<Error/>", None)


@pytest.mark.parametrize("hooked", [False, True])
def test_streamed_answer_that_was_read_already(sender: Sender, hooked: bool) -> None:
    """Where a stub made an answer whole, or a hook of the client read it, its bytes are still there."""

    def read(response: httpx.Response) -> None:
        response.read()

    async def aread(response: httpx.Response) -> None:
        await response.aread()

    answer = {"stream": _Stream([b"abcd"])} if hooked else {"content": b"abcd"}
    hooks = {"response": [read if sender.kind == "Client" else aread]} if hooked else {}
    client = sender.client(Recorder(**answer), event_hooks=hooks)
    _, blocks = sender.send(client, Request("GET", STORAGE, streamed=True))
    assert blocks == [b"abc", b"d", b""]


def test_storage_is_asked_for_bytes_as_they_are(sender: Sender) -> None:
    """The client's wish for compressed answers does not reach what is to be streamed."""
    recorder = Recorder(content=b"abc")
    client = sender.client(recorder)
    sender.send(client, Request("GET", STORAGE, streamed=True))
    sender.send(client, Request("GET", STORAGE, {"accept-encoding": "br"}, streamed=True))
    assert [request.headers["accept-encoding"] for request in recorder.requests] == ["identity", "br"]


def test_readinto_fills_what_it_is_given() -> None:
    """The waiting transport puts bytes into a buffer, and tells how large a buffer is worth while."""
    client = httpx.Client(
        transport=httpx.MockTransport(
            lambda _request: httpx.Response(200, headers={"Content-Length": "5"}, stream=_Stream([b"abc", b"de"]))
        )
    )
    outcome = HttpxTransport(Settings(http_session=client)).send(Request("GET", STORAGE, streamed=True), Settings())
    assert isinstance(outcome, Response)
    content: Any = outcome.content
    buffer = memoryview(bytearray(2))
    assert (content.block_size(100), content.block_size(2)) == (5, 2)
    assert [(content.readinto(buffer), bytes(buffer), content.block_size(9)) for _ in range(3)] == [
        (2, b"ab", 3),
        (1, b"cb", 2),
        (2, b"de", 1),
    ]
    assert content.readinto(buffer) == 0
    content.interrupt()  # there is no connection to interrupt


VERIFY = ssl.SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate")


def caused(error: Exception, cause: BaseException) -> Exception:
    """An error with a cause."""
    error.__cause__ = cause
    return error


FAILURES: list[tuple[Exception, str, str, bool, str]] = [
    (httpx.ConnectError("refused"), "not_sent", "connection", False, "could not connect to http://service.test"),
    (httpx.ConnectTimeout("slow"), "not_sent", "timeout", False, "could not connect to http://service.test within 7 s"),
    (httpx.PoolTimeout("busy"), "not_sent", "timeout", False, "no connection of the httpx client was free"),
    (caused(httpx.ConnectError("x"), VERIFY), "not_sent", "connection", True, "the certificate does not verify"),
    (httpx.ProxyError("407 no"), "not_sent", "connection", False, "the proxy did not connect"),
    (httpx.ReadTimeout("slow"), "unknown", "timeout", False, "no answer from http://service.test within 8 s"),
    (httpx.TimeoutException("no stub"), "unknown", "timeout", False, "no answer"),
    (httpx.WriteTimeout("slow"), "unknown", "timeout", False, "took no more of the body within 9 s"),
    (httpx.ReadError("reset"), "unknown", "connection", False, "broke: reset"),
    (httpx.WriteError("reset"), "unknown", "connection", False, "broke: reset"),
    (httpx.CloseError("reset"), "unknown", "connection", False, "broke: reset"),
    (httpx.RemoteProtocolError("cut off"), "unknown", "connection", False, "broke: cut off"),
    (httpx.UnsupportedProtocol("no 'ftp'"), "not_sent", "connection", True, "cannot be sent: no 'ftp'"),
    (httpx.LocalProtocolError("Illegal header value b'HIDDEN'"), "not_sent", "connection", True, "HTTP can carry"),
    (ConnectionResetError(104, "Connection reset by peer"), "unknown", "connection", False, "reset by peer"),
    (TimeoutError("slow"), "unknown", "timeout", False, "no answer"),
]


@pytest.mark.parametrize(
    ("error", "outcome", "kind", "lasting", "words"), FAILURES, ids=[type(row[0]).__name__ for row in FAILURES]
)
def test_what_errors_of_httpx_mean(
    sender: Sender, error: Exception, outcome: str, kind: str, lasting: bool, words: str
) -> None:
    """Each error says whether the request may have arrived, and whether trying again can help."""
    request = Request("GET", f"{USERS}?signature=HIDDEN", credentials={"X-FilesAPI-Key": "HIDDEN"})
    failure = sender.send(sender.client(raising(error)), request, open_timeout=7, read_timeout=8, write_timeout=9)
    assert (failure.outcome, failure.kind, failure.lasting) == (outcome, kind, lasting)
    assert words in failure.reason
    assert "HIDDEN" not in failure.reason + str(failure.cause)
    if isinstance(failure.cause, httpx.RequestError) and not isinstance(failure.cause, httpx.LocalProtocolError):
        assert "HIDDEN" not in repr(failure.cause.request) + str(failure.cause.request.headers)


@pytest.mark.parametrize("url", ["http://[half/x", "http://host:port/x", "http://ex ample/\x00"])
def test_malformed_address_is_a_failure_not_a_crash(sender: Sender, url: str) -> None:
    """A URL that a server sends and that is none gives a failure that can be reported, and nothing is sent."""
    recorder = Recorder()
    failure = sender.send(sender.client(recorder), Request("GET", url))
    assert (failure.outcome, failure.lasting, recorder.requests) == ("not_sent", True, [])


def test_header_beyond_ascii_is_a_failure(sender: Sender) -> None:
    """A header that HTTP cannot carry is not sent, and not tried again."""
    failure = sender.send(sender.client(Recorder()), Request("GET", USERS, {"X-A": "\u65e5"}))
    assert (failure.outcome, failure.lasting) == ("not_sent", True)


def test_client_that_was_closed(sender: Sender) -> None:
    """A client that its owner has closed is named as what is wrong; trying again would not help."""

    async def closed() -> Any:
        client = sender.client(Recorder())
        await client.aclose() if sender.kind == "AsyncClient" else client.close()
        return client

    failure = sender.send(asyncio.run(closed()), Request("GET", USERS))
    assert (failure.outcome, failure.lasting) == ("not_sent", True)
    assert f"httpx.{sender.kind}" in failure.reason
    assert "closed" in failure.reason


def test_what_a_hook_raises_is_its_own_affair(sender: Sender) -> None:
    """An error that a hook of the client raises reaches whoever made the call as it is."""

    def refuse(_request: httpx.Request) -> None:
        raise RuntimeError("not today")

    async def arefuse(request: httpx.Request) -> None:
        refuse(request)

    client = sender.client(Recorder(), event_hooks={"request": [refuse if sender.kind == "Client" else arefuse]})
    with pytest.raises(RuntimeError, match="not today"):
        sender.send(client, Request("GET", USERS))


def test_another_event_loop_is_named() -> None:
    """A client whose connections belong to a loop that has ended gives a failure that says so."""
    sender = Sender("AsyncClient")
    failure = sender.send(sender.client(raising(RuntimeError("Event loop is closed"))), Request("GET", USERS))
    assert "another event loop" in failure.reason
    assert failure.lasting


def files_client(handler: Handler, **options: Any) -> files_sdk.Client:
    """A client of ours on a client of httpx that this handler answers for."""
    return files_sdk.Client(
        base_url=SERVICE,
        api_key="KEY1",
        initial_network_retry_delay=0,
        max_network_retry_delay=0,
        http_session=httpx.Client(transport=httpx.MockTransport(handler), **options),
    )


def test_retries_are_ours() -> None:
    """503 and a connection that fails are tried again, each attempt through the client."""
    outcomes: Iterator[Exception | httpx.Response] = iter(
        [httpx.Response(503), httpx.ConnectError("refused"), httpx.Response(200, json=[{"id": 1}])]
    )

    def answer(_request: httpx.Request) -> httpx.Response:
        outcome = next(outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    assert [user.id for user in files_client(answer).user.list()] == [1]
    assert next(outcomes, None) is None


def test_errors_of_the_sdk_come_of_failures() -> None:
    """Callers see the errors of the SDK: a timeout as one, with whether the call may have arrived."""
    with pytest.raises(APITimeoutError) as caught:
        files_client(raising(httpx.ReadTimeout("slow"))).user.list(None, {"max_network_retries": 0})
    assert caught.value.outcome == "unknown"
    with pytest.raises(APIConnectionError, match=r"service\.test") as refused:
        files_client(raising(httpx.ConnectError("refused"))).user.create({"username": "u"})
    assert refused.value.outcome == "not_sent"


@pytest.mark.parametrize("follows", [False, True])
def test_redirects_are_ours(follows: bool) -> None:
    """A redirect to another origin is followed by us and without credentials, also if the client would follow it."""

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        if request.url.host == "service.test":
            return httpx.Response(302, headers={"Location": "http://other.test/x"})
        return httpx.Response(200, json=[{"id": 1}])

    sent: list[httpx.Request] = []
    client = files_client(answer, follow_redirects=follows, auth=("u", "p"))
    assert [user.id for user in client.user.list()] == [1]
    assert [request.url.host for request in sent] == ["service.test", "other.test"]
    assert ["x-filesapi-key" in request.headers for request in sent] == [True, False]
    assert ["authorization" in request.headers for request in sent] == [True, False]


class _Derived(httpx.Client):
    """What a user may derive from httpx's client."""


def test_kinds_are_told_without_importing_httpx() -> None:
    """Clients and what is derived from them are recognised; their classes, and classes named alike, are not."""
    with _Derived() as derived:
        assert httpx_kind(derived) == "Client"
    assert httpx_kind(httpx.AsyncClient(transport=httpx.MockTransport(Recorder()))) == "AsyncClient"
    namesake = type("Client", (), {"__module__": "httpx_alike"})()
    assert [httpx_kind(value) for value in (httpx, httpx.Client, namesake, None)] == [None] * 4


@pytest.mark.parametrize("value", [httpx, httpx.Client, httpx.HTTPTransport], ids=str)
def test_what_is_no_client_is_refused(value: Any) -> None:
    """Something else of httpx's is refused when it is given, with what would do."""
    with pytest.raises(InvalidParameterError, match=r"http_session must be .*httpx\.Client"):
        files_sdk.Client(http_session=value)


def test_client_of_the_wrong_side_is_refused() -> None:
    """A client for event loops does not serve one that waits, nor the other way round; the error says which would."""
    stub = httpx.MockTransport(Recorder())
    with pytest.raises(InvalidParameterError, match=r"httpx\.Client or a requests\.Session here, not an httpx\.Async"):
        files_sdk.Client(api_key="K", http_session=httpx.AsyncClient(transport=stub)).user.list()

    async def call(session: Any) -> None:
        await files_sdk.AsyncClient(api_key="K", http_session=session).user.list()

    with pytest.raises(InvalidParameterError, match=r"httpx\.AsyncClient or an aiohttp.* here, not an httpx\.Client"):
        asyncio.run(call(httpx.Client(transport=stub)))
    with requests.Session() as session, pytest.raises(InvalidParameterError, match=r"httpx\.AsyncClient here"):
        asyncio.run(call(session))


def test_proxies_with_a_client_of_httpx_are_refused(sender: Sender) -> None:
    """A proxy that calls would go past is not taken in silence."""
    with pytest.raises(InvalidParameterError, match="proxies cannot be combined with http_session"):
        sender.transport(sender.client(Recorder()), proxies={"http": "http://proxy.test"})


def test_source_ip_with_a_client_of_httpx_is_refused() -> None:
    """Two ways to choose the connection do not go together; the error names what to give instead."""
    with pytest.raises(InvalidParameterError, match=r"source_ip.*http_session.*local_address"):
        files_client(Recorder()).user.list({}, {"source_ip": "127.0.0.1"})


def test_httpx_is_not_loaded_for_others() -> None:
    """Who gives no client of httpx does not need it."""
    program = (
        "import sys, requests, files_style_sdk\n"
        "session = requests.Session()\n"
        "client = files_style_sdk.Client(http_session=session, base_url='http://127.0.0.1:1', max_retries=0)\n"
        "try:\n    client.with_options(api_key='K', trust_env=False).user.list()\n"
        "except files_style_sdk.error.APIConnectionError:\n    print('httpx' in sys.modules)\n"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert told.stdout.strip() == "False"
