# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Metadata category: a set of fields that files can be described with."""

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class MetadataCategoryListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc


class MetadataCategoryListForParams(TypedDict, total=False):
    """What `list_for` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class MetadataCategoryCreateParams(TypedDict, total=False):
    """What `create` accepts."""

    name: str  # required; what people know it by
    default_columns: Sequence[str]


class MetadataCategoryUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    name: str  # what people know it by
    default_columns: Sequence[str]


class MetadataCategory(Model, caller=face.caller):
    """A set of fields that files can be described with."""

    id: int | None = None
    name: str | None = None
    definitions: dict[str, Any] | None = None
    default_columns: builtins.list[str] | None = None

    def update(
        self,
        params: MetadataCategoryUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MetadataCategoryUpdateParams],
    ) -> "MetadataCategory":
        """Change one metadata category; only what is given is sent (PATCH /metadata_categories/{id}).

        Returns:
            This metadata category, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one metadata category (DELETE /metadata_categories/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "MetadataCategory":
        """Create the record, or change it when the service already knows it.

        Returns:
            This record, with what the service answered.
        """
        return self._save(_CREATE, _UPDATE, options)


_LIST = Operation("GET", "/metadata_categories", MetadataCategoryListParams, page=MetadataCategory)
_LIST_FOR = Operation(
    "GET",
    "/metadata_categories/list_by_path/{path}",
    MetadataCategoryListForParams,
    positional={"path": str},
    page=MetadataCategory,
)
_FIND = Operation("GET", "/metadata_categories/{id}", positional={"id": int}, record=MetadataCategory)
_CREATE = Operation(
    "POST", "/metadata_categories", MetadataCategoryCreateParams, required=("name",), record=MetadataCategory
)
_UPDATE = Operation(
    "PATCH", "/metadata_categories/{id}", MetadataCategoryUpdateParams, positional={"id": int}, record=MetadataCategory
)
_DELETE = Operation("DELETE", "/metadata_categories/{id}", positional={"id": int})


class MetadataCategoryResource(Resource):
    """Metadata categories, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: MetadataCategoryListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MetadataCategoryListParams],
    ) -> ListObj[MetadataCategory]:
        """List metadata categories, a page at a time (GET /metadata_categories).

        Returns:
            A page of `MetadataCategory`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def list_for(
        self,
        path: str,
        params: MetadataCategoryListForParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MetadataCategoryListForParams],
    ) -> ListObj[MetadataCategory]:
        """List the metadata categories of one path, a page at a time (GET /metadata_categories/list_by_path/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            A page of `MetadataCategory`, which can load the others.
        """
        return self._call(_LIST_FOR, (path,), params, options, fields)

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> MetadataCategory:
        """Find one metadata category by its ID (GET /metadata_categories/{id}).

        Args:
            id: ID of the metadata category.

        Returns:
            The `MetadataCategory`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def create(
        self,
        params: MetadataCategoryCreateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MetadataCategoryCreateParams],
    ) -> MetadataCategory:
        """Create a metadata category (POST /metadata_categories).

        Returns:
            The `MetadataCategory`.

        Raises:
            MissingParameterError: `name` not given.
        """
        return self._call(_CREATE, (), params, options, fields)

    def update(
        self,
        id: int,
        params: MetadataCategoryUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[MetadataCategoryUpdateParams],
    ) -> MetadataCategory:
        """Change one metadata category; only what is given is sent (PATCH /metadata_categories/{id}).

        Args:
            id: ID of the metadata category.

        Returns:
            The `MetadataCategory`.
        """
        return self._call(_UPDATE, (id,), params, options, fields)

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one metadata category (DELETE /metadata_categories/{id}).

        Args:
            id: ID of the metadata category.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> MetadataCategory:
        """Make a metadata category from `attributes` without calling the service."""
        return self._new(MetadataCategory, attributes, options)


_resource = MetadataCategoryResource(face.caller)
list = all = _resource.list
list_for = _resource.list_for
find = get = _resource.find
create = _resource.create
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
