"""Homes of a few simple twins, played without noise."""

from collections.abc import Mapping

import numpy as np

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.course import Course
from custom_components.digital_twin.core.home.happenings import Happening
from custom_components.digital_twin.core.home.links import Adjacency, Device, HomeLinks, Joint, Zone
from custom_components.digital_twin.core.home.system import System
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.scenario.homes import HOUR, room
from tests.core.twins import twin


def play(
    twins: tuple[TwinSnapshot, ...],
    *happenings: Happening,
    hours: float = 4.0,
    step: float = 60.0,
    links: HomeLinks | None = None,
    members: int = 1,
    outside: Mapping[str, float] | None = None,
) -> Course:
    """Return what a home does."""
    return system(twins, hours=hours, step=step, links=links, members=members, outside=outside).run([happenings])[0]


def system(
    twins: tuple[TwinSnapshot, ...],
    *,
    hours: float = 4.0,
    step: float = 60.0,
    links: HomeLinks | None = None,
    members: int = 1,
    outside: Mapping[str, float] | None = None,
) -> System:
    values = {key: np.full(int(hours) + 2, value) for key, value in (outside or {"outdoor_temperature": 0.0}).items()}
    environment = Environment(start=0.0, step=HOUR, values=values)
    grid = Grid.over(0.0, hours * HOUR, step)
    return System(twins, links or HomeLinks(), environment, grid, members=members, seed=3)


def lamp(on: bool = False, twin_id: str = "lamp", **more: object) -> TwinSnapshot:
    return twin(
        "light", {"on": on}, twin_id=twin_id, channels=("on", "power"),
        parameters={"rated_power": 100.0, "standby_power": 0.0}, **more,
    )  # fmt: skip


def steady(watts: float, twin_id: str, **more: object) -> TwinSnapshot:
    return twin(
        "plug", {"on": True, "power": watts}, twin_id=twin_id, channels=("on", "power"),
        settings={"appliance": "network"}, parameters={"on_power": watts, "idle_power": watts}, **more,
    )  # fmt: skip


def two_rooms(joint: Joint, *, door: str | None = None, open_: bool | None = None) -> HomeLinks:
    return HomeLinks(
        zones={name: Zone(zone_id=name, name=name) for name in ("warm", "cold")},
        devices={name: Device(twin_id=name, zone=name) for name in ("warm", "cold")},
        adjacency=(Adjacency(first="warm", second="cold", joint=joint, door=door, open=open_),),
    )


WARM = room("warm", temperature=24.0, mode="off", heating_rate=2.0, settings={"rated_power": 1200.0})
COLD = room("cold", temperature=14.0, mode="off", heating_rate=2.0, settings={"rated_power": 1200.0})
