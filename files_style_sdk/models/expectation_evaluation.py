# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Expectation evaluation: the outcome of one expectation for one window of time."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ExpectationEvaluationListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at, expectation_id, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by expectation_id, workspace_id


class ExpectationEvaluation(Model, caller=face.caller):
    """The outcome of one expectation for one window of time."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    expectation_id: int | None = None
    status: str | None = None
    opened_via: str | None = None
    opened_at: str | None = None  # ISO 8601 date-time
    window_start_at: str | None = None  # ISO 8601 date-time
    window_end_at: str | None = None  # ISO 8601 date-time
    deadline_at: str | None = None  # ISO 8601 date-time
    late_acceptance_cutoff_at: str | None = None  # ISO 8601 date-time
    hard_close_at: str | None = None  # ISO 8601 date-time
    closed_at: str | None = None  # ISO 8601 date-time
    matched_files: builtins.list[dict[str, Any]] | None = None
    missing_files: builtins.list[dict[str, Any]] | None = None
    criteria_errors: builtins.list[str] | None = None
    summary: dict[str, Any] | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time


_LIST = Operation("GET", "/expectation_evaluations", ExpectationEvaluationListParams, page=ExpectationEvaluation)
_FIND = Operation("GET", "/expectation_evaluations/{id}", positional={"id": int}, record=ExpectationEvaluation)


class ExpectationEvaluationResource(Resource):
    """Expectation evaluations, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ExpectationEvaluationListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpectationEvaluationListParams],
    ) -> ListObj[ExpectationEvaluation]:
        """List expectation evaluations, a page at a time (GET /expectation_evaluations).

        Returns:
            A page of `ExpectationEvaluation`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ExpectationEvaluation:
        """Find one expectation evaluation by its ID (GET /expectation_evaluations/{id}).

        Args:
            id: ID of the expectation evaluation.

        Returns:
            The `ExpectationEvaluation`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ExpectationEvaluation:
        """Make an expectation evaluation from `attributes` without calling the service."""
        return self._new(ExpectationEvaluation, attributes, options)


_resource = ExpectationEvaluationResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
