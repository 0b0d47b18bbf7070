"""Typed errors, answered in the service's JSON envelope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_STATUS_OF_GROUP = {
    "bad-request": 400,
    "not-authenticated": 401,
    "not-authorized": 403,
    "not-found": 404,
    "processing-failure": 422,
    "rate-limited": 429,
    "service-unavailable": 503,
    "internal-server-error": 500,
}


class Problem(Exception):
    """An answer other than success.

    Args:
        type: The wire type, such as ``not-found/file-not-found``; clients choose their exception by it alone.
        message: A sentence for humans; the title when empty.
        status: HTTP status; the one of the type's group when None.
        errors: Further messages, one for each thing that is wrong.
        data: Details for machines.
        headers: Extra response headers.
    """

    def __init__(
        self,
        type: str,
        message: str = "",
        *,
        status: int | None = None,
        errors: Sequence[str] = (),
        data: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message or type)
        self.type = type
        self.status = status or _STATUS_OF_GROUP.get(type.partition("/")[0], 500)
        self.title = type.rpartition("/")[2].replace("-", " ").title()
        # What a client sent may be part of it, and need not be text that can be sent back.
        self.message = message.encode("utf-8", "replace").decode() if message else f"{self.title}."
        self.errors = list(errors)
        self.data = dict(data or {})
        self.headers = dict(headers or {})

    def body(self, instance: str) -> dict[str, Any]:
        """The JSON envelope.

        Args:
            instance: The id of the request that failed.
        """
        return {
            "type": self.type,
            "title": self.title,
            "http-code": self.status,
            "error": self.message,
            "instance": instance,
            "errors": self.errors or [self.message],
            "data": self.data,
        }


class StorageProblem(Exception):
    """An error of the storage behind signed URLs, answered as XML.

    Args:
        status: HTTP status.
        code: Storage error code, such as ``AccessDenied``.
        message: A sentence for humans.
        headers: Extra response headers.
    """

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})

    def body(self, instance: str) -> bytes:
        """The XML document.

        Args:
            instance: The id of the request that failed.
        """
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f"<Error><Code>{self.code}</Code><Message>{self.message}</Message><RequestId>{instance}</RequestId></Error>"
        ).encode()


def invalid(name: str, expected: str) -> Problem:
    """The problem of a parameter with a wrong value.

    Args:
        name: The parameter.
        expected: What it must be, such as ``an integer``.
    """
    message = f"Parameter {name} must be {expected}."
    return Problem("bad-request/request-params-invalid", message, data={"param": name})


def missing(name: str) -> Problem:
    """The problem of a required parameter that was not given.

    Args:
        name: The parameter.
    """
    return Problem("bad-request/request-params-required", f"Parameter {name} is required.", data={"param": name})
