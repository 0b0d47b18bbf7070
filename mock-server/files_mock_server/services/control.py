"""Control of a described service over HTTP, below ``/__mock__/``.

The journal, faults and the clock have the endpoints that they have elsewhere, and besides there are:

=======  =================================  ===============================================================
verb     path below ``/__mock__``           what it does
=======  =================================  ===============================================================
GET      ``/ready``                         tells that the server is there, its version and its address
POST     ``/reset``                         makes everything as it was right after the start
GET      ``/records``                       tells how many records each collection has
GET      ``/records/{collection}``          lists its records, with the attributes that no answer shows
POST     ``/records/{collection}``          adds one
DELETE   ``/records/{collection}``          removes all
POST     ``/tokens/revoke``                 ends the access tokens, and with ``refresh`` those that renew them
POST     ``/work/hold``                     lets no work begin that may become a job
POST     ``/work/release``                  lets it begin
=======  =================================  ===============================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from files_mock_server import __version__
from files_mock_server.control import clock, dispatch, faults, journal, params
from files_mock_server.control.dispatch import ControlCall
from files_mock_server.problems import Problem
from files_mock_server.services.access import Access

if TYPE_CHECKING:
    from files_mock_server.app import App
    from files_mock_server.services.server import SpecService


class _Endpoints:
    """The endpoints of one service."""

    def __init__(self, service: SpecService) -> None:
        self._service = service
        self._access = Access(service.site)

    def ready(self, call: ControlCall) -> dict[str, Any]:
        """Answer that requests are served."""
        params.read(call)
        site = self._service.site
        url = f"{call.request.scheme}://{call.request.host}"
        api = url + site.described.base_path
        told = {"status": "ready", "version": __version__, "url": url, "api": api, "time": site.clock()}
        return {**told, "title": site.described.document.title}

    async def reset(self, call: ControlCall) -> None:
        """Go back to the start."""
        params.read(call)
        await self._service.reset()

    def counts(self, call: ControlCall) -> dict[str, int]:
        """Answer how many records there are."""
        params.read(call)
        return self._service.site.stock.counts()

    def list_records(self, call: ControlCall) -> list[dict[str, Any]]:
        """Answer the records of a collection."""
        params.read(call)
        return self._access.all(call.values["collection"])

    def add(self, call: ControlCall) -> dict[str, Any]:
        """Add a record."""
        return self._access.add(call.values["collection"], call.params)

    def clear(self, call: ControlCall) -> None:
        """Remove the records of a collection."""
        params.read(call)
        self._access.clear(call.values["collection"])

    def revoke(self, call: ControlCall) -> dict[str, int]:
        """End tokens."""
        given = params.read(call, refresh="boolean")
        return {"revoked": self._service.site.revoke_tokens(refresh=given.get("refresh", False))}

    def hold(self, call: ControlCall) -> None:
        """Hold work back."""
        params.read(call)
        self._service.site.work.hold()

    def release(self, call: ControlCall) -> None:
        """Let work begin."""
        params.read(call)
        self._service.site.work.release()

    def nothing(self, call: ControlCall) -> None:
        """There is no page to look at."""
        raise Problem("not-found", "A described service has no page; its endpoints are journal, faults, records, …")


def control_of(service: SpecService) -> dispatch.Control:
    """What answers the control requests of a described service."""
    own = _Endpoints(service)
    endpoints = [
        *dispatch.endpoints_of(journal, faults, clock),
        ("GET", "/", own.nothing),
        ("GET", "/ready", own.ready),
        ("POST", "/reset", own.reset),
        ("GET", "/records", own.counts),
        ("GET", "/records/{collection}", own.list_records),
        ("POST", "/records/{collection}", own.add),
        ("DELETE", "/records/{collection}", own.clear),
        ("POST", "/tokens/revoke", own.revoke),
        ("POST", "/work/hold", own.hold),
        ("POST", "/work/release", own.release),
    ]
    # The endpoints that are shared ask for nothing but the journal, the faults, the clock and the settings, which every
    # application has.
    return dispatch.Control(cast("App", service.app), endpoints)
