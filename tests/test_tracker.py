"""One tracker for all twins: dispatch, marks, slices."""

from time import perf_counter

import pytest
from homeassistant.core import HomeAssistant

from custom_components.digital_twin.tracker import FLUSH_SLICE, SourceTracker


async def async_turn(hass: HomeAssistant) -> None:
    """Let the event loop take one turn."""
    turned = hass.loop.create_future()
    hass.loop.call_soon(turned.set_result, None)
    await turned


class Item:
    """Counts how often it is flushed, taking its time."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.flushed = 0
        self._seconds = seconds

    def async_flush(self) -> None:
        self.flushed += 1
        end = perf_counter() + self._seconds
        while perf_counter() < end:
            pass


async def test_each_feed_of_an_entity_gets_each_new_state(hass: HomeAssistant) -> None:
    tracker = SourceTracker(hass)
    seen: list[tuple[str, str | None]] = []

    def feed(name: str) -> object:
        return lambda event: seen.append((name, state.state if (state := event.data["new_state"]) else None))

    remove_first = tracker.async_add("light.a", feed("first"))
    remove_second = tracker.async_add("light.a", feed("second"))
    hass.states.async_set("light.a", "on")
    hass.states.async_set("light.b", "on")
    await hass.async_block_till_done()
    assert seen == [("first", "on"), ("second", "on")]

    remove_first()
    hass.states.async_remove("light.a")
    await hass.async_block_till_done()
    assert seen[2:] == [("second", None)]

    remove_second()
    assert tracker.tracked == 0
    hass.states.async_set("light.a", "on")
    await hass.async_block_till_done()
    assert len(seen) == 3


async def test_an_item_marked_often_is_flushed_once(hass: HomeAssistant) -> None:
    tracker = SourceTracker(hass)
    item = Item()
    for _ in range(5):
        tracker.async_mark(item)
    assert item.flushed == 0
    await hass.async_block_till_done()
    assert item.flushed == 1
    tracker.async_mark(item)
    await hass.async_block_till_done()
    assert item.flushed == 2


async def test_a_forgotten_item_is_not_flushed(hass: HomeAssistant) -> None:
    tracker = SourceTracker(hass)
    item = Item()
    tracker.async_mark(item)
    tracker.async_forget(item)
    await hass.async_block_till_done()
    assert item.flushed == 0


class Broken:
    """Cannot be flushed."""

    def async_flush(self) -> None:
        raise ValueError("broken")


async def test_one_that_fails_keeps_no_other_from_being_flushed(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    tracker = SourceTracker(hass)
    item = Item()
    for flushes in (1, 2):
        tracker.async_mark(Broken())
        tracker.async_mark(item)
        await async_turn(hass)
        assert item.flushed == flushes
    assert caplog.text.count("A twin could not be shown") == 2


async def test_a_long_flush_leaves_the_loop_room_between_slices(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.digital_twin.tracker.FLUSH_SLICE", FLUSH_SLICE)
    tracker = SourceTracker(hass)
    items = [Item(FLUSH_SLICE) for _ in range(3)]
    order: list[int] = []
    for item in items:
        tracker.async_mark(item)
    for _ in range(len(items)):
        await async_turn(hass)
        order.append(sum(item.flushed for item in items))
    assert [item.flushed for item in items] == [1, 1, 1]
    assert order[0] < len(items), "other work of the loop must come between the slices"
