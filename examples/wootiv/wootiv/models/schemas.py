# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Records, as models of pydantic."""

from __future__ import annotations

from files_style_sdk.pydantic_record import PydanticRecord


class Member(PydanticRecord):
    """Somebody who has a part in a space."""

    id: str | None = None
    space_id: str | None = None  # the space
    name: str | None = None
    email: str | None = None
    role: str | None = None
    joined_at: str | None = None  # ISO 8601 date-time


class Root(PydanticRecord):
    """What the service is."""

    name: str | None = None
    version: str | None = None


class SignedPutURL(PydanticRecord):
    """A URL to which a file can be PUT without a credential."""

    url: str | None = None  # the URL; whoever has it may use it until it expires
    expires_at: str | None = None  # when it expires
