"""get_events, acknowledge and the WebSocket subscription: what twins had to tell."""

from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.events import KEPT
from custom_components.digital_twin.store import queries
from custom_components.digital_twin.store.records import EventRecord

from .conftest import LAMP, LOCK, RADIATOR, SmallHome

ROLLED_BACK = {"time": "2026-11-20T18:00:00+00:00"}


def tell(
    small_home: SmallHome, entity_id: str | None, category: str = "life_cycle", severity: Severity | None = None
) -> EventRecord:
    """Have a twin, or the home, tell something."""
    home = small_home.home
    twin = None if entity_id is None else home.twin_of_entity(entity_id)
    return home.events.async_add("rolled_back", twin=twin, category=category, severity=severity, data=ROLLED_BACK)


async def ids(small_home: SmallHome, **data: Any) -> list[str]:
    """Give the ids of the events an action answers."""
    return [event["event_id"] for event in (await small_home.call("get_events", **data))["events"]]


async def test_events_are_told_newest_first_in_words(small_home: SmallHome, freezer: FrozenDateTimeFactory) -> None:
    first = tell(small_home, LAMP)
    freezer.tick(1)
    second = tell(small_home, None)
    answer = await small_home.call("get_events")
    assert [event["event_id"] for event in answer["events"]] == [second.event_id, first.event_id]
    lamp = answer["events"][1]
    assert (lamp["entity"], lamp["category"], lamp["severity"], lamp["kind"]) == (
        LAMP,
        "life_cycle",
        None,
        "rolled_back",
    )
    assert lamp["text"] == "Kitchen lamp was rolled back to 2026-11-20 10:00."
    assert (answer["events"][0]["entity"], answer["complete"], answer["more"]) == (None, True, False)


async def test_each_filter_filters(small_home: SmallHome, freezer: FrozenDateTimeFactory) -> None:
    old = tell(small_home, LAMP, "divergence", Severity.LOW)
    freezer.tick(timedelta(hours=2))
    high = tell(small_home, RADIATOR, "divergence", Severity.HIGH)
    freezer.tick(1)
    own = tell(small_home, LAMP, "life_cycle")
    freezer.tick(1)
    home = tell(small_home, None, "system", Severity.CRITICAL)
    freezer.tick(1)
    assert await ids(small_home, entity_id=LAMP) == [own.event_id, old.event_id]
    assert await ids(small_home, category="divergence") == [high.event_id, old.event_id]
    assert await ids(small_home, category=["system", "life_cycle"]) == [home.event_id, own.event_id]
    assert await ids(small_home, severity="medium") == [home.event_id, high.event_id]
    assert await ids(small_home, severity="critical", category="divergence") == []
    assert await ids(small_home, start="01:00:00") == [home.event_id, own.event_id, high.event_id]
    assert await ids(small_home, end="01:00:00") == [old.event_id]
    assert await ids(small_home, kind="diverged") == []
    await small_home.call("acknowledge", event_id=high.event_id)
    assert await ids(small_home, acknowledged=True) == [high.event_id]
    assert high.event_id not in await ids(small_home, acknowledged=False)
    assert await ids(small_home, per_page=2, page=2) == [high.event_id, old.event_id]


async def test_events_from_before_memory_are_the_databases(
    small_home: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    first = tell(small_home, LAMP)
    for _ in range(KEPT):
        freezer.tick(1)
        tell(small_home, LAMP)
    assert first.event_id not in {record.event_id for record in small_home.home.events.recent()}
    everything = await ids(small_home, per_page=500)
    assert (len(everything), everything[-1]) == (KEPT + 1, first.event_id)
    answer = await small_home.call("acknowledge", event_id=first.event_id)
    assert answer["events"][0]["acknowledged_at"] is not None
    assert await ids(small_home, acknowledged=True) == [first.event_id]


async def test_an_acknowledgement_says_who_and_is_stored(
    hass: HomeAssistant, small_home: SmallHome, hass_admin_user: MockUser
) -> None:
    event = tell(small_home, LOCK, "divergence", Severity.CRITICAL)
    answer = await hass.services.async_call(
        DOMAIN,
        "acknowledge",
        {"event_id": event.event_id},
        blocking=True,
        return_response=True,
        context=Context(user_id=hass_admin_user.id),
    )
    assert answer["events"][0]["acknowledged_by"] == hass_admin_user.id
    stored = await small_home.home.database.async_read(lambda con: queries.event(con, event.event_id))
    assert stored is not None
    assert stored.acknowledged_by == hass_admin_user.id
    again = await small_home.call("acknowledge", event_id=[event.event_id])
    assert again["events"][0]["acknowledged_by"] == hass_admin_user.id


async def test_an_event_whose_text_wants_more_than_it_holds_is_told_as_far_as_known(small_home: SmallHome) -> None:
    small_home.home.events.async_add("rolled_back", twin=None, category="life_cycle", data=ROLLED_BACK)
    record = EventRecord(
        event_id="01KAG4V3Y0Z7K4M6T1W8R2Q5XN", twin_id=None, at=1.7e9, category="life_cycle", severity="none",
        kind="rolled_back", data={},
    )  # fmt: skip
    small_home.home.database.write(record)
    answer = await small_home.call("get_events")
    assert answer["events"][-1]["text"] == "– was rolled back to –."


@pytest.mark.parametrize(
    ("action", "data", "key"),
    [
        ("get_events", {"category": "gossip"}, "invalid_category"),
        ("get_events", {"severity": "awful"}, "invalid_severity"),
        ("get_events", {"acknowledged": "perhaps"}, "invalid_boolean"),
        ("get_events", {"kind": {}}, "invalid_names"),
        ("get_events", {"start": "01:00:00", "end": "02:00:00"}, "end_before_start"),
        ("get_events", {"entity_id": "person.anna"}, "unknown_twin"),
        ("acknowledge", {}, "missing_field"),
        ("acknowledge", {"event_id": []}, "invalid_event_ids"),
        ("acknowledge", {"event_id": "nothing"}, "unknown_event"),
        ("acknowledge", {"event_id": "x" * 200}, "unknown_event"),
    ],
)
async def test_bad_input_is_named(small_home: SmallHome, action: str, data: dict[str, Any], key: str) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call(action, **data)
    assert raised.value.translation_key == key


async def test_nothing_is_acknowledged_where_one_is_unknown(small_home: SmallHome) -> None:
    event = tell(small_home, LAMP)
    with pytest.raises(ServiceValidationError):
        await small_home.call("acknowledge", event_id=[event.event_id, "nothing"])
    assert await ids(small_home, acknowledged=True) == []


async def test_a_subscription_sends_what_passes_its_filters(
    small_home: SmallHome, hass_ws_client: WebSocketGenerator
) -> None:
    before = tell(small_home, LAMP, "divergence", Severity.HIGH)
    client = await hass_ws_client()
    await client.send_json_auto_id(
        {
            "type": "digital_twin/events/subscribe",
            "entity_id": [LAMP],
            "severity": "medium",
            "category": ["divergence"],
            "recent": 10,
        }
    )
    assert (await client.receive_json())["success"]
    assert (await client.receive_json())["event"]["event_id"] == before.event_id
    tell(small_home, RADIATOR, "divergence", Severity.HIGH)
    tell(small_home, LAMP, "divergence", Severity.LOW)
    tell(small_home, LAMP, "life_cycle", Severity.HIGH)
    wanted = tell(small_home, LAMP, "divergence", Severity.CRITICAL)
    message = (await client.receive_json())["event"]
    assert (message["event_id"], message["severity"], message["entity"]) == (wanted.event_id, "critical", LAMP)
    await small_home.call("acknowledge", event_id=wanted.event_id)
    assert (await client.receive_json())["event"]["acknowledged_at"] is not None


async def test_a_subscription_ends(small_home: SmallHome, hass_ws_client: WebSocketGenerator) -> None:
    client = await hass_ws_client()
    await client.send_json_auto_id({"type": "digital_twin/events/subscribe"})
    answer = await client.receive_json()
    listening = len(small_home.home.events._listeners)  # noqa: SLF001 -- nothing else tells
    await client.send_json_auto_id({"type": "unsubscribe_events", "subscription": answer["id"]})
    assert (await client.receive_json())["success"]
    assert len(small_home.home.events._listeners) == listening - 1  # noqa: SLF001 -- nothing else tells


async def test_a_subscriber_hears_of_what_one_may_read(
    small_home: SmallHome, hass_ws_client: WebSocketGenerator, hass_admin_user: MockUser
) -> None:
    hass_admin_user.groups = []
    hass_admin_user.mock_policy({"entities": {"entity_ids": {LAMP: {"read": True}}}})
    client = await hass_ws_client()
    await client.send_json_auto_id({"type": "digital_twin/events/subscribe", "entity_id": [LOCK]})
    refused = await client.receive_json()
    assert (refused["success"], refused["error"]["code"]) == (False, "unauthorized")
    await client.send_json_auto_id({"type": "digital_twin/events/subscribe", "entity_id": ["person.anna"]})
    assert (await client.receive_json())["success"] is False
    await client.send_json_auto_id({"type": "digital_twin/events/subscribe"})
    assert (await client.receive_json())["success"]
    tell(small_home, LOCK)
    seen = tell(small_home, LAMP)
    assert (await client.receive_json())["event"]["event_id"] == seen.event_id
