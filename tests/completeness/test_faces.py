"""Every resource under every name that it has: on its module, on a client, and as a record."""

from __future__ import annotations

from types import MethodType, NoneType
from typing import Any

import pytest
from recorder import ORIGIN, Recorder
from spec_cases import (
    SPEC,
    answer,
    each,
    expected,
    given,
    has_operations,
    module_of,
    path_values,
    record_methods,
    seen,
)

import files_style_sdk as files_sdk
from codegen.spec import ResourceSpec
from files_style_sdk.error import InvalidParameterError, MissingParameterError

USUAL_ALIASES = {"list": "all", "find": "get", "delete": "destroy"}


@each()
def test_a_module_offers_what_is_described(found: ResourceSpec) -> None:
    """A module's functions are the operations with their aliases, what is named by hand, and `new`; no others."""
    offered = {key for key, value in vars(module_of(found)).items() if isinstance(value, MethodType) and key[0] != "_"}
    described = {operation.name for operation in found.operations}
    aliases = {alias for operation in found.operations for alias in operation.aliases}
    assert offered == (described | aliases | {*found.functions, "new"}) - {"__call__"}
    assert callable(module_of(found)) is ("__call__" in found.functions)


@each(having=has_operations)
def test_aliases(found: ResourceSpec) -> None:
    """An alias is the same operation, on the module, for clients and on records; the usual ones are everywhere."""
    module = module_of(found)
    for operation in found.operations:
        usual = USUAL_ALIASES.get(operation.name)
        assert usual is None or usual in operation.aliases or found.methods
        for alias in operation.aliases:
            assert getattr(module, alias) == getattr(module, operation.name)
            assert getattr(type(module._resource), alias) is getattr(type(module._resource), operation.name)
    for operation in record_methods(found):
        for alias in operation.aliases:
            model = getattr(module, found.model)
            assert getattr(model, alias) is getattr(model, operation.name)


@each()
def test_new_calls_nobody(found: ResourceSpec, service: Recorder) -> None:
    """`new` makes a record of the right class with what it is given, as the class itself does; nothing is sent."""
    module = module_of(found)
    made = module.new(answer(found.model), {"api_key": "OTHERKEY"})
    assert type(made) is getattr(module, found.model)
    assert made == getattr(module, found.model)(answer(found.model))
    assert made.to_dict() == answer(found.model)
    assert module.new().to_dict() == {}
    assert service.sent == []


def creates(found: ResourceSpec) -> bool:
    """Whether `save()` can create: what a file is created by, its path, is what identifies it, so saving changes it."""
    return found.operation("create") is not None and found.name != "file"


def updates(found: ResourceSpec) -> bool:
    """Whether `save()` can change."""
    update = found.operation("update")
    return update is not None and update.instance is not None


@each()
def test_save_is_offered_where_it_works(found: ResourceSpec) -> None:
    """Records that can be neither created nor changed have no `save`."""
    model = getattr(module_of(found), found.model)
    assert hasattr(model, "save") == (found.operation("create") is not None or updates(found))


@each(having=creates)
def test_save_creates(found: ResourceSpec, service: Recorder) -> None:
    """`save()` of a record that nothing identifies yet creates it from its attributes and takes the answer over."""
    create, model = found.operation("create"), getattr(module_of(found), found.model)
    assert create is not None
    path, values = path_values(create), given(create.params)
    record = model({**path, **values, "unheard_of": 1})
    service.answers(answer(create.model))
    assert record.save() is record
    assert seen(service.take()) == expected(create, path, values)
    assert record.to_dict() == {**path, **values, **answer(create.model)}
    for missing in create.required:
        with pytest.raises(MissingParameterError, match=f"'{missing}'"):
            model({**path, **{key: value for key, value in values.items() if key != missing}}).save()
    assert service.sent == []


@each(having=updates)
def test_save_updates(found: ResourceSpec, service: Recorder) -> None:
    """`save()` of a record that has what identifies it changes it, and takes the answer over."""
    create, update = found.operation("create"), found.operation("update")
    model = getattr(module_of(found), found.model)
    assert update is not None
    path, values = path_values(update), given(update.params)
    record = model({**path, **values, "unheard_of": 1})
    service.answers(answer(update.model))
    assert record.save() is record
    assert seen(service.take()) == expected(update, path, values)
    assert record.to_dict() == {**path, **values, **answer(update.model)}
    if create is None:
        with pytest.raises(InvalidParameterError, match="cannot be saved"):
            model(values).save()
        assert service.sent == []


def test_clients_have_every_resource() -> None:
    """A client has a property for each resource, made once, with every operation and alias of the module."""
    with files_sdk.Client(base_url=ORIGIN, api_key="CLIENTKEY") as client:
        for found in SPEC.resources:
            bound = getattr(client, found.name)
            assert bound is getattr(client, found.name)
            assert type(bound) is type(module_of(found)._resource)
            assert bound._caller is client._caller
            for operation in found.operations:
                for offered in (operation.name, *operation.aliases):
                    assert callable(getattr(bound, offered))


@pytest.mark.parametrize(
    "name", ["user", "file", "folder", "bundle", "lock", "group_user", "session", "zip_list_entry"]
)
def test_clients_call_for_themselves(name: str, service: Recorder) -> None:
    """A client's calls, and those of records that it returns or makes, carry its credential, not the module's."""
    found = next(each for each in SPEC.resources if each.name == name)
    with files_sdk.Client(base_url=ORIGIN, api_key="CLIENTKEY") as client:
        bound = getattr(client, name)
        for operation in found.operations:
            path, values = path_values(operation), given(operation.params)
            service.answers(None)
            result: Any = getattr(bound, operation.name)(*path.values(), values)
            assert isinstance(result, (list, NoneType)) or result._caller is client._caller
            sent = service.take()
            assert seen(sent) == expected(operation, path, values)
            assert sent.headers.get("X-FilesAPI-Key") == (None if operation.anonymous else "CLIENTKEY")
        for operation in record_methods(found):
            path, values = path_values(operation), given(operation.params)
            getattr(bound.new(path), operation.name)(values)
            sent = service.take()
            assert seen(sent) == expected(operation, path, values)
            assert sent.headers["X-FilesAPI-Key"] == "CLIENTKEY"
