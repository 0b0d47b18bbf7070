# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Site subdomain redirect: a former subdomain that still leads to the site."""

from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, NoParams, Operation, Options, Resource


class SiteSubdomainRedirectListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by id


class SiteSubdomainRedirect(Model, caller=face.caller):
    """A former subdomain that still leads to the site."""

    id: int | None = None
    subdomain: str | None = None
    created_at: str | None = None  # ISO 8601 date-time
    updated_at: str | None = None  # ISO 8601 date-time

    def delete(
        self, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one site subdomain redirect (DELETE /site_subdomain_redirects/{id})."""
        return self._call(_DELETE, params, options, fields)

    destroy = delete


_LIST = Operation("GET", "/site_subdomain_redirects", SiteSubdomainRedirectListParams, page=SiteSubdomainRedirect)
_FIND = Operation("GET", "/site_subdomain_redirects/{id}", positional={"id": int}, record=SiteSubdomainRedirect)
_DELETE = Operation("DELETE", "/site_subdomain_redirects/{id}", positional={"id": int})


class SiteSubdomainRedirectResource(Resource):
    """Site subdomain redirects, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self,
        params: SiteSubdomainRedirectListParams | None = None,
        options: Options | None = None,
        **fields: Unpack[SiteSubdomainRedirectListParams],
    ) -> ListObj[SiteSubdomainRedirect]:
        """List site subdomain redirects, a page at a time (GET /site_subdomain_redirects).

        Returns:
            A page of `SiteSubdomainRedirect`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def find(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> SiteSubdomainRedirect:
        """Find one site subdomain redirect by its ID (GET /site_subdomain_redirects/{id}).

        Args:
            id: ID of the site subdomain redirect.

        Returns:
            The `SiteSubdomainRedirect`.
        """
        return self._call(_FIND, (id,), params, options, fields)

    get = find

    def delete(
        self, id: int, params: NoParams | None = None, options: Options | None = None, **fields: Unpack[NoParams]
    ) -> None:
        """Delete one site subdomain redirect (DELETE /site_subdomain_redirects/{id}).

        Args:
            id: ID of the site subdomain redirect.
        """
        return self._call(_DELETE, (id,), params, options, fields)

    destroy = delete

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> SiteSubdomainRedirect:
        """Make a site subdomain redirect from `attributes` without calling the service."""
        return self._new(SiteSubdomainRedirect, attributes, options)


_resource = SiteSubdomainRedirectResource(face.caller)
list = all = _resource.list
find = get = _resource.find
delete = destroy = _resource.delete
new = _resource.new
