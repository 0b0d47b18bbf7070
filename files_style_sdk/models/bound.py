# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource as a property, bound to one caller: what a client offers."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from files_style_sdk.models.api_key import ApiKeyResource
    from files_style_sdk.models.direct_connection_info import DirectConnectionInfoResource
    from files_style_sdk.models.file import FileResource
    from files_style_sdk.models.file_action import FileActionResource
    from files_style_sdk.models.file_migration import FileMigrationResource
    from files_style_sdk.models.file_upload_part import FileUploadPartResource
    from files_style_sdk.models.folder import FolderResource
    from files_style_sdk.models.group import GroupResource
    from files_style_sdk.models.permission import PermissionResource
    from files_style_sdk.models.preview import PreviewResource
    from files_style_sdk.models.session import SessionResource
    from files_style_sdk.models.user import UserResource
    from files_style_sdk.models.zip_list_entry import ZipListEntryResource


class BoundResources:
    """The resources of the service, each imported and bound to `_caller` when it is first used."""

    _caller: Any

    @cached_property
    def api_key(self) -> "ApiKeyResource":
        """A key with which programs authenticate, for a user or for the whole site."""
        from files_style_sdk.models.api_key import ApiKeyResource

        return ApiKeyResource(self._caller)

    @cached_property
    def direct_connection_info(self) -> "DirectConnectionInfoResource":
        """How to reach an agent directly instead of through the service."""
        from files_style_sdk.models.direct_connection_info import DirectConnectionInfoResource

        return DirectConnectionInfoResource(self._caller)

    @cached_property
    def file(self) -> "FileResource":
        """A file or folder of the site, as its path and what is known of it."""
        from files_style_sdk.models.file import FileResource

        return FileResource(self._caller)

    @cached_property
    def file_action(self) -> "FileActionResource":
        """The answer to an operation on files that may go on in the background."""
        from files_style_sdk.models.file_action import FileActionResource

        return FileActionResource(self._caller)

    @cached_property
    def file_migration(self) -> "FileMigrationResource":
        """Background work such as a copy, a move or a deletion of files."""
        from files_style_sdk.models.file_migration import FileMigrationResource

        return FileMigrationResource(self._caller)

    @cached_property
    def file_upload_part(self) -> "FileUploadPartResource":
        """Permission to upload one part of a file, and where to send it."""
        from files_style_sdk.models.file_upload_part import FileUploadPartResource

        return FileUploadPartResource(self._caller)

    @cached_property
    def folder(self) -> "FolderResource":
        """A folder of the site."""
        from files_style_sdk.models.folder import FolderResource

        return FolderResource(self._caller)

    @cached_property
    def group(self) -> "GroupResource":
        """A named set of users that share permissions."""
        from files_style_sdk.models.group import GroupResource

        return GroupResource(self._caller)

    @cached_property
    def permission(self) -> "PermissionResource":
        """What one user, group or partner may do below one path."""
        from files_style_sdk.models.permission import PermissionResource

        return PermissionResource(self._caller)

    @cached_property
    def preview(self) -> "PreviewResource":
        """A small picture or document made from a file."""
        from files_style_sdk.models.preview import PreviewResource

        return PreviewResource(self._caller)

    @cached_property
    def session(self) -> "SessionResource":
        """A login with a user name and a password."""
        from files_style_sdk.models.session import SessionResource

        return SessionResource(self._caller)

    @cached_property
    def user(self) -> "UserResource":
        """Somebody who can log in, with a profile, permissions and limits."""
        from files_style_sdk.models.user import UserResource

        return UserResource(self._caller)

    @cached_property
    def zip_list_entry(self) -> "ZipListEntryResource":
        """One file inside a ZIP archive."""
        from files_style_sdk.models.zip_list_entry import ZipListEntryResource

        return ZipListEntryResource(self._caller)
