"""Actions that reach rooms beside the one they are for: through a door, from behind a shutter, by a heater."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import floor_registry as fr
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.digital_twin.const import CONF_DOORS, CONF_OUTDOOR_TEMPERATURE, DOMAIN, Role
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.requests import Beside, CheckRequest, Decision, Environment, Verdict
from custom_components.digital_twin.core.twin import Estimate, Learned, Trust
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.guard.beside import rooms_beside
from custom_components.digital_twin.guard.check import Checked
from custom_components.digital_twin.guard.unseen import as_seen_by
from custom_components.digital_twin.manager import Home
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

LIVING, BATH, CONTACT = "climate.living", "climate.bath", "binary_sensor.bath_door"
SHUTTERS = ("cover.living_left", "cover.living_right")
HEATER = "switch.bath_heater"
DOOR, WALL = 135.0, 15.0


@dataclass(frozen=True)
class TwoRooms:
    """A living room and a bath, side by side on one floor."""

    hass: HomeAssistant
    home: Home

    def id(self, entity_id: str) -> str:
        """Return the id of an entity's twin."""
        twin = self.home.twin_of_entity(entity_id)
        assert twin is not None
        return twin.spec.twin_id

    def beside(self, *entity_ids: str) -> set[Beside]:
        """Return what feels an action on these."""
        touched = {self.id(one): self.home.twins[self.id(one)] for one in entity_ids}
        return set(rooms_beside(self.hass, self.home, touched))


def thermostat(hass: HomeAssistant, entity_id: str, area: str, temperature: float, target: float) -> Any:
    device = add_device(hass, f"{area} radiator", area=area)
    entry = add_entity(
        hass,
        entity_id,
        device=device,
        state="heat",
        attributes={
            "friendly_name": f"{area} radiator",
            "current_temperature": temperature,
            "temperature": target,
            "hvac_action": "idle",
            "hvac_modes": ["off", "heat"],
            "min_temp": 5.0,
            "max_temp": 30.0,
        },
    )
    settings = {"comfort_low": 18.0, "rated_power": 1500.0}
    return twin_entry("thermostat", entry.id, name=f"{area} radiator", device_id=device.id, settings=settings)


@pytest.fixture
async def rooms(freezer: FrozenDateTimeFactory, hass: HomeAssistant) -> AsyncGenerator[TwoRooms]:
    """Set both rooms up at midnight in winter, with two shutters, a plug heater, a contact at the door, all learned."""
    freezer.move_to("2026-01-15T08:00:00+00:00")
    for domain in ("climate", "switch", "cover"):
        assert await async_setup_component(hass, domain, {})
    hass.states.async_set("sensor.outdoors", "2", {"device_class": "temperature", "unit_of_measurement": "°C"})
    floor = fr.async_get(hass).async_create("Ground floor")
    areas = ar.async_get(hass)
    for name in ("Bath", "Living"):
        areas.async_create(name, floor_id=floor.floor_id)
    entries = [thermostat(hass, LIVING, "Living", 21.0, 21.0), thermostat(hass, BATH, "Bath", 19.0, 6.0)]
    contact_device = add_device(hass, "Bath door", area="Bath")
    contact = add_entity(
        hass, CONTACT, device=contact_device, state="on", attributes={"device_class": "door", "friendly_name": "Door"}
    )
    entries.append(twin_entry("binary_sensor", contact.id, name="Bath door", device_id=contact_device.id))
    for entity_id in SHUTTERS:
        device = add_device(hass, entity_id, area="Living")
        entry = add_entity(
            hass, entity_id, device=device, state="closed",
            attributes={"device_class": "shutter", "current_position": 0, "supported_features": 15},
        )  # fmt: skip
        entries.append(twin_entry("cover", entry.id, name=entity_id, device_id=device.id))
    device = add_device(hass, "Bath heater", area="Bath")
    entry = add_entity(hass, HEATER, device=device, state="on", attributes={"friendly_name": "Bath heater"})
    power = add_entity(hass, "sensor.heater", device=device, state="1200", attributes={"unit_of_measurement": "W"})
    entries.append(
        twin_entry(
            "plug",
            entry.id,
            name="Bath heater",
            device_id=device.id,
            roles={Role.POWER: [power.id]},
            settings={"rated_power": 1200.0},
        )
    )
    doors = ["bath|living"]
    await async_add_home(hass, **{CONF_OUTDOOR_TEMPERATURE: "sensor.outdoors", CONF_DOORS: doors})
    for made in entries:
        await async_add_entry(hass, made)
    home = hass.data[DATA].home
    assert home is not None
    found = TwoRooms(hass, home)
    for entity_id, gains in ((LIVING, 8.0), (BATH, 17.0)):
        estimates = {"time_constant": 20.0, "heating_rate": 2.5, "disturbance": 0.02, "gains": gains}
        home.twins[found.id(entity_id)].learned = Learned(
            kind="thermostat",
            structure="1r1c/relay",
            parameters={name: Estimate(value, 0.02 * value, True) for name, value in estimates.items()},
            trust=Trust.TRUSTED,
            days=10.0,
            samples=1000,
        )
    yield found
    await home.database.async_flush()


async def check(rooms: TwoRooms, context: Context | None = None, **action: Any) -> Any:
    return await rooms.hass.services.async_call(
        DOMAIN, "check_action", {"action": action}, blocking=True, return_response=True, context=context
    )


def off(entity_id: str) -> dict[str, Any]:
    return {
        "action": "climate.set_hvac_mode",
        "target": {"entity_id": entity_id},
        "data": {"hvac_mode": "off"},
    }


async def test_an_open_door_carries_the_cold_and_a_shut_one_does_not(hass: HomeAssistant, rooms: TwoRooms) -> None:
    answer = await check(rooms, **off(LIVING))
    found = {(hazard["hazard"], *hazard["entities"]) for hazard in answer["hazards"]}
    assert ("room_too_cold", BATH) in found
    assert set(answer["outcome"]) == {LIVING, BATH}
    bath = answer["outcome"][BATH]["channels"]["temperature"]
    assert bath["end"] < bath["baseline_end"] - 1.0

    hass.states.async_set(CONTACT, "off", {"device_class": "door", "friendly_name": "Door"})
    await hass.async_block_till_done()
    shut = await check(rooms, **off(LIVING))
    if BATH in shut["outcome"]:
        there = shut["outcome"][BATH]["channels"]["temperature"]
        assert there["baseline_end"] - there["end"] < (bath["baseline_end"] - bath["end"]) / 3.0
    assert BATH not in {entity for hazard in shut["hazards"] for entity in hazard["entities"]}


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("en", "It is also a risk for a device that you may not see."),
        ("de", "Es ist auch ein Risiko für ein Gerät, das du nicht sehen darfst."),
    ],
)
async def test_a_room_that_the_caller_may_not_see_is_not_told_of(
    hass: HomeAssistant, rooms: TwoRooms, language: str, reason: str
) -> None:
    hass.config.language = language
    guest = MockUser(groups=[]).add_to_hass(hass)
    guest.mock_policy({"entities": {"entity_ids": {LIVING: {POLICY_READ: True}}}})
    everything = await check(rooms, **off(LIVING))
    seen = await check(rooms, Context(user_id=guest.id), **off(LIVING))
    for word in (BATH, "Bath"):
        assert word in str(everything)
        assert word not in str(seen)
    assert seen["verdict"] == everything["verdict"] == "needs_approval"
    assert set(seen["outcome"]) == {LIVING}
    hidden = [hazard for hazard in seen["hazards"] if hazard["reason"] == reason]
    told = [hazard for hazard in everything["hazards"] if BATH in hazard["entities"]]
    same = ("hazard", "severity", "probability", "at", "stops")
    assert hidden
    assert [[one[key] for key in same] for one in hidden] == [[one[key] for key in same] for one in told]
    assert all((one["entities"], one["trust"]) == ([], {}) for one in hidden)
    assert {"id": "hazard_unseen", "text": reason} in seen["reasons"]


async def test_a_gap_of_a_room_that_the_caller_may_not_see_names_nobody(hass: HomeAssistant, rooms: TwoRooms) -> None:
    guest = MockUser(groups=[]).add_to_hass(hass)
    guest.mock_policy({"entities": {"entity_ids": {LIVING: {POLICY_READ: True}}}})
    verdict = Verdict(
        decision=Decision.NEEDS_APPROVAL,
        confidence=0.5,
        summary=Message("check_untrusted", {"twin": "Bath radiator"}),
        not_checked=(Message("check_untrusted", {"twin": "Bath radiator"}), Message("check_untrusted", {"twin": "x"})),
    )
    living = rooms.id(LIVING)
    checked = Checked(
        request=CheckRequest(twins=(), changes=(), start=0.0, environment=Environment(start=0.0, step=300.0)),
        verdict=verdict,
        touched={living: rooms.home.twins[living]},
        calls=(),
        reached=[],
    )
    assert as_seen_by(None, rooms.home, checked) == verdict
    seen = as_seen_by(guest, rooms.home, checked)
    assert seen.summary == Message("check_unseen")
    assert seen.not_checked == (Message("check_unseen"), Message("check_untrusted", {"twin": "x"}))
    assert (seen.decision, seen.confidence) == (verdict.decision, verdict.confidence)


async def test_what_joins_the_rooms(hass: HomeAssistant, rooms: TwoRooms) -> None:
    living, bath = rooms.id(LIVING), rooms.id(BATH)
    assert rooms.beside(LIVING) == {Beside(room=bath, twin=living, conductance=DOOR)}
    assert rooms.beside(LIVING, BATH) == {
        Beside(room=bath, twin=living, conductance=DOOR),
        Beside(room=living, twin=bath, conductance=DOOR),
    }
    hass.states.async_set(CONTACT, "off", {"device_class": "door"})
    await hass.async_block_till_done()
    assert rooms.beside(LIVING) == {Beside(room=bath, twin=living, conductance=WALL)}
    hass.states.async_set(CONTACT, "unavailable", {"device_class": "door"})
    await hass.async_block_till_done()
    (unknown,) = rooms.beside(LIVING)
    assert WALL <= unknown.conductance <= DOOR


async def test_shutters_share_a_room_s_sun_and_a_heater_warms_its_own_room(rooms: TwoRooms) -> None:
    living, bath = rooms.id(LIVING), rooms.id(BATH)
    assert rooms.beside(*SHUTTERS) == {Beside(room=living, twin=rooms.id(one), shades=0.5) for one in SHUTTERS}
    assert rooms.beside(HEATER) == {Beside(room=bath, twin=rooms.id(HEATER))}
    assert rooms.beside(CONTACT) == set()
    answer = await check(rooms, action="switch.turn_off", target={"entity_id": HEATER})
    assert set(answer["outcome"]) == {HEATER, BATH}
    assert {note["id"] for note in answer["assumed"]} == {"assumed_outdoor_constant", "assumed_sky_clear"}


async def test_devices_without_an_area_reach_no_room(hass: HomeAssistant, rooms: TwoRooms) -> None:
    twin = rooms.home.twins[rooms.id(LIVING)]
    assert twin.config.device_id is not None
    dr.async_get(hass).async_update_device(twin.config.device_id, area_id=None)
    assert rooms.beside(LIVING) == set()
    answer = await check(rooms, **off(LIVING))
    assert set(answer["outcome"]) == {LIVING}


async def test_a_room_that_has_not_learned_enough_holds_up_nobody(rooms: TwoRooms) -> None:
    rooms.home.twins[rooms.id(BATH)].learned = None
    answer = await check(rooms, **off(LIVING))
    assert set(answer["outcome"]) == {LIVING}
    assert {message["id"] for message in answer["not_checked"]} <= {"check_fact_unknown"}


async def test_quick_checks_look_at_no_other_room(rooms: TwoRooms) -> None:
    answer = await rooms.hass.services.async_call(
        DOMAIN, "check_action", {"action": off(LIVING), "quick": True}, blocking=True, return_response=True
    )
    assert answer["outcome"] == {}
