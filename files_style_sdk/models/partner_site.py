# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Partner site: another site that is linked with this one as a partner."""

from collections.abc import Mapping
from typing import Any, Unpack

from files_style_sdk import face
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class PartnerSite(Model, caller=face.caller):
    """Another site that is linked with this one as a partner."""

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one partner site (DELETE /partner_sites/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete


_DELETE = Operation("DELETE", "/partner_sites/{id}", positional={"id": int})


class PartnerSiteResource(Resource):
    """Partner sites, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one partner site (DELETE /partner_sites/{id}).

        Args:
            id: ID of the partner site.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> PartnerSite:
        """Make a partner site from `attributes` without calling the service."""
        return self._new(PartnerSite, attributes, options)


_resource = PartnerSiteResource(face.caller)
delete = destroy = _resource.delete
new = _resource.new
