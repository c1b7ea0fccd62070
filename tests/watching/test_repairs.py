"""The repair of a critical divergence: seen, let rest, or corrected."""

from typing import Any

import pytest
from homeassistant.components.repairs import DOMAIN as REPAIRS
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.watch_repairs import RESTS_FOR

from ..platforms.physical import PhysicalSensor
from ..platforms.shadows import async_twin_of
from .common import told
from .conftest import Pass

FIX = "/api/repairs/issues/fix"


@pytest.fixture
async def client(hass: HomeAssistant, hass_client: ClientSessionGenerator) -> Any:
    """Return a client of the repair flows."""
    assert await async_setup_component(hass, "http", {})
    assert await async_setup_component(hass, REPAIRS, {})
    return await hass_client()


@pytest.fixture
async def entry(hass: HomeAssistant, time_passes: Pass) -> MockConfigEntry:
    """Return a twin whose sensor is critically far from what is expected."""
    sensor = PhysicalSensor("Cellar", native_value=12.0, device_class="temperature", native_unit_of_measurement="°C")
    entry = await async_twin_of(hass, sensor)
    expected = {"entity_id": sensor.entity_id, "value": 12, "tolerance": 4}
    await hass.services.async_call(DOMAIN, "set_expected_state", expected, blocking=True)
    sensor.show(native_value=16.0)
    await time_passes(180)
    return entry


def issue_id(entry: MockConfigEntry) -> str:
    return f"diverged_{entry.entry_id}_diverged_value"


async def async_start(client: Any, entry: MockConfigEntry) -> dict[str, Any]:
    response = await client.post(FIX, json={"handler": DOMAIN, "issue_id": issue_id(entry)})
    shown: dict[str, Any] = await response.json()
    return shown


async def async_choose(client: Any, shown: dict[str, Any], choice: str) -> dict[str, Any]:
    response = await client.post(f"{FIX}/{shown['flow_id']}", json={"next_step_id": choice})
    result: dict[str, Any] = await response.json()
    return result


@pytest.mark.parametrize("choice", ["seen", "rest"])
async def test_it_is_explained_and_can_be_let_rest(
    hass: HomeAssistant, client: Any, entry: MockConfigEntry, time_passes: Pass, choice: str
) -> None:
    shown = await async_start(client, entry)
    assert shown["menu_options"] == ["seen", "rest"]
    assert shown["description_placeholders"] == {
        "name": "Cellar",
        "what": "value of Cellar is 16 °C, expected is 12 °C.",
        "meaning": "It was changed on purpose, or something keeps it from being as you expect.",
        "recommended": "Have a look at the device.",
    }
    assert (await async_choose(client, shown, choice))["type"] == "create_entry"
    await time_passes(300)
    assert (DOMAIN, issue_id(entry)) not in ir.async_get(hass).issues
    [alert] = entry.runtime_data.assessment.alerts.book.current.values()
    assert alert.acknowledged
    assert (alert.until > 0) is (choice == "rest")
    noted = await hass.services.async_call(DOMAIN, "get_audit", {}, blocking=True, return_response=True)
    assert noted is not None
    assert noted["rows"][0]["action"] == {"seen": "acknowledge", "rest": "alerts_snoozed"}[choice]
    assert told(entry, "divergence") == ["diverged"]


async def test_who_let_it_rest_is_reminded_a_day_later(
    hass: HomeAssistant, client: Any, entry: MockConfigEntry, time_passes: Pass
) -> None:
    await async_choose(client, await async_start(client, entry), "rest")
    await time_passes(RESTS_FOR - 3600, 3600)
    assert (DOMAIN, issue_id(entry)) not in ir.async_get(hass).issues
    await time_passes(3600, 600)
    await time_passes(120)
    assert (DOMAIN, issue_id(entry)) in ir.async_get(hass).issues


async def test_what_is_over_meanwhile_needs_no_repair(
    hass: HomeAssistant, client: Any, entry: MockConfigEntry, time_passes: Pass
) -> None:
    shown = await async_start(client, entry)
    hass.states.async_set("sensor.cellar", "12.0", hass.states.get("sensor.cellar").attributes)
    await time_passes(180)
    result = await async_choose(client, shown, "seen")
    assert (result["type"], result["reason"]) == ("abort", "alert_over")


async def test_a_removed_twin_needs_none_either(hass: HomeAssistant, client: Any, entry: MockConfigEntry) -> None:
    shown = await async_start(client, entry)
    assert await hass.config_entries.async_remove(entry.entry_id)
    assert (DOMAIN, issue_id(entry)) not in ir.async_get(hass).issues
    result = await async_choose(client, shown, "rest")
    assert (result["type"], result["reason"]) == ("abort", "twin_gone")
