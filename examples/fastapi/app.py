"""A web service in front of the file service: one client for the whole process, handed to every request.

Settings come from the environment: `IDENTITY_URL`, `FILES_BASE_URL`, and for the token exchange `FILES_CLIENT_ID`,
`FILES_CLIENT_SECRET` and `FILES_PAT`. README.md says how to run it.
"""

import io
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse

from files_style_sdk import APIConnectionError, APIStatusError, AsyncClient
from files_style_sdk.auth import TokenExchange

REQUEST_TIMEOUT = 30
"""Seconds that one request may keep the file service busy, retries and pages included."""


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the client before the first request and close it after the last."""
    identity_url = os.environ["IDENTITY_URL"]
    credential = TokenExchange(
        f"{identity_url}/token", user_url=f"{identity_url}/me", identity_headers={"X-FilesAPI-Key": "files.api_key"}
    )
    async with AsyncClient(auth=credential, request_timeout=REQUEST_TIMEOUT) as client:
        app.state.files = client
        yield


def shared_client(request: Request) -> AsyncClient:
    """The client of the process; tests replace it through `app.dependency_overrides`."""
    client: AsyncClient = request.app.state.files
    return client


Files = Annotated[AsyncClient, Depends(shared_client)]

app = FastAPI(title="Files", lifespan=lifespan)


@app.get("/folders/{path:path}")
async def list_folder(path: str, files: Files) -> list[dict[str, Any]]:
    """What is in a folder, whatever the number of pages."""
    return [{"path": entry.path, "type": entry.type, "size": entry.size} async for entry in files.folder.list_for(path)]


@app.put("/files/{path:path}", status_code=201)
async def put_file(path: str, request: Request, files: Files) -> dict[str, Any]:
    """Store the body of the request, which has to fit into memory."""
    body = await request.body()
    record = await files.file.upload_stream(io.BytesIO(body), path, len(body), params={"mkdir_parents": True})
    return {"path": record.path, "size": record.size}


@app.get("/files/{path:path}")
async def get_file(path: str, files: Files) -> Response:
    """The content of a file, which has to fit into memory."""
    content = io.BytesIO()
    await files.file.download_stream(path, content)
    return Response(content.getvalue(), media_type="application/octet-stream")


@app.exception_handler(APIStatusError)
async def refused(_: Request, error: APIStatusError) -> JSONResponse:
    """Hand on what the file service refuses, but not its refusal of our own credentials."""
    status = error.status_code or 502
    if status == 401 or status >= 500:
        return JSONResponse({"error": "the file service is not available"}, 502)
    return JSONResponse({"error": error.message, "type": error.error_type}, status)


@app.exception_handler(APIConnectionError)
async def unreachable(_: Request, error: APIConnectionError) -> JSONResponse:
    """The file service gave no answer, or not in time."""
    return JSONResponse({"error": "the file service does not answer"}, 504)
