"""digital_twin.set_hazard, and what a check then finds."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.data import DATA
from tests.common import add_entity, async_add_entry, async_add_home, twin_entry


@pytest.fixture
async def fridge(hass: HomeAssistant) -> str:
    """Set up a home with a fridge on a plug."""
    entity = add_entity(hass, "switch.fridge", state="on")
    home = await async_add_home(hass)
    await async_add_entry(hass, twin_entry("plug", entity.id, name="Fridge", settings={"appliance": "fridge"}))
    return str(home.entry_id)


async def set_hazard(hass: HomeAssistant, **data: Any) -> Any:
    return await hass.services.async_call(DOMAIN, "set_hazard", data, blocking=True, return_response=True)


async def found(hass: HomeAssistant) -> list[str]:
    answer = await hass.services.async_call(
        DOMAIN,
        "check_action",
        {"action": {"action": "switch.turn_off", "target": {"entity_id": "switch.fridge"}}, "quick": True},
        blocking=True,
        return_response=True,
    )
    assert isinstance(answer, dict)
    return [str(hazard["hazard"]) for hazard in answer["hazards"]]


async def test_off_for_one_device_and_on_again(hass: HomeAssistant, fridge: str) -> None:
    assert await found(hass) == ["never_off"]
    answer = await set_hazard(hass, hazard="never_off", enabled=False, entity_id="switch.fridge")
    assert answer["entities"] == ["switch.fridge"]
    assert await found(hass) == []
    await set_hazard(hass, hazard="never_off", enabled=True, entity_id="switch.fridge")
    assert await found(hass) == ["never_off"]


async def test_a_rest_of_the_whole_home_ends_and_can_be_ended(hass: HomeAssistant, fridge: str, freezer: Any) -> None:
    answer = await set_hazard(hass, hazard="never_off", snooze={"hours": 1})
    assert answer["until"] is not None
    assert await found(hass) == []
    freezer.tick(3601)
    assert await found(hass) == ["never_off"]
    await set_hazard(hass, hazard="never_off", snooze={"hours": 1})
    await set_hazard(hass, hazard="never_off", snooze={"seconds": 0})
    assert await found(hass) == ["never_off"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"hazard": "never_on", "enabled": False}, "unknown_hazard"),
        ({"hazard": "never_off"}, "missing_field"),
        ({"hazard": "never_off", "snooze": {"days": 31}}, "invalid_snooze"),
        ({"hazard": "never_off", "enabled": False, "area_id": "nowhere"}, "unknown_area"),
        ({"hazard": "never_off", "enabled": "perhaps"}, "invalid_boolean"),
    ],
)
async def test_bad_input_changes_nothing(hass: HomeAssistant, fridge: str, data: dict[str, Any], key: str) -> None:
    with pytest.raises(ServiceValidationError) as told:
        await set_hazard(hass, **data)
    assert told.value.translation_key == key
    home = hass.data[DATA].home
    assert home is not None
    assert "hazards" not in home.entry.options


async def test_an_own_hazard_is_found_by_a_check_and_speaks_in_the_answer(hass: HomeAssistant, fridge: str) -> None:
    entry = hass.config_entries.async_get_entry(fridge)
    assert entry is not None
    own = {"id": "own_rain", "name": "Rain", "line": "on = off while {{ is_state('binary_sensor.rain', 'on') }}"}
    hass.config_entries.async_update_entry(entry, options={"own_hazards": [own]})
    assert "own_rain" not in await found(hass)
    hass.states.async_set("binary_sensor.rain", "on")
    assert "own_rain" in await found(hass)
    answer = await hass.services.async_call(
        DOMAIN,
        "check_action",
        {"action": {"action": "switch.turn_off", "target": {"entity_id": "switch.fridge"}}, "quick": True},
        blocking=True,
        return_response=True,
    )
    assert isinstance(answer, dict)
    reason = next(hazard["reason"] for hazard in answer["hazards"] if hazard["hazard"] == "own_rain")
    assert reason.startswith("Rain: Fridge would meet")


async def test_an_own_hazard_is_in_the_degrees_of_the_home(hass: HomeAssistant, fridge: str) -> None:
    entry = hass.config_entries.async_get_entry(fridge)
    home = hass.data[DATA].home
    assert entry is not None
    assert home is not None
    own = {"id": "own_cold", "name": "Cold", "line": "temperature < 62"}
    hass.config_entries.async_update_entry(entry, options={"own_hazards": [own]})

    def limit() -> float:
        (hazard,) = home.rules.own_hazards({}, [])
        assert hazard.rule.subject is not None
        return float(hazard.rule.subject.value)

    assert limit() == 62.0
    hass.config.units = US_CUSTOMARY_SYSTEM
    assert limit() == pytest.approx(16.667, abs=0.001)
