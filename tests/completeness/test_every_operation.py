"""Every operation of the API description, called: what is sent for it, and what its answer becomes."""

from __future__ import annotations

from typing import Any

import pytest
from recorder import Recorder
from spec_cases import (
    SPEC,
    answer,
    check_record,
    each,
    expected,
    given,
    has_methods,
    has_operations,
    module_of,
    path_values,
    record_methods,
    seen,
    wrong,
)

import files_style_sdk as files_sdk
from codegen.spec import OperationSpec, ResourceSpec
from files_style_sdk.error import InvalidParameterError, MissingParameterError
from files_style_sdk.models import MODELS


def prepare(service: Recorder, operation: OperationSpec) -> None:
    """Have the service answer as the operation's description says."""
    if operation.shape == "none":
        service.answers(None)
    elif operation.shape == "object":
        service.answers(answer(operation.model))
    else:
        service.answers([answer(operation.model), {}], X_Files_Cursor_Next="next-1")


def check_result(result: Any, operation: OperationSpec) -> None:
    """The result of a function is what the description says."""
    if operation.shape == "none":
        assert result is None
    elif operation.shape == "object":
        check_record(result, operation.model)
    else:
        paged = operation.shape == "list"
        assert type(result) is (files_sdk.ListObj if paged else list)
        assert len(result) == 2
        check_record(result[0], operation.model)
        if paged:
            assert result.has_next_page
            assert result.cursor == "next-1"


def test_the_description_is_what_is_tested() -> None:
    """The cases below are about every resource and operation of the service, of which we know how many there are."""
    assert {found.name: found.model for found in SPEC.resources} == {name: model for model, name in MODELS.items()}
    assert len(SPEC.resources) == 145
    assert sum(len(found.operations) for found in SPEC.resources) == 399


@each(having=has_operations)
def test_functions_send_their_request(found: ResourceSpec, service: Recorder) -> None:
    """Given every parameter, as a dict or by keyword, a function sends verb, path and values as described."""
    module = module_of(found)
    for operation in found.operations:
        function, path = getattr(module, operation.name), path_values(operation)
        for round_ in (0, 1):
            values = given(operation.params, round_)
            before = repr(values)
            prepare(service, operation)
            check_result(function(*path.values(), values), operation)
            sent = service.take()
            assert seen(sent) == expected(operation, path, values)
            assert repr(values) == before, "the caller's dict was changed"
            assert ("X-FilesAPI-Key" in sent.headers) != operation.anonymous
            check_result(function(*path.values(), **values), operation)
            assert seen(service.take()) == expected(operation, path, values)


@each(having=has_operations)
def test_functions_need_only_what_is_required(found: ResourceSpec, service: Recorder) -> None:
    """Without what is optional, nothing but what is required is sent."""
    module = module_of(found)
    for operation in found.operations:
        path = path_values(operation)
        values = given(tuple(field for field in operation.params if field.required))
        prepare(service, operation)
        check_result(getattr(module, operation.name)(*path.values(), **values), operation)
        assert seen(service.take()) == expected(operation, path, values)


@each(having=has_operations)
def test_empty_answers(found: ResourceSpec, service: Recorder) -> None:
    """An operation that brings something takes an empty answer for an empty page, list or record."""
    module = module_of(found)
    for operation in found.operations:
        service.answers(None)
        values = given(operation.params)
        result = getattr(module, operation.name)(*path_values(operation).values(), values)
        if operation.shape in ("list", "array"):
            assert list(result) == []
        elif operation.shape == "object":
            assert result.to_dict() == {}
        else:
            assert result is None


@each(having=has_methods)
def test_records_send_their_request(found: ResourceSpec, service: Recorder) -> None:
    """A method of a record takes path values from it, sends only what it is given, and returns as described."""
    module = module_of(found)
    for operation in record_methods(found):
        path, values = path_values(operation), given(operation.params)
        record = getattr(module, found.model)({**path, "kept_to_itself": "x"})
        prepare(service, operation)
        result = getattr(record, operation.name)(values)
        assert seen(service.take()) == expected(operation, path, values)
        if operation.instance == "self":
            assert result is record
            assert record.to_dict() == {**path, "kept_to_itself": "x", **answer(operation.model)}
            continue
        plain = answer(operation.model) if operation.model else None
        assert result == (plain if operation.shape in ("none", "object") else [plain, {}])
        assert operation.instance == "data" or result is None
        assert record.to_dict() == {**path, "kept_to_itself": "x"}


@each(having=has_operations)
def test_nothing_is_sent_without_what_is_required(found: ResourceSpec, service: Recorder) -> None:
    """A call that lacks a required value is refused by name, from the module and from a record."""
    module = module_of(found)
    for operation in found.operations:
        path, values = path_values(operation), given(operation.params)
        for missing in (*path, *operation.required):
            some_path = {key: None if key == missing else value for key, value in path.items()}
            some_values = {key: value for key, value in values.items() if key != missing}
            with pytest.raises(MissingParameterError, match=f"'{missing}'"):
                getattr(module, operation.name)(*some_path.values(), some_values)
            if operation.instance:
                record = getattr(module, found.model)(some_path)
                with pytest.raises(MissingParameterError, match=f"'{missing}'"):
                    getattr(record, operation.name)(some_values)
    assert service.sent == []


@each(having=has_operations)
def test_nothing_is_sent_with_a_wrong_type(found: ResourceSpec, service: Recorder) -> None:
    """Every parameter of every operation refuses values that are not of its type, and says which it was."""
    module = module_of(found)
    for operation in found.operations:
        function, path, values = getattr(module, operation.name), path_values(operation), given(operation.params)
        record = getattr(module, found.model)(path)
        for field in operation.params:
            for value in wrong(field):
                refused = {**values, field.name: value}
                with pytest.raises(InvalidParameterError, match=rf"^{field.name} must be "):
                    function(*path.values(), refused)
                if operation.instance:
                    with pytest.raises(InvalidParameterError, match=rf"^{field.name} must be "):
                        getattr(record, operation.name)(**refused)
        for field in operation.positional:
            for value in wrong(field):
                with pytest.raises(InvalidParameterError, match=rf"^{field.name} must be "):
                    function(*{**path, field.name: value}.values(), values)
    assert service.sent == []


@each(having=has_operations)
def test_unknown_names_are_sent_on(found: ResourceSpec, service: Recorder) -> None:
    """A parameter that a newer service may know is sent as it is."""
    module = module_of(found)
    for operation in found.operations:
        path, values = path_values(operation), {**given(operation.params), "brand_new": "ü"}
        prepare(service, operation)
        getattr(module, operation.name)(*path.values(), values)
        assert seen(service.take()) == expected(operation, path, values)


@each(having=has_operations)
def test_options_are_for_one_call(found: ResourceSpec, service: Recorder) -> None:
    """Every function takes options behind its parameters, and uses them for this call."""
    module = module_of(found)
    for operation in found.operations:
        path, values = path_values(operation), given(operation.params)
        prepare(service, operation)
        getattr(module, operation.name)(*path.values(), values, {"api_key": "OTHERKEY"})
        assert service.take().headers.get("X-FilesAPI-Key") == (None if operation.anonymous else "OTHERKEY")
