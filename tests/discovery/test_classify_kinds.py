"""Which kind of device something is, which entity it is for, and who else plays a part."""

import pytest
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.classify import DeviceProfile, profile_device, profile_entity
from custom_components.digital_twin.const import Priority, Role
from tests.common import add_device, add_entity


def profiled(hass: HomeAssistant, device: dr.DeviceEntry) -> DeviceProfile:
    profile = profile_device(hass, device.id)
    assert isinstance(profile, DeviceProfile), profile
    return profile


@pytest.mark.parametrize(
    ("entity_id", "device_class", "kind"),
    [
        ("light.a", None, "light"),
        ("switch.a", None, "plug"),
        ("switch.a", "outlet", "plug"),
        ("climate.a", None, "thermostat"),
        ("water_heater.a", None, "water_heater"),
        ("cover.a", "shutter", "cover"),
        ("cover.a", "garage", "garage_door"),
        ("cover.a", "gate", "garage_door"),
        ("valve.a", "water", "valve"),
        ("lock.a", None, "lock"),
        ("fan.a", None, "fan"),
        ("humidifier.a", None, "humidifier"),
        ("media_player.a", None, "media_player"),
        ("siren.a", None, "siren"),
        ("vacuum.a", None, "vacuum"),
        ("alarm_control_panel.a", None, "alarm"),
        ("number.a", None, "number"),
        ("select.a", None, "select"),
        ("lawn_mower.a", None, "generic"),
        ("binary_sensor.a", "moisture", "binary_sensor"),
        ("sensor.a", "temperature", "sensor"),
    ],
)
async def test_kind_follows_the_entity(
    hass: HomeAssistant, entity_id: str, device_class: str | None, kind: str
) -> None:
    device = add_device(hass, "Thing")
    entity = add_entity(hass, entity_id, device=device, original_device_class=device_class)
    profile = profiled(hass, device)
    assert (profile.kind, profile.main, profile.members) == (kind, entity.id, (entity.id,))
    assert profile.key == f"device_{device.id}"
    assert profile.device_id == device.id
    assert profile.name == "Thing"


async def test_the_most_telling_actuator_is_the_main_one_and_every_actuator_is_a_member(hass: HomeAssistant) -> None:
    device = add_device(hass, "Ceiling fan")
    light = add_entity(hass, "light.ceiling_fan", device=device)
    fan = add_entity(hass, "fan.ceiling_fan", device=device)
    add_entity(hass, "sensor.ceiling_fan_temperature", device=device, original_device_class="temperature")
    add_entity(hass, "switch.ceiling_fan_led", device=device, entity_category=EntityCategory.CONFIG)
    profile = profiled(hass, device)
    assert profile.kind == "fan"
    assert profile.main == fan.id
    assert profile.members == (fan.id, light.id)


async def test_of_two_alike_the_one_named_after_the_device_is_the_main_one(hass: HomeAssistant) -> None:
    device = add_device(hass, "Strip")
    second = add_entity(hass, "switch.a_usb", device=device, original_name="USB")
    first = add_entity(hass, "switch.strip", device=device)
    assert profiled(hass, device).members == (first.id, second.id)


async def test_a_sensing_device_is_shadowed_by_its_main_entity_alone(hass: HomeAssistant) -> None:
    device = add_device(hass, "Motion sensor")
    add_entity(hass, "sensor.motion_temperature", device=device, original_device_class="temperature")
    motion = add_entity(hass, "binary_sensor.motion", device=device, original_device_class="motion")
    profile = profiled(hass, device)
    assert (profile.kind, profile.members, profile.roles) == ("binary_sensor", (motion.id,), {})


async def test_the_user_s_device_class_counts_more_than_the_integration_s(hass: HomeAssistant) -> None:
    device = add_device(hass, "Door")
    add_entity(hass, "cover.door", device=device, original_device_class="door")
    er.async_get(hass).async_update_entity("cover.door", device_class="garage")
    assert profiled(hass, device).kind == "garage_door"


async def test_a_plug_takes_its_own_power_and_energy(hass: HomeAssistant) -> None:
    device = add_device(hass, "Fridge")
    add_entity(hass, "switch.fridge", device=device)
    add_entity(
        hass, "sensor.fridge_power_max", device=device, original_device_class="power", original_name="Maximum power"
    )
    power = add_entity(hass, "sensor.fridge_draw", device=device, original_device_class="power", original_name="Power")
    add_entity(hass, "sensor.fridge_today", device=device, original_device_class="energy", original_name="Today")
    energy = add_entity(hass, "sensor.fridge_total", device=device, original_device_class="energy", original_name="Sum")
    other = add_device(hass, "Other")
    add_entity(hass, "sensor.a_power", device=other, original_device_class="power")
    assert profiled(hass, device).roles == {Role.POWER: (power.id,), Role.ENERGY: (energy.id,)}


async def test_a_thermostat_takes_the_sensors_and_windows_of_its_room(hass: HomeAssistant) -> None:
    radiator = add_device(hass, "Radiator", area="Kitchen")
    add_entity(hass, "climate.radiator", device=radiator)
    valve = add_entity(
        hass, "sensor.radiator_valve", device=radiator, unit_of_measurement="%", original_name="Valve position"
    )
    add_entity(hass, "sensor.radiator_temperature", device=radiator, original_device_class="temperature")
    alone = add_device(hass, "Thermometer", area="Kitchen")
    add_entity(hass, "sensor.a_thermometer", device=alone, original_device_class="temperature")
    climate_sensor = add_device(hass, "Climate sensor", area="Kitchen")
    temperature = add_entity(hass, "sensor.kitchen_t", device=climate_sensor, original_device_class="temperature")
    humidity = add_entity(hass, "sensor.kitchen_h", device=climate_sensor, original_device_class="humidity")
    fridge = add_device(hass, "Fridge", area="Kitchen")
    add_entity(hass, "switch.fridge", device=fridge)
    add_entity(hass, "sensor.a_fridge", device=fridge, original_device_class="temperature")
    contact = add_device(hass, "Contact", area="Kitchen")
    window = add_entity(hass, "binary_sensor.kitchen_window", device=contact, original_device_class="window")
    moved = add_device(hass, "Other contact", area="Hall")
    door = add_entity(
        hass, "binary_sensor.a_door", device=moved, original_device_class="door", original_name="Terrace door"
    )
    kitchen = ar.async_get(hass).async_get_area_by_name("Kitchen")
    assert kitchen is not None
    er.async_get(hass).async_update_entity(door.entity_id, area_id=kitchen.id)
    elsewhere = add_device(hass, "Elsewhere", area="Hall")
    add_entity(hass, "sensor.hall_temperature", device=elsewhere, original_device_class="temperature")
    profile = profiled(hass, radiator)
    assert profile.area_id == kitchen.id
    assert profile.roles == {
        Role.VALVE: (valve.id,),
        Role.ROOM_TEMPERATURE: (temperature.id,),
        Role.HUMIDITY: (humidity.id,),
        Role.WINDOWS: (door.id, window.id),
    }


async def test_what_measures_a_device_does_not_measure_its_room(hass: HomeAssistant) -> None:
    radiator = add_device(hass, "Radiator", area="Kitchen")
    add_entity(hass, "climate.radiator", device=radiator)
    fridge = add_device(hass, "Fridge", area="Kitchen")
    add_entity(hass, "switch.fridge", device=fridge)
    add_entity(hass, "sensor.fridge_temperature", device=fridge, original_device_class="temperature")
    assert profiled(hass, radiator).roles == {}


async def test_a_sensor_that_was_put_into_another_area_than_its_device_counts_there(hass: HomeAssistant) -> None:
    radiator = add_device(hass, "Radiator", area="Kitchen")
    add_entity(hass, "climate.radiator", device=radiator)
    contacts = add_device(hass, "Contacts", area="Kitchen")
    window = add_entity(
        hass, "binary_sensor.w", device=contacts, original_device_class="window", original_name="Window"
    )
    assert profiled(hass, radiator).roles == {Role.WINDOWS: (window.id,)}
    hall = ar.async_get(hass).async_create("Hall")
    er.async_get(hass).async_update_entity(window.entity_id, area_id=hall.id)
    assert profiled(hass, radiator).roles == {}


async def test_the_plain_power_comes_before_a_shorter_name_for_something_else(hass: HomeAssistant) -> None:
    device = add_device(hass, "Plug")
    add_entity(hass, "switch.plug", device=device)
    add_entity(hass, "sensor.a", device=device, original_device_class="power", original_name="Max")
    power = add_entity(hass, "sensor.b", device=device, original_device_class="power", original_name="Active power")
    assert profiled(hass, device).roles == {Role.POWER: (power.id,)}


async def test_a_mains_device_with_a_battery_in_it_is_no_battery_device(hass: HomeAssistant) -> None:
    device = add_device(hass, "Power supply")
    add_entity(hass, "switch.supply", device=device)
    add_entity(hass, "sensor.supply_power", device=device, original_device_class="power")
    add_entity(
        hass,
        "sensor.supply_battery",
        device=device,
        original_device_class="battery",
        entity_category=EntityCategory.DIAGNOSTIC,
    )
    assert profiled(hass, device).priority is Priority.NORMAL


async def test_a_thermostat_without_an_area_takes_no_room_s_sensors(hass: HomeAssistant) -> None:
    radiator = add_device(hass, "Radiator")
    add_entity(hass, "climate.radiator", device=radiator)
    add_entity(hass, "sensor.t", device=add_device(hass, "Sensor"), original_device_class="temperature")
    assert profiled(hass, radiator).roles == {}


async def test_a_humidifier_takes_its_own_humidity_sensor(hass: HomeAssistant) -> None:
    device = add_device(hass, "Humidifier")
    add_entity(hass, "humidifier.a", device=device)
    humidity = add_entity(hass, "sensor.a_humidity", device=device, original_device_class="humidity")
    assert profiled(hass, device).roles == {Role.HUMIDITY: (humidity.id,)}


@pytest.mark.parametrize(
    ("entity_id", "battery", "priority"),
    [
        ("light.a", None, Priority.NORMAL),
        ("light.a", EntityCategory.DIAGNOSTIC, Priority.BATTERY),
        ("lock.a", None, Priority.BATTERY),
        ("climate.a", EntityCategory.DIAGNOSTIC, Priority.BATTERY),
        ("switch.a", None, Priority.NORMAL),
    ],
)
async def test_a_device_on_a_battery_is_reconciled_rarely(
    hass: HomeAssistant, entity_id: str, battery: EntityCategory | None, priority: Priority
) -> None:
    device = add_device(hass, "Thing")
    add_entity(hass, entity_id, device=device)
    add_entity(hass, "sensor.battery", device=device, original_device_class="battery", entity_category=battery)
    assert profiled(hass, device).priority is priority


@pytest.mark.parametrize(
    ("entity_id", "priority"), [("lock.a", Priority.HIGH), ("valve.a", Priority.HIGH), ("climate.a", Priority.NORMAL)]
)
async def test_a_device_that_can_do_harm_is_reconciled_often(
    hass: HomeAssistant, entity_id: str, priority: Priority
) -> None:
    device = add_device(hass, "Thing")
    add_entity(hass, entity_id, device=device)
    assert profiled(hass, device).priority is priority


async def test_an_assumed_state_is_marked_and_offered_later(hass: HomeAssistant) -> None:
    sure, assumed = add_device(hass, "Sure"), add_device(hass, "Assumed")
    add_entity(hass, "cover.sure", device=sure, state="open")
    add_entity(hass, "cover.assumed", device=assumed, state="open", attributes={"assumed_state": True})
    assert not profiled(hass, sure).assumed_state
    assert profiled(hass, assumed).assumed_state
    assert profiled(hass, assumed).rank < profiled(hass, sure).rank


async def test_an_entity_without_a_device_stands_for_itself(hass: HomeAssistant) -> None:
    entity = add_entity(hass, "light.lonely", original_name="Lonely lamp", state="on")
    profile = profile_entity(hass, "light.lonely")
    assert isinstance(profile, DeviceProfile)
    assert profile.key == f"entity_{entity.id}"
    assert (profile.device_id, profile.name, profile.main) == (None, "Lonely lamp", entity.id)
    assert profile_entity(hass, entity.id) == profile


async def test_an_entity_outside_the_registry_is_known_by_its_id(hass: HomeAssistant) -> None:
    hass.states.async_set("cover.awning", "open", {"friendly_name": "Awning", "device_class": "awning"})
    profile = profile_entity(hass, "cover.awning")
    assert isinstance(profile, DeviceProfile)
    assert (profile.key, profile.main, profile.name) == ("entity_cover.awning", "cover.awning", "Awning")


async def test_an_entity_of_a_device_stands_for_the_device(hass: HomeAssistant) -> None:
    device = add_device(hass, "Lamp")
    add_entity(hass, "sensor.lamp_power", device=device, original_device_class="power")
    add_entity(hass, "light.lamp", device=device)
    assert profile_entity(hass, "sensor.lamp_power") == profiled(hass, device)


async def test_the_parts_of_a_divided_device_are_candidates_of_their_own(hass: HomeAssistant) -> None:
    strip = add_device(hass, "Strip", area="Office")
    outlet = dr.async_get(hass).async_get_or_create_child(
        config_entry_id=strip.config_entry_id,
        identifiers={("physical", "outlet")},
        name="Outlet",
        parent_device_id=strip.id,
    )
    entity = er.async_get(hass).async_get_or_create(
        "switch",
        "physical",
        "outlet",
        config_entry=hass.config_entries.async_get_entry(strip.config_entry_id),
        device_id=outlet.id,
    )
    profile = profile_device(hass, outlet.id)
    assert isinstance(profile, DeviceProfile)
    assert (profile.main, profile.area_id) == (entity.id, strip.area_id)


async def test_a_switch_that_charges_something_is_a_battery_with_its_settings(hass: HomeAssistant) -> None:
    device = add_device(hass, "Wallbox")
    switch = add_entity(hass, "switch.wallbox", device=device)
    current = add_entity(hass, "number.wallbox_current", device=device, unit_of_measurement="A")
    power = add_entity(hass, "sensor.wallbox_power", device=device, original_device_class="power")
    charge = add_entity(
        hass, "sensor.car_battery", device=device, original_device_class="battery", unit_of_measurement="%"
    )
    plugged = add_entity(hass, "binary_sensor.wallbox_plug", device=device, original_device_class="plug")
    profile = profiled(hass, device)
    assert (profile.kind, profile.main, profile.members) == ("battery", switch.id, (switch.id, current.id))
    assert profile.roles == {Role.POWER: (power.id,), Role.CHARGE: (charge.id,), Role.PLUGGED: (plugged.id,)}
    assert profile.priority is Priority.NORMAL


async def test_a_storage_without_a_switch_is_told_by_its_charge(hass: HomeAssistant) -> None:
    device = add_device(hass, "Storage")
    charge = add_entity(
        hass, "sensor.storage_charge", device=device, original_device_class="battery", unit_of_measurement="%"
    )
    add_entity(hass, "sensor.storage_power", device=device, original_device_class="power")
    mode = add_entity(hass, "select.storage_mode", device=device)
    profile = profiled(hass, device)
    assert (profile.kind, profile.main, profile.members) == ("battery", charge.id, (charge.id, mode.id))


@pytest.mark.parametrize(
    ("name", "kind"), [("PV power", "pv"), ("Solar power", "pv"), ("Grid power", "sensor"), ("PV battery", "sensor")]
)
async def test_a_solar_plant_is_told_by_what_its_power_is_called(hass: HomeAssistant, name: str, kind: str) -> None:
    device = add_device(hass, "Inverter")
    power = add_entity(hass, "sensor.inverter_power", device=device, original_device_class="power", original_name=name)
    energy = add_entity(hass, "sensor.inverter_energy", device=device, original_device_class="energy")
    profile = profiled(hass, device)
    assert (profile.kind, profile.main) == (kind, power.id)
    assert profile.roles == ({Role.ENERGY: (energy.id,)} if kind == "pv" else {})


async def test_what_runs_on_a_battery_says_how_full_it_is(hass: HomeAssistant) -> None:
    device = add_device(hass, "Motion")
    add_entity(hass, "binary_sensor.motion", device=device, original_device_class="motion")
    cell = add_entity(
        hass,
        "sensor.motion_battery",
        device=device,
        original_device_class="battery",
        unit_of_measurement="%",
        entity_category=EntityCategory.DIAGNOSTIC,
    )
    profile = profiled(hass, device)
    assert (profile.kind, profile.roles) == ("binary_sensor", {Role.BATTERY: (cell.id,)})


async def test_a_setting_makes_no_device_where_there_is_something_else(hass: HomeAssistant) -> None:
    device = add_device(hass, "Lamp")
    lamp = add_entity(hass, "light.lamp", device=device)
    number = add_entity(hass, "number.lamp_fade", device=device)
    profile = profiled(hass, device)
    assert (profile.kind, profile.main, profile.members) == ("light", lamp.id, (lamp.id, number.id))
