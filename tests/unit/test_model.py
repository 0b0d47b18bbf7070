"""Records: an adopted dict as an object."""

import copy
import pickle
from decimal import Decimal
from typing import Any, TypedDict

import pytest

import files_style_sdk as files_sdk
from files_style_sdk import models
from files_style_sdk.api_client import Reply
from files_style_sdk.error import APIError, Error, InvalidParameterError, MissingParameterError
from files_style_sdk.model import Model, decimal, nested, wire_name
from files_style_sdk.operation import Operation
from files_style_sdk.service import SERVICE
from files_style_sdk.settings import Settings


class Owner(Model):
    name: str | None = None
    secret: str | None = None


class Invoice(Model):
    id: int | None = None
    amount: Decimal | None = decimal()
    owner: Owner | None = nested(f"{__name__}:Owner")
    locked: bool | None = wire_name("locked?")
    note: str | None = None


class InvoiceParams(TypedDict, total=False):
    amount: str
    note: str


CREATE = Operation("POST", "/invoices", InvoiceParams, record=Invoice)
UPDATE = Operation("PATCH", "/invoices/{id}", InvoiceParams, positional={"id": int}, record=Invoice)


class FakeCaller:
    """Answers every operation with one body and remembers what was asked."""

    def __init__(self, data: Any = None) -> None:
        self.data = data
        self.calls: list[tuple[Operation, dict[str, Any], Any]] = []

    service = SERVICE

    @property
    def for_records(self) -> Any:
        return self

    def operate(self, operation: Operation, arguments: Any, options: Any, receive: Any) -> Any:
        self.calls.append((operation, dict(arguments), options))
        return receive(Reply(self.data, {}), Settings())


def adopted(caller: Any = None, options: Any = None, **values: Any) -> Invoice:
    return Invoice.adopt(values, caller, options)


def test_declared_attributes_default_to_none() -> None:
    """What the service did not send is None; what no one declared is no attribute."""
    invoice = Invoice()
    assert (invoice.id, invoice.amount, invoice.owner, invoice.locked) == (None, None, None, None)
    with pytest.raises(AttributeError):
        _ = invoice.undeclared  # type: ignore[attr-defined]


def test_unknown_attributes_of_a_newer_service_are_kept() -> None:
    """A value that this SDK does not know is reachable and travels on."""
    invoice = adopted(id=1, brand_new=[1])
    assert invoice.brand_new == [1]  # type: ignore[attr-defined]
    assert invoice.to_dict() == {"id": 1, "brand_new": [1]}


def test_everything_can_be_set() -> None:
    """Attributes can be assigned and reassigned, declared or not, converted or not."""
    invoice = Invoice({"id": 1})
    invoice.id = 2
    invoice.amount = Decimal("1.10")
    invoice.locked = True
    invoice.extra = "x"  # type: ignore[attr-defined]
    assert invoice.to_dict() == {"id": 2, "amount": Decimal("1.10"), "locked?": True, "extra": "x"}


def test_attributes_given_are_copied() -> None:
    """The caller's dict is not the record's."""
    given = {"id": 1}
    invoice = Invoice(given)
    invoice.id = 2
    assert given == {"id": 1}


def test_wire_name_is_kept_in_to_dict() -> None:
    """A wire name that is no Python name has a plain attribute and its own name on the wire."""
    assert adopted(**{"locked?": True}).locked is True
    assert Invoice({"locked": True}).to_dict() == {"locked?": True}
    assert Invoice({"locked?": False}).locked is False


@pytest.mark.parametrize(
    ("sent", "value"), [("1.10", Decimal("1.10")), (5, Decimal(5)), (1.1, Decimal("1.1")), (None, None)]
)
def test_decimal(sent: Any, value: Decimal | None) -> None:
    """Amounts are exact, whether the service sends text or numbers."""
    assert adopted(amount=sent).amount == value


def test_nested_records() -> None:
    """Nested values become records that go on using the caller and options; lists of them too."""
    caller = FakeCaller()
    invoice = adopted(caller, {"read_timeout": 5}, owner={"name": "n"})
    assert invoice.owner == Owner({"name": "n"})
    assert invoice.owner is not None
    assert invoice.owner._caller is caller
    assert invoice.owner._options == {"read_timeout": 5}
    owners: Any = adopted(owner=[{"name": "a"}, {"name": "b"}]).owner
    assert [owner.name for owner in owners] == ["a", "b"]


def test_changing_a_nested_record_changes_its_parent() -> None:
    """The nested record is a view, not a copy."""
    invoice = adopted(owner={"name": "n"})
    assert invoice.owner is not None
    invoice.owner.name = "changed"
    assert invoice.to_dict() == {"owner": {"name": "changed"}}


def test_to_dict_is_independent() -> None:
    """Changing what to_dict() gave leaves the record alone, however deep."""
    invoice = adopted(owner={"name": "n"}, tags=["a"])
    plain = invoice.to_dict()
    plain["owner"]["name"] = "x"
    plain["tags"].append("b")
    assert invoice.to_dict() == {"owner": {"name": "n"}, "tags": ["a"]}


def test_equality() -> None:
    """Records are equal when of one kind with the same values; None and absent are the same."""
    assert adopted(id=1, note=None) == adopted(id=1)
    assert adopted(id=1) != adopted(id=2)
    assert Invoice({"name": "x"}) != Owner({"name": "x"})
    assert adopted(id=1) != {"id": 1}
    with pytest.raises(TypeError):
        hash(adopted(id=1))


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "secret",
        "api_token",
        "otp",
        "key",
        "private_key",
        "download_uri",
        "upload_uri",
        "imported_password_hash",
        "secret_key",
    ],
)
def test_repr_hides_secrets(name: str) -> None:
    """repr shows values, but none that could be a secret."""
    shown = repr(adopted(id=1, **{name: "HIDDEN"}))
    assert shown == f"Invoice(id=1, {name}=…)"


def test_repr_hides_secrets_inside_nested_values() -> None:
    """A secret one level down, such as a preview's signed URL, is hidden as well."""
    file = files_sdk.File({"path": "a", "preview": {"id": 1, "download_uri": "https://signed/HIDDEN"}})
    assert "HIDDEN" not in repr(file)
    assert "HIDDEN" not in repr(adopted(owner=[{"secret": "HIDDEN"}]))


def test_repr_of_a_session_hides_what_authenticates() -> None:
    """A session's id is a credential, a half-finished login's id too."""
    session = files_sdk.Session({"id": "HIDDEN", "partial_session_id": "HIDDEN", "username": "motor"})
    assert "HIDDEN" not in repr(session)
    assert "motor" in repr(session)


def test_pickle_and_copy_keep_values() -> None:
    """Records survive pickling and copying by value."""
    user = files_sdk.User({"id": 1, "username": "motor", "brand_new": [1]})
    for twin in (pickle.loads(pickle.dumps(user)), copy.copy(user), copy.deepcopy(user)):
        assert twin == user


def test_pickle_leaves_the_credentials_of_its_client_behind() -> None:
    """Neither options nor client are in the pickle."""
    client = files_sdk.Client(api_key="CLIENTSECRET")
    user = client.user.new({"id": 1}, {"session_id": "OPTIONSECRET"})
    assert b"SECRET" not in pickle.dumps(user)


def test_copy_stays_with_its_client() -> None:
    """A copy made in the same process goes on using the client that the original came from."""
    caller = FakeCaller({})
    twin = copy.copy(adopted(caller, {"read_timeout": 5}, id=1))
    assert twin._caller is caller
    assert twin._options == {"read_timeout": 5}


@pytest.mark.parametrize("attributes", ["id", 5, [("id", 1)]])
def test_attributes_that_are_no_dict(attributes: Any) -> None:
    """Attributes of another kind are refused."""
    with pytest.raises(InvalidParameterError, match="attributes must be a dict"):
        Invoice(attributes)


def test_options_are_checked_when_given() -> None:
    """A misspelt option of an object raises at once, not at its first call."""
    with pytest.raises(InvalidParameterError, match="sesion_id"):
        files_sdk.User({}, {"sesion_id": "x"})


def test_save_creates_then_updates() -> None:
    """save() creates a record without an id and takes the answer over; with an id it updates."""
    caller = FakeCaller({"id": 7, "note": "stored"})
    invoice = adopted(caller, amount="1.10", note="mine", extra="not a parameter")
    assert invoice._save(CREATE, UPDATE, None) is invoice
    assert (invoice.id, invoice.note) == (7, "stored")
    invoice._save(CREATE, UPDATE, None)
    assert [(operation.verb, arguments) for operation, arguments, _ in caller.calls] == [
        ("POST", {"amount": "1.10", "note": "mine"}),
        ("PATCH", {"id": 7, "amount": "1.10", "note": "stored"}),
    ]


def test_save_of_what_cannot_be_saved() -> None:
    """A record that can be neither created nor updated says so."""
    with pytest.raises(InvalidParameterError, match="cannot be saved"):
        adopted(FakeCaller())._save(None, UPDATE, None)


def test_options_of_object_and_call_merge() -> None:
    """The call's options win over the object's; a session displaces the object's key."""
    caller = FakeCaller({})
    invoice = adopted(caller, {"api_key": "OBJECT", "read_timeout": 5}, id=1)
    invoice._call(UPDATE, None, {"session_id": "call"}, {}, into=True)
    settings = Settings(api_key="WIDER").with_options(caller.calls[0][2])
    assert (settings.api_key, settings.session_id, settings.read_timeout) == (None, "call", 5)


def test_call_without_what_identifies_the_record() -> None:
    """A method of a record that has no id raises before anything is sent."""
    caller = FakeCaller({})
    with pytest.raises(MissingParameterError, match="'id'"):
        adopted(caller)._call(UPDATE, None, None, {}, into=True)
    assert caller.calls == []


def test_unbound_record_says_so() -> None:
    """A record without a caller explains itself."""
    with pytest.raises(Error, match="bound to no client"):
        adopted(id=1)._call(UPDATE, None, None, {})


@pytest.mark.parametrize("data", [[1], "text", 5])
def test_an_answer_that_is_no_record_is_an_error(data: Any) -> None:
    """A list where a record was promised is not adopted."""
    with pytest.raises(APIError, match="not a record"):
        adopted(FakeCaller(data), id=1)._call(UPDATE, None, None, {}, into=True)


def test_every_model_is_reachable_by_each_documented_name() -> None:
    """The package, its models package and the resource module name the same class."""
    from files_style_sdk import user
    from files_style_sdk.models import User

    assert User is files_sdk.User is files_sdk.user.User is user.User
    for name in models.MODELS:
        assert issubclass(getattr(files_sdk, name), Model)
