# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource as an async client offers it. Nothing of this is there at run time."""

from collections.abc import Mapping
from typing import Any, Unpack

from files_style_sdk.aio.pending import Pending, PendingPage
from files_style_sdk.resource import NoParams, Options
from frameio.models.accounts import Account, AccountListParams
from frameio.models.actions import Action
from frameio.models.comments import Comment, CommentCreateParams, CommentListParams, CommentUpdateParams
from frameio.models.files import File, FileListParams, FileUpdateParams
from frameio.models.projects import Project, ProjectCreateParams, ProjectListParams
from frameio.models.schemas import CommentResponse, FileResponse, ProjectResponse, UserResponse, WorkspaceResponse
from frameio.models.teams import Workspace, WorkspaceListParams
from frameio.models.users import User, UserListParams

class AsyncAccountResource:
    def list(
        self,
        params: AccountListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AccountListParams],
    ) -> PendingPage[Account]: ...
    def index(
        self,
        params: AccountListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AccountListParams],
    ) -> PendingPage[Account]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Account: ...

class AsyncActionResource:
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Action: ...

class AsyncCommentResource:
    def list(
        self,
        account_id: str,
        file_id: str,
        params: CommentListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CommentListParams],
    ) -> PendingPage[Comment]: ...
    def index(
        self,
        account_id: str,
        file_id: str,
        params: CommentListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CommentListParams],
    ) -> PendingPage[Comment]: ...
    def create(
        self,
        account_id: str,
        file_id: str,
        params: CommentCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CommentCreateParams],
    ) -> Pending[CommentResponse]: ...
    def update(
        self,
        account_id: str,
        comment_id: str,
        params: CommentUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[CommentUpdateParams],
    ) -> Pending[CommentResponse]: ...
    def delete(
        self,
        account_id: str,
        comment_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> Pending[None]: ...
    def show(
        self,
        account_id: str,
        comment_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> Pending[CommentResponse]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Comment: ...

class AsyncFileResource:
    def list(
        self,
        account_id: str,
        folder_id: str,
        params: FileListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileListParams],
    ) -> PendingPage[File]: ...
    def index(
        self,
        account_id: str,
        folder_id: str,
        params: FileListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileListParams],
    ) -> PendingPage[File]: ...
    def update(
        self,
        account_id: str,
        file_id: str,
        params: FileUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[FileUpdateParams],
    ) -> Pending[FileResponse]: ...
    def delete(
        self,
        account_id: str,
        file_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> Pending[None]: ...
    def show(
        self,
        account_id: str,
        file_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> Pending[FileResponse]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> File: ...

class AsyncProjectResource:
    def list(
        self,
        account_id: str,
        workspace_id: str,
        params: ProjectListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ProjectListParams],
    ) -> PendingPage[Project]: ...
    def index(
        self,
        account_id: str,
        workspace_id: str,
        params: ProjectListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ProjectListParams],
    ) -> PendingPage[Project]: ...
    def create(
        self,
        account_id: str,
        workspace_id: str,
        params: ProjectCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ProjectCreateParams],
    ) -> Pending[ProjectResponse]: ...
    def show(
        self,
        account_id: str,
        project_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> Pending[ProjectResponse]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Project: ...

class AsyncWorkspaceResource:
    def list(
        self,
        account_id: str,
        params: WorkspaceListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WorkspaceListParams],
    ) -> PendingPage[Workspace]: ...
    def index(
        self,
        account_id: str,
        params: WorkspaceListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WorkspaceListParams],
    ) -> PendingPage[Workspace]: ...
    def show(
        self,
        account_id: str,
        workspace_id: str,
        params: NoParams | None = None,
        options: Options | None = None,
        **fields: Unpack[NoParams],
    ) -> Pending[WorkspaceResponse]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Workspace: ...

class AsyncUserResource:
    def list(
        self,
        account_id: str,
        params: UserListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserListParams],
    ) -> PendingPage[User]: ...
    def index(
        self,
        account_id: str,
        params: UserListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[UserListParams],
    ) -> PendingPage[User]: ...
    def show(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[UserResponse]: ...
    def me(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Pending[UserResponse]: ...
    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> User: ...

class AwaitedResources:
    """The resources of the service, awaited."""

    @property
    def accounts(self) -> AsyncAccountResource: ...
    @property
    def actions(self) -> AsyncActionResource: ...
    @property
    def comments(self) -> AsyncCommentResource: ...
    @property
    def files(self) -> AsyncFileResource: ...
    @property
    def projects(self) -> AsyncProjectResource: ...
    @property
    def teams(self) -> AsyncWorkspaceResource: ...
    @property
    def users(self) -> AsyncUserResource: ...
