"""Draws the mock server's page for the documentation: ``python tests/browser/screenshots.py [FOLDER]``."""

from __future__ import annotations

import sys
from pathlib import Path

from browsing import browser, paint, resize, shoot, until, why_not
from files_mock_server.testing import MockServer
from sample_site import KEY, SampleClock, fill

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
_VIEW = "/__mock__/?folder=Invoices&file=Invoices/INV-2026-0412.json"


def main(folder: Path) -> None:
    """Write the pictures, light and dark, wide and narrow, into a folder."""
    clock = SampleClock()
    with MockServer(api_keys=[KEY], users={"motor": "vroom"}, clock=clock) as server, browser() as driver:
        fill(server, clock.pass_on)
        server.run(lambda: server.service.app.states.snapshot("before the audit"))
        for scheme, suffix in (("light", ""), ("dark", "-dark")):
            paint(driver, scheme)
            resize(driver, 1280, 880)
            driver.get(server.url + _VIEW)
            until(driver, lambda page: page.find_element("id", "pulse").text == "Live")
            shoot(driver, folder / f"mock-page{suffix}.png")


if __name__ == "__main__":
    reason = why_not()
    if reason is not None:
        sys.exit(reason)
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ASSETS)
