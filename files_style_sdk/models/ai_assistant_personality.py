# Generated from the API description by "python -m codegen"; change the description, not this file.
"""AI assistant personality: instructions that give the AI assistant its manner and its limits."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class AiAssistantPersonalityListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by id, workspace_id
    filter: Mapping[str, Any]  # fields to the exact value they must have; by workspace_id


class AiAssistantPersonalityCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    apply_to_all_workspaces: bool  # whether it holds in every workspace
    name: str  # required; what people know it by
    system_prompt: str  # required
    use_by_default: bool
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class AiAssistantPersonalityUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    apply_to_all_workspaces: bool  # whether it holds in every workspace
    name: str  # what people know it by
    system_prompt: str
    use_by_default: bool
    workspace_id: int  # the workspace it belongs to; 0 is the default one


class AiAssistantPersonality(Model, caller=face.caller):
    """Instructions that give the AI assistant its manner and its limits."""

    id: int | None = None
    workspace_id: int | None = None  # the workspace it belongs to; 0 is the default one
    name: str | None = None
    system_prompt: str | None = None
    use_by_default: bool | None = None
    apply_to_all_workspaces: bool | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def update(
        self,
        params: AiAssistantPersonalityUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiAssistantPersonalityUpdateParams],
    ) -> "AiAssistantPersonality":
        """Change one AI assistant personality; only what is given is sent (PATCH /ai_assistant_personalities/{id}).

        Returns:
            This AI assistant personality, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one AI assistant personality (DELETE /ai_assistant_personalities/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "AiAssistantPersonality":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/ai_assistant_personalities", AiAssistantPersonalityListParams, page=AiAssistantPersonality)
_FIND = Operation("GET", "/ai_assistant_personalities/{id}", positional={"id": int}, record=AiAssistantPersonality)
_CREATE = Operation(
    "POST",
    "/ai_assistant_personalities",
    AiAssistantPersonalityCreateParams,
    required=("name", "system_prompt"),
    record=AiAssistantPersonality,
)
_UPDATE = Operation(
    "PATCH",
    "/ai_assistant_personalities/{id}",
    AiAssistantPersonalityUpdateParams,
    positional={"id": int},
    record=AiAssistantPersonality,
)
_DELETE = Operation("DELETE", "/ai_assistant_personalities/{id}", positional={"id": int})


class AiAssistantPersonalityResource(Resource):
    """AI assistant personalities, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: AiAssistantPersonalityListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiAssistantPersonalityListParams],
    ) -> ListObj[AiAssistantPersonality]:
        """List AI assistant personalities, a page at a time (GET /ai_assistant_personalities).

        Returns:
            A page of `AiAssistantPersonality`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> AiAssistantPersonality:
        """Find one AI assistant personality by its ID (GET /ai_assistant_personalities/{id}).

        Args:
            id: ID of the AI assistant personality.

        Returns:
            The `AiAssistantPersonality`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: AiAssistantPersonalityCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiAssistantPersonalityCreateParams],
    ) -> AiAssistantPersonality:
        """Create an AI assistant personality (POST /ai_assistant_personalities).

        Returns:
            The `AiAssistantPersonality`.

        Raises:
            MissingParameterError: `name`, `system_prompt` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: AiAssistantPersonalityUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[AiAssistantPersonalityUpdateParams],
    ) -> AiAssistantPersonality:
        """Change one AI assistant personality; only what is given is sent (PATCH /ai_assistant_personalities/{id}).

        Args:
            id: ID of the AI assistant personality.

        Returns:
            The `AiAssistantPersonality`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one AI assistant personality (DELETE /ai_assistant_personalities/{id}).

        Args:
            id: ID of the AI assistant personality.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(
        self, attributes: Mapping[str, Any] | None = None, options: Options | None = None
    ) -> AiAssistantPersonality:
        """Make an AI assistant personality from `attributes` without calling the service."""
        return self._new(AiAssistantPersonality, attributes, options)


_resource = AiAssistantPersonalityResource(face.caller)
list = all = _resource.list
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
