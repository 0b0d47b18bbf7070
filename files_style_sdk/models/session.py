# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Session: a login with a user name and a password."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.mixins.session import SessionMixin
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class SessionCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    username: str  # the name somebody logs in with
    password: str  # kept confidential; never answered again
    otp: str  # the one-time password of a second factor
    partial_session_id: str  # continues a login that was stopped to ask for the second factor


class Session(SessionMixin, Model, caller=face.caller):
    """A login with a user name and a password."""

    id: str | None = None  # what authenticates later calls
    language: str | None = None
    read_only: bool | None = None  # whether the session may only look
    sftp_insecure_ciphers: bool | None = None
    username: str | None = None
    password: str | None = None
    otp: str | None = None  # the one-time password of a second factor
    partial_session_id: str | None = None  # continues a login that was stopped to ask for the second factor

    def save(self, options: Options | None = None) -> "Session":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_CREATE = Operation("POST", "/sessions", SessionCreateParams, record=Session, anonymous=True)
_DELETE = Operation("DELETE", "/sessions")


class SessionResource(Resource):
    """Sessions, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def create(
        self,
        params: SessionCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SessionCreateParams],
    ) -> Session:
        """Log in (POST /sessions).

        Returns:
            The `Session`.
        """
        return self._call(_CREATE, (), params, options, fields)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Log out, ending the session with which this call authenticates (DELETE /sessions)."""
        return self._call(_DELETE, (), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Session:
        """Make a session from `attributes` without calling the service."""
        return self._new(Session, attributes, options)


_resource = SessionResource(face.caller)
create = _resource.create
delete = destroy = _resource.delete
new = _resource.new
