"""Plays a labelled situation: a home with its devices and twins, as it was, and the check of the action."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import numpy as np
from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import CONF_SCENE
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.digital_twin.const import (
    CONF_ASLEEP,
    CONF_MAIN_FUSE,
    CONF_OUTDOOR_TEMPERATURE,
    CONF_PERSONS,
    DOMAIN,
    Role,
)
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Learned, Trust, TwinSpec
from custom_components.digital_twin.data import DATA
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry
from tests.core.twins import twin as twin_of

from .plants import DAY, PLANTS, STEP, play, weather
from .situations import Device, Situation, devices

PERSON = "person.anna"
OUTDOOR = "sensor.outdoor"
ASLEEP = "input_boolean.asleep"
SMOKE, LEAK = "binary_sensor.smoke", "binary_sensor.leak"
HISTORY_DAYS = 10
LEARNED = datetime(2026, 1, 20, tzinfo=dt_util.UTC).timestamp()
"""When the plants' histories end: before any situation, so that none sees another building than the others."""
SAMPLING = 5
"""Minutes between two reports of the plants' thermostats."""


@cache
def learned_room(plant: str, target: float) -> Learned:
    """Return what a twin learns of a building from ten days in which its thermostat held about this target (°C)."""
    times = np.arange(LEARNED - HISTORY_DAYS * DAY, LEARNED, STEP, dtype=np.float64)
    rng = np.random.default_rng(7)
    outdoor, sun = weather(times, 4.0, rng)
    hour = times % DAY / 3600.0
    night = (hour < 5.5) | (hour > 22.0)
    course = play(PLANTS[plant], times, np.where(night, target - 3.0, target), outdoor, sun, rng, begin=target)
    keep = slice(None, None, SAMPLING)
    kind = KINDS["thermostat"]
    keys = ("temperature", "target_temperature", "hvac_mode", "hvac_action")
    channels = {key: channel for key in keys if (channel := kind.channel(key)) is not None}
    modes, actions = channels["hvac_mode"], channels["hvac_action"]
    acting = np.where(course.heating > 0.5, actions.encode("heating"), actions.encode("idle"))
    history = {
        "temperature": Series(times[keep], np.round(course.temperature[keep], 1), LEARNED),
        "target_temperature": Series(times[keep], course.target[keep], LEARNED),
        "hvac_mode": Series(times[keep], np.full(len(times[keep]), modes.encode("heat")), LEARNED),
        "hvac_action": Series(times[keep], acting[keep], LEARNED),
    }
    environment = {
        "outdoor_temperature": Series(times[keep], outdoor[keep], LEARNED),
        "sun": Series(times[keep], sun[keep], LEARNED),
    }
    spec = TwinSpec(
        twin_id=plant,
        name=plant,
        kind="thermostat",
        fidelity=twin_of("thermostat").spec.fidelity,
        channels=channels,
    )
    return learn(LearnRequest(spec=spec, history=history, environment=environment, now=LEARNED))


@dataclass(frozen=True)
class Scene:
    """A situation that stands: its Home Assistant, and its twins by device."""

    hass: HomeAssistant
    situation: Situation
    twins: Mapping[str, TwinCoordinator]

    async def check(self, **more: Any) -> dict[str, Any]:
        """Return the answer of digital_twin.check_action to the situation's action."""
        user = None if self.situation.caller == "automation" else MockUser(is_owner=True).add_to_hass(self.hass).id
        response = await self.hass.services.async_call(
            DOMAIN,
            "check_action",
            {"action": self.situation.action, **more},
            blocking=True,
            return_response=True,
            context=Context(user_id=user),
        )
        assert isinstance(response, dict)
        return response


async def stage(hass: HomeAssistant, freezer: FrozenDateTimeFactory, item: Situation) -> Scene:
    """Set a situation up, at its time of day."""
    home = item.home
    hour, minute = (int(part) for part in home.get("time", "14:00").split(":"))
    await hass.config.async_set_time_zone("UTC")
    freezer.move_to(datetime(2026, 1, 20, hour, minute, tzinfo=dt_util.UTC))
    names = [*item.devices, *item.extra]
    domains = {entity_id.split(".")[0] for name in names for entity_id in devices()[name].states}
    domains |= {entity_id.split(".")[0] for entity_id in item.bare}
    for domain in sorted(domains | {"homeassistant"}):
        assert await async_setup_component(hass, domain, {})
    entries = {name: _place(hass, name, item) for name in names}
    for entity_id, state in item.bare.items():
        _show(hass, entity_id, state)
    await _bodies(hass, item)
    settings = _surroundings(hass, home)
    _age(hass, freezer, item)
    await async_add_home(hass, **settings)
    twins = {name: await _twin(hass, name, item, entries[name]) for name in names}
    await _flap(hass, freezer, item)
    return Scene(hass, item, twins)


def _show(hass: HomeAssistant, entity_id: str, state: Mapping[str, Any]) -> None:
    attributes = {key: value for key, value in state.items() if key != "state"}
    hass.states.async_set(entity_id, str(state["state"]), attributes)


def _merged(device: Device, item: Situation, entity_id: str) -> dict[str, Any]:
    return {**device.states.get(entity_id, {}), **item.states.get(entity_id, {})}


def _place(hass: HomeAssistant, name: str, item: Situation) -> dict[str, er.RegistryEntry]:
    device = devices()[name]
    area = ar.async_get(hass).async_get_or_create(device.area)
    entry = add_device(hass, name, area=area.name)
    further = {ref for refs in item.roles.get(name, {}).values() for ref in refs if ref in item.states}
    placed = {}
    for entity_id in [*device.states, *sorted(further - device.states.keys())]:
        placed[entity_id] = add_entity(
            hass,
            entity_id,
            device=entry,
            original_device_class=_merged(device, item, entity_id).get("device_class"),
            unit_of_measurement=_merged(device, item, entity_id).get("unit_of_measurement"),
        )
        _show(hass, entity_id, _merged(device, item, entity_id))
    return placed


def _surroundings(hass: HomeAssistant, home: Mapping[str, Any]) -> dict[str, Any]:
    persons = {"home": "home", "away": "not_home", "unknown": "unknown"}[home.get("persons", "home")]
    hass.states.async_set(PERSON, persons)
    outdoor = {"unit_of_measurement": "°C", "device_class": "temperature"}
    hass.states.async_set(OUTDOOR, str(home.get("outdoor", 10.0)), outdoor)
    for fact, entity_id, device_class in (("smoke", SMOKE, "smoke"), ("leak", LEAK, "moisture")):
        if fact in home:
            hass.states.async_set(entity_id, "on" if home[fact] else "off", {"device_class": device_class})
    if "asleep" in home:
        hass.states.async_set(ASLEEP, "on" if home["asleep"] else "off")
    if "sun" in home:
        hass.states.async_set("sun.sun", f"{home['sun']}_horizon")
    settings: dict[str, Any] = {CONF_PERSONS: [PERSON], CONF_OUTDOOR_TEMPERATURE: OUTDOOR, CONF_ASLEEP: ASLEEP}
    if "fuse" in home:
        settings[CONF_MAIN_FUSE] = home["fuse"]
    return settings


def _age(hass: HomeAssistant, freezer: FrozenDateTimeFactory, item: Situation) -> None:
    """Have states been reported earlier, as the situation says."""
    now = dt_util.utcnow()
    for moment in item.before:
        freezer.move_to(now - timedelta(seconds=moment["seconds"]))
        for entity_id, state in moment["states"].items():
            known = hass.states.get(entity_id)
            assert known is not None
            hass.states.async_set(entity_id, state["state"], known.attributes, force_update=True)
    for entity_id, seconds in item.stale.items():
        known = hass.states.get(entity_id)
        assert known is not None
        hass.states.async_remove(entity_id)
        freezer.move_to(now - timedelta(seconds=seconds))
        hass.states.async_set(entity_id, known.state, known.attributes)
    freezer.move_to(now)


async def _bodies(hass: HomeAssistant, item: Situation) -> None:
    if item.script:
        scripts = {name: {"sequence": body} for name, body in item.script.items()}
        assert await async_setup_component(hass, "script", {"script": scripts})
    if item.scene:
        scenes = [{"name": name, "entities": dict(states)} for name, states in item.scene.items()]
        assert await async_setup_component(hass, CONF_SCENE, {CONF_SCENE: scenes})
    await hass.async_block_till_done()


async def _twin(
    hass: HomeAssistant, name: str, item: Situation, placed: Mapping[str, er.RegistryEntry]
) -> TwinCoordinator:
    device = devices()[name]
    known = er.async_get(hass)

    def ref(entity_id: str) -> str:
        entry = known.async_get(entity_id)
        return entity_id if entry is None else entry.id

    settings = {**device.settings, **item.settings.get(name, {})}
    if (quiet := item.home.get("quiet")) and device.kind != "light":
        settings |= {"quiet_start": quiet[0], "quiet_end": quiet[1]}
    roles = {**device.roles, **item.roles.get(name, {})}
    entry = twin_entry(
        device.kind,
        ref(device.main),
        name=name.replace("_", " ").capitalize(),
        device_id=placed[device.main].device_id,
        members=[ref(entity_id) for entity_id in item.members.get(name, [device.main])],
        roles={Role(role): [ref(entity_id) for entity_id in refs] for role, refs in roles.items()},
        settings=settings,
        entry_id=name,
    )
    await async_add_entry(hass, entry)
    home = hass.data[DATA].home
    assert home is not None
    twin = home.twins[entry.entry_id]
    if device.plant is not None:
        twin.learned = learned_room(device.plant, float(device.states[device.main]["temperature"]))
    elif name in item.trusted:
        twin.learned = Learned(kind=device.kind, structure="", trust=Trust.TRUSTED, days=10.0, samples=1000)
    return twin


async def _flap(hass: HomeAssistant, freezer: FrozenDateTimeFactory, item: Situation) -> None:
    if not (told := item.flapping):
        return
    now = time.time()
    domain = told["entity"].split(".")[0]
    services = ("open_cover", "close_cover") if domain == "cover" else ("turn_on", "turn_off")
    for index in range(told["times"]):
        freezer.move_to(dt_util.utc_from_timestamp(now - told["within"] * (1 - index / told["times"])))
        hass.bus.async_fire(
            "call_service",
            {
                "domain": domain,
                "service": services[index % 2],
                "service_data": {"entity_id": [told["entity"]]},
            },
        )
    await hass.async_block_till_done()
    freezer.move_to(dt_util.utc_from_timestamp(now))
