"""The secrets of handlers: fixed ones, and those that a function looks up for each request."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from files_style_sdk.error import InvalidParameterError
from files_style_sdk.events.calls import called
from files_style_sdk.events.signature import Secret, SignatureScheme
from files_style_sdk.log import LOGGER

__all__ = ["KeySource", "Keys", "SecretLookup", "SecretSource", "found"]

SecretLookup: TypeAlias = Callable[
    [Mapping[str, str]], Secret | Sequence[Secret] | Awaitable[Secret | Sequence[Secret] | None] | None
]
SecretSource: TypeAlias = Secret | SecretLookup | Sequence[Secret | SecretLookup]
"""A secret; or a function, plain or async, that is given the headers of a request (by name in lower case) and returns a
secret, several, or None; or several of both."""


class KeySource:
    """Where the keys are from that the events of a handler may be signed with.

    Args:
        source: The secrets, or who knows them.
        scheme: How secrets are written.

    Raises:
        InvalidParameterError: There is none, or one is ill-formed.
    """

    def __init__(self, source: SecretSource, scheme: SignatureScheme) -> None:
        is_several = isinstance(source, Sequence) and not isinstance(source, str | bytes)
        given: Any = source if is_several else [source]
        several: list[Secret | SecretLookup] = list(given)
        if not several or None in several:
            raise InvalidParameterError("a handler needs the secret that its events are signed with")
        self.scheme = scheme
        self.fixed = [scheme.key(one) for one in several if not callable(one)]
        self.lookups = [one for one in several if callable(one)]

    def __repr__(self) -> str:
        return "KeySource(…)"


class Keys(NamedTuple):
    """The keys for one request.

    Attributes:
        of: Those of each source, in the order of the sources.
        is_complete: Whether all functions could tell theirs.
    """

    of: list[list[bytes]]
    is_complete: bool


async def found(sources: Sequence[KeySource], headers: Mapping[str, str], timeout: float) -> Keys:
    """Have all keys for a request; a function that several sources share is asked once.

    Args:
        sources: Where they are from.
        headers: The headers of the request, by name in lower case.
        timeout: Seconds that a function may take. One that takes longer, raises, or returns no secrets, tells none.
    """
    asked = {id(lookup): (lookup, source.scheme) for source in sources for lookup in source.lookups}
    answers = await asyncio.gather(*(_ask(lookup, scheme, headers, timeout) for lookup, scheme in asked.values()))
    told = dict(zip(asked, answers, strict=True))
    keys = [[*source.fixed, *(key for each in source.lookups for key in told[id(each)] or ())] for source in sources]
    return Keys(keys, None not in told.values())


async def _ask(
    lookup: SecretLookup, scheme: SignatureScheme, headers: Mapping[str, str], timeout: float
) -> list[bytes] | None:
    try:
        async with asyncio.timeout(timeout):
            # A plain function may ask a vault: it must not hold up the loop.
            answer: Any = await called(lookup, headers)
        several = [answer] if isinstance(answer, str | bytes) else answer or ()
        return [scheme.key(one) for one in several]
    except Exception as error:
        # Its message may hold what was looked up.
        LOGGER.error("a secret could not be looked up: %s", type(error).__name__)
        return None
