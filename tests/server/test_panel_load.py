"""The panel with 500 twins and after thousands of changes: it scrolls without stalls and does not grow."""

import json
from statistics import median
from typing import Any, Final

from playwright.async_api import Browser, CDPSession, StorageState, expect

from .harness.server import Server
from .panel_page import note, panel_of

TWINS: Final = 500
UPDATES: Final = 5_000
ROUNDS, AT_MOST = 3, 8
"""The quietest rounds, whose median counts, of the most that are asked: what is long by itself is so in each."""
LONG_TASK: Final = 50.0
PER_FRAME: Final = 8.0
GROWTH: Final = 1_500_000
SCROLL: Final = """async panel => {
    const main = panel.shadowRoot.querySelector("main");
    let frames = 0;
    for (let at = 0; at < main.scrollHeight - main.clientHeight; at += 240) {
        main.scrollTop = at;
        await new Promise(requestAnimationFrame);
        frames += 1;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
    return { frames, reached: main.scrollTop, height: main.scrollHeight };
}"""


def tile(number: int, value: float = 20.0) -> dict[str, Any]:
    """Return what the server would send of one twin."""
    forecast = {
        "at": 1_800_000_000, "value": value + 1, "confidence": 0.9, "low": value, "high": value + 2,
        "way": [value, value + 1, value + 0.5],
    }  # fmt: skip
    return {
        "name": f"Device {number}", "entity_id": f"sensor.device_{number}", "area_id": None, "kind": "sensor",
        "mode": "mirror", "status": "following", "trust": "trusted", "learned": True, "health": 97, "diverged": False,
        "severity": None, "channel": "value", "quantity": "number", "unit": "°C", "value": value, "risks": [],
        "forecast": forecast,
    }  # fmt: skip


async def figures(session: CDPSession) -> dict[str, float]:
    """Give the browser's own figures of the page, after a collection of garbage."""
    await session.send("HeapProfiler.collectGarbage")
    found = (await session.send("Performance.getMetrics"))["metrics"]
    return {item["name"]: item["value"] for item in found}


def longest_task(trace: bytes) -> float:
    """Give the longest task (ms of the thread's own time) that a page's main thread had, from the browser's trace."""
    events = json.loads(trace)["traceEvents"]
    mains = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks = [
        event.get("tdur", event.get("dur", 0)) / 1000
        for event in events
        if (event["pid"], event["tid"]) in mains and event["name"].endswith("RunTask")
    ]
    assert len(tasks) > 100
    return float(max(tasks))


async def test_five_hundred_twins_scroll_and_thousands_of_changes_leave_nothing(
    server: Server, browser: Browser, signed_in: StorageState
) -> None:
    panel = await panel_of(browser, signed_in, server.url)
    await panel.open("discovery", "dt-discovery")
    await panel.open("overview", "dt-overview")
    session = await panel.context.new_cdp_session(panel.page)
    await session.send("Performance.enable")
    home = {
        "name": "Home",
        "twins": TWINS,
        "health": 97,
        "diverged": 0,
        "power_limit": None,
        "admin": True,
        "hazards": [],
    }
    await panel.feed({"home": home, "twins": {f"twin{number}": tile(number) for number in range(TWINS)}})
    await expect(panel.element.locator("dt-tile")).to_have_count(TWINS, timeout=20_000)

    longest = []
    before, frames = await figures(session), 0
    for _ in range(AT_MOST):
        await browser.start_tracing(page=panel.page, categories=["toplevel", "devtools.timeline"])
        scrolled = await panel.element.evaluate(SCROLL)
        longest.append(longest_task(await browser.stop_tracing()))
        frames += scrolled["frames"]
        assert scrolled["frames"] > 40
        quietest = median(sorted(longest)[:ROUNDS])
        if len(longest) >= ROUNDS and quietest <= LONG_TASK:
            break
    after = await figures(session)
    script = 1000 * (after["ScriptDuration"] - before["ScriptDuration"]) / frames
    note("longest_task_ms", round(quietest, 1))
    note("script_ms_per_frame", round(script, 2))
    assert quietest <= LONG_TASK
    assert script <= PER_FRAME

    async def update(start: int, count: int) -> None:
        for number in range(start, start + count, 50):
            changes = {f"twin{(number + one) % TWINS}": {"value": 20.0 + (number + one) % 7} for one in range(50)}
            await panel.feed({"twins": changes})

    await update(0, 500)
    before = await figures(session)
    await update(500, UPDATES)
    after = await figures(session)
    grown = after["JSHeapUsedSize"] - before["JSHeapUsedSize"]
    note("heap_growth_bytes", round(grown))
    assert grown <= GROWTH
    assert after["Nodes"] - before["Nodes"] <= TWINS
    assert after["JSEventListeners"] - before["JSEventListeners"] <= 10
    # A home that has lost all its twins says what to do next.
    gone = [f"twin{number}" for number in range(TWINS)]
    await panel.feed({"home": {**home, "twins": 0}, "gone": gone})
    await expect(panel.element.get_by_role("link", name="See what was found")).to_be_visible()
    await panel.context.close()
    assert panel.complaints == []
