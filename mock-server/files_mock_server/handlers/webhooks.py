"""Tests of webhooks, which send one request and tell what came of it, and exports of what was sent."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.paths import parse_path
from files_mock_server.problems import invalid
from files_mock_server.times import from_seconds, parse
from files_mock_server.webhooks import Delivery, targets
from files_mock_server.webhooks.hooks import hook_of

_PASSED_ON = ("method", "encoding", "headers", "body", "raw_body", "verification_token")
_MOST_RESULTS = 1000
# What an export may be narrowed down by, and the attribute of its results that it is about.
_QUERIES = ("path", "folder", "message", "status", "success", "request_method", "request_url")


@handles("behavior", "webhook_test", admin_only=True)
async def webhook_test(call: Call) -> None:
    """Send a webhook once; what comes of it stands in the deliveries."""
    await _send(call)


@handles("webhook_test", "create", admin_only=True)
async def create_webhook_test(call: Call) -> dict[str, Any]:
    """Send a webhook once, and tell what came of it; a target that fails is no error."""
    delivery = await _send(call)
    code = delivery.attempts[0].status if delivery.attempts else None
    told: dict[str, Any] = {
        "code": code,
        "status": delivery.status,
        "success": delivery.status == "delivered",
        "message": _message(delivery, code),
        "data": {},
    }
    sent = {name: call.params[name] for name in call.route.params if name in call.params}
    return generic.present(call, call.site.records.insert("webhook_test", {**sent, **told}, quiet=True))


def _message(delivery: Delivery, code: int | None) -> str:
    if code is None:
        return f"The webhook was not delivered: {delivery.error}."
    return f"The webhook was answered with {code}."


async def _send(call: Call) -> Delivery:
    """Send what a call wants to try.

    Raises:
        Problem: ``bad-request/request-params-invalid`` if the URL is none of http or https.
    """
    url = call.text("url")
    if targets.read(url) is None:
        raise invalid("url", "an http or https URL")
    value = {name: call.params.get(name) for name in _PASSED_ON}
    username = call.site.auth.username(call.principal.user_id)
    return await call.site.webhooks.test(hook_of({**value, "urls": [url]}), call.get("action") or "create", username)


@handles("action_notification_export", "create", admin_only=True)
def create_export(call: Call) -> dict[str, Any]:
    """Make an export, which is ready at once, of the webhooks that were sent; before the first one it is made up."""
    with call.site.db.transaction():
        record = generic.insert(call, generic.attributes(call))
        for row in _results(call):
            row["action_notification_export_id"] = record["id"]
            call.site.records.insert("action_notification_export_result", row)
    return generic.present(call, record)


def _results(call: Call) -> list[dict[str, Any]]:
    sent = [one for one in call.site.webhooks if one.attempts]
    if not sent:
        return [call.site.seeds.row("ActionNotificationExportResult", number) for number in (1, 2, 3)]
    since = parse(call.params["start_at"]) if call.get("start_at") else 0
    until = parse(call.params["end_at"]) if call.get("end_at") else None
    fitting = (
        _result(one)
        for one in sent
        if from_seconds(one.attempts[-1].time) >= since
        and (until is None or from_seconds(one.attempts[-1].time) <= until)
    )
    return [row for row in fitting if _is_asked_for(call, row)][-_MOST_RESULTS:]


def _result(delivery: Delivery) -> dict[str, Any]:
    """A delivery as an export tells it; headers may be secret."""
    last, path = delivery.attempts[-1], parse_path(delivery.event.path)
    return {
        "created_at": int(last.time),
        "status": last.status,
        "message": _message(delivery, last.status),
        "success": last.succeeded,
        "request_headers": None,
        "request_method": delivery.hook.method,
        "request_url": delivery.url,
        "path": path.text,
        "folder": path.parent.text,
    }


def _is_asked_for(call: Call, row: dict[str, Any]) -> bool:
    wanted = {name: call.get(f"query_{name}") for name in _QUERIES}
    return all(value is None or str(value) == str(row[name]) for name, value in wanted.items())
