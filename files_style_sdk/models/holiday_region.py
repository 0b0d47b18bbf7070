# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Holiday region: a region whose public holidays the service knows."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class HolidayRegionGetSupportedParams(TypedDict, total=False):
    """What `get_supported` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000


class HolidayRegion(Model, caller=face.caller):
    """A region whose public holidays the service knows."""

    code: str | None = None
    name: str | None = None


_GET_SUPPORTED = Operation("GET", "/holiday_regions/supported", HolidayRegionGetSupportedParams, page=HolidayRegion)


class HolidayRegionResource(Resource):
    """Holiday regions, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def get_supported(
        self,
        params: HolidayRegionGetSupportedParams | None = None,
        options: Options | None = None,
        **fields: Unpack[HolidayRegionGetSupportedParams],
    ) -> ListObj[HolidayRegion]:
        """Get supported (holiday region) (GET /holiday_regions/supported).

        Returns:
            A page of `HolidayRegion`, which can load the others.
        """
        return self._call(_GET_SUPPORTED, (), params, options, fields)

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> HolidayRegion:
        """Make a holiday region from `attributes` without calling the service."""
        return self._new(HolidayRegion, attributes, options)


_resource = HolidayRegionResource(face.caller)
get_supported = _resource.get_supported
new = _resource.new
