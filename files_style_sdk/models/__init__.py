# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource's module and model class; each is imported when it is first used."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from files_style_sdk.models import (
        api_key,
        direct_connection_info,
        file,
        file_action,
        file_migration,
        file_upload_part,
        folder,
        group,
        permission,
        preview,
        session,
        user,
        zip_list_entry,
    )
    from files_style_sdk.models.api_key import ApiKey
    from files_style_sdk.models.direct_connection_info import DirectConnectionInfo
    from files_style_sdk.models.file import File
    from files_style_sdk.models.file_action import FileAction
    from files_style_sdk.models.file_migration import FileMigration
    from files_style_sdk.models.file_upload_part import FileUploadPart
    from files_style_sdk.models.folder import Folder
    from files_style_sdk.models.group import Group
    from files_style_sdk.models.permission import Permission
    from files_style_sdk.models.preview import Preview
    from files_style_sdk.models.session import Session
    from files_style_sdk.models.user import User
    from files_style_sdk.models.zip_list_entry import ZipListEntry

MODELS = {
    "ApiKey": "api_key",
    "DirectConnectionInfo": "direct_connection_info",
    "File": "file",
    "FileAction": "file_action",
    "FileMigration": "file_migration",
    "FileUploadPart": "file_upload_part",
    "Folder": "folder",
    "Group": "group",
    "Permission": "permission",
    "Preview": "preview",
    "Session": "session",
    "User": "user",
    "ZipListEntry": "zip_list_entry",
}
MODULES = frozenset(MODELS.values())

__all__ = [
    "ApiKey",
    "DirectConnectionInfo",
    "File",
    "FileAction",
    "FileMigration",
    "FileUploadPart",
    "Folder",
    "Group",
    "Permission",
    "Preview",
    "Session",
    "User",
    "ZipListEntry",
    "api_key",
    "direct_connection_info",
    "file",
    "file_action",
    "file_migration",
    "file_upload_part",
    "folder",
    "group",
    "permission",
    "preview",
    "session",
    "user",
    "zip_list_entry",
]


def __getattr__(name: str) -> Any:
    """Import a module or a model class on first use and keep it."""
    owner = MODELS.get(name)
    if owner is None and name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = importlib.import_module(f"{__name__}.{owner or name}")
    value = getattr(module, name) if owner else module
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return every public name, loaded or not."""
    return sorted(__all__)
