"""Another service in the same process: its records, work, copies of its clients, and settings on its package."""

from __future__ import annotations

import copy
import pickle
import sys
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType, SimpleNamespace
from typing import Any, TypedDict

import pytest
import requests

import files_style_sdk as files_sdk
from files_style_sdk.auth import Bearer, TokenExchange, credential_of
from files_style_sdk.cancel import CancelToken
from files_style_sdk.error import APIError, Error, InvalidParameterError
from files_style_sdk.error_tree import AuthenticationError, FileMigrationError
from files_style_sdk.exchange import Reply
from files_style_sdk.jobs import Job
from files_style_sdk.manners import Argument, CredentialMaker, HeaderKey, JobStyle, PageNumber, Service
from files_style_sdk.model import Model
from files_style_sdk.module_settings import ModuleSettings
from files_style_sdk.operation import Operation
from files_style_sdk.pages import ListObj
from files_style_sdk.raw import RawCalls
from files_style_sdk.resource import Resource
from files_style_sdk.service_client import SyncClient, without_secrets
from files_style_sdk.settings import Settings, settings_of
from files_style_sdk.wire import Request, Response

ORCHARD = Service(
    package="orchard",
    title="Orchard",
    version="1",
    environments={"production": "https://orchard.invalid", "test": "https://test.orchard.invalid"},
    base_path="/v1",
    arguments={"token": "api_key"},
    keys=(HeaderKey("api_key", "X-Token"),),
    jobs=JobStyle(f"{__name__}:LOOK"),
)
PRESS = replace(
    ORCHARD,
    package="press",
    title="Press",
    arguments={},
    keys=(),
    maker=CredentialMaker(
        "files_style_sdk.auth:TokenExchange",
        {
            "identity_url": Argument("", "https://id.invalid/token"),
            "client_id": Argument("PRESS_ID"),
            "client_secret": Argument("PRESS_SECRET"),
            "personal_access_token": Argument("PRESS_PAT"),
        },
    ),
)
PARTS = {"client_id": "i", "client_secret": "s", "personal_access_token": "p"}
VARIABLES = {"PRESS_ID": "i", "PRESS_SECRET": "s", "PRESS_PAT": "p"}


class Tree(Model):
    """A record with an operation of its own."""

    id: int

    def water(self, options: Any = None) -> Any:
        """Make the call."""
        return self._call(WATER, None, options, {}, plain=True)


class TreeResource(Resource):
    """What a client makes records with."""

    def new(self, attributes: Any = None, options: Any = None) -> Tree:
        """A record that was not fetched."""
        return self._new(Tree, attributes, options)

    def find(self, id: int, options: Any = None) -> Any:
        """Fetch one."""
        return self._call(FIND, (id,), None, options, {})


FIND = Operation("GET", "/trees/{id}", positional={"id": int}, record=Tree)
WATER = Operation("POST", "/trees/{id}/water", positional={"id": int}, plain=True)
LOOK = Operation("GET", "/work/{id}", positional={"id": str}, plain=True)


class Orchard(SyncClient, RawCalls):
    """A client of the service."""

    _service = ORCHARD

    @property
    def tree(self) -> TreeResource:
        """The trees."""
        return TreeResource(self._caller)


class Press(Orchard):
    """A client whose credential is made of its arguments."""

    _service = PRESS


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """The requests of every client; each is answered with `{"id": 1}`."""
    return answered(monkeypatch, lambda _request: Response(200, {}, b'{"id": 1}'))


def answered(monkeypatch: pytest.MonkeyPatch, answer: Callable[[Request], Response]) -> list[Request]:
    """Have all requests answered by a function, and note them."""
    from files_style_sdk.transport import Transport

    requests: list[Request] = []

    def send(_self: Any, request: Request, _settings: Any, _guard: Any = None) -> Response:
        requests.append(request)
        return answer(request)

    monkeypatch.setattr(Transport, "send", send)
    return requests


def test_records_take_the_services_own_names(sent: list[Request]) -> None:
    """Options of a record and of a call go by the names and environments of the record's service, the nearest first."""
    client = Orchard(token="CLIENT")
    tree = client.tree.new({"id": 5}, {"token": "RECORD", "environment": "test"})
    tree.water()
    tree.water({"token": "CALL"})
    client.tree.find(5, {"auth": Bearer("FOUND")}).water({"token": "CALL"})
    raw = client.with_raw_response
    assert TreeResource(raw._caller).find(5, {"token": "RAW"}).parsed.water({"environment": "test"}) == {"id": 1}
    assert [dict(request.credentials) for request in sent] == [
        {"X-Token": "RECORD"},
        {"X-Token": "CALL"},
        {"Authorization": "Bearer FOUND"},
        {"X-Token": "CALL"},
        {"X-Token": "RAW"},
        {"X-Token": "RAW"},
    ]
    hosts = [request.url.partition("/v1")[0] for request in sent]
    assert hosts == [ORCHARD.environments[name] for name in ("test", "test", *["production"] * 3, "test")]


def test_ill_formed_options_are_refused_when_a_record_is_made() -> None:
    """Neither a name that the service does not have nor one of another service waits for the first call."""
    client = Orchard(token="CLIENT")
    with pytest.raises(InvalidParameterError, match="unknown option 'tokken'"):
        client.tree.new({"id": 5}, {"tokken": "RECORD"})
    with pytest.raises(InvalidParameterError, match="unknown option 'token'"):
        files_sdk.Client(api_key="K").user.new({"id": 5}, {"token": "RECORD"})


class PydanticLike:
    """An answer that is a model of pydantic."""

    def model_dump(self) -> dict[str, Any]:
        """Its values."""
        return {"id": "j1"}


@pytest.mark.parametrize("begun", ["j1", {"id": "j1"}, Model({"id": "j1"}), PydanticLike()])
def test_work_is_known_by_any_answer(begun: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The id, decoded JSON and records of both kinds lead to the same work."""
    sent = answered(monkeypatch, lambda _request: Response(200, {}, b'{"status": "completed"}'))
    assert Orchard(token="T").job(begun).wait() == {"status": "completed"}
    assert [request.url for request in sent] == ["https://orchard.invalid/v1/work/j1"]


@pytest.mark.parametrize(("status", "body"), [(200, b""), (200, b"[1]"), (200, b'"done"')])
def test_a_look_without_a_record_ends_the_waiting(status: int, body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that lost its body, or is something else, is an error, not work that goes on for ever."""
    sent = answered(monkeypatch, lambda _request: Response(status, {}, body))
    with pytest.raises(APIError):
        Orchard(token="T").job("j1").wait(timeout=20, interval=0)
    assert len(sent) == 1


def test_failed_work_of_another_service_is_not_a_migration_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the resource happens to have the name of ours, the error is the general one."""
    answered(monkeypatch, lambda _request: Response(200, {}, b'{"status": "failed", "failure_message": "rain"}'))
    monkeypatch.setitem(sys.modules, "orchard.models.file_migration", SimpleNamespace(_LOOK=LOOK))
    service = replace(ORCHARD, jobs=JobStyle("orchard.models.file_migration:_LOOK"))
    with pytest.raises(Error, match="file_migration j1 ended as failed: rain") as caught:
        Job.of_service(Orchard(token="T")._caller, service, "j1").wait()
    assert type(caught.value) is Error
    ours = Job(Orchard(token="T")._caller, "file_migration", 7)
    with pytest.raises(FileMigrationError):
        ours.wait()


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy])
def test_copies_in_the_same_process_are_whole(twin: Any, sent: list[Request]) -> None:
    """A copied client has credential, settings and connections; only pickles leave secrets behind."""
    for client in (files_sdk.Client(api_key="K", read_timeout=3), Press(**PARTS)):
        other = twin(client)
        assert type(other) is type(client)
        assert other._settings == client._settings
        assert other._caller._connections is client._caller._connections
    twin({"client": Orchard(token="T")})["client"].get("/x")
    assert dict(sent[0].credentials) == {"X-Token": "T"}


def test_what_belongs_to_this_process_is_not_pickled() -> None:
    """Token and session stay behind, also where secrets go along; that they do holds for a narrowed client too."""
    client = files_sdk.Client(api_key="K", cancel=CancelToken(), http_session=requests.Session(), pickle_secrets=True)
    again = pickle.loads(pickle.dumps(client.with_options(read_timeout=3)))._settings
    assert (again.cancel, again.http_session, again.api_key, again.read_timeout) == (None, None, "K", 3)


def test_a_client_whose_credential_cannot_be_made_again_unpickles(
    sent: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the variables the client is there, its calls say what is missing, and it can be given a credential."""
    dumped = pickle.dumps(Press(**PARTS))
    again = pickle.loads(dumped)
    needed = "no credential for Press: give the client identity_url, client_id, client_secret, personal_access_token"
    with pytest.raises(AuthenticationError, match=needed):
        again.get("/x")
    again.with_options(auth=Bearer("B")).get("/x")
    assert [dict(request.credentials) for request in sent] == [{"Authorization": "Bearer B"}]
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    assert isinstance(pickle.loads(dumped)._settings.auth, TokenExchange)


def test_settings_on_a_package_whose_credential_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings can be read, and another credential used, without its parts; with them, one is made for all calls."""
    module = ModuleType("press.service")
    vars(module)["SERVICE"] = PRESS
    monkeypatch.setitem(sys.modules, "press.service", module)
    settings = ModuleSettings({}, "press.service")
    assert settings.get("open_timeout") == 30
    with pytest.raises(InvalidParameterError, match="Press needs client_id"):
        settings.current()
    bearer = Bearer("B")
    with settings.using({"auth": bearer}):
        assert settings.current().auth is bearer
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    made = settings.current().auth
    settings.set("open_timeout", 3)
    assert (settings.current().auth, settings.current().open_timeout) == (made, 3)
    monkeypatch.setenv("PRESS_PAT", "other")
    assert settings.current().auth is not made


class SearchParams(TypedDict, total=False):
    """What the search takes."""

    body: dict[str, Any]


SEARCH = Operation("POST", "/search", SearchParams, page=Tree, whole="body")


class PageCaller:
    """Answers with pages until they are empty, and notes the bodies that asked for them."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.bodies: list[bytes | None] = []

    def call(self, request: Request, settings: Settings) -> Reply:
        """The next answer."""
        self.bodies.append(request.body)  # type: ignore[arg-type]
        return Reply(self.answers.pop(0), {})


def searched(caller: Any, build: Any, **arguments: Any) -> ListObj[Any]:
    """The first page of a search that was numbered 3."""
    settings = replace(settings_of(ORCHARD), service=replace(ORCHARD, pages=PageNumber()))
    return ListObj(caller, SEARCH, arguments, settings, build, Reply([{"id": 1}], {}))


def test_pages_of_a_search_whose_body_is_one_parameter() -> None:
    """The page goes on from the number in the body, and displaces it; the body that was given stays as it is."""
    caller, body = PageCaller([{"id": 2}], []), {"page": 3, "q": "x"}
    page = searched(caller, lambda record: record["id"], body=body)
    assert page.to_list() == [1, 2]
    assert caller.bodies == [b'{"page":4,"q":"x"}', b'{"page":5,"q":"x"}']
    assert body == {"page": 3, "q": "x"}


def test_a_page_that_could_not_be_built_can_be_asked_for_again() -> None:
    """What fails while records are made does not count as a page that was there."""
    caller, wrong = PageCaller([{"id": 2}], [{"id": 2}], []), [2]

    def build(record: dict[str, Any]) -> int:
        if record["id"] in wrong:
            raise ValueError("no")
        return int(record["id"])

    page = searched(caller, build)
    with pytest.raises(ValueError, match="no"):
        page.load_next_page()
    assert page.data == [1]
    wrong.clear()
    assert page.to_list() == [1, 2]


def test_keys_go_as_they_are() -> None:
    """The headers of a key are made of the setting for each call; a key that no header can carry was refused before."""
    credential = credential_of(Settings(service=ORCHARD, api_key="k"))
    with pytest.raises(StopIteration) as headers:
        next(credential.authenticate(Settings()))
    assert headers.value.value == {"X-Token": "k"}
    assert "k" not in repr(credential).removeprefix("_Key")
    with pytest.raises(InvalidParameterError):
        Orchard(token="k\n")


def test_headers_that_speak_of_a_secret_are_told_by_their_names() -> None:
    """Those that browsers and APIs identify callers by stay out of pickles; others go along."""
    secret = ("Cookie", "Authorization", "X-Api-Key", "x-csrf-token", "Client-Secret", "X-Password", "My-Credential")
    assert without_secrets({**dict.fromkeys(secret, "s"), "X-Trace": "1"}) == {"X-Trace": "1"}
    assert without_secrets(dict.fromkeys(secret, "s")) is None


def test_headers_of_a_record_and_of_a_call_add_up(sent: list[Request]) -> None:
    """Those of the call displace those of the record that have their names, and no others."""
    tree = Orchard(token="T").tree.new({"id": 5}, {"headers": {"X-A": "record", "X-B": "record"}})
    tree.water({"headers": {"X-B": "call"}})
    assert sent[0].headers.items() >= {"X-A": "record", "X-B": "call"}.items()


@pytest.mark.parametrize("has_file", [True, False])
def test_a_file_of_variables_that_cannot_be_read_is_told(
    has_file: bool, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where `.env` is read by default, one that is there is not passed over because a library is missing."""
    monkeypatch.setitem(sys.modules, "dotenv", None)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Orchard, "_reads_dotenv", True)
    if not has_file:
        assert Orchard(token="T").base_url == "https://orchard.invalid"
        return
    (tmp_path / ".env").write_text("A=1")
    with pytest.raises(InvalidParameterError, match="load_dotenv needs python-dotenv"):
        Orchard(token="T")
    assert Orchard(token="T", load_dotenv=False).base_url == "https://orchard.invalid"
