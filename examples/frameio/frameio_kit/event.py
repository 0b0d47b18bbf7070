"""How Frame.io signs and writes what it sends."""

from typing import Any

from files_style_sdk import events

FRAMEIO_SIGNATURES = events.SignatureScheme(
    signature_header="X-Frameio-Signature",
    timestamp_header="X-Frameio-Request-Timestamp",
    signed="v0:{timestamp}:{body}",
    prefix="v0=",
    encoding="hex",
    tolerance=5 * 60,
)
"""How webhooks and custom actions of V4 are signed."""

FRAMEIO_EVENTS = events.EventShape()
"""Events of V4: `type`, and `account`, `workspace`, `project`, `resource` and `user` with an `id` each. They have no id
of their own: what comes again is known by what was signed."""

LOGIN_FIELD = "frameio_kit_login"
"""The field of the form that asks a user to log in."""


class ActionEvent(events.ActionEvent):
    """A custom action that a user called. `action_id` and `interaction_id` are attributes, too."""

    @property
    def data(self) -> Any:
        """What the user filled in, by the names of the fields; None as long as there was no form of yours."""
        given = super().data
        if not isinstance(given, dict):
            return given
        return {name: value for name, value in given.items() if name != LOGIN_FIELD} or None
