# Generated from the API description by "python -m codegen"; change the description, not this file.
"""Facilio Connections (1): Client, with models and errors."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilio_connections_sdk.client import Client as Client
    from facilio_connections_sdk.connections import ConnectionsClient as ConnectionsClient
    from facilio_connections_sdk.connections import ConnectionsClientConfig as ConnectionsClientConfig
    from facilio_connections_sdk.error_tree import APIConnectionError as APIConnectionError
    from facilio_connections_sdk.error_tree import APIError as APIError
    from facilio_connections_sdk.error_tree import APITimeoutError as APITimeoutError
    from facilio_connections_sdk.error_tree import ConnectionsApiError as ConnectionsApiError
    from facilio_connections_sdk.error_tree import DeadlineExceededError as DeadlineExceededError
    from facilio_connections_sdk.error_tree import Error as Error
    from facilio_connections_sdk.error_tree import InvalidParameterError as InvalidParameterError
    from facilio_connections_sdk.error_tree import InvalidRequestError as InvalidRequestError
    from facilio_connections_sdk.error_tree import MissingParameterError as MissingParameterError
    from facilio_connections_sdk.error_tree import OperationCancelledError as OperationCancelledError

_NAMES = {
    "APIConnectionError": "facilio_connections_sdk.error_tree",
    "APIError": "facilio_connections_sdk.error_tree",
    "APITimeoutError": "facilio_connections_sdk.error_tree",
    "Client": "facilio_connections_sdk.client",
    "ConnectionsApiError": "facilio_connections_sdk.error_tree",
    "ConnectionsClient": "facilio_connections_sdk.connections",
    "ConnectionsClientConfig": "facilio_connections_sdk.connections",
    "DeadlineExceededError": "facilio_connections_sdk.error_tree",
    "Error": "facilio_connections_sdk.error_tree",
    "InvalidParameterError": "facilio_connections_sdk.error_tree",
    "InvalidRequestError": "facilio_connections_sdk.error_tree",
    "MissingParameterError": "facilio_connections_sdk.error_tree",
    "OperationCancelledError": "facilio_connections_sdk.error_tree",
}
__all__ = [
    "APIConnectionError",
    "APIError",
    "APITimeoutError",
    "Client",
    "ConnectionsApiError",
    "ConnectionsClient",
    "ConnectionsClientConfig",
    "DeadlineExceededError",
    "Error",
    "InvalidParameterError",
    "InvalidRequestError",
    "MissingParameterError",
    "OperationCancelledError",
]


def __getattr__(name: str) -> Any:
    """Import what a name stands for when it is first used, and keep it."""
    if name not in _NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_NAMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return every public name, loaded or not."""
    return sorted(__all__)
