"""What the twins tell: kept once, filtered, acknowledged, shown by the event entity, the logbook and a notification."""

from collections.abc import Callable
from typing import Any

import pytest
from homeassistant.components import persistent_notification
from homeassistant.components.persistent_notification import async_register_callback
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.events import EVENT, KEPT, EventFilter, Events
from custom_components.digital_twin.logbook import async_describe_events
from custom_components.digital_twin.store.records import EventRecord

from .common import async_add_entry, async_add_home, home_entry, twin_entry


@pytest.fixture
async def home(hass: HomeAssistant) -> MockConfigEntry:
    """Set a home up."""
    return await async_add_home(hass)


@pytest.fixture
async def twin(hass: HomeAssistant, home: MockConfigEntry) -> MockConfigEntry:
    """Set up a twin of a lamp."""
    assert home.runtime_data is not None
    hass.states.async_set("light.lamp", "on")
    return await async_add_entry(hass, twin_entry("light", "light.lamp", name="Lamp"))


def entity_of(hass: HomeAssistant, entry: MockConfigEntry) -> str:
    entity_id = er.async_get(hass).async_get_entity_id("event", DOMAIN, f"{entry.entry_id}_events")
    assert entity_id is not None
    return entity_id


async def test_an_event_reaches_entity_bus_and_listener_once(hass: HomeAssistant, twin: MockConfigEntry) -> None:
    events: Events = twin.runtime_data.home.events
    told: list[EventRecord] = []
    on_bus = async_capture_events(hass, EVENT)
    stop = events.async_subscribe(EventFilter(categories=frozenset({"command"})), told.append)
    record = events.async_add(
        "something_new",
        twin=twin.runtime_data,
        category="command",
        severity=Severity.HIGH,
        data={"pin": "1234", "n": 3},
    )
    events.async_add("elsewhere", twin=None, category="system")
    await hass.async_block_till_done()
    assert told == [record]
    assert record.data == {"twin": "Lamp", "pin": "**redacted**", "n": 3}
    state = hass.states.get(entity_of(hass, twin))
    assert state is not None
    shown = {key: state.attributes[key] for key in ("event_type", "kind", "severity", "message", "event_id")}
    assert shown == {
        "event_type": "command",
        "kind": "something_new",
        "severity": "high",
        "message": "something new",
        "event_id": record.event_id,
    }
    at_home = hass.states.get(entity_of(hass, twin.runtime_data.home.entry))
    assert at_home is not None
    assert at_home.attributes["kind"] == "elsewhere"
    assert [event.data["kind"] for event in on_bus] == ["something_new", "elsewhere"]
    assert on_bus[0].data["entity_id"] == "light.lamp"
    assert on_bus[0].data["device_id"] is not None
    stop()
    events.async_add("another", twin=twin.runtime_data, category="command")
    assert told == [record]


async def test_acknowledging_keeps_the_first_and_is_no_event_of_its_own(
    hass: HomeAssistant, twin: MockConfigEntry
) -> None:
    events: Events = twin.runtime_data.home.events
    record = events.async_add("something", twin=twin.runtime_data, category="health")
    await hass.async_block_till_done()
    before = hass.states.get(entity_of(hass, twin))
    seen = events.async_acknowledge(record, "user")
    assert (seen.acknowledged_by, seen.acknowledged_at is not None) == ("user", True)
    assert events.async_acknowledge(record, "somebody else") == seen
    await hass.async_block_till_done()
    assert hass.states.get(entity_of(hass, twin)) == before
    assert events.recent(EventFilter(acknowledged=False)) == []
    assert events.recent(EventFilter(acknowledged=True)) == [seen]


async def test_an_event_that_memory_no_longer_holds_is_acknowledged_all_the_same(home: MockConfigEntry) -> None:
    events = Events(home.runtime_data.hass, home.runtime_data)
    old = events.async_add("long_ago", twin=None, category="system")
    for _ in range(KEPT):
        events.async_add("later", twin=None, category="system")
    told: list[object] = []
    events.async_subscribe(EventFilter(), told.append)
    seen = events.async_acknowledge(old, "user")
    assert told == [seen]
    assert seen.acknowledged_by == "user"
    assert len(events.recent()) == KEPT


async def test_filters_and_memory_are_bounded(home: MockConfigEntry) -> None:
    events: Events = home.runtime_data.events
    for index in range(KEPT + 10):
        severity = (None, *Severity)[index % 5]
        events.async_add(f"kind_{index % 2}", twin=None, category="system", severity=severity)
    recent = events.recent()
    assert len(recent) == KEPT
    assert [record.at for record in recent] == sorted((record.at for record in recent), reverse=True)
    bad = events.recent(EventFilter(severity=Severity.HIGH))
    assert {record.severity for record in bad} == {"high", "critical"}
    assert len(bad) == KEPT * 2 // 5
    assert {record.kind for record in events.recent(EventFilter(kinds=frozenset({"kind_1"})))} == {"kind_1"}
    assert events.recent(EventFilter(since=recent[0].at + 1)) == []
    assert len(events.recent(EventFilter(until=recent[0].at + 1))) == KEPT
    assert events.recent(EventFilter(twins=frozenset({"other"}))) == []
    with pytest.raises(ValueError, match="category nonsense"):
        events.async_add("kind", twin=None, category="nonsense")


async def test_every_event_is_kept_where_it_shall_be(home: MockConfigEntry) -> None:
    events = Events(home.runtime_data.hass, home.runtime_data)
    kept: list[object] = []
    first = events.async_add("first", twin=None, category="system")
    events.async_keep_in(kept.append)
    second = events.async_add("second", twin=None, category="system")
    seen = events.async_acknowledge(first, None)
    assert kept == [first, second, seen]


async def test_a_listener_that_fails_keeps_nothing_from_the_others(
    home: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    events: Events = home.runtime_data.events
    told: list[str] = []

    def fail(_record: EventRecord) -> None:
        raise RuntimeError("broken listener")

    events.async_subscribe(EventFilter(), fail)
    events.async_subscribe(EventFilter(), lambda record: told.append(record.kind))
    events.async_add("first", twin=None, category="system")
    assert told == ["first"]
    assert "broken listener" in caplog.text


@pytest.mark.parametrize("notify", [False, True])
async def test_a_notification_comes_only_to_who_asked_for_it(hass: HomeAssistant, notify: bool) -> None:
    entry = await async_add_entry(hass, home_entry(notify=notify))
    events: Events = entry.runtime_data.events
    shown: dict[str, str] = {}

    @callback
    def note(update: object, notifications: dict[str, persistent_notification.Notification]) -> None:
        for key, notification in notifications.items():
            if update is persistent_notification.UpdateType.REMOVED:
                shown.pop(key)
            else:
                shown[key] = notification["message"]

    async_register_callback(hass, note)
    events.async_add("quiet", twin=None, category="health")
    events.async_add("first", twin=None, category="health", notify=True)
    record = events.async_add("second", twin=None, category="health", notify=True)
    assert shown == ({"digital_twin_None_health": "second"} if notify else {})
    events.async_acknowledge(record, None)
    assert shown == {}


async def test_the_logbook_tells_of_an_event(hass: HomeAssistant, twin: MockConfigEntry) -> None:
    """The server's tests read the logbook itself, which needs the frontend."""
    describers: dict[tuple[str, str], Callable[[Any], dict[str, Any]]] = {}

    def register(domain: str, event_type: str, describe: Callable[[Any], dict[str, Any]]) -> None:
        describers[domain, event_type] = describe

    async_describe_events(hass, register)
    on_bus = async_capture_events(hass, EVENT)
    twin.runtime_data.home.events.async_add("something_new", twin=twin.runtime_data, category="system")
    await hass.async_block_till_done()
    assert describers[DOMAIN, EVENT](on_bus[0]) == {
        "name": "Lamp",
        "message": "something new",
        "entity_id": "light.lamp",
    }
