"""Records that are models of pydantic."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest
from pydantic import Field, ValidationError

from files_style_sdk.pydantic_record import PydanticRecord


class Owner(PydanticRecord):
    """What lies inside another record."""

    id: int | None = None
    name: str | None = None


class Thing(PydanticRecord):
    """What a generator writes, of each kind an attribute."""

    created_at: str | None = Field(None, alias="createdAt")
    size: int | None = None
    price: Decimal | None = None
    owner: Owner | None = None
    first_owner: Owner | None = Field(None, alias="firstOwner")
    owners: list[Owner] | None = None
    tags: list[str] | None = None
    settings: dict[str, Any] | None = None


def test_values_become_what_they_are_declared_as() -> None:
    """Attributes go by Python's names, decimals are exact, records inside are records; what was not sent is None."""
    thing = Thing.adopt(
        {"createdAt": "2026", "size": 7, "price": "1.10", "owners": [{"id": 1}], "firstOwner": {"id": 2}}
    )
    assert (thing.created_at, thing.size, thing.price) == ("2026", 7, Decimal("1.10"))
    assert (thing.owners, thing.first_owner, thing.owner) == ([Owner(id=1)], Owner(id=2), None)
    assert thing.model_fields_set == {"created_at", "size", "price", "owners", "first_owner"}


def test_null_and_missing_values() -> None:
    """The service may leave anything out, or send null for it."""
    assert Thing.adopt({}) == Thing()
    assert Thing.adopt(dict.fromkeys(["createdAt", "size", "owner", "owners", "tags"])).owners is None


def test_unknown_attributes_are_kept() -> None:
    """What a newer service sends can be read as an attribute, and is in the dictionary."""
    thing: Any = Thing.adopt({"size": 1, "colour": {"r": 255}, "model_dump": 2})
    assert thing.colour == {"r": 255}
    assert dict(thing)["colour"] == {"r": 255}
    assert thing.model_extra == {"colour": {"r": 255}, "model_dump": 2}


def test_wrong_types_are_kept_as_they_came() -> None:
    """An attribute of another type than expected costs neither the answer nor the other attributes."""
    record = {"createdAt": 7, "size": "big", "price": "a lot", "tags": {"a": 1}, "settings": [], "owner": "Ann"}
    thing = Thing.adopt({**record, "owners": [{"id": 1}]})
    assert (thing.created_at, thing.size, thing.price, thing.tags) == (7, "big", "a lot", {"a": 1})
    assert (thing.settings, thing.owner, thing.owners) == ([], "Ann", [Owner(id=1)])


def test_wrong_types_inside_other_records() -> None:
    """A record inside another, or in a list, is a record still if one of its values is of the wrong type."""
    thing: Any = Thing.adopt(
        {"owner": {"id": "x", "name": "n", "new": 1}, "owners": [{"id": 1}, {"id": []}, "?"], "firstOwner": {"id": {}}}
    )
    assert type(thing.owner) is type(thing.owners[1]) is type(thing.first_owner) is Owner
    assert (thing.owner.id, thing.owner.name, thing.owner.new, thing.first_owner.id) == ("x", "n", 1, {})
    assert (thing.owners[0], thing.owners[1].id, thing.owners[2]) == (Owner(id=1), [], "?")


def test_the_record_that_came_is_left_alone() -> None:
    """Decoded values belong to the answer, which others may look at."""
    for size in (1, "big"):
        record = {"size": size, "owner": {"id": size}}
        Thing.adopt(record).size = 8
        assert record == {"size": size, "owner": {"id": size}}


def test_dictionaries() -> None:
    """`dict(record)` has records as values, `model_dump` plain data; neither warns of what is of the wrong type."""
    thing = Thing.adopt({"createdAt": 7, "owner": {"id": "x"}, "new": 1})
    assert dict(thing)["owner"] is thing.owner
    assert thing.model_dump(exclude_none=True) == {"created_at": 7, "owner": {"id": "x"}, "new": 1}
    assert thing.model_dump(by_alias=True, exclude_unset=True) == {"createdAt": 7, "owner": {"id": "x"}, "new": 1}
    assert thing.model_dump_json(exclude_unset=True) == '{"created_at":7,"owner":{"id":"x"},"new":1}'
    with pytest.warns(UserWarning, match="serializ"):
        thing.model_dump(warnings=True)


@pytest.mark.parametrize("size", [7, "big"])
def test_pickles_and_copies(size: Any) -> None:
    """Records travel to other processes with all that they hold, of the expected type or not."""
    thing = Thing.adopt({"size": size, "owners": [{"id": size}], "new": 1})
    for other in (pickle.loads(pickle.dumps(thing)), copy.copy(thing), copy.deepcopy(thing), thing.model_copy()):
        assert other == thing
        assert (other.size, other.owners[0].id, other.new) == (size, size, 1)


def test_validating_is_pydantics_own() -> None:
    """Only answers are taken as they come: whoever validates with a record's class is told what is wrong."""
    with pytest.raises(ValidationError, match="size"):
        Thing.model_validate({"size": "big"})
    assert Thing(created_at="2026") == Thing.model_validate({"createdAt": "2026"})


def test_what_is_shown_holds_no_secrets() -> None:
    """Neither secrets nor the queries of URLs, which sign them, are in what is printed or logged of a record."""
    values = {
        "api_key": "HIDDEN",
        "uploads": [{"url": "https://storage.test/a.png?signature=HIDDEN", "method": "PUT"}],
        "inner": {"refresh_token": "HIDDEN"},
        "note": "really?",
    }
    record: Any = PydanticRecord.adopt(values)
    assert "HIDDEN" not in f"{record!r} {record} {[record]}"
    assert "https://storage.test/a.png?…" in repr(record)
    assert "'really?'" in repr(record)
    assert record.model_dump() == values


def test_the_runtime_itself_needs_no_pydantic() -> None:
    """Whoever calls services with other records does not load it."""
    code = "import sys, files_style_sdk.client, files_style_sdk.models.file; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
