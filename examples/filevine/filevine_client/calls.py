"""What `FilevineClient` offers beside its resources: calls that give plain dicts, and a look at the credential."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import orjson

from files_style_sdk.aio.service_client import AsyncServiceClient
from files_style_sdk.auth import TokenExchange
from files_style_sdk.error import InvalidParameterError
from files_style_sdk.raw import call_path

if TYPE_CHECKING:
    from filevine_client.models.awaited import AwaitedResources
else:
    AwaitedResources = object


class FilevineCalls(AsyncServiceClient, AwaitedResources):
    """Base of `FilevineClient`. Every call comes to its credential by itself, and survives passing trouble."""

    @property
    def api_base_url(self) -> str:
        """Where the API is, without a slash at the end."""
        return self.base_url

    @property
    def bearer_token(self) -> str | None:
        """The bearer token in use; None before the first call."""
        tokens = self._exchange.tokens
        return None if tokens is None else tokens.access_token

    @property
    def token_expires_at(self) -> float | None:
        """When the bearer token ends, in seconds since the epoch; None before the first call. It is renewed before."""
        tokens = self._exchange.tokens
        return None if tokens is None else tokens.expires_at

    @property
    def user_id(self) -> int | str | None:
        """Whose token it is; None before the first call."""
        return self._exchange.identity.get("x-fv-userid")

    @property
    def org_id(self) -> int | str | None:
        """The organization that calls are made in; None before the first call."""
        return self._exchange.identity.get("x-fv-orgid")

    async def ensure_auth_state(self) -> None:
        """Fetch the bearer token and the ids of user and organization, unless they are there and good."""
        await self.authenticate()

    async def fetch_bearer_token(self) -> None:
        """Fetch a new bearer token, also if the present one is good. Of many tasks at once, one does it for all."""
        await self.authenticate(renew=True)

    async def fetch_user_org_ids(self) -> None:
        """Ask whose token it is, also if that is known."""
        await self._caller.carry_out(self._exchange.identify)

    async def get_project_details(self, project_id: int) -> dict[str, Any]:
        """A project.

        Args:
            project_id: Its id.

        Raises:
            NotFoundError: There is none.
        """
        return (await self.project.find(project_id)).to_dict()

    async def get_project_notes(self, project_id: int, page: int = 1, limit: int = 50) -> dict[str, Any]:
        """A page of the notes of a project, with what the service says of it; `note.list` walks all pages.

        Args:
            project_id: The project.
            page: Its number, from 1 on.
            limit: Notes of a page.

        Raises:
            NotFoundError: There is no such project.
        """
        answer = await self.with_raw_response.note.list(project_id, page=page, limit=limit)
        whole: dict[str, Any] = orjson.loads(answer.body)
        return whole

    async def get_expense_item(self, project_id: int, section_selector: str, item_id: str) -> dict[str, Any]:
        """An item of an expenses section.

        Args:
            project_id: The project.
            section_selector: The section: `expenses` and the project type, such as `expenses32506`.
            item_id: The item's id.

        Raises:
            NotFoundError: There is none.
        """
        return (await self.expense_item.find(project_id, section_selector, item_id)).to_dict()

    async def update_expense_item(
        self, project_id: int, section_selector: str, item_id: str, **fields: Any
    ) -> dict[str, Any]:
        """Change fields of an item of an expenses section; the others stay.

        Args:
            project_id: The project.
            section_selector: The section: `expenses` and the project type, such as `expenses32506`.
            item_id: The item's id.
            fields: Values by the selector of the field, in which underscores do not count: `check_number` is the field
                `checknumber`. For others there is `expense_item.update(…, data_object={…})`.

        Returns:
            The item as it is now.

        Raises:
            InvalidParameterError: There is no field to change.
            NotFoundError: There is no such item.
        """
        if not fields:
            raise InvalidParameterError("update_expense_item needs a field to change, such as status='Paid'")
        values = {name.replace("_", ""): value for name, value in fields.items()}
        return (await self.expense_item.update(project_id, section_selector, item_id, data_object=values)).to_dict()

    async def _make_api_call(self, url: str, params: Mapping[str, Any] | None = None) -> Any:
        """GET a URL below `api_base_url`, for methods of your own; `params` go into the query."""
        return await call_path(self._caller, "GET", self._path_of(url), params, None)

    async def _make_api_patch(self, url: str, payload: Mapping[str, Any] | None = None) -> Any:
        """PATCH a URL below `api_base_url`. It may be sent twice: let it set values, not add to them."""
        return await call_path(self._caller, "PATCH", self._path_of(url), payload, None, repeatable=True)

    def _path_of(self, url: str) -> str:
        base = f"{self.api_base_url}/"
        if not url.startswith(base):
            shown = url.partition("?")[0]
            raise InvalidParameterError(f"the credential goes to URLs below {base} only, and {shown!r} is elsewhere")
        return url[len(base) - 1 :]

    @property
    def _exchange(self) -> TokenExchange:
        exchange = self._current().auth
        if not isinstance(exchange, TokenExchange):
            raise InvalidParameterError("this client was given another credential (auth=…); it knows no bearer token")
        return exchange
