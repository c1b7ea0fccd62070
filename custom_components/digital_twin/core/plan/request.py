"""What a plan is asked for, and what it answers: plain values that cross to the worker process."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from ..home.rest import Rest
from ..messages import Message
from ..requests import Change, Environment
from ..scenario.units import Units
from ..series import Series
from ..twin import TwinSnapshot

COMMAND: Final = 0.1
"""kWh, at the average price, that each command of a plan has to gain: people read it, and devices wear with it."""


class Aim(StrEnum):
    """What a plan is to make small, or to reach."""

    COST = "cost"
    CARBON = "carbon"
    COMFORT = "comfort"
    CHARGE = "charge"
    FUSE = "fuse"
    SURVIVE = "survive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One aim. Of charge: the twin, the charge (%) it is to have by s after start. Of fuse: the most power (W).

    Of survive: from and by (s after start) there is no power but the home's own.
    """

    aim: Aim
    twin_id: str | None = None
    least: float | None = None
    most: float | None = None
    begin: float = 0.0
    by: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """Find commands for the twins named in controlled, within wishes; all other twins run as they would anyway.

    environment: price and feed_in (currency/kWh) and carbon_intensity (g/kWh) are read from it beside the weather.
    base: W that the home takes beside its twins now (None: unknown), rest: what it usually takes (None: base
    throughout). keep_charge: whether storages must end as full as they began. due: by when (s after start) what is put
    off without a wish of its own has to be there: a car as full as without the plan, a machine done (None: in the end).
    units: the home's, in whole or half degrees of which targets are set.
    recent: by twin id what its channels reported in the last days, for what nobody measures (how warm walls are).
    last_charges: by twin id of storages and cars that do not tell their charge now, what it was last (%), and when that
    was told (epoch s).
    """

    twins: tuple[TwinSnapshot, ...]
    controlled: tuple[str, ...]
    wishes: tuple[Wish, ...]
    start: float
    horizon: float = 86_400.0
    step: float = 900.0
    environment: Environment
    base: float | None = None
    rest: Rest | None = None
    keep_charge: bool = True
    units: Units = field(default_factory=Units)
    due: float | None = None
    seed: int = 0
    recent: Mapping[str, Mapping[str, Series]] = field(default_factory=dict)
    last_charges: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a course of the home comes to: energy from the grid and to it (kWh), cost (currency), carbon (kg), peak (W).

    discomfort: K·h outside what is comfortable, and hours that something wanted is off. short: kWh that a goal lacks.
    over: kWh above the fuse; dark: kWh that nobody delivers while there is no power. heat: kWh of heat in planned rooms
    that is no electricity: energy, cost and carbon leave it out. stored: kWh in batteries, tanks and electrically
    heated rooms in the end, from where only differences count. dark_from: s after start from when on something is
    missing while there is no power (None: nothing is). score: what the plan makes small.
    """

    energy: float
    exported: float
    cost: float
    carbon: float
    peak: float
    discomfort: float
    short: float
    over: float
    dark: float
    score: float
    heat: float = 0.0
    stored: float = 0.0
    dark_from: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A device that is left alone although commands for it would gain something: kWh at the average price."""

    name: str
    commands: int
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """The answer to PlanRequest: the commands, what they come to, what doing nothing and simple rules come to.

    reached: whether every wish that can be missed (charge, fuse, survive) is met. worth: what a kWh costs on average
    (currency). met: what is said of the wishes that are met. evaluations: courses tried; run_time in s. notes: what was
    left out, and why. left_out: devices whose commands would have gained less than COMMAND each.
    """

    changes: tuple[Change, ...]
    account: Account
    nothing: Account
    rules: Mapping[str, Account] = field(default_factory=dict)
    reached: bool = True
    worth: float = 0.0
    met: tuple[Message, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    evaluations: int = 0
    run_time: float = 0.0
    notes: tuple[Message, ...] = ()
