"""What scenarios describe is recognised when it happens, and the earlier answer is scored."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import floor_registry as fr

from custom_components.digital_twin.core.home.links import Device, HomeLinks, Joint, Reach, Supply
from custom_components.digital_twin.home_links import async_home_links
from custom_components.digital_twin.scenarios.occurred import recognise

from .actions.conftest import FRIDGE, LAMP, LOCK, PERSON, RADIATOR, SmallHome, small_home, units

__all__ = ["small_home", "units"]

MAINS = (LAMP, RADIATOR, FRIDGE)


@pytest.fixture
def silence(hass: HomeAssistant) -> Callable[[bool], None]:
    """Return a function that takes the devices on the mains away, or brings them back."""
    states = {}

    def act(gone: bool) -> None:
        for entity_id in (*MAINS, LOCK):
            if gone:
                states[entity_id] = hass.states.get(entity_id)
                hass.states.async_set(entity_id, "unavailable")
            else:
                before = states[entity_id]
                hass.states.async_set(entity_id, before.state, before.attributes)

    return act


async def test_an_outage_is_recognised_and_the_answer_scored(
    hass: HomeAssistant, small_home: SmallHome, silence: Callable[[bool], None]
) -> None:
    home = small_home.home
    answer = await small_home.call("run_scenario", scenario="power_outage", parameters={"duration": "00:30:00"})
    now = time.time() + 60.0
    await home.occurrences.async_look(now)
    silence(True)
    await home.occurrences.async_look(now + 30)
    silence(False)
    await hass.async_block_till_done()
    await home.occurrences.async_look(now + 1830)
    await hass.async_block_till_done(wait_background_tasks=True)
    found = await small_home.call("get_scenario_result", scenario_id=answer["scenario_id"])
    outcome = found["outcome"]
    assert outcome["kind"] == "power_outage"
    foretold = {item["entity"] for item in answer["affected"]}
    everything = {*MAINS, LOCK}
    assert outcome["right"] == pytest.approx(len(foretold & everything) / 4, abs=1e-3)
    assert set(outcome["missed"]) == everything - foretold
    assert outcome["values"][RADIATOR]["actual"] == 19.0
    told = [event for event in home.events.recent() if event.kind == "scenario_checked"]
    assert len(told) == 1
    assert told[0].data["scenario_id"] == answer["scenario_id"]


async def test_a_short_silence_is_no_outage(
    hass: HomeAssistant, small_home: SmallHome, silence: Callable[[bool], None]
) -> None:
    home = small_home.home
    await small_home.call("run_scenario", scenario="power_outage")
    now = time.time() + 60.0
    await home.occurrences.async_look(now)
    silence(True)
    await home.occurrences.async_look(now + 30)
    silence(False)
    await home.occurrences.async_look(now + 60)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not [event for event in home.events.recent() if event.kind == "scenario_checked"]


async def test_everybody_away(hass: HomeAssistant, small_home: SmallHome) -> None:
    await small_home.call("run_scenario", scenario="everybody_away", members=20)
    now = time.time() + 60.0
    hass.states.async_set(PERSON, "work")
    await small_home.home.occurrences.async_look(now)
    hass.states.async_set(PERSON, "home")
    await small_home.home.occurrences.async_look(now + 4000)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert [event for event in small_home.home.events.recent() if event.kind == "scenario_checked"]


LINKS = HomeLinks(
    devices={
        **{f"mains{n}": Device(twin_id=f"mains{n}", hub="bridge" if n < 2 else None) for n in range(5)},
        "lock": Device(twin_id="lock", supply=Supply.BATTERY),
        **{f"cloud{n}": Device(twin_id=f"cloud{n}", reach=Reach.CLOUD, supply=Supply.BATTERY) for n in range(2)},
    },
    hubs={"bridge": None},
)


@pytest.mark.parametrize(
    ("silent", "kinds"),
    [
        (set(), set()),
        ({"mains0"}, set()),
        ({f"mains{n}" for n in range(3)}, {"power_outage"}),
        ({f"mains{n}" for n in range(5)} | {"cloud0", "cloud1"}, {"power_outage"}),
        ({"mains0", "mains1"}, {"hub_outage"}),
        ({"cloud0", "cloud1"}, {"internet_outage"}),
        ({"cloud0", "lock"}, set()),
    ],
)
def test_what_the_silent_devices_tell(silent: set[str], kinds: set[str]) -> None:
    assert {kind for kind, _ in recognise(LINKS, silent, set(LINKS.devices))} == kinds


async def test_the_links_of_a_home(
    hass: HomeAssistant,
    small_home: SmallHome,
    area_registry: ar.AreaRegistry,
    floor_registry: fr.FloorRegistry,
    device_registry: dr.DeviceRegistry,
) -> None:
    ground = floor_registry.async_create("Ground")
    for area_id in ("kitchen", "hallway"):
        area_registry.async_update(area_id, floor_id=ground.floor_id)
    attic: Any = area_registry.async_create("Garden")
    hass.states.async_set("sensor.kitchen", "68", {"device_class": "temperature", "unit_of_measurement": "°F"})
    area_registry.async_update("kitchen", temperature_entity_id="sensor.kitchen")
    links = await async_home_links(hass, small_home.home)
    by_entity = {
        twin.sources[twin.config.main]: links.device(twin.spec.twin_id) for twin in small_home.home.twins.values()
    }
    assert by_entity[LAMP].zone == by_entity[FRIDGE].zone == "kitchen"
    assert by_entity[LOCK].zone == "hallway"
    assert [(one.first, one.second, one.joint) for one in links.adjacency] == [("hallway", "kitchen", Joint.DOOR)]
    assert links.zones["kitchen"].temperature == pytest.approx(20.0)
    assert links.zones[attic.id].outdoors
    assert links.main is not None
    assert links.residents == 1
