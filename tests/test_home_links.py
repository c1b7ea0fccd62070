"""How the twins hang together as the registries and the answers tell: doors, hubs, supplies."""

from typing import Any

import pytest
from homeassistant.components.http import ApiConfig
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import floor_registry as fr
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockModule, mock_integration

from custom_components.digital_twin.const import CONF_DOORS, CONF_OUTDOOR_TEMPERATURE, CONF_UPS, Role
from custom_components.digital_twin.core.home.links import Adjacency, HomeLinks, Joint, Restore, Supply
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.home_links import async_home_links
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry


async def links_of(hass: HomeAssistant) -> HomeLinks:
    home = hass.data[DATA].home
    assert home is not None
    return await async_home_links(hass, home)


async def add(
    hass: HomeAssistant, kind: str, entity_id: str, *, area: str | None = None, settings: dict[str, Any] | None = None,
    attributes: dict[str, Any] | None = None, **details: Any,
) -> str:  # fmt: skip
    """Add a device with its twin; return the twin's id."""
    device = add_device(hass, entity_id, area=area, **details)
    entity = add_entity(hass, entity_id, device=device, state="off", attributes=attributes)
    entry = twin_entry(kind, entity.id, name=entity_id, device_id=device.id, settings=settings or {})
    twin_id: str = (await async_add_entry(hass, entry)).runtime_data.spec.twin_id
    return twin_id


def areas(hass: HomeAssistant, *names: str, floor: str | None = None) -> None:
    floor_id = None if floor is None else fr.async_get(hass).async_create(floor).floor_id
    for name in names:
        ar.async_get(hass).async_create(name, floor_id=floor_id)


def joint(links: HomeLinks, first: str, second: str) -> Adjacency | None:
    return next((one for one in links.adjacency if {one.first, one.second} == {first, second}), None)


DOOR = {"device_class": "door"}


async def test_the_front_door_is_no_inner_door(hass: HomeAssistant) -> None:
    areas(hass, "Hall", "Bedroom", "Bath", floor="Ground")
    await async_add_home(hass)
    await add(hass, "binary_sensor", "binary_sensor.front_door", area="Hall", attributes=DOOR)
    bath = await add(hass, "binary_sensor", "binary_sensor.bath_door", area="Bath", attributes=DOOR)
    links = await links_of(hass)
    for room, contact in (("bedroom", None), ("bath", bath)):
        door = joint(links, "hall", room)
        assert door is not None
        assert (door.joint, door.door, door.open) == (Joint.DOOR, contact, None)
    wall = joint(links, "bedroom", "bath")
    assert wall is not None
    assert (wall.joint, wall.share) == (Joint.WALL, 1.0)


@pytest.mark.parametrize("name", ["Terrassentür", "Balcony door", "Back door"])
async def test_a_door_that_leads_out_is_no_inner_door(hass: HomeAssistant, name: str) -> None:
    areas(hass, "Hall", "Living", floor="Ground")
    await async_add_home(hass)
    device = add_device(hass, name, area="Living")
    entity = add_entity(hass, "binary_sensor.contact", device=device, state="off", attributes=DOOR)
    await async_add_entry(hass, twin_entry("binary_sensor", entity.id, name=name, device_id=device.id))
    door = joint(await links_of(hass), "hall", "living")
    assert door is not None
    assert door.door is None


async def test_what_a_thermostat_reads_as_a_window_is_no_inner_door(hass: HomeAssistant) -> None:
    areas(hass, "Hall", "Living", floor="Ground")
    await async_add_home(hass)
    contact = add_device(hass, "Contact", area="Living")
    opening = add_entity(hass, "binary_sensor.contact", device=contact, state="off", attributes=DOOR)
    await async_add_entry(hass, twin_entry("binary_sensor", opening.id, name="Contact", device_id=contact.id))
    radiator = add_device(hass, "Radiator", area="Living")
    climate = add_entity(hass, "climate.living", device=radiator, state="heat")
    roles = {Role.WINDOWS: [opening.id]}
    await async_add_entry(
        hass, twin_entry("thermostat", climate.id, name="Radiator", device_id=radiator.id, roles=roles)
    )
    door = joint(await links_of(hass), "hall", "living")
    assert door is not None
    assert door.door is None


async def test_a_conservatory_is_a_room_and_a_garden_is_none(hass: HomeAssistant) -> None:
    areas(hass, "Wintergarten", "Wohnzimmer", "Garten", "Gartenzimmer", "Balkon")
    await async_add_home(hass)
    found = {name for one in (await links_of(hass)).adjacency for name in (one.first, one.second)}
    assert found == {"wintergarten", "wohnzimmer", "gartenzimmer"}


async def test_what_hangs_in_the_garden_or_was_named_for_it_shows_the_weather(hass: HomeAssistant) -> None:
    warm = {"device_class": "temperature", "unit_of_measurement": "°C"}
    await async_add_home(hass, **{CONF_OUTDOOR_TEMPERATURE: "sensor.north_wall"})
    found = {
        name: await add(hass, "sensor", f"sensor.{name}", area=area, attributes=attributes)
        for name, area, attributes in (
            ("north_wall", "Wohnzimmer", warm), ("garden", "Garten", warm), ("room", "Wohnzimmer", warm),
            ("soil", "Garten", {"device_class": "moisture", "unit_of_measurement": "%"}),
        )
    }  # fmt: skip
    devices = (await links_of(hass)).devices
    shown = {name: devices[twin_id].measures for name, twin_id in found.items()}
    outdoors = "outdoor_temperature"
    assert shown == {"north_wall": outdoors, "garden": outdoors, "room": "temperature", "soil": None}


async def test_a_contact_is_at_the_door_that_somebody_said(hass: HomeAssistant) -> None:
    areas(hass, "Hall", "Bedroom", "Study", floor="Ground")
    await async_add_home(hass)
    between = {"door_between": "bedroom|study"}
    contact = await add(hass, "binary_sensor", "binary_sensor.door", area="Hall", attributes=DOOR, settings=between)
    door = joint(await links_of(hass), "bedroom", "study")
    assert door is not None
    assert (door.joint, door.door) == (Joint.DOOR, contact)


async def test_rooms_without_a_hall_hang_together_somehow(hass: HomeAssistant) -> None:
    areas(hass, "Living", "Kitchen", "Bedroom", "Bath", "Garden")
    await async_add_home(hass)
    links = await links_of(hass)
    assert {(one.joint, one.door, one.share) for one in links.adjacency} == {(Joint.DOOR, None, 0.5)}
    assert len(links.adjacency) == 6
    assert joint(links, "living", "garden") is None


async def test_people_stay_in_rooms_that_are_lived_in(hass: HomeAssistant) -> None:
    kept = ("Hall", "Garage", "Utility room", "Flur", "Keller", "Abstellraum", "Garden", "Waschküche")
    areas(hass, "Living room", "Upstairs bedroom", "Bad", "Arbeitszimmer", "Hobbykeller", *kept)
    await async_add_home(hass)
    links = await links_of(hass)
    assert {zone.name for zone in links.zones.values() if not zone.lived_in} == set(kept)


async def test_what_somebody_answered_about_doors_is_all_there_are(hass: HomeAssistant) -> None:
    areas(hass, "Living", "Kitchen", "Bedroom", "Bath", "Loft")
    await async_add_home(hass, **{CONF_DOORS: ["kitchen|living"]})
    links = await links_of(hass)
    kinds = [one.joint for one in links.adjacency]
    assert (kinds.count(Joint.DOOR), kinds.count(Joint.WALL)) == (1, 9)
    assert {one.share for one in links.adjacency if one.joint is Joint.WALL} == {0.75}


async def add_bridge(hass: HomeAssistant, entry: MockConfigEntry, **details: Any) -> dr.DeviceEntry:
    entry.add_to_hass(hass)
    return add_device(hass, "Bridge", entry=entry, domain=entry.domain, **details)


@pytest.mark.parametrize(
    ("entry", "details", "hubs"),
    [
        (MockConfigEntry(domain="hue"), {}, {"bridge": 0.0}),
        (MockConfigEntry(domain="zha", data={"device": {"path": "/dev/ttyUSB0"}}), {}, {}),
        (MockConfigEntry(domain="mqtt"), {}, {}),
        (MockConfigEntry(domain="cast"), {"entry_type": dr.DeviceEntryType.SERVICE}, {}),
    ],
)
async def test_a_bridge_hangs_on_the_mains_a_stick_on_this_computer(
    hass: HomeAssistant, entry: MockConfigEntry, details: dict[str, Any], hubs: dict[str, float]
) -> None:
    await async_add_home(hass)
    bridge = await add_bridge(hass, entry, **details)
    twin = await add(hass, "light", "light.lamp", via_device_id=bridge.id)
    links = await links_of(hass)
    assert links.devices[twin].hub == "bridge"
    assert dict(links.hub_names) == {"bridge": "Bridge"}
    assert dict(links.mains_hubs) == hubs


@pytest.mark.parametrize(
    ("data", "hubs"),
    [
        ({"host": "192.168.1.20"}, {"boxes": 0.0}),
        ({"url": "http://10.0.0.7:8080/api", "token": "1.2.3"}, {"boxes": 0.0}),
        ({"host": "ccu3.local"}, {"boxes": 0.0}),
        ({"url": "ws://core-matter-server:5580/ws"}, {}),
        ({"host": "172.30.33.4"}, {}),
        ({"host": "127.0.0.1"}, {}),
        ({"host": "192.168.1.2"}, {}),
        ({"host": "api.example.com"}, {}),
        ({"username": "anna"}, {}),
    ],
)
async def test_an_integrations_own_box_hangs_on_the_mains(
    hass: HomeAssistant, data: dict[str, str], hubs: dict[str, float]
) -> None:
    hass.config.api = ApiConfig("192.168.1.2", "192.168.1.2", 8123, use_ssl=False)
    mock_integration(hass, MockModule("boxes", partial_manifest={"integration_type": "hub"}))
    entry = MockConfigEntry(domain="boxes", title="Boxes", data=data)
    entry.add_to_hass(hass)
    await async_add_home(hass)
    for name in ("one", "two"):
        device = add_device(hass, name, entry=entry, domain="boxes")
        lamp = er.async_get(hass).async_get_or_create(
            "light", "boxes", name, config_entry=entry, device_id=device.id, suggested_object_id=name
        )
        hass.states.async_set(lamp.entity_id, "off")
        await async_add_entry(hass, twin_entry("light", lamp.id, name=name, device_id=device.id))
    links = await links_of(hass)
    assert {device.hub for device in links.devices.values()} == {"boxes"}
    assert dict(links.hub_names) == {"boxes": "Boxes"}
    assert dict(links.mains_hubs) == hubs


async def test_a_hub_runs_on_the_plug_that_somebody_said(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    bridge = await add_bridge(hass, MockConfigEntry(domain="hue"))
    await add(hass, "light", "light.lamp", via_device_id=bridge.id)
    plug = await add(hass, "plug", "switch.plug", settings={"feeds_hub": "bridge"})
    assert (await links_of(hass)).hubs == {"bridge": plug}


async def test_a_ups_lasts_as_answered_as_it_says_or_about_half_an_hour(hass: HomeAssistant) -> None:
    router = add_device(hass, "Fritz!Box")
    named = add_entity(hass, "update.fritz", device=router, state="off")
    home = await async_add_home(hass, **{CONF_UPS: [named.id]})
    told = await add(hass, "plug", "switch.nas", settings={"backup": 45.0})
    free = await add(hass, "plug", "switch.fridge")
    links = await links_of(hass)
    assert (links.devices[told].supply, links.devices[told].backup) == (Supply.UPS, 45.0)
    assert links.devices[told].unsure == pytest.approx(0.1)
    assert links.devices[free].supply is not Supply.UPS
    assert links.router_backup == 30.0
    ups = add_device(hass, "Smart-UPS")
    status = add_entity(hass, "sensor.ups_status", device=ups, state="OL")
    minutes = {"unit_of_measurement": "s", "device_class": "duration"}
    add_entity(hass, "sensor.ups_battery_runtime", device=ups, state="4200", attributes=minutes)
    hass.config_entries.async_update_entry(home, data={**home.data, CONF_UPS: [named.id, status.id]})
    assert await hass.config_entries.async_reload(home.entry_id)
    await hass.async_block_till_done()
    assert (await links_of(hass)).router_backup == 70.0


async def test_what_shares_a_device_on_a_ups_is_on_it_too(hass: HomeAssistant) -> None:
    device = add_device(hass, "Rack")
    outlet = add_entity(hass, "switch.rack", device=device, state="on")
    named = add_entity(hass, "sensor.rack_power", device=device, state="80")
    await async_add_home(hass, **{CONF_UPS: [named.id]})
    entry = twin_entry("plug", outlet.id, name="Rack", device_id=device.id)
    twin_id = (await async_add_entry(hass, entry)).runtime_data.spec.twin_id
    found = (await links_of(hass)).devices[twin_id]
    assert (found.supply, found.backup, found.unsure) == (Supply.UPS, 30.0, 0.67)


@pytest.mark.parametrize(
    ("entity_id", "state", "restore"),
    [
        ("select.plug_power_on_behavior", "previous", Restore.LAST),
        ("select.plug_start_up_behavior", "PreviousValue", Restore.LAST),
        ("select.plug_start_up_behavior", "Off", Restore.OFF),
        ("select.plug_power_on_behavior", "toggle", None),
        ("select.plug_effect", "on", None),
    ],
)
async def test_the_devices_own_setting_says_how_it_comes_back(
    hass: HomeAssistant, entity_id: str, state: str, restore: Restore | None
) -> None:
    await async_add_home(hass)
    device = add_device(hass, "Plug")
    outlet = add_entity(hass, "switch.plug", device=device, state="on")
    add_entity(hass, entity_id, device=device, state=state)
    made = await async_add_entry(hass, twin_entry("plug", outlet.id, name="Plug", device_id=device.id))
    assert (await links_of(hass)).devices[made.runtime_data.spec.twin_id].restore is restore


async def test_an_inverter_stops_with_the_mains_whatever_its_battery_holds(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    device = add_device(hass, "Inverter")
    power = {"device_class": "power", "unit_of_measurement": "W"}
    production = add_entity(hass, "sensor.pv_power", device=device, state="900", attributes=power)
    add_entity(hass, "sensor.pv_battery", device=device, state="80", attributes={"device_class": "battery"})
    made = await async_add_entry(hass, twin_entry("pv", production.id, name="Inverter", device_id=device.id))
    assert (await links_of(hass)).devices[made.runtime_data.spec.twin_id].supply is Supply.MAINS
