"""Live settings: read and change."""

from __future__ import annotations

from typing import Any

from files_mock_server.control.dispatch import ControlCall, endpoint


@endpoint("GET", "/settings")
def show(call: ControlCall) -> dict[str, Any]:
    """Answer the live settings."""
    return call.app.site.live.to_dict()


@endpoint("PATCH", "/settings")
def change(call: ControlCall) -> dict[str, Any]:
    """Change some live settings; answers all of them."""
    call.app.site.live = call.app.site.live.changed(call.params)
    return call.app.site.live.to_dict()
