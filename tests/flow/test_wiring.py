"""How a device hangs on the mains: asked for, kept, and part of the home's links."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import CONF_MAIN_FUSE, CONF_PHASES
from custom_components.digital_twin.core.home.links import Restore
from custom_components.digital_twin.data import DATA, TwinConfig
from custom_components.digital_twin.home_links import async_home_links
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .common import Lesson, answer, async_finish, begin, fields, lamp, reconfigure, suggested

WIRED = {"phase": "l2", "circuit": "Kitchen", "circuit_fuse": 16, "power_on": "off"}


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
    assert (kitchen.name, kitchen.limit, kitchen.phases, kitchen.parent) == ("Küche", 16.0, 1, "main")
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
