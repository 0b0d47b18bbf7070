# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Facilio Connections: how the service behaves, as values."""

from files_style_sdk.manners import HeaderKey, JobStyle, Service

SERVICE = Service(
    package="facilio_connections_sdk",
    title="Facilio Connections",
    version="1",
    environments={"production": "https://connections.facilio.com", "local": "http://localhost:8081"},
    base_path="/api/v1",
    arguments={"service_token": "api_key"},
    keys=(HeaderKey("api_key", "X-Service-Token"),),
    error_tree="facilio_connections_sdk.error_tree",
    jobs=JobStyle(
        operation="facilio_connections_sdk.models.api_jobs:_RESULT",
        id="job_id",
        status="status",
        done=frozenset(("completed",)),
        failed=frozenset(("failed",)),
        failure="error.message",
    ),
)
