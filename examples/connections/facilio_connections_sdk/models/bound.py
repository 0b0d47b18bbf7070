# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Every resource as a property, bound to one caller: what a client offers."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilio_connections_sdk.models.api_actions import ApiActionsResource
    from facilio_connections_sdk.models.api_catalog import ApiCatalogResource
    from facilio_connections_sdk.models.api_connections import ApiConnectionsResource
    from facilio_connections_sdk.models.api_file import ApiFileResource
    from facilio_connections_sdk.models.api_http import ApiHttpResource
    from facilio_connections_sdk.models.api_jobs import ApiJobsResource
    from facilio_connections_sdk.models.api_sql import ApiSqlResource


class ApiSpace:
    """The resources below `api`."""

    def __init__(self, caller: Any) -> None:
        self._caller = caller

    @cached_property
    def actions(self) -> "ApiActionsResource":
        """API actions."""
        from facilio_connections_sdk.models.api_actions import ApiActionsResource

        return ApiActionsResource(self._caller)

    @cached_property
    def catalog(self) -> "ApiCatalogResource":
        """API catalog."""
        from facilio_connections_sdk.models.api_catalog import ApiCatalogResource

        return ApiCatalogResource(self._caller)

    @cached_property
    def connections(self) -> "ApiConnectionsResource":
        """API connections."""
        from facilio_connections_sdk.models.api_connections import ApiConnectionsResource

        return ApiConnectionsResource(self._caller)

    @cached_property
    def file(self) -> "ApiFileResource":
        """API file."""
        from facilio_connections_sdk.models.api_file import ApiFileResource

        return ApiFileResource(self._caller)

    @cached_property
    def http(self) -> "ApiHttpResource":
        """API HTTP."""
        from facilio_connections_sdk.models.api_http import ApiHttpResource

        return ApiHttpResource(self._caller)

    @cached_property
    def jobs(self) -> "ApiJobsResource":
        """API jobs."""
        from facilio_connections_sdk.models.api_jobs import ApiJobsResource

        return ApiJobsResource(self._caller)

    @cached_property
    def sql(self) -> "ApiSqlResource":
        """API sql."""
        from facilio_connections_sdk.models.api_sql import ApiSqlResource

        return ApiSqlResource(self._caller)


class BoundResources:
    """The resources of the service, each imported and bound to `_caller` when it is first used."""

    _caller: Any

    @cached_property
    def api(self) -> ApiSpace:
        """The resources below `api`."""
        return ApiSpace(self._caller)
