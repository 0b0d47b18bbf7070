# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Frame.io API: how the service behaves, as values."""

from files_style_sdk.manners import HeaderKey, NextLink, RetryRules, Service

SERVICE = Service(
    package="frameio",
    title="Frame.io API",
    version="4",
    environments={"production": "https://api.frame.io"},
    base_path="/v4",
    variables={"api_key": "FRAMEIO_TOKEN", "base_url": "FRAMEIO_BASE_URL"},
    arguments={"token": "api_key"},
    keys=(HeaderKey("api_key", "Authorization", "Bearer "),),
    pages=NextLink(at="links.next"),
    retries=RetryRules(statuses=frozenset((408, 429, 500, 502, 503, 504))),
    error_tree="frameio.error_tree",
    error_type="errors.0.title",
)
