"""The fix flows: another device for an orphaned twin, other sensors for one that moved."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import DOMAIN, Role
from custom_components.digital_twin.coordinator import TwinStatus
from custom_components.digital_twin.core.twin import Learned
from custom_components.digital_twin.data import DATA, TwinConfig
from custom_components.digital_twin.learned_store import Kept
from tests.common import add_device, add_entity
from tests.discovery.common import async_settle as async_scan
from tests.discovery.common import offers
from tests.test_follow import async_lamp_twin, async_room_twin, async_settle


@pytest.fixture(autouse=True)
async def repairs(hass: HomeAssistant) -> None:
    """Set Home Assistant's repairs up."""
    assert await async_setup_component(hass, "repairs", {})


class Fix:
    """A fix flow as the user interface drives it."""

    def __init__(self, hass: HomeAssistant) -> None:
        self._manager = hass.data["repairs"]["flow_manager"]
        self._flow_id = ""

    async def start(self, issue_id: str) -> Any:
        result = await self._manager.async_init(DOMAIN, context={"issue_id": issue_id})
        self._flow_id = result["flow_id"]
        return result

    async def choose(self, step: str) -> Any:
        return await self._manager.async_configure(self._flow_id, {"next_step_id": step})

    async def answer(self, **answers: Any) -> Any:
        return await self._manager.async_configure(self._flow_id, answers)


async def async_orphan(hass: HomeAssistant) -> tuple[MockConfigEntry, str]:
    """Set a twin up whose lamp is gone; return it and its issue."""
    twin, device = await async_lamp_twin(hass)
    dr.async_get(hass).async_remove_device(device.id)
    hass.states.async_remove("light.lamp")
    await async_settle(hass)
    return twin, f"source_gone_{twin.entry_id}"


def issue(hass: HomeAssistant, issue_id: str) -> ir.IssueEntry | None:
    return ir.async_get(hass).async_get_issue(DOMAIN, issue_id)


async def test_an_orphan_gets_another_device_of_its_kind(hass: HomeAssistant) -> None:
    twin, issue_id = await async_orphan(hass)
    new = add_device(hass, "New lamp")
    lamp = add_entity(hass, "light.new", device=new, state="on")
    plug = add_device(hass, "Plug")
    add_entity(hass, "switch.plug", device=plug, state="on")
    await async_settle(hass)
    fix = Fix(hass)
    result = await fix.start(issue_id)
    assert result["type"] is FlowResultType.MENU
    assert result["menu_options"] == ["replace", "remove"]
    result = await fix.choose("replace")
    options = result["data_schema"].schema["replacement"].config["options"]
    assert options == [{"value": f"device_{new.id}", "label": "New lamp"}]
    result = await fix.answer(replacement=f"device_{new.id}")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await async_settle(hass)
    assert issue(hass, issue_id) is None
    assert twin.unique_id == f"device_{new.id}"
    assert twin.title == "Lamp"
    config = TwinConfig.from_entry(twin)
    assert (config.device_id, config.main, config.members) == (new.id, lamp.id, (lamp.id,))
    assert twin.runtime_data.status is TwinStatus.FOLLOWING
    assert twin.runtime_data.state.get("on") is True


async def test_what_still_exists_keeps_its_part(hass: HomeAssistant) -> None:
    twin, radiator, sensors = await async_room_twin(hass)
    dr.async_get(hass).async_remove_device(radiator.id)
    await async_settle(hass)
    new = add_device(hass, "New radiator")
    climate = add_entity(hass, "climate.new", device=new, state="heat")
    fix = Fix(hass)
    await fix.start(f"source_gone_{twin.entry_id}")
    await fix.choose("replace")
    await fix.answer(replacement=f"device_{new.id}")
    await async_settle(hass)
    config = TwinConfig.from_entry(twin)
    assert config.main == climate.id
    assert config.roles == {Role.ROOM_TEMPERATURE: (sensors["Kitchen"],)}


async def test_the_proposal_of_the_chosen_device_is_withdrawn(hass: HomeAssistant) -> None:
    _, issue_id = await async_orphan(hass)
    new = add_device(hass, "New lamp")
    add_entity(hass, "light.new", device=new, state="on")

    await async_scan(hass)
    key = f"device_{new.id}"
    assert key in offers(hass)
    fix = Fix(hass)
    await fix.start(issue_id)
    await fix.choose("replace")
    await fix.answer(replacement=key)
    assert key not in offers(hass)
    await async_settle(hass)


async def test_an_orphan_without_a_possible_replacement(hass: HomeAssistant) -> None:
    _, issue_id = await async_orphan(hass)
    fix = Fix(hass)
    await fix.start(issue_id)
    result = await fix.choose("replace")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_replacement")
    assert issue(hass, issue_id) is not None


async def test_a_replacement_that_vanishes_while_it_is_chosen(hass: HomeAssistant) -> None:
    twin, issue_id = await async_orphan(hass)
    new = add_device(hass, "New lamp")
    add_entity(hass, "light.new", device=new, state="on")
    other = add_entity(hass, "light.other", state="on", original_name="Other lamp")
    fix = Fix(hass)
    await fix.start(issue_id)
    await fix.choose("replace")
    dr.async_get(hass).async_remove_device(new.id)
    result = await fix.answer(replacement=f"device_{new.id}")
    assert result["errors"] == {"replacement": "replacement_gone"}
    result = await fix.answer(replacement=f"entity_{other.id}")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await async_settle(hass)
    config = TwinConfig.from_entry(twin)
    assert (config.key, config.device_id, config.main) == (f"entity_{other.id}", None, other.id)


async def test_an_orphan_is_removed_once_that_is_confirmed(hass: HomeAssistant) -> None:
    twin, issue_id = await async_orphan(hass)
    fix = Fix(hass)
    await fix.start(issue_id)
    result = await fix.choose("remove")
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "remove")
    assert hass.config_entries.async_get_entry(twin.entry_id) is not None
    result = await fix.answer()
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert hass.config_entries.async_get_entry(twin.entry_id) is None
    assert issue(hass, issue_id) is None


@pytest.mark.parametrize("step", [None, "replace", "remove"])
async def test_a_twin_that_was_removed_meanwhile(hass: HomeAssistant, step: str | None) -> None:
    twin, issue_id = await async_orphan(hass)
    entry = issue(hass, issue_id)
    assert entry is not None
    fix = Fix(hass)
    if step is not None:
        await fix.start(issue_id)
    await hass.config_entries.async_remove(twin.entry_id)
    if step is None:
        ir.async_create_issue(
            hass,
            DOMAIN,
            issue_id,
            data=entry.data,
            is_fixable=True,
            severity=ir.IssueSeverity.WARNING,
            translation_key="source_gone",
            translation_placeholders={"name": "Lamp"},
        )
        result = await fix.start(issue_id)
    else:
        result = await fix.choose(step)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "twin_gone")


async def test_without_the_home_no_device_can_be_chosen(hass: HomeAssistant) -> None:
    twin, issue_id = await async_orphan(hass)
    fix = Fix(hass)
    await fix.start(issue_id)
    await hass.config_entries.async_unload(twin.runtime_data.home.entry.entry_id)
    await async_settle(hass)
    result = await fix.choose("replace")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "home_missing")


async def async_moved(hass: HomeAssistant) -> tuple[MockConfigEntry, dict[str, str], str]:
    """Set a thermostat's twin up and move the thermostat; return the twin, the rooms' sensors and the issue."""
    twin, radiator, sensors = await async_room_twin(hass)
    bedroom = ar.async_get(hass).async_get_area_by_name("Bedroom")
    assert bedroom is not None
    dr.async_get(hass).async_update_device(radiator.id, area_id=bedroom.id)
    return twin, sensors, f"source_moved_{twin.entry_id}"


async def test_a_moved_thermostat_s_twin_takes_the_new_room_s_sensors_and_learns_anew(hass: HomeAssistant) -> None:
    twin, sensors, issue_id = await async_moved(hass)
    store = hass.data[DATA].home.store
    await store.async_save(twin.entry_id, Kept(learned=Learned(kind="thermostat", structure="the old room")))
    fix = Fix(hass)
    result = await fix.start(issue_id)
    assert result["menu_options"] == ["new_room", "keep"]
    assert result["description_placeholders"] == {"name": "Radiator", "area": "Bedroom"}
    result = await fix.choose("new_room")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await async_settle(hass)
    assert TwinConfig.from_entry(twin).roles == {Role.ROOM_TEMPERATURE: (sensors["Bedroom"],)}
    learned = (await store.async_load(twin.entry_id)).learned
    assert learned is None or learned.structure != "the old room"
    assert issue(hass, issue_id) is None


async def test_a_moved_thermostat_s_twin_may_keep_its_sensors(hass: HomeAssistant) -> None:
    twin, sensors, issue_id = await async_moved(hass)
    fix = Fix(hass)
    await fix.start(issue_id)
    result = await fix.choose("keep")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await async_settle(hass)
    assert TwinConfig.from_entry(twin).roles == {Role.ROOM_TEMPERATURE: (sensors["Kitchen"],)}
    assert issue(hass, issue_id) is None


async def test_a_thermostat_that_left_its_room_before_the_question_was_answered(hass: HomeAssistant) -> None:
    twin, _, issue_id = await async_moved(hass)
    entry = issue(hass, issue_id)
    assert entry is not None
    er.async_get(hass).async_remove("climate.radiator")
    fix = Fix(hass)
    result = await fix.start(issue_id)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await async_settle(hass)
    assert issue(hass, f"source_gone_{twin.entry_id}") is not None


async def test_the_question_outlives_a_restart_and_ends_with_its_twin(hass: HomeAssistant) -> None:
    twin, _, issue_id = await async_moved(hass)
    question = issue(hass, issue_id)
    assert question is not None
    assert question.is_persistent
    fix = Fix(hass)
    await fix.start(issue_id)
    await hass.config_entries.async_remove(twin.entry_id)
    assert issue(hass, issue_id) is None
    result = await fix.choose("new_room")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "twin_gone")
