"""The client of Facilio Connections: every call by a flat name, and by a fluent one that sends the same request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from facilio_connections_sdk.client import Client
from facilio_connections_sdk.models.api_actions import ApiActionsResource
from facilio_connections_sdk.models.api_catalog import ApiCatalogResource
from facilio_connections_sdk.models.api_connections import ApiConnectionsResource
from facilio_connections_sdk.models.api_file import ApiFileResource
from facilio_connections_sdk.models.api_http import ApiHttpResource
from facilio_connections_sdk.models.api_jobs import ApiJobsResource
from facilio_connections_sdk.models.api_sql import ApiSqlResource
from files_style_sdk.auth import Headers
from files_style_sdk.scopes import Scope, named, part, scoped


@dataclass(frozen=True, slots=True)
class ConnectionsClientConfig:
    """What a client is made of: where the service is, and what identifies the caller, which is never shown."""

    base_url: str
    service_token: str | None = field(default="", repr=False)  # sent as X-Service-Token
    csrf_token: str | None = field(default=None, repr=False)  # sent as X-CSRF-Token
    timeout_seconds: float | None = None  # bounds connecting, and each wait for more of an answer
    extra_headers: Mapping[str, str] | None = field(default=None, repr=False)  # such as Cookie; they win over all else

    def credential(self) -> Headers | None:
        """The headers that identify the caller; `extra_headers` come last and win. None if there are none."""
        given = {"X-Service-Token": self.service_token, "X-CSRF-Token": self.csrf_token}
        extra = {name.title(): (name, value) for name, value in (self.extra_headers or {}).items()}
        ours = {name.title(): (name, value) for name, value in given.items() if value}
        return Headers(dict({**ours, **extra}.values())) if ours or extra else None

    def __reduce__(self) -> Any:
        raise TypeError("a ConnectionsClientConfig holds secrets and cannot be pickled")


class Actions(Scope):
    """The saved actions of one connection."""

    list = scoped(ApiActionsResource.list)
    get = scoped(ApiActionsResource.get)
    list_inputs = scoped(ApiActionsResource.list_inputs)
    execute = scoped(ApiActionsResource.execute)


class Http(Scope):
    """Calls of the service behind one connection."""

    get = scoped(ApiHttpResource.get)
    post = scoped(ApiHttpResource.post)
    patch = scoped(ApiHttpResource.patch)
    put = scoped(ApiHttpResource.put)
    delete = scoped(ApiHttpResource.delete)


class File(Scope):
    """Files behind one connection."""

    read = scoped(ApiFileResource.read)
    upload = scoped(ApiFileResource.upload)
    append = scoped(ApiFileResource.append)
    list_files = scoped(ApiFileResource.list_files)
    rename = scoped(ApiFileResource.rename)
    move = scoped(ApiFileResource.move)
    delete = scoped(ApiFileResource.delete)


class Sql(Scope):
    """The database behind one connection."""

    query = scoped(ApiSqlResource.query)
    select = scoped(ApiSqlResource.select)
    insert = scoped(ApiSqlResource.insert)
    update = scoped(ApiSqlResource.update)
    delete = scoped(ApiSqlResource.delete)
    execute = scoped(ApiSqlResource.execute)


class Connection(Scope):
    """One connection, and what is behind it."""

    get = scoped(ApiConnectionsResource.get)
    authorize = scoped(ApiConnectionsResource.authorize)
    unauthorize = scoped(ApiConnectionsResource.unauthorize)
    set_active = scoped(ApiConnectionsResource.toggle_active)
    actions, http, file, sql = part(Actions), part(Http), part(File), part(Sql)


class ConnectionsClient(Client):
    """Connections, the actions saved for them, and their executors; answers are plain dicts.

    Args:
        base_url: Scheme, host and port of the service.
        service_token: The token, sent as `X-Service-Token`.
        http_client: An `httpx.Client` or a `requests.Session` of your own to send through; it is left open.
    """

    def __init__(self, base_url: str, service_token: str | None = "", *, http_client: Any = None) -> None:
        # A client of the caller's own may bring the credential along.
        auth = Headers({}) if http_client is not None and not service_token else None
        super().__init__(base_url=base_url, service_token=service_token or None, http_client=http_client, auth=auth)

    @classmethod
    def from_config(cls, config: ConnectionsClientConfig, *, http_client: Any = None) -> Self:
        """A client from all that can be configured."""
        client = cls(config.base_url, http_client=http_client)
        return client.with_options(auth=config.credential(), timeout=config.timeout_seconds)

    jobs, connections, actions_catalog = part(ApiJobsResource), part(ApiConnectionsResource), part(ApiCatalogResource)

    def connection(self, slug: str) -> Connection:
        """The calls about one connection."""
        return Connection(self._caller, slug)

    get_job_result = named(ApiJobsResource.result)
    list_connections = named(ApiConnectionsResource.list)
    get_connection = named(ApiConnectionsResource.get)
    authorize_connection = named(ApiConnectionsResource.authorize)
    unauthorize_connection = named(ApiConnectionsResource.unauthorize)
    toggle_connection_active = named(ApiConnectionsResource.toggle_active)
    list_all_actions = named(ApiCatalogResource.list)
    list_actions = named(ApiActionsResource.list)
    get_action = named(ApiActionsResource.get)
    list_action_inputs = named(ApiActionsResource.list_inputs)
    execute_action = named(ApiActionsResource.execute)
    execute_http_get = named(ApiHttpResource.get)
    execute_http_post = named(ApiHttpResource.post)
    execute_http_patch = named(ApiHttpResource.patch)
    execute_http_put = named(ApiHttpResource.put)
    execute_http_delete = named(ApiHttpResource.delete)
    execute_file_read_file = named(ApiFileResource.read)
    execute_file_upload_file = named(ApiFileResource.upload)
    execute_file_append_file = named(ApiFileResource.append)
    execute_file_list_files = named(ApiFileResource.list_files)
    execute_file_rename_file = named(ApiFileResource.rename)
    execute_file_move_file = named(ApiFileResource.move)
    execute_file_delete_file = named(ApiFileResource.delete)
    execute_sql_query = named(ApiSqlResource.query)
    execute_sql_select = named(ApiSqlResource.select)
    execute_sql_insert = named(ApiSqlResource.insert)
    execute_sql_update = named(ApiSqlResource.update)
    execute_sql_delete = named(ApiSqlResource.delete)
    execute_sql_execute = named(ApiSqlResource.execute)
