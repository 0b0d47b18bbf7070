# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Files.com REST API: how the service behaves, as values."""

from files_style_sdk.manners import HeaderCursor, HeaderKey, Service

SERVICE = Service(
    package="files_style_sdk",
    title="Files.com REST API",
    version="1.0",
    environments={"production": "https://app.files.com", "mock": "http://127.0.0.1:4041"},
    base_path="/api/rest/v1",
    variables={
        "api_key": "FILES_API_KEY",
        "session_id": "FILES_SESSION_ID",
        "base_url": "FILES_BASE_URL",
        "source_ip": "FILES_SOURCE_IP",
        "workspace_id": "FILES_WORKSPACE_ID",
        "language": "FILES_LANGUAGE",
    },
    keys=(HeaderKey("api_key", "X-FilesAPI-Key"), HeaderKey("session_id", "X-FilesAPI-Auth")),
    pages=HeaderCursor(headers=("x-files-cursor-next", "x-files-cursor"), parameter="cursor"),
)
