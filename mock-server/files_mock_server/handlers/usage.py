"""Usage: figures of what the site really holds, today and this month."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from files_mock_server.engine import generic
from files_mock_server.engine.call import Call, handles
from files_mock_server.store.records import Condition
from files_mock_server.table.traits import TRAITS, Traits

TRAITS["usage_daily_snapshot"] = Traits(extra={"usage_snapshot_id": "int64"}, live=True)
TRAITS["usage_snapshot"] = Traits(live=True)


@handles("usage_daily_snapshot", "list", admin_only=True)
async def list_daily(call: Call) -> list[dict[str, Any]]:
    """Answer a page of days; today is as it is now."""
    await of_day(call)
    return generic.list_records(call)


@handles("usage_snapshot", "list", admin_only=True)
async def list_monthly(call: Call) -> list[dict[str, Any]]:
    """Answer a page of months; this one is as it is now."""
    await of_month(call)
    return generic.list_records(call)


async def of_day(call: Call) -> dict[str, Any]:
    """The record of today, brought up to date."""
    month = await of_month(call)
    figures = await _figures(call)
    figures |= {
        "api_usage_available": False,
        "user_count": figures.pop("users"),
        "usage_snapshot_id": month["id"],
    }
    return _put(call, "usage_daily_snapshot", {"date": _today(call).strftime("%Y-%m-%d")}, figures)


async def of_month(call: Call) -> dict[str, Any]:
    """The record of this month, brought up to date; its high-water marks only grow."""
    figures = await _figures(call)
    start = _today(call).replace(day=1)
    end = start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
    key = {"start_at": start.strftime("%Y-%m-%dT00:00:00Z")}
    before = call.site.records.first("usage_snapshot", _conditions(key)) or {}
    users = figures.pop("users")
    figures |= {
        "end_at": end.strftime("%Y-%m-%dT00:00:00Z"),
        "high_water_user_count": max(users, before.get("high_water_user_count") or 0),
        "high_water_storage": max(figures["current_storage"], before.get("high_water_storage") or 0),
        "total_billable_usage": figures["current_storage"] + figures["deleted_files_counted_in_minimum"],
    }
    return _put(call, "usage_snapshot", key, figures)


def _today(call: Call) -> datetime:
    return datetime.fromtimestamp(call.site.clock(), UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _conditions(key: dict[str, str]) -> list[Condition]:
    return [Condition(name, "=", value) for name, value in key.items()]


def _put(call: Call, collection: str, key: dict[str, str], figures: dict[str, Any]) -> dict[str, Any]:
    records = call.site.records
    record = records.first(collection, _conditions(key))
    if record is None:
        return records.insert(collection, {**key, **figures}, quiet=True)
    return records.update(collection, record["id"], figures, quiet=True)


async def _figures(call: Call) -> dict[str, Any]:
    """Bytes and users now; the folders at the top by what lies in each."""
    site = call.site
    storage = await site.usage.of_tree()
    deleted, counted = site.usage.of_trash()
    return {
        "users": site.usage.users(),
        "current_storage": storage.bytes,
        "root_storage": storage.in_root,
        "deleted_files_storage": deleted,
        "deleted_files_counted_in_minimum": counted,
        "usage_by_top_level_dir": storage.by_folder,
    }
