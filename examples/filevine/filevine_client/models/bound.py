# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource as a property, bound to one caller: what a client offers."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from filevine_client.models.expense_item import ExpenseItemResource
    from filevine_client.models.note import NoteResource
    from filevine_client.models.project import ProjectResource


class BoundResources:
    """The resources of the service, each imported and bound to `_caller` when it is first used."""

    _caller: Any

    @cached_property
    def expense_item(self) -> "ExpenseItemResource":
        """An item of an expenses section of a project."""
        from filevine_client.models.expense_item import ExpenseItemResource

        return ExpenseItemResource(self._caller)

    @cached_property
    def note(self) -> "NoteResource":
        """A note of a project."""
        from filevine_client.models.note import NoteResource

        return NoteResource(self._caller)

    @cached_property
    def project(self) -> "ProjectResource":
        """A case."""
        from filevine_client.models.project import ProjectResource

        return ProjectResource(self._caller)
