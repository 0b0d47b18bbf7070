"""A headless Chromium that tests drive, with whatever it should not do switched off."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
_SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--no-proxy-server",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PATIENCE = 20.0
"""Seconds to wait for something that happens in a fraction of one."""


def why_not() -> str | None:
    """Why no browser can be had here; None if one can."""
    if CHROMIUM is None or DRIVER is None:
        return "Chromium and its driver are not on this machine (Debian: chromium, chromium-driver)"
    try:
        import selenium  # noqa: F401
    except ImportError:
        return "selenium is not installed (pip install selenium)"
    return None


@contextmanager
def browser(*, width: int = 1440, height: int = 1000, scripts: bool = True) -> Iterator[Any]:
    """A browser with a profile of its own, gone at the end.

    Args:
        width: Of the window, in CSS pixels.
        height: Of the window, in CSS pixels.
        scripts: Whether pages may run scripts.
    """
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    assert CHROMIUM is not None
    options = ChromeOptions()
    options.binary_location = CHROMIUM
    with tempfile.TemporaryDirectory(prefix="files-mock-browser-", ignore_cleanup_errors=True) as profile:
        for switch in (*_SWITCHES, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
            options.add_argument(switch)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        if not scripts:
            settings = {"profile.managed_default_content_settings.javascript": 2}
            options.add_experimental_option("prefs", settings)
        driver = Chrome(options=options, service=ChromeService(executable_path=DRIVER))
        try:
            driver.set_page_load_timeout(PATIENCE)
            resize(driver, width, height)
            paint(driver, "light")
            yield driver
        finally:
            driver.quit()


def resize(driver: Any, width: int, height: int) -> None:
    """Give the page a viewport of this size; a window of a headless browser has a smallest width, this has none."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def paint(driver: Any, scheme: str) -> None:
    """Have the colours that a visitor prefers: ``light`` or ``dark``."""
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},  # what glides is not where it was looked up
    ]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def until(driver: Any, condition: Callable[[Any], Any]) -> Any:
    """Wait until a condition holds, whatever the page replaces meanwhile; returns what it gives."""
    from selenium.common.exceptions import (
        ElementNotInteractableException,
        NoSuchElementException,
        StaleElementReferenceException,
    )
    from selenium.webdriver.support.ui import WebDriverWait

    passing = (NoSuchElementException, StaleElementReferenceException, ElementNotInteractableException)
    return WebDriverWait(driver, PATIENCE, poll_frequency=0.05, ignored_exceptions=passing).until(condition)


def shoot(driver: Any, target: Path) -> None:
    """Write what the window shows to a PNG file."""
    target.write_bytes(driver.get_screenshot_as_png())
