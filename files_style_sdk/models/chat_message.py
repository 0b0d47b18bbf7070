# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Chat message: one message of a conversation with the AI assistant."""

from collections.abc import Mapping
from typing import Any

from files_style_sdk import face
from files_style_sdk.resource import Model, Options, Resource


class ChatMessage(Model, caller=face.caller):
    """One message of a conversation with the AI assistant."""

    id: int | None = None
    role: str | None = None
    content: str | None = None
    created_at: str | None = None  # ISO 8601 date-time


class ChatMessageResource(Resource):
    """Chat messages, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> ChatMessage:
        """Make a chat message from `attributes` without calling the service."""
        return self._new(ChatMessage, attributes, options)


_resource = ChatMessageResource(face.caller)
new = _resource.new
