# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Wootiv: how the service behaves, as values."""

from files_style_sdk.manners import BodyCursor, HeaderKey, RetryRules, Service

SERVICE = Service(
    package="wootiv",
    title="Wootiv",
    version="1.0.0",
    environments={"production": "https://api.wootiv.example", "environment_1": "https://environment-1.wootiv.example"},
    base_path="",
    settings={"timeout": 60, "max_retries": 2},
    variables={"api_key": "WOOTIV_API_KEY", "base_url": "WOOTIV_BASE_URL"},
    keys=(HeaderKey("api_key", "Authorization", "Bearer "),),
    pages=BodyCursor(at="next_cursor", parameter="cursor"),
    walks=True,
    retries=RetryRules(statuses=frozenset((408, 409, 429)), families=frozenset((5,)), all_methods=True),
    error_tree="wootiv.error_tree",
)
