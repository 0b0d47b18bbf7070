"""The behaviours ``token`` and ``authorize``: tokens by the flows of OAuth 2.0 (RFC 6749, with PKCE, RFC 7636)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from aiohttp.web import Response

from files_mock_server import path_globs
from files_mock_server.answering import as_json
from files_mock_server.problems import Problem
from files_mock_server.services.call import Behaviour, ServiceCall
from files_mock_server.services.operations import Operation
from files_mock_server.services.options import (
    OBJECT,
    SECONDS,
    TEXT,
    TEXTS,
    VALUES,
    Check,
    Common,
    either,
    one_of,
    option,
)
from files_mock_server.services.service import Described
from files_mock_server.services.tokens import ACCESS, CODE, REFRESH

GRANTS = ("personal_access_token", "authorization_code", "refresh_token", "client_credentials")
_REFRESH = either(Check(lambda value: isinstance(value, bool), "true, false"), one_of("rotate"))
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


@dataclass(frozen=True)
class TokenOptions:
    """Options of a token endpoint.

    Attributes:
        grants: Names of the grants that it knows.
        expires_in: Seconds that an access token is good.
        refresh: Whether refresh tokens are handed out; ``rotate`` if each is good once.
        token_parameter: The parameter that carries a personal token.
        personal_tokens: Which are accepted: a list, or callers by token; None for the server's API keys.
        clients: Secrets by client id; None for those of the document.
        scopes: Scopes that may be asked for; None for any.
        pkce: ``required`` if each code needs a challenge.
    """

    grants: tuple[str, ...] = option(TEXTS, GRANTS)
    expires_in: float = option(SECONDS, 3600)
    refresh: Any = option(_REFRESH, True)  # noqa: RUF009 - makes a field
    token_parameter: str = option(TEXT, "token")
    personal_tokens: Any = option(VALUES.or_none(), None)  # noqa: RUF009 - makes a field
    clients: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    scopes: tuple[str, ...] | None = option(TEXTS.or_none(), None)
    pkce: str = option(one_of("required", "optional"), "optional")


class Refused(Exception):
    """An error of OAuth.

    Args:
        error: Its code, such as ``invalid_grant``.
        description: A sentence for people.
    """

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error = error
        self.description = description

    def answer(self) -> Response:
        """The answer that tells it."""
        status = 401 if self.error == "invalid_client" else 400
        headers = {"WWW-Authenticate": "Basic"} if status == 401 else {}
        body = {"error": self.error, "error_description": self.description}
        return as_json(body, status, {"Cache-Control": "no-store", **headers})


class Clients:
    """The clients that are known.

    Args:
        known: Secrets by id, null for public ones; None if any client is.
    """

    def __init__(self, known: Mapping[str, Any] | None) -> None:
        self._known = known

    def check(self, id: str, secret: str | None, *, may_be_missing: bool = True) -> None:
        """Refuse a client that is unknown or has a wrong secret.

        Raises:
            Refused: ``invalid_client``.
        """
        if self._known is None:
            if not id and not may_be_missing:
                raise Refused("invalid_client", "Give client_id and client_secret.")
            return
        if id not in self._known:
            raise Refused("invalid_client", "There is no such client.")
        expected = self._known[id]
        if expected is not None and not _equal(secret or "", str(expected)):
            raise Refused("invalid_client", "The secret of the client is wrong.")

    def knows(self, id: str) -> bool:
        """Whether there is a client."""
        return bool(id) and (self._known is None or id in self._known)


class Token(Behaviour):
    """Hands out tokens."""

    options_class = TokenOptions
    is_public: ClassVar[bool] = True

    def __init__(self, described: Described, operation: Operation, common: Common, options: TokenOptions) -> None:
        super().__init__(described, operation, common, options)
        for name in options.grants:
            if name not in GRANTS:
                message = f"must be some of {', '.join(GRANTS)}, not {name!r}"
                raise described.document.error(f"{self.place}.grants", message)
        self._options = options
        self._clients = Clients(options.clients if options.clients is not None else described.options.clients)

    async def answer(self, call: ServiceCall) -> Any:
        """Answer a call."""
        try:
            return as_json(self._granted(call), 200, {"Cache-Control": "no-store"})
        except Refused as refused:
            return refused.answer()

    def _granted(self, call: ServiceCall) -> dict[str, Any]:
        params = call.inside
        grant = _text(params, "grant_type")
        if not grant:
            raise Refused("invalid_request", "Give grant_type.")
        if grant not in self._options.grants:
            message = f"The grant must be one of {', '.join(self._options.grants)}."
            raise Refused("unsupported_grant_type", message)
        client, secret = _client(call, params)
        self._clients.check(client, secret, may_be_missing=grant != "client_credentials")
        scope = self._scope(_text(params, "scope"))
        if grant == "personal_access_token":
            return self._issued(call, client, scope, self._person(call, params))
        if grant == "authorization_code":
            about = self._code(call, params, client)
            return self._issued(call, client, _within(scope, about["scope"]), about["caller"])
        if grant == "refresh_token":
            about = self._refreshed(call, params, client, scope)
            return self._issued(call, client, _within(scope, about["scope"]), about["caller"])
        return self._issued(call, client, scope, {}, refreshable=False)

    def _scope(self, asked: str) -> str:
        allowed = self._options.scopes
        if allowed is not None and not set(asked.split()) <= set(allowed):
            raise Refused("invalid_scope", f"The scope must be some of {' '.join(allowed)}.")
        return asked

    def _person(self, call: ServiceCall, params: Mapping[str, Any]) -> Mapping[str, Any]:
        given, known = _text(params, self._options.token_parameter), self._options.personal_tokens
        for value in call.site.keys if known is None else known:
            if given and _equal(given, str(value)):
                return (known.get(value) or {}) if isinstance(known, Mapping) else {}
        raise Refused("invalid_grant", f"The personal token in {self._options.token_parameter} is not accepted.")

    def _code(self, call: ServiceCall, params: Mapping[str, Any], client: str) -> dict[str, Any]:
        about = call.site.tokens.spend(CODE, _text(params, "code"))
        if about is None or about["client"] != client:
            raise Refused("invalid_grant", "The code is not good, or no more.")
        if about["redirect_uri"] != _text(params, "redirect_uri"):
            raise Refused("invalid_grant", "redirect_uri is not that for which the code was made.")
        challenge, verifier = about["challenge"], _text(params, "code_verifier")
        if self._options.pkce == "required" and not challenge:
            raise Refused("invalid_grant", "The code was asked for without code_challenge.")
        if challenge and not _equal(challenge_of(verifier), challenge):
            raise Refused("invalid_grant", "code_verifier does not fit the challenge.")
        if verifier and not challenge:  # RFC 9700, section 2.1.1: somebody has taken it out of the request
            raise Refused("invalid_grant", "The code was asked for without the challenge that code_verifier is for.")
        return about

    def _refreshed(self, call: ServiceCall, params: Mapping[str, Any], client: str, scope: str) -> dict[str, Any]:
        tokens, given = call.site.tokens, _text(params, "refresh_token")
        found = tokens.find(REFRESH, given)
        if found is None or found[1]["client"] != client:
            raise Refused("invalid_grant", "The refresh token is not good, or no more.")
        _within(scope, found[1]["scope"])  # before it is spent
        if self._options.refresh == "rotate":
            tokens.spend(REFRESH, given)
        return found[1]

    def _issued(
        self, call: ServiceCall, client: str, scope: str, caller: Mapping[str, Any], *, refreshable: bool = True
    ) -> dict[str, Any]:
        about = {"client": client, "scope": scope, "caller": dict(caller)}
        tokens, lifetime = call.site.tokens, self._options.expires_in
        answer = {
            "access_token": tokens.issue(ACCESS, lifetime, about),
            "token_type": "Bearer",
            "expires_in": int(lifetime),
        }
        if scope:
            answer["scope"] = scope
        is_kept = self._options.refresh is True and bool(call.inside.get("refresh_token"))
        if self._options.refresh and refreshable and not is_kept:
            answer["refresh_token"] = tokens.issue(REFRESH, None, about)
        return answer


@dataclass(frozen=True)
class AuthorizeOptions:
    """Options of a page on which somebody logs in and agrees.

    Attributes:
        redirect_uris: Patterns of where it may lead back to, beside loopback addresses.
        code_lifetime: Seconds that a code is good.
        caller: Who logs in.
        clients: Secrets by client id; None for those of the document.
        pkce: ``required`` if a challenge must be given.
        refuse: The error that it answers instead of a code.
    """

    redirect_uris: tuple[str, ...] = option(TEXTS, ())
    code_lifetime: float = option(SECONDS, 60)
    caller: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    clients: Mapping[str, Any] | None = option(OBJECT.or_none(), None)
    pkce: str = option(one_of("required", "optional"), "optional")
    refuse: str = option(TEXT, "")


class Authorize(Behaviour):
    """Leads back at once to where the client wants its code."""

    options_class = AuthorizeOptions
    is_public: ClassVar[bool] = True

    def __init__(self, described: Described, operation: Operation, common: Common, options: AuthorizeOptions) -> None:
        super().__init__(described, operation, common, options)
        self._options = options
        self._clients = Clients(options.clients if options.clients is not None else described.options.clients)

    async def answer(self, call: ServiceCall) -> Any:
        """Answer a call.

        Raises:
            Problem: If the client or where it wants to be led is not known: then nothing leads there.
        """
        query = {name: value for name, value in call.query.items() if isinstance(value, str)}
        redirect = query.get("redirect_uri", "")
        if not self._clients.knows(query.get("client_id", "")):
            raise Problem("bad-request/invalid-client", "There is no such client.", data={"param": "client_id"})
        if not self._may_lead_to(redirect):
            message = "redirect_uri must be a loopback address, or one that the description allows."
            raise Problem("bad-request/invalid-redirect", message, data={"param": "redirect_uri"})
        try:
            answer = {"code": self._code(call, query, redirect)}
        except Refused as refused:
            answer = {"error": refused.error, "error_description": refused.description}
        if "state" in query:
            answer["state"] = query["state"]
        return Response(status=302, headers={"Location": _with_query(redirect, answer), "Cache-Control": "no-store"})

    def _code(self, call: ServiceCall, query: Mapping[str, str], redirect: str) -> str:
        if self._options.refuse:
            raise Refused(self._options.refuse, "The login was refused, as the description says.")
        if query.get("response_type") != "code":
            raise Refused("unsupported_response_type", "response_type must be code.")
        challenge = query.get("code_challenge", "")
        if self._options.pkce == "required" and not challenge:
            raise Refused("invalid_request", "Give code_challenge.")
        if challenge and query.get("code_challenge_method") != "S256":
            raise Refused("invalid_request", "code_challenge_method must be S256.")
        about = {
            "client": query["client_id"],
            "redirect_uri": redirect,
            "challenge": challenge,
            "scope": query.get("scope", ""),
            "caller": dict(self._options.caller or {}),
        }
        return call.site.tokens.issue(CODE, self._options.code_lifetime, about)

    def _may_lead_to(self, redirect: str) -> bool:
        if not redirect.isprintable() or "\\" in redirect:  # browsers take a backslash for a slash
            return False
        try:
            parts = urlsplit(redirect)
            is_bare = "@" not in parts.netloc and not parts.fragment
            is_loopback = is_bare and parts.scheme in ("http", "https") and parts.hostname in _LOOPBACK
        except ValueError:
            return False
        return is_loopback or any(path_globs.fits(pattern, redirect) for pattern in self._options.redirect_uris)


def _within(asked: str, granted: str) -> str:
    """The scope of a token: what is asked for, which must not be more than was granted (RFC 6749, section 6)."""
    if granted and not set(asked.split()) <= set(granted.split()):
        raise Refused("invalid_scope", f"The scope must be some of {granted}.")
    return asked or granted


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a code verifier."""
    digest = hashlib.sha256(verifier.encode("utf-8", "surrogatepass")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _client(call: ServiceCall, params: Mapping[str, Any]) -> tuple[str, str | None]:
    """Id and secret of the client, from HTTP Basic or the body."""
    kind, _, encoded = call.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "basic":
        try:
            id, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        except (binascii.Error, ValueError):
            raise Refused("invalid_client", "The header Authorization cannot be read.") from None
        return unquote(id), unquote(secret)
    return _text(params, "client_id"), _text(params, "client_secret")


def _text(params: Mapping[str, Any], name: str) -> str:
    value = params.get(name)
    return value if isinstance(value, str) else ""


def _with_query(url: str, params: Mapping[str, str]) -> str:
    parts = urlsplit(url)
    pairs = [*parse_qsl(parts.query, keep_blank_values=True), *params.items()]
    return urlunsplit(parts._replace(query=urlencode(pairs)))


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
