"""Calls without anything to authenticate with."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from files_style_sdk import error_tree
from files_style_sdk.auth import credential_of
from files_style_sdk.error import APIError
from files_style_sdk.manners import HeaderKey
from files_style_sdk.service import SERVICE
from files_style_sdk.settings import Settings


class OwnAuthenticationError(APIError):
    """What the users of another service catch."""


def refused(names: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Exception:
    """What a call of a service raises whose error tree has these names."""
    tree = ModuleType("orchard_errors")
    vars(tree).update(names)
    monkeypatch.setitem(sys.modules, "orchard_errors", tree)
    service = replace(
        SERVICE,
        package="orchard",
        title="Orchard",
        error_tree="orchard_errors",
        keys=(HeaderKey("api_key", "X-Key"),),
        variables={"api_key": "ORCHARD_KEY"},
    )
    with pytest.raises(
        Exception, match="no credential for Orchard: give the client api_key, or set ORCHARD_K"
    ) as caught:
        credential_of(Settings(service=service))
    return caught.value


def test_the_error_is_of_the_services_own_class(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who catches the `AuthenticationError` of a service hears of a missing credential, and that nothing was sent."""
    error: Any = refused({"AuthenticationError": OwnAuthenticationError}, monkeypatch)
    assert (type(error), error.outcome, error.status_code) == (OwnAuthenticationError, "not_sent", None)


def test_a_service_without_such_a_class(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the service has no class of that name, the runtime's is raised."""
    error: Any = refused({}, monkeypatch)
    assert (type(error), error.outcome) == (error_tree.AuthenticationError, "not_sent")
