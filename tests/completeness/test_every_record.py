"""Every model of the API description, as the service answers it."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime

import pytest
from spec_cases import SPEC, answer, answered, each, module_of

from codegen.spec import ResourceSpec
from files_style_sdk import models
from files_style_sdk.model import Model

MODELS = SPEC.by_model()


@each()
def test_attributes_can_be_read(found: ResourceSpec) -> None:
    """Each attribute reads as its type: decimals exact, records as records, the rest as it was sent."""
    record = getattr(module_of(found), found.model)(answer(found.model))
    assert record.unheard_of == "kept"
    for field in found.attributes:
        value = getattr(record, field.name.removesuffix("?"))
        if field.kind in MODELS:
            assert type(value) is getattr(models, field.kind)
            assert value.unheard_of == field.name
        else:
            assert value == answered(field)[1]
            assert type(value) is type(answered(field)[1])
        if field.kind == "date-time":
            assert record.datetime(field.name) == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@each()
def test_attributes_that_were_not_sent(found: ResourceSpec) -> None:
    """Each attribute is None when the service did not send it, and when it sent null."""
    cls = getattr(module_of(found), found.model)
    nulls = cls({field.name: None for field in found.attributes})
    for field in found.attributes:
        assert getattr(cls(), field.name.removesuffix("?")) is None
        assert getattr(nulls, field.name.removesuffix("?")) is None
    assert nulls.get_attributes() == {}


@each(having=lambda found: found.attributes)
def test_attributes_can_be_set(found: ResourceSpec) -> None:
    """What is assigned to an attribute is kept under the service's name for it."""
    record = getattr(module_of(found), found.model)()
    for field in found.attributes:
        setattr(record, field.name.removesuffix("?"), answered(field)[0])
    assert record.to_dict() == {name: value for name, value in answer(found.model).items() if name != "unheard_of"}


@each()
def test_records_are_values(found: ResourceSpec) -> None:
    """A record survives pickling, equals its like and shows itself."""
    record = getattr(module_of(found), found.model)(answer(found.model))
    again = pickle.loads(pickle.dumps(record))
    assert isinstance(again, Model)
    assert again == record
    assert repr(record).startswith(f"{found.model}(")


def test_some_attributes_have_every_kind() -> None:
    """The cases above meet nested records, decimals, and names that Python cannot have."""
    fields = [field for found in SPEC.resources for field in found.attributes]
    assert {"decimal", "date-time", "array(object)"} <= {field.kind for field in fields}
    assert any(field.kind in MODELS for field in fields)
    assert any(field.name.endswith("?") for field in fields)
    with pytest.raises(AttributeError):
        _ = models.File().not_declared
