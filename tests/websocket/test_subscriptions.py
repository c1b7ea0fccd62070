"""Subscriptions of the panel: everything once, then only what changed, to who may see it, and nothing after the end."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.learning.ledger import Score
from custom_components.digital_twin.websocket import twin as twin_view
from tests.actions.conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome

from .conftest import Ask

OVERVIEW = "overview/subscribe"
TWIN = "twin/subscribe"


def twin_of(small_home: SmallHome, entity_id: str) -> TwinCoordinator:
    twin = small_home.home.twin_of_entity(entity_id)
    assert twin is not None
    return twin


async def answer(client: MockHAClientWebSocket) -> dict[str, Any]:
    """Give the next answer to a command; what subscriptions send meanwhile is passed over."""
    message: dict[str, Any] = {}
    while message.get("type") != "result":
        message = await client.receive_json()
    return message


async def test_the_overview_begins_with_everything(
    small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    assert await ask(OVERVIEW) is None
    event = (await client.receive_json())["event"]
    assert event["home"]["twins"] == 4
    health = [tile["health"] for tile in event["twins"].values() if tile["health"] is not None]
    assert event["home"]["health"] == (round(sum(health) / len(health)) if health else None)
    assert event["home"]["power_limit"] == 3000
    assert "more" not in event
    by_entity = {tile["entity_id"]: tile for tile in event["twins"].values()}
    assert set(by_entity) == {LAMP, RADIATOR, FRIDGE, LOCK}
    radiator = by_entity[RADIATOR]
    assert (radiator["value"], radiator["unit"], radiator["kind"]) == (19.0, "°C", "thermostat")
    assert radiator["area_id"] == "kitchen"
    assert by_entity[LOCK]["value"] == "locked"
    assert event["twins"].keys() == small_home.home.twins.keys()


async def test_a_change_comes_as_the_change_alone(
    hass: HomeAssistant, small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    await ask(OVERVIEW)
    await client.receive_json()
    # Twins judge themselves for the first time; what that changes comes by itself.
    hass.states.async_set(LAMP, "on")
    lamp = twin_of(small_home, LAMP).entry.entry_id
    changes: dict[str, object] = {}
    while "value" not in changes:
        event = (await client.receive_json())["event"]
        changes = event.get("twins", {}).get(lamp, {})
        assert RADIATOR not in str(event), "who did not change is not sent again"
    assert changes["value"] == "on"
    assert "name" not in changes
    assert "entity_id" not in changes


async def test_a_large_home_comes_in_parts(
    monkeypatch: pytest.MonkeyPatch, client: MockHAClientWebSocket, ask: Ask
) -> None:
    monkeypatch.setattr("custom_components.digital_twin.websocket.overview.AT_ONCE", 3)
    await ask(OVERVIEW)
    first, second = (await client.receive_json())["event"], (await client.receive_json())["event"]
    assert (len(first["twins"]), first["more"]) == (3, True)
    assert len(second["twins"]) == 1
    assert "more" not in second


@pytest.mark.usefixtures("only_the_lamp")
async def test_a_reader_sees_what_one_may_read(
    hass: HomeAssistant, small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    await ask(OVERVIEW)
    event = (await client.receive_json())["event"]
    assert [tile["entity_id"] for tile in event["twins"].values()] == [LAMP]
    assert (event["home"]["twins"], event["home"]["admin"]) == (1, False)
    hass.states.async_set(LOCK, "unlocked")
    hass.states.async_set(LAMP, "on")
    while "value" not in str(event := (await client.receive_json())["event"]):
        pass
    assert twin_of(small_home, LOCK).entry.entry_id not in event["twins"]
    assert await ask(TWIN, entity_id=LOCK) == "unauthorized"
    assert await ask("twin/history", entity_id=LOCK) == "unauthorized"
    assert await ask("twin/set_mode", entity_id=LAMP, mode="sandbox") == "unauthorized"
    assert await ask("discovery") == "unauthorized"


async def test_a_subscription_to_some_entities_brings_their_twins(client: MockHAClientWebSocket, ask: Ask) -> None:
    await ask(OVERVIEW, entity_id=[LAMP])
    event = (await client.receive_json())["event"]
    assert [tile["entity_id"] for tile in event["twins"].values()] == [LAMP]


async def test_a_twin_that_goes_is_told(
    hass: HomeAssistant, small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    await ask(OVERVIEW)
    await client.receive_json()
    gone = twin_of(small_home, FRIDGE).entry.entry_id
    await hass.config_entries.async_remove(gone)
    event = (await client.receive_json())["event"]
    while "gone" not in event:
        event = (await client.receive_json())["event"]
    assert event["gone"] == [gone]


async def test_when_the_home_goes_the_client_is_told_to_come_again(
    hass: HomeAssistant, small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    await ask(OVERVIEW)
    await client.receive_json()
    assert await hass.config_entries.async_unload(small_home.home.entry.entry_id)
    while (event := (await client.receive_json())["event"]) != {"ended": True}:
        assert "home" in event or "twins" in event
    assert await ask(OVERVIEW) == "not_found"


async def test_a_view_that_cannot_begin_says_so_and_leaves_nothing(
    small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp = twin_of(small_home, LAMP)
    listening = len(lamp._subscribers)  # noqa: SLF001 -- nothing else tells

    def broken(*_: object) -> None:
        raise ValueError("stored by somebody else")

    with monkeypatch.context() as patch:
        patch.setattr(twin_view, "tile", broken)
        assert await ask(TWIN, entity_id=LAMP) == "unknown_error"
    assert len(lamp._subscribers) == listening  # noqa: SLF001 -- as above
    assert await ask(TWIN, entity_id=LAMP) is None
    assert (await client.receive_json())["event"]["tile"]["entity_id"] == LAMP


async def test_a_closed_view_costs_nothing(small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask) -> None:
    twin = twin_of(small_home, RADIATOR)

    def listening() -> tuple[int, int, bool]:
        inside = small_home.home._subscribers, twin._subscribers  # noqa: SLF001 -- nothing else tells
        return len(inside[0]), len(inside[1]), twin.forecaster._long.wanted > 0  # noqa: SLF001 -- as above

    before = listening()
    ids = []
    for command, data in ((OVERVIEW, {}), (TWIN, {"entity_id": RADIATOR})):
        await client.send_json_auto_id({"type": f"digital_twin/{command}", **data})
        ids.append((await answer(client))["id"])
    assert listening() != before
    for subscription in ids:
        await client.send_json_auto_id({"type": "unsubscribe_events", "subscription": subscription})
        assert (await answer(client))["success"]
    assert listening() == before


async def test_a_twin_tells_everything_about_itself_and_then_what_changes(
    hass: HomeAssistant, small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    twin = twin_of(small_home, RADIATOR)
    await ask(TWIN, twin_id=twin.entry.entry_id)
    event = (await client.receive_json())["event"]
    assert set(event) >= {"identity", "tile", "watch", "accuracy", "learned", "channels"}
    assert event["identity"]["controls"] is True
    assert event["identity"]["own_device_id"] in {
        entry.device_id for entry in small_home.hass.data["entity_registry"].entities.values()
    }
    wanted = {"quantity": "number", "unit": "°C", "entity_id": RADIATOR, "attribute": "temperature"}
    assert event["channels"]["target_temperature"] == {**wanted, "value": 20.0}
    state = hass.states.get(RADIATOR)
    assert state is not None
    hass.states.async_set(RADIATOR, "heat", {**state.attributes, "temperature": 23.5})
    while "channels" not in (event := (await client.receive_json())["event"]):
        pass
    assert event["channels"] == {"target_temperature": {**wanted, "value": 23.5}}
    assert "identity" not in event


async def test_a_state_s_forecasts_are_held_against_it_staying_as_it_is(
    small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    twin = twin_of(small_home, LAMP)
    twin.scoring.scores = {
        300: Score(n=20, brier=0.05, brier_persistence=0.2, skill=0.75),
        900: Score(n=20, brier=0.0, brier_persistence=0.0),
        3600: Score(n=20, error=0.4, skill=0.25, coverage=0.9),
    }
    await ask(TWIN, twin_id=twin.entry.entry_id)
    event = (await client.receive_json())["event"]
    assert {row["horizon"]: row["skill"] for row in event["accuracy"]} == {300: 0.75, 900: None, 3600: 0.25}


async def test_progress_is_told_as_it_moves(small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask) -> None:
    await ask("progress/subscribe", what="rehearsal")
    assert (await client.receive_json())["event"] == {"progress": None}
    small_home.home.rehearsals._progress(0.25)  # noqa: SLF001 -- as the rehearsal's process says it
    assert (await client.receive_json())["event"] == {"progress": 0.25}
