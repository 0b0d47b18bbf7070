"""The mock server's page in a real browser: live, by mouse and keyboard, with and without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import browsing
import pytest
from browsing import browser, paint, resize, until
from files_mock_server.testing import MockServer
from sample_site import KEY, Visitor, fill

pytestmark = pytest.mark.skipif(browsing.why_not() is not None, reason=browsing.why_not() or "")

CSS, ID, LINK = "css selector", "id", "link text"


@pytest.fixture(scope="module")
def shared() -> Iterator[Any]:
    with browser() as driver:
        yield driver


@pytest.fixture
def server() -> Iterator[MockServer]:
    with MockServer(api_keys=[KEY], users={"motor": "vroom"}) as running:
        yield running


@pytest.fixture
def visitor(server: MockServer) -> Iterator[Visitor]:
    made = Visitor(server, lambda: None)
    yield made
    made.http.close()


@pytest.fixture
def page(shared: Any, server: MockServer) -> Iterator[Any]:
    """The browser on the page of a new server; at the end, nothing was complained of and nothing asked elsewhere."""
    resize(shared, 1440, 1000)
    paint(shared, "light")
    shared.get_log("performance")
    shared.get(server.url + "/__mock__/")
    until(shared, lambda driver: driver.find_element(ID, "pulse").text == "Live")
    yield shared
    shared.get("about:blank")
    assert [entry for entry in shared.get_log("browser") if "400 (Bad Request)" not in entry["message"]] == []
    assert asked(shared) <= {urlsplit(server.url).netloc, ""}


def asked(driver: Any) -> set[str]:
    """The hosts that the browser sent requests to."""
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return {
        urlsplit(event["params"]["request"]["url"]).netloc
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    }


def press(driver: Any, selector: str) -> None:
    """Press a button as soon as it is there."""
    until(driver, lambda page: page.find_element(CSS, selector).click() or True)


def follow(driver: Any, text: str) -> None:
    """Follow a link as soon as it is there."""
    until(driver, lambda page: page.find_element(LINK, text).click() or True)


def until_shown(driver: Any, id: str, text: str) -> None:
    """Wait until an element has a text in it."""
    until(driver, lambda page: text in page.find_element(ID, id).text)


def test_requests_appear_while_clients_call(page: Any, visitor: Visitor) -> None:
    """The journal grows by itself; focus, what is half typed and what is selected stay as they are."""
    field = page.find_element(CSS, "[type=search]")
    field.send_keys("half ty")
    visitor.call("POST", "/folders/first")
    until_shown(page, "requests", "/folders/first")
    assert page.switch_to.active_element == field
    field.send_keys("ped")
    visitor.call("GET", "/folders/second")
    until_shown(page, "requests", "/folders/second")
    assert field.get_attribute("value") == "half typed"
    mark = "const range = document.createRange(); range.selectNodeContents(document.querySelector('.path bdi'));"
    page.execute_script(mark + "getSelection().removeAllRanges(); getSelection().addRange(range);")
    visitor.call("GET", "/folders/third")
    until_shown(page, "requests", "/folders/third")
    assert page.execute_script("return String(getSelection())") == "/folders/second"


def test_a_pause_holds_the_page_still(page: Any, visitor: Visitor) -> None:
    """Nothing changes while the page is paused, and all is there when it goes on."""
    press(page, "#live")
    until_shown(page, "pulse", "Paused")
    visitor.call("POST", "/folders/unseen")
    assert "unseen" not in page.find_element(ID, "requests").text
    press(page, "#live")
    until_shown(page, "requests", "/folders/unseen")
    assert page.find_element(ID, "live").get_attribute("aria-pressed") == "false"


def test_a_request_opens_and_stays_open(page: Any, visitor: Visitor) -> None:
    """The details of a request open in place by keyboard, keep their place as others come, and close again."""
    visitor.call("GET", "/folders/one")
    until_shown(page, "requests", "/folders/one")
    link = page.find_element(CSS, ".path")
    link.send_keys("\ue007")  # Enter
    until_shown(page, "details-1", "Request id")
    visitor.call("GET", "/folders/two")
    until_shown(page, "requests", "/folders/two")
    assert page.find_element(ID, "details-1").is_displayed()
    assert "request=1" in page.current_url
    assert page.switch_to.active_element == link
    page.back()
    until(page, lambda driver: not driver.find_elements(ID, "details-1"))


def test_folders_open_and_files_are_previewed(page: Any, server: MockServer, visitor: Visitor) -> None:
    """Folders open by their names, text is shown and runs nothing, a picture is drawn."""
    fill(server)
    visitor.upload("Photos/<img src=x onerror=document.title='ran'>.svg", b"<script>document.title='ran'</script>")
    follow(page, "Photos")
    follow(page, "chart.png")
    until(
        page, lambda driver: driver.execute_script("return document.querySelector('#preview img')?.naturalWidth") == 480
    )
    follow(page, "<img src=x onerror=document.title='ran'>.svg")
    until_shown(page, "preview", "<script>")
    follow(page, "All files")
    follow(page, "Partners")
    follow(page, "株式会社サンプル")
    follow(page, "注文書.txt")
    until_shown(page, "preview", "注文番号")
    assert page.title == "Files mock server"


def test_a_fault_by_the_form(page: Any, server: MockServer, visitor: Visitor) -> None:
    """The form shows the options of the chosen kind, sets a fault that hits a call, and a button removes it."""
    press(page, "#new-fault > summary")
    form = page.find_element(CSS, ".fault-form")
    for kind in ("latency", "status"):
        until(page, lambda driver, kind=kind: form.find_element(CSS, f"option[value={kind}]").click() or True)
        shown = [field for field in form.find_elements(CSS, "fieldset") if field.is_displayed()]
        assert [field.get_attribute("data-kind") for field in shown] == [kind]
    path = form.find_element(CSS, "[name='rule.path']")
    path.send_keys("/folders/*")
    form.find_element(CSS, "[name='status.status']").clear()
    form.find_element(CSS, "[name='status.status']").send_keys("418")
    press(page, ".fault-form button.main")
    until_shown(page, "notice", "The fault is set.")
    assert visitor.call("GET", "/folders/x").status_code == 418
    until_shown(page, "fault-1", "1 / 1")
    until_shown(page, "requests", "status #1")
    assert path.get_attribute("value") == ""
    press(page, "#fault-1 button")
    until(page, lambda driver: not driver.find_elements(ID, "fault-1"))
    assert server.faults.list() == ()


def test_a_refusal_stays_to_be_read(page: Any, server: MockServer, visitor: Visitor) -> None:
    """What was wrong with a form stays while the page goes on, until the next action; so does what was typed."""
    field = page.find_element(CSS, "[name='set.step_delay']")
    field.clear()
    field.send_keys("soon")
    press(page, "#settings button")
    until_shown(page, "notice", "step_delay must be a number")
    visitor.call("GET", "/folders/later")
    until_shown(page, "requests", "/folders/later")
    assert "step_delay" in page.find_element(ID, "notice").text
    assert field.get_attribute("value") == "soon"
    field.clear()
    field.send_keys("0.5")
    press(page, "#settings button")
    until_shown(page, "notice", "The settings are saved.")
    assert server.live.step_delay == 0.5


def test_reset_by_button(page: Any, server: MockServer) -> None:
    """Reset asks once more, then everything is as it was at the start."""
    fill(server)
    until_shown(page, "files", "Invoices")
    press(page, "#state summary")
    press(page, "#state button.danger")
    until_shown(page, "notice", "Everything is as it was")
    until_shown(page, "files", "Nothing is stored yet.")
    assert server.faults.list() == ()


@pytest.mark.parametrize("width", [400, 320])
def test_a_narrow_window_does_not_scroll_sideways(page: Any, server: MockServer, width: int) -> None:
    """On a small screen only tables scroll sideways, inside the page, whatever is open."""
    fill(server)
    server.faults.add("status", status=500, path="/a-very-long-path-without-any-break/" * 8, times=None)
    server.run(lambda: server.service.app.states.snapshot("a snapshot with quite a long name that goes on and on"))
    resize(page, width, 800)
    page.get(f"{server.url}/__mock__/?folder=Reports/2026&file=Reports/2026/Q1%20revenue.csv&request=3&record=1")
    press(page, "#new-fault > summary")
    until_shown(page, "preview", "MD5")
    assert page.execute_script("return document.documentElement.scrollWidth") == width


def test_light_and_dark(page: Any) -> None:
    """The page has the colours that its visitor prefers."""
    pictures, grounds = {}, {}
    for scheme in ("light", "dark"):
        paint(page, scheme)
        grounds[scheme] = page.execute_script("return getComputedStyle(document.documentElement).backgroundColor")
        pictures[scheme] = page.get_screenshot_as_png()
    assert grounds == {"light": "rgb(244, 245, 247)", "dark": "rgb(14, 17, 22)"}
    assert all(picture.startswith(b"\x89PNG") for picture in pictures.values())
    assert pictures["light"] != pictures["dark"]


def test_all_can_be_reached_by_keyboard(page: Any, server: MockServer) -> None:
    """Every link, button, field and scrolling table is reached by Tab, in the order of the page, with a name."""
    fill(server)
    page.get(server.url + "/__mock__/")
    unnamed = page.execute_script(
        "return [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')]"
        ".filter((one) => !(one.textContent.trim() || one.getAttribute('aria-label') || (one.labels || []).length))"
        ".map((one) => one.outerHTML)"
    )
    assert unnamed == []
    assert (
        page.execute_script(
            'return document.querySelectorAll(\'[tabindex]:not([tabindex="0"], [tabindex="-1"])\').length'
        )
        == 0
    )
    scrolling = page.find_elements(CSS, ".scroller")
    assert scrolling
    assert {one.get_attribute("tabindex") for one in scrolling} == {"0"}


def test_a_lost_server_is_told(shared: Any) -> None:
    """When the server is gone the page says so, and keeps what it showed."""
    with MockServer() as server:
        shared.get(server.url + "/__mock__/")
        until_shown(shared, "pulse", "Live")
    until_shown(shared, "pulse", "No connection")
    assert "Nothing is stored yet." in shared.find_element(ID, "files").text
    shared.get("about:blank")
    shared.get_log("browser")  # what the browser complains of is the lost server


def test_it_works_without_scripts(server: MockServer) -> None:
    """With scripts switched off, links and forms do it all."""
    fill(server)
    server.faults.clear()
    with browser(scripts=False) as driver:
        driver.get(server.url + "/__mock__/")
        assert driver.find_element(ID, "pulse").text == ""
        assert driver.find_element(LINK, "Load again").is_displayed()
        follow(driver, "Invoices")
        follow(driver, "INV-2026-0412.json")
        until_shown(driver, "preview", "1290.00")
        driver.find_element(CSS, "[type=search]").send_keys("/action_logs")
        press(driver, "[role=search] button")
        until(driver, lambda page: [link.text for link in page.find_elements(CSS, ".path")] == ["/action_logs"])
        assert "1290.00" in driver.find_element(ID, "preview").text
        press(driver, ".presets button")
        until_shown(driver, "notice", "The next request meets the fault.")
        assert [rule.fault.kind for rule in server.faults.list()] == ["status"]
        press(driver, "#faults tbody button")
        until_shown(driver, "notice", "The fault is removed.")
        assert server.faults.list() == ()
        press(driver, "#state summary")
        press(driver, "#state button.danger")
        until_shown(driver, "notice", "Everything is as it was right after the start.")
        assert "There is no folder 'Invoices'." in driver.find_element(ID, "files").text
