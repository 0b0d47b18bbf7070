"""An event, as handlers are given it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from files_style_sdk.events.shape import EventShape, Place, at

__all__ = ["ActionEvent", "Event", "WebhookEvent"]


class Event:
    """Something that happened at a service, told by it and signed with a secret of ours.

    Fields that have no name here are attributes too, such as `event.path`: those of the event first, then those of its
    `data`.

    Args:
        payload: What the service sent, decoded.
        shape: Where in it things are.
        delivery_id: The id of the message, from a signed header.
        headers: The headers that came along, by name in lower case.

    Attributes:
        payload: What the service sent, decoded.
        delivery_id: The id of the message; None if no header carried one.
        headers: The headers that came along, by name in lower case. Only those that the signature covers are the
            sender's for sure.
    """

    def __init__(
        self,
        payload: Mapping[str, Any],
        shape: EventShape,
        *,
        delivery_id: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.payload: dict[str, Any] = dict(payload)
        self.delivery_id = delivery_id
        self.headers: Mapping[str, str] = dict(headers or {})
        self._shape = shape

    def get(self, place: Place, default: Any = None) -> Any:
        """What is at a dotted place, such as `project.name`.

        Args:
            place: The place, or several of which the first that holds something counts.
            default: What to return if nothing is there.
        """
        found = at(self.payload, place)
        return default if found is None else found

    @property
    def type(self) -> str:
        """What the event is of, such as `file.ready`."""
        return str(at(self.payload, self._shape.type))

    @property
    def id(self) -> str | None:
        """The id of the message, from the header or from the event itself; None if neither has one."""
        found = at(self.payload, self._shape.id) if self.delivery_id is None else self.delivery_id
        return None if found is None else str(found)

    @property
    def data(self) -> Any:
        """What is particular to this event; None if there is nothing."""
        return self.payload if self._shape.data is None else at(self.payload, self._shape.data)

    @property
    def account_id(self) -> Any:
        """The account, as the service wrote it; None if it did not say."""
        return at(self.payload, self._shape.account_id)

    @property
    def workspace_id(self) -> Any:
        """The workspace, as the service wrote it; None if it did not say."""
        return at(self.payload, self._shape.workspace_id)

    @property
    def project_id(self) -> Any:
        """The project, as the service wrote it; None if it did not say."""
        return at(self.payload, self._shape.project_id)

    @property
    def resource_id(self) -> Any:
        """What it happened to, as the service wrote it; None if it did not say."""
        return at(self.payload, self._shape.resource_id)

    @property
    def resource_type(self) -> Any:
        """The kind of what it happened to; None if the service did not say."""
        return at(self.payload, self._shape.resource_type)

    @property
    def user_id(self) -> Any:
        """Who did it, as the service wrote it; None if it did not say."""
        return at(self.payload, self._shape.user_id)

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and "payload" in vars(self):
            for fields in (self.payload, self.data):
                if isinstance(fields, Mapping) and name in fields:
                    return fields[name]
        raise AttributeError(f"this {type(self).__name__} has no {name!r}")

    def __repr__(self) -> str:
        return f"{type(self).__name__}(type={self.type!r}, id={self.id!r})"


class WebhookEvent(Event):
    """An event that is told and needs no answer; its handlers run after the answer."""


class ActionEvent(Event):
    """Something that a user asked for at the service, where the answer of its handler is shown.

    Attributes:
        user_access_token: The user's access token, for actions that require one; None for others. It is left out of
            pickles.
    """

    user_access_token: str | None = None

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "user_access_token"}
