# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Webhook test: a trial delivery to a webhook, to see what arrives."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.resource import Model, Operation, Options, Resource, nested

if TYPE_CHECKING:
    from files_style_sdk.models.auto import Auto


class WebhookTestCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    url: str  # required
    method: str
    encoding: str
    headers: Mapping[str, Any]
    body: Mapping[str, Any]  # what is sent
    raw_body: str
    file_as_body: bool
    file_form_field: str
    action: str
    use_dedicated_ips: bool


class WebhookTest(Model, caller=face.caller):
    """A trial delivery to a webhook, to see what arrives."""

    code: int | None = None
    message: str | None = None
    status: str | None = None
    data: "Auto | None" = nested("files_style_sdk.models.auto:Auto")
    success: bool | None = None
    url: str | None = None
    method: str | None = None
    encoding: str | None = None
    headers: dict[str, Any] | None = None
    body: dict[str, Any] | None = None
    raw_body: str | None = None
    file_as_body: bool | None = None
    file_form_field: str | None = None
    action: str | None = None
    use_dedicated_ips: bool | None = None

    def save(self, options: Options | None = None) -> "WebhookTest":
        """Create the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, None, options)


_CREATE = Operation("POST", "/webhook_tests", WebhookTestCreateParams, required=("url",), record=WebhookTest)


class WebhookTestResource(Resource):
    """Webhook tests, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def create(
        self,
        params: WebhookTestCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[WebhookTestCreateParams],
    ) -> WebhookTest:
        """Create a webhook test (POST /webhook_tests).

        Returns:
            The `WebhookTest`.

        Raises:
            MissingParameterError: `url` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> WebhookTest:
        """Make a webhook test from `attributes` without calling the service."""
        return self._new(WebhookTest, attributes, options)


_resource = WebhookTestResource(face.caller)
create = _resource.create
new = _resource.new
