"""The receiver: asks for what decisions need, and sees to it that they are carried out."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from files_style_sdk.events import keys as key_lookup
from files_style_sdk.events.decision import (
    Admission,
    Limits,
    Outcome,
    Refused,
    Route,
    Site,
    admit,
    busy,
    chosen,
    marks,
    unsigned,
)
from files_style_sdk.events.event import ActionEvent, Event, WebhookEvent
from files_style_sdk.events.handlers import Handler, Handlers
from files_style_sdk.events.http import Answer, Head, json_answer, refusal
from files_style_sdk.events.logins import Logins
from files_style_sdk.events.recall import Recall, recall
from files_style_sdk.events.replies import Message, rendered
from files_style_sdk.events.running import Running
from files_style_sdk.events.seen import SeenStore
from files_style_sdk.events.shape import UndecodableError, at, decode
from files_style_sdk.events.signature import Claim
from files_style_sdk.events.workers import Slot
from files_style_sdk.log import LOGGER

__all__ = ["EventTypes", "Receiver"]

_AGAIN = Message("Received already", "This was received before, and is not carried out twice.")


@dataclass(frozen=True, slots=True)
class EventTypes:
    """The classes of the events that handlers are given.

    Attributes:
        webhook: For webhooks.
        action: For actions.
    """

    webhook: type[WebhookEvent] = WebhookEvent
    action: type[ActionEvent] = ActionEvent


@dataclass(frozen=True, slots=True)
class _Message:
    """An event on its way, with what was signed and the keys that it was signed with."""

    head: Head
    claim: Claim
    body: bytes
    keys: list[bytes]


class Receiver:
    """Answers requests, one `admit` and one `respond` each.

    Args:
        site: What requests are held to.
        handlers: Who handles events.
        seen: Remembers messages.
        running: Runs handlers.
        counts: Where events are counted.
        logins: Logs users in; None if no action needs that.
        event_types: The classes of events.
        login_reply: The reply to an action whose user has to log in, given the event and the link.
        clock: Gives the seconds since the epoch.
    """

    def __init__(
        self,
        site: Site,
        handlers: Handlers,
        seen: SeenStore,
        running: Running,
        counts: Counter[str],
        *,
        logins: Logins | None,
        event_types: EventTypes,
        login_reply: Callable[[ActionEvent, str], object],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._site = site
        self._handlers = handlers
        self._seen = seen
        self._running = running
        self._counts = counts
        self._logins = logins
        self._event_types = event_types
        self._login_reply = login_reply
        self._clock = clock
        self._taking: set[asyncio.Task[Answer]] = set()
        self.is_open = True

    @property
    def limits(self) -> Limits:
        """The bounds that requests are held to."""
        return self._site.limits

    def admit(self, head: Head) -> Admission | Answer:
        """Decide on a request before its body is read; an answer ends it."""
        decision = admit(head, self._site, self._clock()) if self.is_open else busy()
        return self.refused(decision) if isinstance(decision, Refused) else decision

    def refused(self, refused: Refused) -> Answer:
        """Count a refusal, and tell the log why."""
        self._counts["busy" if refused.answer.status == 503 else "refused"] += 1
        LOGGER.info("refused a request with %d: %s", refused.answer.status, refused.reason)
        return refused.answer

    async def respond(self, head: Head, admission: Admission, body: bytes) -> Answer:
        """Answer a request that was let in. Whatever goes wrong here is an answer, too."""
        try:
            if admission.route is not Route.EVENT or admission.claim is None:
                assert self._logins is not None
                return await self._logins.answer(admission.route, head)
            answer = await self._receive(head, admission.claim, body)
            return self.refused(answer) if isinstance(answer, Refused) else answer
        except Exception as error:
            LOGGER.error("a request could not be answered", exc_info=error)
            return refusal(500, "something went wrong here")

    async def _receive(self, head: Head, claim: Claim, body: bytes) -> Answer | Refused:
        handlers = list(self._handlers)
        keys = await key_lookup.found([each.keys for each in handlers], head.headers, self.limits.lookup_timeout)
        signed = self._site.scheme.in_place_of_body(head.method, head.query, body)
        candidates = list(dict.fromkeys(key for each in keys.of for key in each))
        matching = self._site.scheme.matching(claim, signed, candidates)
        try:
            # What nobody who knows a secret has signed is not worth decoding.
            payload = decode(head, body) if matching else {}
        except UndecodableError as error:
            return Refused(refusal(400, str(error)), str(error))
        event_type = at(payload, self._site.shape.type)
        outcome, entitled = chosen(self._handlers, event_type, dict(zip(handlers, keys.of, strict=True)), matching)
        if outcome is Outcome.UNSIGNED:
            # The secret that is missing may be the right one: then the sender shall come again.
            return unsigned("no signature matches") if keys.is_complete else busy()
        if outcome is Outcome.IGNORED:
            return self._status("ignored")
        message = _Message(head, claim, signed, matching)
        kind = self._event_types.action if entitled[0].kind == "action" else self._event_types.webhook
        event = kind(payload, self._site.shape, delivery_id=claim.id, headers=head.headers)
        return await self._take(message, entitled, event)

    async def _take(self, message: _Message, handlers: Sequence[Handler], event: Event) -> Answer | Refused:
        # It may have been closed while the body was on its way.
        slot = self._running.reserve(isinstance(event, ActionEvent)) if self.is_open else None
        if slot is None:
            return busy()
        # A task of its own: whoever hangs up while the message is being remembered must not have it lost.
        task = asyncio.ensure_future(self._remembered(slot, message, handlers, event))
        self._taking.add(task)
        task.add_done_callback(self._taking.discard)
        return await asyncio.shield(task)

    async def _remembered(self, slot: Slot, message: _Message, handlers: Sequence[Handler], event: Event) -> Answer:
        try:
            known_by = marks(event, message.claim, self._site.scheme, message.body, message.keys)
            try:
                recalled = await recall(self._seen, known_by, self._clock() + self.limits.remember)
            except Exception as error:
                LOGGER.error("the store of seen messages failed", exc_info=error)
                return self.refused(busy())
            if recalled is not Recall.NEW:
                return self._again(recalled, event)
            self._counts["accepted"] += 1
            if isinstance(event, ActionEvent):
                return await self._running.answer(slot, handlers[0], event, self._logged_in(handlers[0]))
            self._running.start(slot, handlers, event)
            return json_answer(200, {"status": "accepted"})
        finally:
            slot.release()

    def _again(self, recalled: Recall, event: Event) -> Answer:
        if recalled is Recall.DIFFERENT:
            self._counts["conflict"] += 1
            LOGGER.warning("an id came again with something else under it, which is not handled")
        answer = self._status("duplicate")
        return rendered(_AGAIN) if isinstance(event, ActionEvent) else answer

    def _status(self, status: str) -> Answer:
        self._counts[status] += 1
        return json_answer(200, {"status": status})

    def _logged_in(self, handler: Handler) -> Callable[[ActionEvent], Awaitable[Answer | None]]:
        """What makes sure, where a handler wants it, that there is a token of the user."""

        async def prepare(event: ActionEvent) -> Answer | None:
            if not handler.require_user_auth:
                return None
            assert self._logins is not None
            user_id = _name_of(event.user_id)
            if not user_id:
                return refusal(400, "the event names no user")
            event.user_access_token = await self._logins.token_of(user_id)
            if event.user_access_token is not None:
                return None
            return rendered(self._login_reply(event, self._logins.link(user_id)))

        return prepare

    async def settled(self) -> None:
        """Wait until what is being taken has been taken; it is bounded by the store and by the time of actions."""
        while self._taking:
            await asyncio.wait(self._taking)


def _name_of(user_id: object) -> str:
    """What a user's tokens are kept under; empty for what names nobody: all of those would share their tokens."""
    return str(user_id) if isinstance(user_id, str | int) and not isinstance(user_id, bool) else ""
