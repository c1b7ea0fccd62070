"""The limits a twin's chart draws: the interview's and those that somebody expects, in the units of its entity."""

from collections.abc import Mapping
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from tests.actions.conftest import FRIDGE, LAMP, RADIATOR, SmallHome

from .conftest import Ask

COMFORT = {"comfort_low": 19.0, "comfort_high": 24.0}


async def async_answer(
    hass: HomeAssistant, small_home: SmallHome, entity_id: str, answers: Mapping[str, float]
) -> None:
    """Let the interview have been told that."""
    twin = small_home.home.twin_of_entity(entity_id)
    assert twin is not None
    settings = {**twin.config.settings, **answers}
    hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, "settings": settings})
    await hass.config_entries.async_reload(twin.entry.entry_id)


async def first(client: MockHAClientWebSocket, ask: Ask, entity_id: str) -> Any:
    """Subscribe to a twin; give the limits of the first event."""
    await ask("twin/subscribe", entity_id=entity_id)
    return (await client.receive_json())["event"]["limits"]


async def test_the_interviews_limits_stand_at_the_channel_they_are_about(
    hass: HomeAssistant, small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    await async_answer(hass, small_home, RADIATOR, COMFORT)
    await async_answer(hass, small_home, FRIDGE, {"plug_limit": 2300.0, "longest_on": 60.0})
    assert await first(client, ask, RADIATOR) == {
        "temperature": [{"name": "comfort_low", "value": 19.0}, {"name": "comfort_high", "value": 24.0}]
    }
    # The fridge's meter shows kW.
    assert await first(client, ask, FRIDGE) == {"power": [{"name": "plug_limit", "value": 2.3}]}
    assert await first(client, ask, LAMP) == {}


@pytest.mark.parametrize("units", [US_CUSTOMARY_SYSTEM])
async def test_they_are_in_the_units_of_the_entity(
    hass: HomeAssistant, small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    await async_answer(hass, small_home, RADIATOR, COMFORT)
    rows = (await first(client, ask, RADIATOR))["temperature"]
    assert [row["value"] for row in rows] == pytest.approx([66.2, 75.2])


async def test_what_is_expected_comes_with_its_tolerance_and_goes_again(
    small_home: SmallHome, client: MockHAClientWebSocket, ask: Ask
) -> None:
    assert await first(client, ask, RADIATOR) == {}
    expected = {"entity_id": RADIATOR, "channel": "temperature"}

    async def then() -> Any:
        while "limits" not in (message := await client.receive_json()).get("event", {}):
            pass
        return message["event"]["limits"]

    await small_home.call("set_expected_state", **expected, value=20, tolerance=1.5)
    assert await then() == {
        "temperature": [{"name": "expected_low", "value": 18.5}, {"name": "expected_high", "value": 21.5}]
    }
    schedule = [{"days": ["mon"], "from": "06:00", "to": "22:00", "value": 21}]
    await small_home.call("set_expected_state", **expected, value=20, schedule=schedule)
    assert await then() == {}
    await small_home.call("set_expected_state", **expected, value=20)
    assert await then() == {
        "temperature": [{"name": "expected_low", "value": 16.0}, {"name": "expected_high", "value": 24.0}]
    }
