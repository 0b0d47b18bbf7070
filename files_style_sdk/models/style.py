# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Style: logo and colours of the pages below one path."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.attachment import FileInput
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource, nested

if TYPE_CHECKING:
    from files_style_sdk.models.image import Image


class StyleUpdateParams(TypedDict, total=False):
    """What `update` accepts."""

    file: FileInput
    logo_click_href: str


class Style(Model, caller=face.caller):
    """Logo and colours of the pages below one path."""

    id: int | None = None
    path: str | None = None
    logo: "Image | None" = nested("files_style_sdk.models.image:Image")
    logo_click_href: str | None = None
    thumbnail: "Image | None" = nested("files_style_sdk.models.image:Image")
    file: FileInput | None = None

    def update(
        self,
        params: StyleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[StyleUpdateParams],
    ) -> "Style":
        """Change one style; only what is given is sent (PATCH /styles/{path}).

        Returns:
            This style, with what the service answered.
        """
        return self._call(_UPDATE, params, options, fields, into=True)

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one style (DELETE /styles/{path})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete

    def save(self, options: Options | None = None) -> "Style":
        """Change the record.

        Returns:
            This record, with what the service answered.
        """
        return self._save(None, _UPDATE, options)


_FIND = Operation("GET", "/styles/{path}", positional={"path": str}, record=Style)
_UPDATE = Operation("PATCH", "/styles/{path}", StyleUpdateParams, positional={"path": str}, record=Style)
_DELETE = Operation("DELETE", "/styles/{path}", positional={"path": str})


class StyleResource(Resource):
    """Styles, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def find(
        self, path: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> Style:
        """Find one style by its path (GET /styles/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `Style`.
        """
        return self._call(_FIND, (path,), params, options, fields)

    get = find

    def update(
        self,
        path: str,
        params: StyleUpdateParams | None = None,
        options: Options | None = None,
        **fields: Unpack[StyleUpdateParams],
    ) -> Style:
        """Change one style; only what is given is sent (PATCH /styles/{path}).

        Args:
            path: The remote path, from the root.

        Returns:
            The `Style`.
        """
        return self._call(_UPDATE, (path,), params, options, fields)

    def delete(
        self, path: str, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one style (DELETE /styles/{path}).

        Args:
            path: The remote path, from the root.
        """
        return self._call(_DELETE, (path,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> Style:
        """Make a style from `attributes` without calling the service."""
        return self._new(Style, attributes, options)


_resource = StyleResource(face.caller)
find = get = _resource.find
update = _resource.update
delete = destroy = _resource.delete
new = _resource.new
