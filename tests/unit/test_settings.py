"""Settings: what a call runs with, and which of several givers wins."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

import files_style_sdk as files_sdk
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.service import SERVICE
from files_style_sdk.settings import (
    ENVIRONMENT,
    SETTING_NAMES,
    Settings,
    check_setting,
    expand_options,
    from_environment,
    merge_options,
)

DEFAULTS = {
    "base_url": "https://app.files.com",
    "open_timeout": 30,
    "read_timeout": 80,
    "initial_network_retry_delay": 0.5,
    "max_network_retry_delay": 2,
    "max_network_retries": 3,
    "source_ip": None,
    "session_id": None,
    "workspace_id": None,
    "language": None,
}

BAD_VALUES: list[tuple[str, Any]] = [
    ("api_key", ""),
    ("api_key", 5),
    ("api_key", b"KEY"),
    ("api_key", "two\r\nlines"),
    ("api_key", "schlüssel"),
    ("session_id", ""),
    ("session_id", object()),
    ("base_url", ""),
    ("base_url", "app.files.com"),
    ("base_url", "ftp://app.files.com"),
    ("base_url", "https://"),
    ("base_url", "https://host:port"),
    ("base_url", "https://user:pw@host"),
    ("base_url", "https://:pw@host"),
    ("base_url", "https://host?x=1"),
    ("base_url", "https://host/?"),
    ("base_url", "https://host/#"),
    ("base_url", "https://[half"),
    ("base_url", "https://ho st"),
    ("base_url", b"https://host"),
    ("base_path", "api"),
    ("base_path", 1),
    ("base_path", "/api\r\nX: y"),
    ("base_path", "/api?x=1"),
    ("open_timeout", 0),
    ("open_timeout", -1),
    ("open_timeout", True),
    ("open_timeout", "5"),
    ("open_timeout", float("nan")),
    ("read_timeout", 0.0),
    ("read_timeout", float("inf")),
    ("read_timeout", False),
    ("initial_network_retry_delay", -0.1),
    ("max_network_retry_delay", "2"),
    ("max_network_retries", -1),
    ("max_network_retries", 2.0),
    ("max_network_retries", True),
    ("source_ip", "localhost"),
    ("source_ip", "10.1.2"),
    ("source_ip", 5),
    ("source_ip", b"\x7f\x00\x00\x01"),
    ("source_ip", ""),
    ("workspace_id", True),
    ("workspace_id", 1.5),
    ("workspace_id", ""),
    ("language", ""),
    ("language", "en\r\nX-Injected: 1"),
    ("http_session", "session"),
    ("http_session", requests),
]


def test_defaults_are_those_the_service_documents() -> None:
    """A caller who sets nothing gets the documented values."""
    settings = Settings()
    assert {name: getattr(settings, name) for name in DEFAULTS} == DEFAULTS


@pytest.mark.parametrize(("name", "value"), BAD_VALUES, ids=[f"{name}-{at}" for at, (name, _) in enumerate(BAD_VALUES)])
def test_bad_value_is_refused_by_name(name: str, value: Any) -> None:
    """An ill-formed value raises InvalidParameterError that names the setting, wherever it is given."""
    for give in (
        lambda: Settings().with_options({name: value}),
        lambda: files_sdk.Client(**{name: value}),
        lambda: setattr(files_sdk, name, value),
    ):
        with pytest.raises(InvalidParameterError, match=name):
            give()


@pytest.mark.parametrize("name", ["api_key", "session_id"])
def test_refused_credential_is_not_shown(name: str) -> None:
    """The message about an ill-formed credential does not contain it."""
    with pytest.raises(InvalidParameterError) as caught:
        check_setting(name, "SECRET\nSECRET")
    assert "SECRET" not in str(caught.value)


def test_unknown_option_is_refused_even_if_none() -> None:
    """A misspelt option never passes silently."""
    for value in (1, None):
        with pytest.raises(InvalidParameterError, match="api_kee"):
            Settings().with_options({"api_kee": value})


@pytest.mark.parametrize("options", ["api_key", 5, ["api_key"], [("api_key", "K")]])
def test_options_that_are_no_dict_are_refused(options: Any) -> None:
    """Options of another kind raise instead of being read as something."""
    with pytest.raises(InvalidParameterError, match="options must be a dict"):
        Settings().with_options(options)


def test_none_inherits() -> None:
    """An option of None leaves the wider value."""
    wider = Settings(api_key="WIDE", read_timeout=5)
    assert wider.with_options({"read_timeout": None, "api_key": None}) == wider


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/", "http://127.0.0.1:8080", "https://sub.files.com///"])
def test_base_url_loses_trailing_slashes(url: str) -> None:
    """Slashes at the end of base_url do not double those of paths."""
    assert Settings().with_options({"base_url": url}).base_url == url.rstrip("/")


def test_edges_that_are_fine() -> None:
    """Values at the edge of what is allowed are taken."""
    fine = {"max_network_retries": 0, "initial_network_retry_delay": 0, "open_timeout": 0.001, "source_ip": "::1"}
    settings = Settings().with_options(fine)
    assert {name: getattr(settings, name) for name in fine} == fine


@pytest.mark.parametrize(
    ("wide", "narrow", "kept"),
    [
        ({"api_key": "WIDE"}, {"session_id": "near"}, (None, "near")),
        ({"session_id": "wide"}, {"api_key": "NEAR"}, ("NEAR", None)),
        ({"api_key": "WIDE", "session_id": "wide"}, {"session_id": "near"}, (None, "near")),
        ({"api_key": "WIDE"}, {"read_timeout": 1}, ("WIDE", None)),
        ({"api_key": "WIDE"}, {"session_id": None}, ("WIDE", None)),
        ({"api_key": "WIDE"}, {"api_key": "NEAR", "session_id": "near"}, ("NEAR", "near")),
    ],
)
def test_nearer_credential_displaces_wider(
    wide: dict[str, Any], narrow: dict[str, Any], kept: tuple[str | None, str | None]
) -> None:
    """A per-call session is not overruled by a key set for every call, nor the other way round."""
    direct = Settings().with_options(wide).with_options(narrow)
    merged = Settings().with_options(merge_options(wide, narrow))
    assert (direct.api_key, direct.session_id) == kept
    assert (merged.api_key, merged.session_id) == kept


def test_nothing_given_is_mutated() -> None:
    """Option dicts come back as they went in."""
    wide, narrow = {"api_key": "WIDE"}, {"session_id": "near", "language": None}
    merge_options(wide, narrow)
    Settings().with_options(wide).with_options(narrow)
    assert (wide, narrow) == ({"api_key": "WIDE"}, {"session_id": "near", "language": None})


def test_precedence_of_all_givers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Per-call options win over the module, the module over the environment, that over the default."""
    seen = [files_sdk.get_language()]
    monkeypatch.setenv("FILES_LANGUAGE", "fr")
    seen.append(files_sdk.get_language())
    files_sdk.set_language("de")
    seen.append(files_sdk.get_language())
    seen.append(files_sdk._settings.current().with_options({"language": "es"}).language)
    assert seen == [None, "fr", "de", "es"]


def test_client_ignores_module_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client reads the environment, never what is assigned on the package."""
    monkeypatch.setenv("FILES_BASE_URL", "http://127.0.0.1:2")
    files_sdk.base_url = "http://127.0.0.1:1"
    assert files_sdk.Client().base_url == "http://127.0.0.1:2"
    assert files_sdk.Client(base_url="http://127.0.0.1:3").base_url == "http://127.0.0.1:3"


@pytest.mark.parametrize("name", sorted(ENVIRONMENT))
def test_environment_gives_and_empty_counts_as_unset(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each variable gives its setting; an empty one gives nothing."""
    value = {"base_url": "http://127.0.0.1:1", "source_ip": "127.0.0.1"}.get(name, "7")
    monkeypatch.setenv(ENVIRONMENT[name], value)
    assert getattr(files_sdk._settings.current(), name) == value
    monkeypatch.setenv(ENVIRONMENT[name], "")
    assert name not in from_environment()


def test_bad_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An ill-formed environment variable raises when a call begins, not at import."""
    monkeypatch.setenv("FILES_BASE_URL", "nonsense")
    with pytest.raises(InvalidParameterError, match=r"base_url .* \(from FILES_BASE_URL in the environment\)"):
        files_sdk._settings.current()
    with pytest.raises(InvalidParameterError, match="FILES_BASE_URL"):
        files_sdk.Client()


def test_one_timeout_bounds_every_wait() -> None:
    """A single number displaces each bound that was set before, that of writing included."""
    settings = Settings(open_timeout=1, read_timeout=2, write_timeout=3).with_options({"timeout": 20})
    assert (settings.open_timeout, settings.read_timeout, settings.write_timeout) == (20, 20, 20)


def test_secrets_stay_out_of_repr() -> None:
    """Neither settings nor clients show their credentials."""
    settings = Settings(api_key="HIDDENKEY", session_id="HIDDENSESSION")
    assert "HIDDEN" not in repr(settings)
    assert "HIDDEN" not in repr(files_sdk.Client(api_key="HIDDENKEY", session_id="HIDDENSESSION"))


@given(
    st.dictionaries(st.sampled_from(sorted(SETTING_NAMES - {"http_session"})), st.none() | st.integers() | st.text())
)
def test_any_options_give_settings_or_a_clear_refusal(options: dict[str, Any]) -> None:
    """Whatever is given, the answer is settings that hold it or InvalidParameterError; the dict stays as it was."""
    before = dict(options)
    try:
        settings = Settings().with_options(options)
    except InvalidParameterError as error:
        assert any(name in str(error) for name in options)  # noqa: PT017
    else:
        given_values = {name: value for name, value in options.items() if value is not None and name != "base_url"}
        assert {name: getattr(settings, name) for name in given_values} == given_values
    assert options == before


def test_suite_runs_without_the_environment_of_its_caller() -> None:
    """The guard of this suite really clears the variables that the SDK reads."""
    assert not [name for name in os.environ if name.startswith("FILES_")]


def test_unknown_options_are_told_in_the_words_of_the_service() -> None:
    """What is known instead is listed by the names that users of the service have for it, short forms included."""
    lent = replace(SERVICE, package="library", arguments={"card": "api_key"})
    with pytest.raises(InvalidParameterError, match="unknown option 'crad'") as caught:
        expand_options({"crad": "7"}, lent)
    known = str(caught.value).partition("are: ")[2].split(", ")
    assert {"card", "timeout", "base_url"} <= set(known)
    assert "api_key" not in known
