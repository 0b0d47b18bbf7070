# Generated from the API description by "python -m codegen"; change the description, not this file.
# mypy: no-warn-return-any
"""Expense item: an item of an expenses section of a project."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource, wire_name


class ExpenseItemUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    data_object: Mapping[str, Any]  # required; values by the selector of their field


class ExpenseItem(Model):
    """An item of an expenses section of a project."""

    item_id: dict[str, Any] | None = wire_name("itemId")  # its ids by who gave them
    data_object: dict[str, Any] | None = wire_name("dataObject")  # values by the selector of their field
    created_date: str | None = wire_name("createdDate")  # ISO 8601 date-time


_FIND = Operation(
    "GET",
    "/core/projects/{projectId}/collections/{sectionSelector}/{itemId}",
    positional={"project_id": int, "section_selector": str, "item_id": str},
    record=ExpenseItem,
    names={"project_id": "projectId", "section_selector": "sectionSelector", "item_id": "itemId"},
)
_UPDATE = Operation(
    "PATCH",
    "/core/projects/{projectId}/collections/{sectionSelector}/{itemId}",
    ExpenseItemUpdateParams,
    positional={"project_id": int, "section_selector": str, "item_id": str},
    required=("data_object",),
    record=ExpenseItem,
    names={
        "project_id": "projectId",
        "section_selector": "sectionSelector",
        "item_id": "itemId",
        "data_object": "dataObject",
    },
    repeatable=True,
)


class ExpenseItemResource(Resource):
    """Expense items, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def find(
        self,
        project_id: int,
        section_selector: str,
        item_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> ExpenseItem:
        """Show an item of an expenses section (GET /core/projects/{projectId}/collections/{sectionSelector}/{itemId}).

        Args:
            project_id: The project.
            section_selector: The section: its selector and the project type, such as expenses32506.
            item_id: The item's id.

        Returns:
            The `ExpenseItem`.
        """
        return self._call(_FIND, (project_id, section_selector, item_id), params, options, fields)

    def update(
        self,
        project_id: int,
        section_selector: str,
        item_id: str,
        params: ExpenseItemUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpenseItemUpdateParams],
    ) -> ExpenseItem:
        """Change fields of an item of an expenses section. Fields that are not named stay (PATCH
        /core/projects/{projectId}/collections/{sectionSelector}/{itemId}).

        Args:
            project_id: The project.
            section_selector: The section: its selector and the project type, such as expenses32506.
            item_id: The item's id.

        Returns:
            The `ExpenseItem`.

        Raises:
            MissingParameterError: `data_object` not given.
        """
        return self._call(_UPDATE, (project_id, section_selector, item_id), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ExpenseItem:
        """Make an expense item from `attributes` without calling the service."""
        return self._new(ExpenseItem, attributes, options)
