# Generated from the API description by "python -m codegen"; change the description, not this file.
"""The client of Filevine API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from files_style_sdk.aio.service_client import AsyncServiceClient
from files_style_sdk.raw import RawCalls
from files_style_sdk.settings import ClientSettings
from filevine_client.calls import FilevineCalls
from filevine_client.service import SERVICE

if TYPE_CHECKING:
    from filevine_client.models.awaited import AwaitedResources
else:
    # The same classes; it is their caller that makes the results awaited.
    from filevine_client.models.bound import BoundResources as AwaitedResources


class FilevineClient(FilevineCalls, AsyncServiceClient, AwaitedResources, RawCalls):
    """Filevine API with settings, credentials and connections of its own.

    Calls are awaited. The settings are those of :class:`files_style_sdk.settings.ClientSettings`.

    Args:
        identity_url: Part of the credential; `FILEVINE_IDENTITY_URL` by default.
        user_url: Part of the credential; `FILEVINE_UTIL_URL` by default.
        client_id: Part of the credential; `FV_CLIENT_ID` by default.
        client_secret: Part of the credential; `FV_CLIENT_SECRET` by default.
        personal_access_token: Part of the credential; `FV_PAT` by default.
        settings: Settings by name.

    Raises:
        InvalidParameterError: A value is ill-formed.
    """

    _service = SERVICE
    _reads_dotenv = True

    def __init__(
        self,
        *,
        identity_url: str | None = None,
        user_url: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        personal_access_token: str | None = None,
        **settings: Unpack[ClientSettings],
    ) -> None:
        super().__init__(
            identity_url=identity_url,
            user_url=user_url,
            client_id=client_id,
            client_secret=client_secret,
            personal_access_token=personal_access_token,
            **settings,
        )
