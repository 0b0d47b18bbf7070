"""One API call as decisions without I/O: authenticate, deliver, read the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from files_style_sdk.auth import Credential, credential_of
from files_style_sdk.delivery import Flow, deliver
from files_style_sdk.error import APIError, class_of_status, from_response
from files_style_sdk.manners import Service
from files_style_sdk.service import SERVICE
from files_style_sdk.settings import Settings
from files_style_sdk.wire import Request, Response

__all__ = ["Reply", "exchange"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a successful call brought.

    Attributes:
        data: The decoded body, None if it was empty.
        headers: The headers, names in lower case.
        status: The status code.
        body: The body as it came.
        service: Whose answer it is.
    """

    data: Any
    headers: Mapping[str, str]
    status: int = 200
    body: bytes = b""
    service: Service = SERVICE

    @property
    def content(self) -> Any:
        """The decoded body of an answer that brings something; None if the service said that there is nothing (204).

        Raises:
            APIError: The body is empty, although the status promises one: it was lost on the way, and what is missing
                must not be taken for nothing.
        """
        if self.data is None and not self.body and self.status != 204:
            raise self.unusable(f"the service answered {self.status} with an empty body")
        return self.data

    def unusable(self, what: str) -> APIError:
        """The error of an answer that is something else than was promised.

        Args:
            what: A sentence that says so.
        """
        return class_of_status(self.status, self.service)(
            what,
            http_body=self.body[:65536].decode("utf-8", "replace"),
            http_status=self.status,
            json_body=self.data,
            headers=self.headers,
            outcome="unknown",
        )


def exchange(request: Request, settings: Settings) -> Flow[Reply]:
    """One API call: deliver the request, then read the answer as JSON, unless it is wanted as it came.

    Raises:
        AuthenticationError: The call needs a credential and there is none.
        APIError: The service answered with an error, or with something that is not JSON.
        APIConnectionError: No whole answer came.
    """
    if request.needs_credential:
        response = yield from _authenticated(request, credential_of(settings), settings)
    else:
        response = yield from deliver(request, settings)
    decoded, data = _decode(response.body)
    if response.status >= 300:
        raise from_response(response.status, response.headers, response.body, data, settings.service)
    if not decoded and not request.undecoded:
        raise _not_json(response, settings)
    return Reply(data, response.headers, response.status, response.body, settings.service)


def _authenticated(request: Request, credential: Credential, settings: Settings) -> Flow[Response]:
    headers = yield from credential.authenticate(settings)
    response = yield from deliver(request.with_credentials(headers), settings)
    # Refused for its credential, a request has had no effect: it may go again with a new one, once.
    if response.status == 401 and (yield from credential.renew(headers, settings)):
        headers = yield from credential.authenticate(settings)
        response = yield from deliver(request.with_credentials(headers), settings)
    return response


def _not_json(response: Response, settings: Settings) -> APIError:
    kind = response.headers.get("content-type", "no content type")
    return class_of_status(response.status, settings.service)(
        f"the service answered {response.status} with something that is not JSON ({kind}); "
        f"is base_url ({settings.base_url}) the address of the service?",
        http_body=response.body[:65536].decode("utf-8", "replace"),
        http_status=response.status,
        headers=response.headers,
        outcome="unknown",
    )


def _decode(body: bytes) -> tuple[bool, Any]:
    if not body:
        return True, None
    import orjson

    try:
        return True, orjson.loads(body)
    except orjson.JSONDecodeError:
        return False, None
