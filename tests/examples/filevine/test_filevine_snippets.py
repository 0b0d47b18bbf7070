"""What the client's users write, as they write it: a script, a method of their own, a web application."""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from files_mock_server.testing import SpecServer
from filevine_setup import CREDENTIALS, EXAMPLE, ITEM, LONGEST, NOTES, PROJECT, variables_of, write_env

AT_ONCE = 60

FILES = {
    "src/filevine_client.py": """
from filevine_client import FilevineClient
""",
    "src/logging.py": """
import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
logger = logging.getLogger("app")
""",
    "src/dependencies.py": """
from .filevine_client import FilevineClient

filevine_client_instance = FilevineClient()


def get_filevine_client():
    return filevine_client_instance
""",
    "src/routers/items_router.py": """
from fastapi import APIRouter, Depends, HTTPException
from src.dependencies import get_filevine_client
from src.filevine_client import FilevineClient

router = APIRouter()


@router.get("/projects/{project_id}/items/{item_id}")
async def get_project_item_details(
    project_id: int,
    item_id: str,
    section_selector: str,
    filevine: FilevineClient = Depends(get_filevine_client),
):
    try:
        project_data = await filevine.get_project_details(project_id)
        expense_item = await filevine.get_expense_item(
            project_id=project_id, section_selector=section_selector, item_id=item_id
        )
        return {
            "projectName": project_data.get("clientName"),
            "projectNumber": project_data.get("number"),
            "expenseDetails": expense_item,
        }
    except Exception as e:
        raise HTTPException(status_code=500, detail=f"An error occurred: {e}")
""",
    "main.py": """
import asyncio
from src.filevine_client import FilevineClient
from src.logging import logger


async def main():
    try:
        client = FilevineClient()
        project_id = 12345678
        project_type_id = "32506"
        section_selector = f"expenses{project_type_id}"
        item_id = "c1c738ba-2409-4109-a44a-2d0b8bf56dea"
        logger.info(f"Fetching expense item '{item_id}' from project '{project_id}'...")
        expense_data = await client.get_expense_item(
            project_id=project_id, section_selector=section_selector, item_id=item_id
        )
        logger.info("Successfully fetched data:")
        print(expense_data)
        update_response = await client.update_expense_item(
            project_id=project_id,
            section_selector=section_selector,
            item_id=item_id,
            status="Paid",
            check_number="12345",
        )
        logger.info("Successfully received update response:")
        print(update_response)
    except Exception as e:
        logger.error(f"An error occurred in the main execution: {e}", exc_info=True)


if __name__ == "__main__":
    asyncio.run(main())
""",
}


@pytest.fixture
def project(running: SpecServer, bare: Path) -> Path:
    """A project folder with the files of a user and a `.env` that leads to the service."""
    running.reset()
    for name, text in FILES.items():
        (bare / name).parent.mkdir(parents=True, exist_ok=True)
        (bare / name).write_text(text)
    write_env(bare, variables_of(running))
    return bare


@pytest.fixture
def src(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Imports modules of the user's `src`, which are forgotten afterwards."""
    monkeypatch.syspath_prepend(str(project))
    monkeypatch.setattr(logging, "basicConfig", lambda **_settings: None)

    def imported(name: str) -> ModuleType:
        return importlib.import_module(f"src.{name}")

    yield imported
    for name in [name for name in sys.modules if name == "src" or name.startswith("src.")]:
        del sys.modules[name]


def run_main(project: Path) -> subprocess.CompletedProcess[str]:
    """Run the user's script, with every warning an error."""
    environment = {**os.environ, "PYTHONPATH": str(EXAMPLE), "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-X", "dev", "main.py"]
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, timeout=LONGEST, check=False
    )


def test_the_script(running: SpecServer, project: Path) -> None:
    """The script shows the item, changes it and shows it changed, configured by `.env`; it never closes the client."""
    done = run_main(project)
    assert (done.returncode, "ERROR" in done.stderr, "Warning" in done.stderr) == (0, False, False), done.stderr
    first, second = done.stdout.splitlines()
    assert "'status': 'Open'" in first
    assert "'status': 'Paid'" in second
    assert "'checknumber': '12345'" in second
    assert "INFO Successfully received update response:" in done.stderr
    assert running.journal.count("POST", "/connect/token") == 1


def test_the_script_in_trouble(running: SpecServer, project: Path) -> None:
    """When the service refuses, the script's own log tells it with a traceback, without any secret."""
    with running.fault("status", status=401, path="/core/*", times=None):
        done = run_main(project)
    assert "ERROR An error occurred in the main execution" in done.stderr
    assert "AuthenticationError" in done.stderr
    assert "Traceback" in done.stderr
    assert not [name for name in CREDENTIALS if name != "FV_CLIENT_ID" and CREDENTIALS[name] in done.stderr]


def test_a_method_of_ones_own(service: SpecServer) -> None:
    """A method that is added to the class builds a URL from `api_base_url` and leaves the rest to `_make_api_call`."""
    from filevine_client import FilevineClient

    class Extended(FilevineClient):
        async def get_project_notes(self, project_id: int, page: int = 1, limit: int = 50) -> dict[str, Any]:
            url = f"{self.api_base_url}/core/projects/{project_id}/notes"
            params = {"page": page, "limit": limit}
            return await self._make_api_call(url, params=params)  # type: ignore[no-any-return]

    async def main() -> None:
        async with Extended() as mine, FilevineClient() as theirs:
            with service.fault("status", status=503, retry_after=0, path=NOTES, times=1):
                found = await mine.get_project_notes(PROJECT, limit=1)
            assert found == await theirs.get_project_notes(PROJECT, limit=1)
            assert len(found["items"]) == 1

    asyncio.run(asyncio.wait_for(main(), LONGEST))


def visit_application(src: Any, paths: list[str]) -> list[Any]:
    """The answers of an application with the user's router to requests that come at once."""
    from fastapi import FastAPI
    from httpx import ASGITransport, AsyncClient

    app = FastAPI()
    app.include_router(src("routers.items_router").router)

    async def main() -> list[Any]:
        async with AsyncClient(transport=ASGITransport(app=app), base_url="http://example") as browser:
            answers = await asyncio.gather(*(browser.get(path) for path in paths))
        await src("dependencies").get_filevine_client().close()
        return list(answers)

    return asyncio.run(asyncio.wait_for(main(), LONGEST))


def test_the_application(running: SpecServer, src: Any) -> None:
    """Requests at once share the instance that the module made: all are answered after one exchange in all."""
    path = f"/projects/{PROJECT}/items/{ITEM[2]}?section_selector={ITEM[1]}"
    answers = visit_application(src, [path] * AT_ONCE)
    assert [answer.status_code for answer in answers] == [200] * AT_ONCE
    expected = ("Ada Lovelace", "2024-001", "Filing fee")
    for answer in answers:
        data = answer.json()
        found = (data["projectName"], data["projectNumber"], data["expenseDetails"]["dataObject"]["title"])
        assert found == expected
    assert running.journal.count("GET", "/core/*") == 2 * AT_ONCE
    assert (running.journal.count("POST", "/connect/token"), running.journal.count("POST", "/user")) == (1, 1)


def test_the_instance_is_shared(running: SpecServer, src: Any) -> None:
    """The instance is made at import, without a connection, and keeps its token from one event loop to the next."""
    get = src("dependencies").get_filevine_client
    assert get() is get()
    assert get().bearer_token is None
    path = f"/projects/{PROJECT}/items/{ITEM[2]}?section_selector={ITEM[1]}"
    for _ in range(2):
        (answer,) = visit_application(src, [path])
        assert answer.status_code == 200
    assert running.journal.count("POST", "/connect/token") == 1


def test_the_application_in_trouble(running: SpecServer, src: Any) -> None:
    """What the service refuses reaches the caller as the route's own error, without a secret."""
    answers = visit_application(src, [f"/projects/{PROJECT}/items/none?section_selector={ITEM[1]}"])
    assert answers[0].status_code == 500
    assert "none" in answers[0].json()["detail"]
    assert not [value for name, value in CREDENTIALS.items() if name != "FV_CLIENT_ID" and value in answers[0].text]


def test_the_instance_can_be_replaced(running: SpecServer, src: Any) -> None:
    """Tests put a stand-in in the place of the dependency, which is called instead of the service."""
    from fastapi import FastAPI
    from httpx import ASGITransport, AsyncClient

    class StandIn:
        async def get_project_details(self, project_id: int) -> dict[str, Any]:
            return {"clientName": "Nobody", "number": str(project_id)}

        async def get_expense_item(self, **_names: Any) -> dict[str, Any]:
            return {}

    app = FastAPI()
    app.include_router(src("routers.items_router").router)
    app.dependency_overrides[src("dependencies").get_filevine_client] = StandIn

    async def main() -> Any:
        async with AsyncClient(transport=ASGITransport(app=app), base_url="http://example") as browser:
            return (await browser.get("/projects/7/items/x?section_selector=e")).json()

    found = asyncio.run(asyncio.wait_for(main(), LONGEST))
    assert found == {"projectName": "Nobody", "projectNumber": "7", "expenseDetails": {}}
    assert running.journal.count() == 0
