"""Where the Filevine client takes its configuration from, and what it says when something is wrong with it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest
from dotenv import dotenv_values
from files_mock_server.testing import SpecServer
from filevine_setup import CREDENTIALS, EXAMPLE, LONGEST, PROJECT, URLS, variables_of, write_env


def link(url: str) -> str:
    """A URL as an editor of Markdown writes it."""
    return f"[{url}]({url})"


def number_of_project() -> str:
    """What a client says that takes everything from where it is."""
    from filevine_client import FilevineClient

    async def main() -> str:
        async with FilevineClient() as client:
            return str((await client.get_project_details(PROJECT))["number"])

    return asyncio.run(asyncio.wait_for(main(), LONGEST))


def test_from_the_environment(service: SpecServer) -> None:
    """Six variables are all that a client needs."""
    assert number_of_project() == "2024-001"


def test_from_a_file(running: SpecServer, bare: Path) -> None:
    """They may stand in `.env`, quoted as in the template, in the folder of the project or one above it."""
    running.reset()
    write_env(bare, variables_of(running))
    below = bare / "deep" / "down"
    below.mkdir(parents=True)
    os.chdir(below)
    assert number_of_project() == "2024-001"


def test_the_environment_wins(service: SpecServer, bare: Path) -> None:
    """What is set in the environment is not replaced by the file."""
    write_env(bare, {"FV_PAT": "pat-of-the-file", "FILEVINE_API_BASE_URL": "http://127.0.0.1:9"})
    assert number_of_project() == "2024-001"


def test_the_template() -> None:
    """`.env.example` names every variable that is read, with URLs that are plain and those that are taken anyway."""
    from filevine_client.service import SERVICE

    template = dotenv_values(EXAMPLE / ".env.example")
    assert SERVICE.maker is not None
    read = {part.variable: part.default for part in SERVICE.maker.arguments.values()}
    assert set(template) == {*read, *SERVICE.variables.values()}
    defaults = {name: value for name, value in read.items() if value} | {"FILEVINE_API_BASE_URL": SERVICE.base_url}
    assert {name: template[name] for name in URLS} == defaults


def test_the_template_as_it_is(bare: Path) -> None:
    """A copy of the template makes a client, without a connection."""
    from filevine_client import FilevineClient

    (bare / ".env").write_text((EXAMPLE / ".env.example").read_text())
    assert repr(FilevineClient()) == "FilevineClient(base_url='https://api.filevine.io')"


def test_the_urls_need_not_be_set(bare: Path) -> None:
    """Without variables, the URLs are the usual ones."""
    from filevine_client import FilevineClient

    os.environ.update(CREDENTIALS)
    assert FilevineClient().api_base_url == "https://api.filevine.io"


@pytest.mark.parametrize("missing", CREDENTIALS)
@pytest.mark.parametrize("empty", [True, False])
def test_what_is_missing_is_named(service: SpecServer, missing: str, empty: bool) -> None:
    """A part of the credential that is not there is named by its variable when the client is made."""
    from filevine_client import FilevineClient, InvalidParameterError

    os.environ.pop(missing)
    if empty:
        os.environ[missing] = ""
    with pytest.raises(InvalidParameterError) as caught:
        FilevineClient()
    assert missing in str(caught.value)
    assert [name for name in CREDENTIALS if name in str(caught.value)] == [missing]


@pytest.mark.parametrize("wrong", URLS)
@pytest.mark.parametrize("value", [link("https://api.filevine.io"), "api.filevine.io", "https://", "see the docs"])
def test_a_url_that_is_none(running: SpecServer, bare: Path, wrong: str, value: str) -> None:
    """A Markdown link, or anything else that is no plain URL, is refused by the name of its variable."""
    from filevine_client import FilevineClient, InvalidParameterError

    write_env(bare, variables_of(running) | {wrong: value})
    with pytest.raises(InvalidParameterError) as caught:
        FilevineClient()
    assert f"from {wrong} in the environment" in str(caught.value)
    assert value in str(caught.value)
    assert "http:// or https:// URL" in str(caught.value)


def test_arguments_win(service: SpecServer) -> None:
    """What is given to the client counts before its variable, and errors about it do not speak of the environment."""
    from filevine_client import FilevineClient, InvalidParameterError

    os.environ |= {"FILEVINE_API_BASE_URL": "http://127.0.0.1:9", "FV_PAT": "pat-wrong", "FV_CLIENT_ID": "nobody"}
    given: dict[str, Any] = {
        "base_url": service.url,
        "personal_access_token": CREDENTIALS["FV_PAT"],
        "client_id": "demo-client",
    }

    async def main() -> Any:
        async with FilevineClient(**given) as client:
            return await client.get_project_details(PROJECT)

    assert asyncio.run(asyncio.wait_for(main(), LONGEST))["number"] == "2024-001"
    with pytest.raises(InvalidParameterError, match="identity_url") as caught:
        FilevineClient(identity_url=link("https://x.test"))
    assert "FILEVINE_IDENTITY_URL" not in str(caught.value)


def test_the_file_is_not_read_if_nobody_wants_it(running: SpecServer, bare: Path) -> None:
    """`load_dotenv=False` leaves the file alone."""
    from filevine_client import FilevineClient, InvalidParameterError

    write_env(bare, variables_of(running))
    with pytest.raises(InvalidParameterError, match="FV_CLIENT_ID"):
        FilevineClient(load_dotenv=False)
