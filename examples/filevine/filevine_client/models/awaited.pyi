# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource as an async client offers it. Nothing of this is there at run time."""

from collections.abc import Mapping
from typing import Any, Unpack

from files_style_sdk.aio.pending import Pending, PendingPage
from files_style_sdk.resource import NoParams, Options
from filevine_client.models.expense_item import ExpenseItem, ExpenseItemUpdateParams
from filevine_client.models.note import Note, NoteListParams
from filevine_client.models.project import Project

class AsyncExpenseItemResource:
    def find(
        self,
        project_id: int,
        section_selector: str,
        item_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> Pending[ExpenseItem]: ...
    def update(
        self,
        project_id: int,
        section_selector: str,
        item_id: str,
        params: ExpenseItemUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ExpenseItemUpdateParams],
    ) -> Pending[ExpenseItem]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ExpenseItem: ...

class AsyncNoteResource:
    def list(
        self,
        project_id: int,
        params: NoteListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoteListParams],
    ) -> PendingPage[Note]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Note: ...

class AsyncProjectResource:
    def find(
        self,
        project_id: int,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> Pending[Project]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Project: ...

class AwaitedResources:
    """The resources of the service, awaited."""

    @property
    def expense_item(self) -> AsyncExpenseItemResource: ...
    @property
    def note(self) -> AsyncNoteResource: ...
    @property
    def project(self) -> AsyncProjectResource: ...
