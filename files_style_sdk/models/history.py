# Generated from the API description by "python -m codegen"; change the description, not this file.
"""History: what was done on the site, by path, by user or by login."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource

if TYPE_CHECKING:
    from files_style_sdk.models.action import Action


class HistoryListForFileParams(TypedDict, total=False):
    """What `list_for_file` accepts."""

    start_at: str  # leave out what is earlier than this, ISO 8601
    end_at: str  # leave out what is later than this, ISO 8601
    display: str  # the form of the answer, full or parent
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at


class HistoryListForFolderParams(TypedDict, total=False):
    """What `list_for_folder` accepts."""

    start_at: str  # leave out what is earlier than this, ISO 8601
    end_at: str  # leave out what is later than this, ISO 8601
    display: str  # the form of the answer, full or parent
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at


class HistoryListForUserParams(TypedDict, total=False):
    """What `list_for_user` accepts."""

    start_at: str  # leave out what is earlier than this, ISO 8601
    end_at: str  # leave out what is later than this, ISO 8601
    display: str  # the form of the answer, full or parent
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at


class HistoryListLoginsParams(TypedDict, total=False):
    """What `list_logins` accepts."""

    start_at: str  # leave out what is earlier than this, ISO 8601
    end_at: str  # leave out what is later than this, ISO 8601
    display: str  # the form of the answer, full or parent
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at


class HistoryListParams(TypedDict, total=False):
    """What `list` accepts."""

    start_at: str  # leave out what is earlier than this, ISO 8601
    end_at: str  # leave out what is later than this, ISO 8601
    display: str  # the form of the answer, full or parent
    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by created_at
    filter: Mapping[str, Any]  # fields to the exact value they must have; by folder, path, user_id
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by path


class History(Model, caller=face.caller):
    """What was done on the site, by path, by user or by login."""

    id: int | None = None
    path: str | None = None
    when: str | None = None  # ISO 8601 date-time
    destination: str | None = None
    display: str | None = None
    ip: str | None = None
    source: str | None = None
    targets: dict[str, Any] | None = None
    user_id: int | None = None
    username: str | None = None
    user_is_from_parent_site: bool | None = None
    action: str | None = None
    failure_type: str | None = None
    interface: str | None = None


_LIST_FOR_FILE = Operation(
    "GET",
    "/history/files/{path}",
    HistoryListForFileParams,
    positional={"path": str},
    page="files_style_sdk.models.action:Action",
)
_LIST_FOR_FOLDER = Operation(
    "GET",
    "/history/folders/{path}",
    HistoryListForFolderParams,
    positional={"path": str},
    page="files_style_sdk.models.action:Action",
)
_LIST_FOR_USER = Operation(
    "GET",
    "/history/users/{user_id}",
    HistoryListForUserParams,
    positional={"user_id": int},
    page="files_style_sdk.models.action:Action",
)
_LIST_LOGINS = Operation("GET", "/history/login", HistoryListLoginsParams, page="files_style_sdk.models.action:Action")
_LIST = Operation("GET", "/history", HistoryListParams, page="files_style_sdk.models.action:Action")


class HistoryResource(Resource):
    """History, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list_for_file(
        self,
        path: str,
        params: HistoryListForFileParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryListForFileParams],
    ) -> "ListObj[Action]":
        """List for file (history) (GET /history/files/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            A page of `Action`, which can load the others.
        """
        return self._call(_LIST_FOR_FILE, (path,), params, options, fields)

    def list_for_folder(
        self,
        path: str,
        params: HistoryListForFolderParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryListForFolderParams],
    ) -> "ListObj[Action]":
        """List for folder (history) (GET /history/folders/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            A page of `Action`, which can load the others.
        """
        return self._call(_LIST_FOR_FOLDER, (path,), params, options, fields)

    def list_for_user(
        self,
        user_id: int,
        params: HistoryListForUserParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryListForUserParams],
    ) -> "ListObj[Action]":
        """List for user (history) (GET /history/users/{user_id}).

        Args:
            user_id: The user it is about; 0 is the one who calls.

        Returns:
            A page of `Action`, which can load the others.
        """
        return self._call(_LIST_FOR_USER, (user_id,), params, options, fields)

    def list_logins(
        self,
        params: HistoryListLoginsParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryListLoginsParams],
    ) -> "ListObj[Action]":
        """List logins (history) (GET /history/login).

        Returns:
            A page of `Action`, which can load the others.
        """
        return self._call(_LIST_LOGINS, (), params, options, fields)

    def list(
        self,
        params: HistoryListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HistoryListParams],
    ) -> "ListObj[Action]":
        """List history, a page at a time (GET /history).

        Returns:
            A page of `Action`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> History:
        """Make a history from `attributes` without calling the service."""
        return self._new(History, attributes, options)


_resource = HistoryResource(face.caller)
list_for_file = _resource.list_for_file
list_for_folder = _resource.list_for_folder
list_for_user = _resource.list_for_user
list_logins = _resource.list_logins
list = all = _resource.list
new = _resource.new
