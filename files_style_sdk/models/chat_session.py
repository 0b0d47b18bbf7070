# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Chat session: a conversation with the AI assistant."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class ChatSessionListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by ai_task_id, user_id, workspace_id


class ChatSession(Model, caller=face.caller):
    """A conversation with the AI assistant."""

    id: str | None = None
    title: str | None = None
    user_id: int | None = None
    ai_task_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    last_active_at: str | None = None  # ISO 8601 date-time
    created_at: str | None = None  # ISO 8601 date-time
    messages: builtins.list[dict[str, Any]] | None = None


_LIST = Operation("GET", "/chat_sessions", ChatSessionListParams, page=ChatSession)
_FIND = Operation("GET", "/chat_sessions/{id}", positional={"id": str}, record=ChatSession)


class ChatSessionResource(Resource):
    """Chat sessions, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: ChatSessionListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[ChatSessionListParams],
    ) -> ListObj[ChatSession]:
        """List chat sessions, a page at a time (GET /chat_sessions).

        Returns:
            A page of `ChatSession`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> ChatSession:
        """Find one chat session by its ID (GET /chat_sessions/{id}).

        Args:
            id: ID of the chat session.

        Returns:
            The `ChatSession`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ChatSession:
        """Make a chat session from `attributes` without calling the service."""
        return self._new(ChatSession, attributes, options)


_resource = ChatSessionResource(face.caller)
list = all = _resource.list
find = get = _resource.find
new = _resource.new
