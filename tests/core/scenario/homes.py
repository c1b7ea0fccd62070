"""Homes whose courses can be worked out by hand: one capacity a room, no noise, members of one mind."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.engine import run_scenario
from custom_components.digital_twin.core.home.happenings import Happening
from custom_components.digital_twin.core.home.links import Circuit, Device, HomeLinks, Zone
from custom_components.digital_twin.core.requests import ChannelForecast, Environment
from custom_components.digital_twin.core.scenario.request import HomeScenario
from custom_components.digital_twin.core.scenario.result import HomeOutcome, LimitCrossing
from custom_components.digital_twin.core.twin import Learned, TwinSnapshot
from tests.core.twins import twin

HOUR = 3600.0
MAIN = HomeLinks(circuits={"main": Circuit(circuit_id="main", name="Main", limit=16.0, main=True)})
QUIET = {"gains": 0.0, "disturbance": 0.0001, "solar_gain": 0.001, "control_offset": 0.0, "control_band": 0.1}
ROOM_CHANNELS = ("temperature", "target_temperature", "hvac_mode", "hvac_action", "window", "power")


def room(
    twin_id: str = "room",
    *,
    temperature: float = 20.0,
    target: float = 20.0,
    mode: str = "heat",
    settings: Mapping[str, Value] | None = None,
    channels: tuple[str, ...] = ROOM_CHANNELS,
    **parameters: float,
) -> TwinSnapshot:
    """Return a room of one capacity under an electric two-point thermostat, without sun, people or noise."""
    return twin(
        "thermostat",
        {"temperature": temperature, "target_temperature": target, "hvac_mode": mode, "window": False},
        twin_id=twin_id,
        channels=channels,
        settings=settings or {},
        parameters={**QUIET, "time_constant": 50.0, "heating_rate": 2.0, "plant_lag": 0.5, **parameters},
    )


def vague_room(**more: Any) -> TwinSnapshot:
    """Return a room of which the history tells next to nothing."""
    vague = room(**more)
    assert vague.learned is not None
    count = 17
    wide = {
        name: replace(value, deviation=0.7 * abs(value.value) + 1.0) for name, value in vague.learned.parameters.items()
    }
    learned: Learned = replace(
        vague.learned, parameters=wide, tables={"correlation": tuple(np.eye(count).ravel().tolist())}
    )
    return replace(vague, learned=learned)


def steady(watts: float, twin_id: str = "load") -> TwinSnapshot:
    """Return a device that always draws the same."""
    return twin(
        "plug", {"on": True, "power": watts}, twin_id=twin_id, channels=("on", "power"),
        settings={"appliance": "network"}, parameters={"on_power": watts, "idle_power": watts},
    )  # fmt: skip


def heater() -> TwinSnapshot:
    """Return a fan heater of 2 kW on a plug, off."""
    return twin(
        "plug", {"on": False, "power": 0.0}, twin_id="heater", channels=("on", "power"),
        settings={"appliance": "heater"},
        parameters={"on_power": 2000.0, "idle_power": 0.0, "on_minutes": 100.0, "off_minutes": 1.0},
    )  # fmt: skip


def in_one_zone(*twin_ids: str) -> HomeLinks:
    """Return that these twins share the living room."""
    return HomeLinks(
        zones={"living": Zone(zone_id="living", name="Living")},
        devices={twin_id: Device(twin_id=twin_id, zone="living") for twin_id in twin_ids},
    )


def weather(hours: float, **values: float) -> Environment:
    """Return surroundings that stay as they are."""
    steps = int(hours) + 2
    return Environment(start=0.0, step=HOUR, values={key: np.full(steps, value) for key, value in values.items()})


def run(
    twins: tuple[TwinSnapshot, ...],
    *happenings: Happening,
    hours: float,
    step: float = 60.0,
    links: HomeLinks | None = None,
    outside: Mapping[str, float] | None = None,
    start: float = 0.0,
    **more: object,
) -> HomeOutcome:
    """Return what happens; one member, the best estimate, unless told."""
    settings = {"members": 1, "environment": weather(hours, **(outside or {"outdoor_temperature": 0.0}))} | more
    return run_scenario(
        HomeScenario(
            twins=twins, links=links or HomeLinks(), happenings=happenings, start=start, horizon=hours * HOUR,
            step=step, **settings,
        )
    )  # fmt: skip


def course(outcome: HomeOutcome, twin_id: str, channel: str, *, baseline: bool = False) -> ChannelForecast:
    """Return the course of a twin's channel."""
    found = next(one for one in outcome.twins if one.twin_id == twin_id)
    return next(one for one in (found.baseline if baseline else found.channels) if one.channel == channel)


def at(forecast: ChannelForecast, hours: float) -> float:
    """Return a course's value after so many hours."""
    return float(forecast.value[int(np.searchsorted(forecast.times, hours * HOUR - 1e-6))])


def crossing(outcome: HomeOutcome, kind: str, of: str | None = None) -> LimitCrossing:
    """Return the crossing of a kind, of a twin or a circuit."""
    return next(one for one in outcome.crossings if one.kind == kind and of in {None, one.twin_id, one.circuit})


def said(outcome: HomeOutcome, message: str, twin_id: str | None = None) -> list[float]:
    """Return when an event of this message happens."""
    return [
        one.at for one in outcome.events if one.message.id == message and (twin_id is None or one.twin_id == twin_id)
    ]
