"""Operations under other names: methods of a client, and of parts of it that know path values."""

import inspect
from typing import Any, TypedDict, Unpack

from files_style_sdk.resource import NoParams, Operation, Options, Resource
from files_style_sdk.scopes import Scope, named, part, scoped

_LIST = Operation("GET", "/shelves/{shelf}/books", positional={"shelf": int}, plain=True)


class ListParams(TypedDict, total=False):
    """What `list` accepts."""

    most: int


class BookResource(Resource):
    """Books."""

    def list(
        self, shelf: int, params: ListParams | None = None, options: Options | None = None, **fields: Unpack[ListParams]
    ) -> dict[str, Any]:
        """List books.

        Args:
            shelf: Where they stand, told
                at some length.

        Returns:
            The decoded answer.
        """
        return self._call(_LIST, (shelf,), params, options, fields)

    def burn(
        self, shelf: int, title: str, params: NoParams | None = None, options: Options | None = None
    ) -> dict[str, Any]:
        """Burn a book.

        Args:
            shelf: Where it stands.
            title: What it is called.
        """
        return self._call(_LIST, (shelf,), params, options, {"title": title})


class Told:
    """A caller that tells what it is asked for."""

    def operate(self, operation: Operation, arguments: Any, options: Any, receive: Any) -> Any:
        """Make no call."""
        return operation.path, arguments

    @property
    def for_records(self) -> Any:
        """Itself."""
        return self


class Drawer(Scope):
    """What lies in a shelf."""

    books = scoped(BookResource.list)


class Shelf(Scope):
    """One shelf."""

    list = scoped(BookResource.list)
    burn = scoped(BookResource.burn)
    drawer = part(Drawer)


class Library:
    """A client."""

    def __init__(self) -> None:
        self._caller = Told()

    list_books = named(BookResource.list)
    books = part(BookResource)

    def shelf(self, number: int) -> Shelf:
        """One shelf."""
        return Shelf(self._caller, number)


def test_all_names_make_the_same_call() -> None:
    """A flat name, a scope that gives the path value, and a scope within it make the call of the operation."""
    library = Library()
    expected = ("/shelves/{shelf}/books", {"shelf": 7, "most": 2})
    assert library.list_books(7, most=2) == expected
    assert library.books().list(7, most=2) == expected
    assert library.shelf(7).list(most=2) == expected
    assert library.shelf(7).drawer().books({"most": 2}) == expected
    assert library.shelf(7).burn("Emma") == ("/shelves/{shelf}/books", {"shelf": 7, "title": "Emma"})


def test_methods_tell_what_they_are() -> None:
    """Each is a function under its own name; what it shows leaves out the path value that is known."""
    assert inspect.isfunction(Library.list_books)
    assert (Library.list_books.__name__, Library.list_books.__qualname__) == ("list_books", "Library.list_books")
    assert Library.list_books.__module__ == __name__
    assert list(inspect.signature(Library.list_books).parameters) == ["self", "shelf", "params", "options", "most"]
    assert list(inspect.signature(Library().shelf(7).list).parameters) == ["params", "options", "most"]
    text = inspect.getdoc(Shelf.list)
    assert text == "List books.\n\nReturns:\n    The decoded answer."
    assert (inspect.getdoc(Shelf.burn) or "").endswith("Args:\n    title: What it is called.")
    assert inspect.getdoc(Shelf.drawer) == "What lies in a shelf."
    assert inspect.signature(Library.books).return_annotation is BookResource
    assert repr(Library().shelf(7)) == "Shelf(7)"
