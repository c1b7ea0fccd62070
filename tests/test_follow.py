"""Twins stay with their devices when the registries change."""

from datetime import timedelta

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.digital_twin.const import DOMAIN, Role
from custom_components.digital_twin.coordinator import TwinStatus
from custom_components.digital_twin.follow import SETTLE_DELAY
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry


async def async_settle(hass: HomeAssistant) -> None:
    """Let what is due after a change happen."""
    await hass.async_block_till_done()
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=SETTLE_DELAY + 0.1))
    await hass.async_block_till_done(wait_background_tasks=True)


async def async_lamp_twin(hass: HomeAssistant, name: str = "Lamp") -> tuple[MockConfigEntry, dr.DeviceEntry]:
    """Set a home up with a lamp and its twin."""
    await async_add_home(hass)
    device = add_device(hass, "Lamp")
    entity = add_entity(hass, "light.lamp", device=device, state="on")
    twin = await async_add_entry(hass, twin_entry("light", entity.id, name=name, device_id=device.id))
    assert twin.state is ConfigEntryState.LOADED
    return twin, device


def gone(hass: HomeAssistant, twin: MockConfigEntry) -> ir.IssueEntry | None:
    return ir.async_get(hass).async_get_issue(DOMAIN, f"source_gone_{twin.entry_id}")


def moved(hass: HomeAssistant, twin: MockConfigEntry) -> ir.IssueEntry | None:
    return ir.async_get(hass).async_get_issue(DOMAIN, f"source_moved_{twin.entry_id}")


async def test_a_renamed_source_is_followed(hass: HomeAssistant) -> None:
    twin, _ = await async_lamp_twin(hass)
    er.async_get(hass).async_update_entity("light.lamp", new_entity_id="light.reading")
    hass.states.async_remove("light.lamp")
    hass.states.async_set("light.reading", "off")
    await async_settle(hass)
    coordinator = twin.runtime_data
    assert coordinator.sources[coordinator.config.main] == "light.reading"
    assert coordinator.state.get("on") is False
    hass.states.async_set("light.reading", "on")
    await hass.async_block_till_done()
    assert coordinator.state.get("on") is True


async def test_a_source_renamed_twice_is_still_followed(hass: HomeAssistant) -> None:
    twin, _ = await async_lamp_twin(hass)
    for name in ("light.one", "light.two"):
        (entity_id,) = {
            entry.entity_id for entry in er.async_get(hass).entities.values() if entry.platform == "physical"
        }
        er.async_get(hass).async_update_entity(entity_id, new_entity_id=name)
        await async_settle(hass)
    coordinator = twin.runtime_data
    assert coordinator.sources[coordinator.config.main] == "light.two"


async def test_a_twin_takes_its_device_s_new_name(hass: HomeAssistant) -> None:
    twin, device = await async_lamp_twin(hass)
    dr.async_get(hass).async_update_device(device.id, name_by_user="Reading lamp")
    await async_settle(hass)
    assert twin.title == "Reading lamp"
    own = dr.async_get(hass).async_get_device_by_identifier((DOMAIN, twin.entry_id), twin.entry_id)
    assert own is not None
    assert "Reading lamp" in (own.name or "")
    dr.async_get(hass).async_update_device(device.id, name_by_user=None)
    await async_settle(hass)
    assert twin.title == "Lamp"


async def test_a_name_the_user_gave_the_twin_stays(hass: HomeAssistant) -> None:
    twin, device = await async_lamp_twin(hass, name="My favourite")
    dr.async_get(hass).async_update_device(device.id, name_by_user="Reading lamp")
    await async_settle(hass)
    assert twin.title == "My favourite"


async def test_a_twin_of_a_single_entity_takes_its_new_name(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    entity = add_entity(hass, "light.lonely", state="on", original_name="Lonely")
    twin = await async_add_entry(hass, twin_entry("light", entity.id, name="Lonely"))
    er.async_get(hass).async_update_entity("light.lonely", name="Solo")
    await async_settle(hass)
    assert twin.title == "Solo"


async def test_a_disabled_source_stops_its_twin_and_an_enabled_one_starts_it(hass: HomeAssistant) -> None:
    twin, _ = await async_lamp_twin(hass)
    er.async_get(hass).async_update_entity("light.lamp", disabled_by=er.RegistryEntryDisabler.USER)
    hass.states.async_remove("light.lamp")
    await async_settle(hass)
    assert twin.runtime_data.status is TwinStatus.WAITING
    assert gone(hass, twin) is None
    er.async_get(hass).async_update_entity("light.lamp", disabled_by=None)
    hass.states.async_set("light.lamp", "on")
    await async_settle(hass)
    assert twin.runtime_data.status is TwinStatus.FOLLOWING


async def test_a_twin_goes_with_its_entity_to_another_device(hass: HomeAssistant) -> None:
    twin, device = await async_lamp_twin(hass)
    owner = hass.config_entries.async_get_entry(device.config_entry_id)
    assert isinstance(owner, MockConfigEntry)
    other = add_device(hass, "Split lamp", entry=owner)
    er.async_get(hass).async_update_entity("light.lamp", device_id=other.id)
    await async_settle(hass)
    assert twin.unique_id == twin.data["key"] == f"device_{other.id}"
    home = twin.runtime_data.home
    assert home.twin_of_device(other.id) is twin.runtime_data
    assert home.twin_of_device(device.id) is None


async def test_a_device_with_a_twin_of_its_own_is_not_taken_over(hass: HomeAssistant) -> None:
    twin, device = await async_lamp_twin(hass)
    owner = hass.config_entries.async_get_entry(device.config_entry_id)
    assert isinstance(owner, MockConfigEntry)
    other = add_device(hass, "Other lamp", entry=owner)
    entity = add_entity(hass, "light.other", device=other, state="on")
    taken = await async_add_entry(hass, twin_entry("light", entity.id, device_id=other.id))
    er.async_get(hass).async_update_entity("light.lamp", device_id=other.id)
    await async_settle(hass)
    assert twin.unique_id == f"device_{device.id}"
    assert taken.unique_id == f"device_{other.id}"


async def test_a_removed_entity_without_a_device_leaves_an_orphan_and_a_repair_issue(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    entity = add_entity(hass, "light.lonely", state="on")
    twin = await async_add_entry(hass, twin_entry("light", entity.id))
    er.async_get(hass).async_remove("light.lonely")
    hass.states.async_remove("light.lonely")
    await async_settle(hass)
    assert twin.runtime_data.status is TwinStatus.ORPHANED
    assert gone(hass, twin) is not None


async def test_a_removed_device_leaves_an_orphan_and_a_repair_issue(hass: HomeAssistant) -> None:
    twin, device = await async_lamp_twin(hass)
    assert gone(hass, twin) is None
    dr.async_get(hass).async_remove_device(device.id)
    hass.states.async_remove("light.lamp")
    await async_settle(hass)
    assert twin.state is ConfigEntryState.LOADED
    assert twin.runtime_data.status is TwinStatus.ORPHANED
    issue = gone(hass, twin)
    assert issue is not None
    assert issue.is_fixable
    assert issue.translation_placeholders == {"name": "Lamp"}


async def test_a_device_that_comes_back_ends_the_issue(hass: HomeAssistant) -> None:
    twin, device = await async_lamp_twin(hass)
    owner = hass.config_entries.async_get_entry(device.config_entry_id)
    assert isinstance(owner, MockConfigEntry)
    dr.async_get(hass).async_remove_device(device.id)
    hass.states.async_remove("light.lamp")
    await async_settle(hass)
    assert gone(hass, twin) is not None
    again = add_device(hass, "Lamp", entry=owner)
    add_entity(hass, "light.lamp", device=again, state="off")
    await async_settle(hass)
    assert gone(hass, twin) is None
    assert twin.runtime_data.status is TwinStatus.FOLLOWING
    assert twin.runtime_data.state.get("on") is False


async def test_a_device_removed_while_the_home_was_away_is_noticed_at_its_start(hass: HomeAssistant) -> None:
    device = add_device(hass, "Lamp")
    entity = add_entity(hass, "light.lamp", device=device)
    twin = twin_entry("light", entity.id, device_id=device.id)
    twin.add_to_hass(hass)
    dr.async_get(hass).async_remove_device(device.id)
    home = await async_add_home(hass)
    assert gone(hass, twin) is not None
    assert await hass.config_entries.async_unload(home.entry_id)
    await hass.async_block_till_done()
    assert gone(hass, twin) is None


async def test_a_removed_twin_takes_its_issues_with_it(hass: HomeAssistant) -> None:
    twin, device = await async_lamp_twin(hass)
    dr.async_get(hass).async_remove_device(device.id)
    await async_settle(hass)
    await hass.config_entries.async_remove(twin.entry_id)
    await async_settle(hass)
    assert gone(hass, twin) is None


async def test_a_twin_without_one_of_its_further_entities_goes_on(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    device = add_device(hass, "Plug")
    switch = add_entity(hass, "switch.plug", device=device, state="on")
    power = add_entity(
        hass,
        "sensor.plug",
        device=device,
        state="5",
        attributes={"unit_of_measurement": "W"},
        original_device_class="power",
    )
    entry = twin_entry("plug", switch.id, device_id=device.id, roles={Role.POWER: [power.id]})
    twin = await async_add_entry(hass, entry)
    assert twin.runtime_data.state.get("power") == 5
    er.async_get(hass).async_remove("sensor.plug")
    hass.states.async_remove("sensor.plug")
    await async_settle(hass)
    assert twin.runtime_data.status is TwinStatus.FOLLOWING
    assert twin.runtime_data.state.get("power") is None
    assert gone(hass, twin) is None


async def test_changes_that_mean_nothing_to_a_twin_do_not_disturb_it(hass: HomeAssistant) -> None:
    twin, device = await async_lamp_twin(hass)
    before = twin.runtime_data
    other = add_device(hass, "Other")
    add_entity(hass, "light.other", device=other, state="on")
    er.async_get(hass).async_update_entity("light.lamp", icon="mdi:lamp")
    dr.async_get(hass).async_update_device(device.id, sw_version="2")
    dr.async_get(hass).async_remove_device(other.id)
    await async_settle(hass)
    assert twin.runtime_data is before


async def test_many_changes_at_once_reload_a_twin_once(hass: HomeAssistant) -> None:
    twin, device = await async_lamp_twin(hass)
    states: list[ConfigEntryState] = []
    twin.async_on_state_change(lambda: states.append(twin.state))
    dr.async_get(hass).async_update_device(device.id, name_by_user="One")
    er.async_get(hass).async_update_entity("light.lamp", new_entity_id="light.one")
    er.async_get(hass).async_update_entity("light.one", new_entity_id="light.two")
    await async_settle(hass)
    assert states.count(ConfigEntryState.LOADED) == 1
    assert twin.runtime_data.sources[twin.runtime_data.config.main] == "light.two"


async def async_room_twin(hass: HomeAssistant) -> tuple[MockConfigEntry, dr.DeviceEntry, dict[str, str]]:
    """Set a home up with a thermostat in the kitchen, its twin, and a sensor in kitchen and bedroom each."""
    await async_add_home(hass)
    sensors = {}
    for room in ("Kitchen", "Bedroom"):
        device = add_device(hass, f"{room} sensor", area=room)
        sensors[room] = add_entity(
            hass,
            f"sensor.{room.lower()}",
            device=device,
            state="20",
            attributes={"unit_of_measurement": "°C"},
            original_device_class="temperature",
        ).id
    radiator = add_device(hass, "Radiator", area="Kitchen")
    climate = add_entity(hass, "climate.radiator", device=radiator, state="heat")
    entry = twin_entry(
        "thermostat",
        climate.id,
        name="Radiator",
        device_id=radiator.id,
        roles={Role.ROOM_TEMPERATURE: [sensors["Kitchen"]]},
    )
    return await async_add_entry(hass, entry), radiator, sensors


async def test_a_thermostat_moved_to_another_room_raises_the_question_whose_sensors_count(
    hass: HomeAssistant,
) -> None:
    twin, radiator, _ = await async_room_twin(hass)
    areas = {area.name: area.id for area in ar.async_get(hass).async_list_areas()}
    dr.async_get(hass).async_update_device(radiator.id, area_id=areas["Bedroom"])
    issue = moved(hass, twin)
    assert issue is not None
    assert issue.translation_placeholders == {"name": "Radiator", "area": "Bedroom"}
    dr.async_get(hass).async_update_device(radiator.id, area_id=areas["Kitchen"])
    assert moved(hass, twin) is None


async def test_a_room_without_sensors_raises_no_question(hass: HomeAssistant) -> None:
    twin, radiator, _ = await async_room_twin(hass)
    cellar = ar.async_get(hass).async_create("Cellar")
    dr.async_get(hass).async_update_device(radiator.id, area_id=cellar.id)
    assert moved(hass, twin) is None
    dr.async_get(hass).async_update_device(radiator.id, area_id=None)
    assert moved(hass, twin) is None


async def test_a_lamp_may_move_as_it_likes(hass: HomeAssistant) -> None:
    twin, device = await async_lamp_twin(hass)
    kitchen = ar.async_get(hass).async_create("Kitchen")
    dr.async_get(hass).async_update_device(device.id, area_id=kitchen.id)
    assert moved(hass, twin) is None
