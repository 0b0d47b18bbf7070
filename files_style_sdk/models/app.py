# Generated from the API description by "python -m codegen"; change the description, not this file.
"""App: an application that is offered to sites as an integration."""

import builtins
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from files_style_sdk import face
from files_style_sdk.pages import ListObj
from files_style_sdk.resource import Model, Operation, Options, Resource


class AppListParams(TypedDict, total=False):
    """What `list` accepts."""

    cursor: str  # where the page begins; take it from the page before
    per_page: int  # records a page, at most 10,000
    sort_by: Mapping[str, str]  # one field to asc or desc; by app_type, name
    filter: Mapping[str, Any]  # fields to the exact value they must have; by app_type, name
    filter_prefix: Mapping[str, Any]  # fields to the beginning they must have; by name


class App(Model, caller=face.caller):
    """An application that is offered to sites as an integration."""

    app_type: str | None = None
    documentation_links: dict[str, Any] | None = None
    extended_description: str | None = None
    extended_description_for_marketing_site: str | None = None
    external_homepage_url: str | None = None
    featured: bool | None = None
    folder_behavior_type: str | None = None
    icon_url: str | None = None
    logo_thumbnail_url: str | None = None
    logo_url: str | None = None
    marketing_intro: str | None = None
    marketing_youtube_url: str | None = None
    name: str | None = None
    package_manager_install_command: str | None = None
    remote_server_type: str | None = None
    screenshot_list_urls: builtins.list[str] | None = None
    sdk_installation_instructions_link: str | None = None
    short_description: str | None = None
    sso_strategy_type: str | None = None
    siem_type: str | None = None
    tutorial_youtube_url: str | None = None


_LIST = Operation("GET", "/apps", AppListParams, page=App)


class AppResource(Resource):
    """Apps, through one caller.

    Parameters go by keyword or in the dict `params`, settings for one call in `options`.
    """

    def list(
        self, params: AppListParams | None = None, options: Options | None = None, **fields: Unpack[AppListParams]
    ) -> ListObj[App]:
        """List apps, a page at a time (GET /apps).

        Returns:
            A page of `App`, which can load the others.
        """
        return self._call(_LIST, (), params, options, fields)

    all = list

    def new(self, attributes: Mapping[str, Any] | None = None, options: Options | None = None) -> App:
        """Make an app from `attributes` without calling the service."""
        return self._new(App, attributes, options)


_resource = AppResource(face.caller)
list = all = _resource.list
new = _resource.new
