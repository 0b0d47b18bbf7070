# Generated from the API description by "python -m codegen"; change the description, not this file.
"""AS2 incoming message: an AS2 message that a partner sent to the site."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class As2IncomingMessageListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by as2_partner_id, created_at, workspace_id
    # fields to the exact value they must have; by as2_partner_id, as2_station_id, created_at, replayed_from_message_id,
    # workspace_id
    filter: Mapping[str, Any]
    filter_gt: Mapping[str, Any]  # fields to a value they must exceed; by created_at
    filter_gteq: Mapping[str, Any]  # fields to the least value they may have; by created_at
    filter_lt: Mapping[str, Any]  # fields to a value they must stay below; by created_at
    filter_lteq: Mapping[str, Any]  # fields to the greatest value they may have; by created_at


class As2IncomingMessage(Model, caller=face.caller):
    """An AS2 message that a partner sent to the site."""

    id: int | None = None
    replayed_from_message_id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    as2_partner_id: int | None = None
    as2_station_id: int | None = None
    uuid: str | None = None
    content_type: str | None = None
    http_headers: dict[str, Any] | None = None
    processing_result: str | None = None
    processing_result_description: str | None = None
    mic: str | None = None
    mic_algo: str | None = None
    as2_to: str | None = None
    as2_from: str | None = None
    message_id: str | None = None
    subject: str | None = None
    date: str | None = None
    body_size: str | None = None
    attachment_filename: str | None = None
    ip: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    http_response_code: str | None = None
    http_response_headers: dict[str, Any] | None = None
    recipient_serial: str | None = None
    hex_recipient_serial: str | None = None
    recipient_issuer: str | None = None
    message_received: bool | None = None
    message_decrypted: bool | None = None
    message_signature_verified: bool | None = None
    message_processing_success: bool | None = None
    message_mdn_returned: bool | None = None
    encrypted_uri: str | None = None
    smime_signed_uri: str | None = None
    smime_uri: str | None = None
    raw_uri: str | None = None
    mdn_response_uri: str | None = None

    def replay(self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]) -> Any:
        """Replay (AS2 incoming message) (POST /as2_incoming_messages/{id}/replay).

        Returns:
            The decoded answer.
        """
        return self._call(_REPLAY, params, options, fields, plain=True)


_LIST = Operation("GET", "/as2_incoming_messages", As2IncomingMessageListParams, page=As2IncomingMessage)
_FIND = Operation("GET", "/as2_incoming_messages/{id}", positional={"id": int}, record=As2IncomingMessage)
_REPLAY = Operation("POST", "/as2_incoming_messages/{id}/replay", positional={"id": int}, record=As2IncomingMessage)


class As2IncomingMessageResource(Resource):
    """AS2 incoming messages, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: As2IncomingMessageListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[As2IncomingMessageListParams],
    ) -> ListObj[As2IncomingMessage]:
        """List AS2 incoming messages, a page at a time (GET /as2_incoming_messages).

        Returns:
            A page of `As2IncomingMessage`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> As2IncomingMessage:
        """Find one AS2 incoming message by its ID (GET /as2_incoming_messages/{id}).

        Args:
            id: ID of the AS2 incoming message.

        Returns:
            The `As2IncomingMessage`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def replay(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> As2IncomingMessage:
        """Replay (AS2 incoming message) (POST /as2_incoming_messages/{id}/replay).

        Args:
            id: ID of the AS2 incoming message.

        Returns:
            The `As2IncomingMessage`.
        """
        return self._call(_REPLAY, (id,), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> As2IncomingMessage:
        """Make an AS2 incoming message from `attributes` without calling the service."""
        return self._new(As2IncomingMessage, attributes, options)


_resource = As2IncomingMessageResource(face.caller)
list = all = _resource.list
find = get = _resource.find
replay = _resource.replay
new = _resource.new
