"""Actions that change or add a record and nothing else, as a table."""

from __future__ import annotations

from typing import Any

from files_mock_server.engine import effects
from files_mock_server.engine.call import Call
from files_mock_server.engine.effects import Effect, Record, caller, next_version, now, of, param

_RUN = {"status": "success", "successful_operations": 0, "failed_operations": 0, "runtime": 0.0}
_RUN_TIMES = {"created_at": now, "completed_at": now}


def _nodes(call: Call, record: Record) -> list[dict[str, Any]]:
    """One finished node for each that the automation defines, else one for the trigger."""
    defined = (record.get("definition") or {}).get("nodes")
    named = [node for node in defined if isinstance(node, dict)] if isinstance(defined, list) else []
    wanted = named or [{"id": "trigger", "type": "trigger"}]
    times = {"started_at": now(call, record), "completed_at": now(call, record), "duration_ms": 0}
    counts = {"successful_operations": 0, "failed_operations": 0, "reused": False}
    return [
        {"node_id": str(node.get("id", number)), "node_type": node.get("type"), "status": "success", **times, **counts}
        for number, node in enumerate(wanted)
    ]


def _cancelled(call: Call, record: Record) -> Any:
    finished = record.get("completed_at") is not None
    return record.get("status") if finished else "cancelled"


def _with_addresses(call: Call, record: Record) -> list[str]:
    have = list(record.get("outbound_ip_addresses") or [])
    wanted = min(max(int(call.get("count", 0)), 0), 250 - len(have))
    return have + [f"198.51.100.{number}" for number in range(len(have) + 1, len(have) + wanted + 1)]


def _sync_run(*, dry_run: bool) -> Effect:
    counts = ("bytes_synced", "compared_files", "compared_folders", "errored_files", "successful_files")
    values = {
        "sync_id": of("id"),
        "sync_name": of("name"),
        "workspace_id": of("workspace_id"),
        "status": "success",
        "dry_run": dry_run,
        "runtime": 0.0,
        "event_errors": [],
        "live_transfers": [],
        "updated_at": now,
        **_RUN_TIMES,
        **dict.fromkeys(counts, 0),
    }
    return Effect(adds="sync_run", values=values, links={} if dry_run else {"latest_sync_run": "*"})


_AUTOMATION_RUN = {
    "automation_id": of("id"),
    "version": of("version"),
    "workspace_id": of("workspace_id"),
    "definition": of("definition"),
    "execution_nodes": _nodes,
    **_RUN,
    **_RUN_TIMES,
}
_RERUN = {
    **{name: of(name) for name in ("automation_id", "version", "workspace_id", "definition", "execution_nodes")},
    "rerun_of_run_id": of("id"),
    "rerun_from_node_id": param("node_id"),
    **_RUN,
    **_RUN_TIMES,
}
_EVALUATION = {
    "expectation_id": of("id"),
    "workspace_id": of("workspace_id"),
    "status": "success",
    "opened_via": "manual",
    **dict.fromkeys(("opened_at", "window_start_at", "window_end_at", "closed_at", "created_at", "updated_at"), now),
    "matched_files": (),
    "missing_files": (),
    "criteria_errors": (),
}
_REPLAYED = (
    "workspace_id as2_partner_id as2_station_id content_type http_headers processing_result as2_to as2_from subject "
    "message_id date body_size attachment_filename ip mic mic_algo http_response_code message_received "
    "message_decrypted message_signature_verified message_processing_success message_mdn_returned"
)
_CHAT = {"title": of("name"), "ai_task_id": of("id"), "user_id": caller, "workspace_id": of("workspace_id")}

effects.register(
    {
        ("ai_task", "manual_run"): Effect(
            sets={"last_run_at": now},
            adds="chat_session",
            values={**_CHAT, "created_at": now, "last_active_at": now, "messages": []},
        ),
        ("as2_incoming_message", "replay"): Effect(
            adds="as2_incoming_message",
            values={
                **{name: of(name) for name in _REPLAYED.split()},
                "replayed_from_message_id": of("id"),
                "created_at": now,
            },
        ),
        ("automation", "manual_run"): Effect(adds="automation_run", values=_AUTOMATION_RUN),
        ("automation", "upgrade"): Effect(sets={"last_modified_at": now, "version": next_version}),
        ("automation_run", "cancel"): Effect(sets={"cancel_requested_at": now, "status": _cancelled}),
        ("automation_run", "rerun"): Effect(adds="automation_run", values=_RERUN),
        ("custom_domain", "create_allocate_ip"): Effect(sets={"outbound_ip_addresses": _with_addresses}),
        ("expectation", "trigger_evaluation"): Effect(
            sets={"last_evaluated_at": now, "last_success_at": now, "last_result": "success"},
            adds="expectation_evaluation",
            values=_EVALUATION,
        ),
        ("expectation_incident", "resolve"): Effect(
            sets={"status": "resolved", "resolved_at": now, "updated_at": now, "snoozed_until": None}
        ),
        ("expectation_incident", "snooze"): Effect(
            sets={"status": "snoozed", "snoozed_until": param("snoozed_until"), "updated_at": now}
        ),
        ("expectation_incident", "acknowledge"): Effect(
            sets={"status": "acknowledged", "acknowledged_at": now, "updated_at": now}
        ),
        ("remote_mount_backend", "reset_status"): Effect(sets={"status": "healthy"}),
        ("snapshot", "finalize"): Effect(sets={"finalized_at": now}),
        ("sync", "dry_run"): _sync_run(dry_run=True),
        ("sync", "manual_run"): _sync_run(dry_run=False),
    }
)
