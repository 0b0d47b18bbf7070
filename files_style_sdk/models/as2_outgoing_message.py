# Generated from the API description by "python -m codegen"; change the description, not this file.
"""AS2 outgoing message: an AS2 message that the site sent to a partner."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class As2OutgoingMessageListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by as2_partner_id, created_at, workspace_id
    # fields to the exact value they must have; by as2_partner_id, as2_station_id, created_at, workspace_id
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class As2OutgoingMessage(Model, caller=face.caller):
    """An AS2 message that the site sent to a partner."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    as2_partner_id: int | None = None
    as2_station_id: int | None = None
    uuid: str | None = None
    http_headers: dict[str, Any] | None = None
    processing_result: str | None = None
    processing_result_description: str | None = None
    mic: str | None = None
    mic_sha_256: str | None = None
    as2_to: str | None = None
    as2_from: str | None = None
    as2_subject: str | None = None
    date: str | None = None
    message_id: str | None = None
    body_size: str | None = None
    attachment_filename: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    http_response_code: str | None = None
    http_response_headers: dict[str, Any] | None = None
    http_transmission_duration: float | None = None
    mdn_received: bool | None = None
    mdn_valid: bool | None = None
    mdn_signature_verified: bool | None = None
    mdn_message_id_matched: bool | None = None
    mdn_mic_matched: bool | None = None
    mdn_processing_success: bool | None = None
    raw_uri: str | None = None
    smime_uri: str | None = None
    smime_signed_uri: str | None = None
    encrypted_uri: str | None = None
    mdn_response_uri: str | None = None


_LIST = Operation("GET", "/as2_outgoing_messages", As2OutgoingMessageListParams, page=As2OutgoingMessage)


class As2OutgoingMessageResource(Resource):
    """AS2 outgoing messages, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: As2OutgoingMessageListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2OutgoingMessageListParams],
    ) -> ListObj[As2OutgoingMessage]:
        """List AS2 outgoing messages, a page at a time (GET /as2_outgoing_messages).

        Returns:
            A page of `As2OutgoingMessage`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> As2OutgoingMessage:
        """Make an AS2 outgoing message from `attributes` without calling the service."""
        return self._new(As2OutgoingMessage, attributes, options)


_resource = As2OutgoingMessageResource(face.caller)
list = all = _resource.list
new = _resource.new
