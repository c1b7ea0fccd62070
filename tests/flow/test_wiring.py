"""How a device hangs on the mains: asked for, kept, and part of the home's links."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import CONF_MAIN_FUSE, CONF_PHASES
from custom_components.digital_twin.core.home.links import Restore
from custom_components.digital_twin.data import DATA, TwinConfig
from custom_components.digital_twin.home_links import async_home_links
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .common import Lesson, answer, async_finish, begin, fields, lamp, reconfigure, suggested

WIRED = {"phase": "l2", "circuit": "Kitchen", "circuit_fuse": 16, "power_on": "off", "backup": 45}


async def test_a_new_twin_is_asked_in_a_home_of_three_phases_only(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    result = await begin(hass, lamp(hass))
    assert "wiring" not in fields(result)
    await async_finish(hass, result)


async def test_the_answers_are_kept_shown_again_and_taken_back(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    hass.config_entries.async_update_entry(home, data={**home.data, CONF_PHASES: 3})
    assert await hass.config_entries.async_reload(home.entry_id)
    result = await begin(hass, lamp(hass))
    assert "wiring" in fields(result)
    entry = (await async_finish(hass, result, wiring=WIRED))["result"]
    assert {key: TwinConfig.from_entry(entry).settings[key] for key in WIRED} == WIRED
    result = await reconfigure(hass, entry)
    assert suggested(result)["wiring"] == WIRED
    result = await answer(hass, result, wiring={"circuit_fuse": 10, "power_on": "last"})
    while result["type"] == "form":
        result = await answer(hass, result)
    await hass.async_block_till_done()
    settings = TwinConfig.from_entry(entry).settings
    assert {key: settings[key] for key in WIRED if key in settings} == {"power_on": "last"}


async def test_the_contact_of_a_door_is_asked_which_rooms_it_joins(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    for name in ("Hall", "Bath", "Garden"):
        ar.async_get(hass).async_create(name)
    device = add_device(hass, "Bath door", area="Bath")
    entity = add_entity(
        hass, "binary_sensor.bath_door", device=device, state="off", attributes={"device_class": "door"}
    )
    made = twin_entry("binary_sensor", entity.id, name="Bath door", device_id=device.id)
    entry = await async_add_entry(hass, made)
    result = await reconfigure(hass, entry)
    assert set(section_of(result, "wiring")) == {"door_between"}
    result = await answer(hass, result, wiring={"door_between": "bath|hall"})
    while result["type"] == "form":
        result = await answer(hass, result)
    await hass.async_block_till_done()
    assert TwinConfig.from_entry(entry).settings["door_between"] == "bath|hall"
    assert suggested(await reconfigure(hass, entry))["wiring"] == {"door_between": "bath|hall"}


async def test_a_contact_at_a_window_is_not_asked(hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson) -> None:
    for name in ("Hall", "Bath"):
        ar.async_get(hass).async_create(name)
    device = add_device(hass, "Window")
    state = {"device_class": "window"}
    entity = add_entity(hass, "binary_sensor.window", device=device, state="off", attributes=state)
    made = twin_entry("binary_sensor", entity.id, name="Window", device_id=device.id)
    assert "wiring" not in fields(await reconfigure(hass, await async_add_entry(hass, made)))


async def test_a_plug_is_asked_for_the_hub_that_runs_on_it(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    bridge = add_device(hass, "Hue Bridge")
    bulb = add_device(hass, "Bulb", via_device_id=bridge.id)
    light = add_entity(hass, "light.bulb", device=bulb, state="off")
    await async_add_entry(hass, twin_entry("light", light.id, name="Bulb", device_id=bulb.id))
    plug = add_device(hass, "Plug")
    outlet = add_entity(hass, "switch.plug", device=plug, state="on")
    entry = await async_add_entry(hass, twin_entry("plug", outlet.id, name="Plug", device_id=plug.id))
    result = await reconfigure(hass, entry)
    assert section_of(result, "wiring")["feeds_hub"].config["options"] == ["hue_bridge"]


def section_of(result: Any, name: str) -> dict[str, Any]:
    """Return the fields of a form's section with their selectors."""
    found = next(value for marker, value in result["data_schema"].schema.items() if marker.schema == name)
    return {marker.schema: selector for marker, selector in found.schema.schema.items()}


async def add(hass: HomeAssistant, name: str, settings: dict[str, Any]) -> str:
    device = add_device(hass, name)
    entity = add_entity(hass, f"switch.{name.lower()}", device=device, state="on")
    entry = await async_add_entry(
        hass, twin_entry("plug", entity.id, name=name, device_id=device.id, settings=settings)
    )
    twin_id: str = entry.runtime_data.spec.twin_id
    return twin_id


async def test_circuits_phases_and_power_on_are_links_of_the_home(hass: HomeAssistant) -> None:
    await async_add_home(hass, **{CONF_PHASES: 3, CONF_MAIN_FUSE: 35})
    oven = await add(hass, "Oven", {"circuit": "Küche", "circuit_fuse": 16.0, "phase": "l2", "power_on": "off"})
    kettle = await add(hass, "Kettle", {"circuit": "Küche", "circuit_fuse": 20.0})
    car = await add(hass, "Car", {"phase": "l1"})
    pump = await add(hass, "Pump", {"circuit": "Main"})
    home = hass.data[DATA].home
    assert home is not None
    links = await async_home_links(hass, home)
    kitchen = links.circuits["kuche"]
    assert (kitchen.name, kitchen.limit, kitchen.phases, kitchen.phase) == ("Küche", 16.0, 1, 2)
    assert kitchen.parent == "main"
    assert (links.devices[oven].circuit, links.devices[oven].phase) == ("kuche", 2)
    # What shares a circuit of one phase hangs on that phase.
    assert (links.devices[kettle].circuit, links.devices[kettle].phase) == ("kuche", 2)
    assert (links.devices[car].circuit, links.devices[car].phase) == ("main", 1)
    assert links.devices[oven].restore is Restore.OFF
    assert links.devices[car].restore is None
    # A circuit of the main one's name is another one all the same.
    assert links.devices[pump].circuit == "main_"
    assert links.main is not None
    assert (links.main.circuit_id, links.main.limit, links.main.phases) == ("main", 35, 3)


async def test_gathering_the_links_of_many_twins_gives_the_loop_its_turns(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    await async_add_home(hass)
    for name in ("One", "Two", "Three", "Four", "Five"):
        await add(hass, name, {})
    monkeypatch.setattr("custom_components.digital_twin.home_links.AT_ONCE", 2)
    turns: list[int] = []
    gathering = True

    def turn() -> None:
        if gathering:
            turns.append(len(turns))
            hass.loop.call_soon(turn)

    hass.loop.call_soon(turn)
    home = hass.data[DATA].home
    assert home is not None
    links = await async_home_links(hass, home)
    gathering = False
    assert len(links.devices) == 5
    assert len(turns) >= 2
