"""How a case and its harmless double are written, and the devices they are made of."""

from dataclasses import dataclass, field

from custom_components.digital_twin.core.requests import Change, CircuitLoad
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.safety.builders import START
from tests.core.twins import thermostat, twin

AWAY = {"people_home": 0.0}
SMOKE, LEAK = {"smoke": 1.0}, {"leak": 1.0}
ROOM = {"time_constant": 15.0, "heating_rate": 2.5}
TANK = {"time_constant": 60.0, "heating_rate": 12.0}
NIGHT = {"quiet": 1.0, "time_of_day": 82_800.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A check, and whether this hazard is to be found in it.

    edge: it lies right at the hazard's limit.

    ahead: nobody does anything, it comes by itself.
    """

    hazard: str
    why: str
    fires: bool
    twins: tuple[TwinSnapshot, ...]
    changes: tuple[Change, ...]
    facts: dict[str, float] = field(default_factory=dict)
    limits: dict[str, float] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    circuits: dict[str, CircuitLoad] = field(default_factory=dict)
    outdoor: float = 5.0
    edge: bool = False
    ahead: bool = False


def pair(hazard: str, *, edge: bool = False, **parts: object) -> list[Case]:
    """Return two cases that are alike but for the parts given as (dangerous, harmless)."""
    both = []
    for index, fires in enumerate((True, False)):
        own = {key: part[index] if isinstance(part, Either) else part for key, part in parts.items()}
        twins, changes = own.pop("twins"), own.pop("changes")
        both.append(
            Case(
                hazard=hazard,
                fires=fires,
                edge=edge,
                why=str(own.pop("why")),
                twins=twins if isinstance(twins, tuple) else (twins,),
                changes=changes if isinstance(changes, tuple) else (changes,),
                **own,
            )
        )
    return both


class Either(tuple[object, object]):
    """What differs: in the dangerous case, and in the harmless one."""

    __slots__ = ()


def either(dangerous: object, harmless: object) -> Either:
    """Return what differs between the two cases of a pair."""
    return Either((dangerous, harmless))


def plug(appliance: str = "lamp", *, on: bool = False, since: float = 86_400.0, **settings: object) -> TwinSnapshot:
    """Return a plug with something on it, switched so many s ago."""
    return twin("plug", {"on": on}, settings={"appliance": appliance} | settings, changed={"on": START - since})


def room(temperature: float, *, target: float = 20.0, mode: str = "heat", **settings: object) -> TwinSnapshot:
    """Return a room of a learned building."""
    return thermostat(temperature, target, mode, parameters=ROOM, settings=settings)


def tank(temperature: float = 54.0, **settings: object) -> TwinSnapshot:
    """Return a tank that heats to 55 °C."""
    values = {"temperature": temperature, "target_temperature": 55.0, "operation": "electric"}
    return twin("water_heater", values, parameters=TANK, settings=settings)


def circuit(limit: float) -> dict[str, CircuitLoad]:
    """Return a kitchen's circuit with 1500 W on it beside a plug, and what its fuse carries (W)."""
    return {"kitchen": CircuitLoad(name="Kitchen", limit=limit, untouched=1500.0, twins=("plug",))}


def gate(position: float, **settings: object) -> TwinSnapshot:
    """Return a garage door."""
    return twin("garage_door", {"position": position, "obstruction": False}, settings=settings)


def window_room(*, is_open: bool) -> TwinSnapshot:
    """Return a room with a window, neither warm nor cold."""
    return thermostat(20.0, 20.0, parameters=ROOM, values={"window": is_open})


def level(kind: str, percent: float, **settings: object) -> TwinSnapshot:
    """Return a pump's plug or a valve with a level."""
    values = {"on": False, "level": percent} if kind == "plug" else {"position": 0.0, "level": percent}
    return twin(kind, values, settings=settings)
