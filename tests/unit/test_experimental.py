"""The namespace of operations that may still change."""

from __future__ import annotations

import sys
import warnings
from types import ModuleType

import pytest

from files_style_sdk import Client
from files_style_sdk.experimental import Experimental, ExperimentalWarning
from files_style_sdk.resource import Resource


class BookExperimental(Resource):
    """Stands for a generated class."""


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> str:
    """A package of generated models in which books have an experimental operation and authors have none."""
    package, book = ModuleType("library_models"), ModuleType("library_models.book")
    book.BookExperimental = BookExperimental  # type: ignore[attr-defined]
    vars(package).update(
        MODULES={"book", "author"}, MODELS={"Book": "book", "Author": "author"}, book=book, author=package
    )
    monkeypatch.setitem(sys.modules, "library_models", package)
    monkeypatch.setattr(Experimental, "_has_warned", False)
    return "library_models"


def test_the_first_use_warns_and_the_next_does_not(models: str) -> None:
    """Whoever uses what may change is told so, once."""
    experimental = Experimental(None, models)
    with pytest.warns(ExperimentalWarning, match="may change"):
        assert isinstance(experimental.book, BookExperimental)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(experimental.book, BookExperimental)


@pytest.mark.parametrize("name", ["author", "nobody", "__wrapped__"])
def test_what_is_not_experimental_is_not_there(models: str, name: str) -> None:
    """Resources without experimental operations are no attributes, and nobody is warned about them."""
    with pytest.raises(AttributeError, match=name):
        getattr(Experimental(None, models), name)


def test_clients_have_the_namespace() -> None:
    """A client offers it; the service's own description marks nothing as experimental."""
    with pytest.raises(AttributeError, match="user"):
        _ = Client(api_key="KEY").experimental.user
