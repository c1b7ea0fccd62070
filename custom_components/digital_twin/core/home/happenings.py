"""What may happen to a home in a scenario: commands, values, weather, faults, outages and people."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..channel import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A condition on a channel of a twin, or (twin_id None) on a quantity of the surroundings.

    It holds above and below these bounds (the channel's unit), or where the channel equals a value, for lasting s on
    end; a happening comes the first time that it does.
    """

    twin_id: str | None = None
    channel: str
    above: float | None = None
    below: float | None = None
    equals: Value | None = None
    lasting: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that begins at s after the start, or when a condition first holds after that, and lasts for s.

    duration None: for good.
    """

    at: float = 0.0
    when: When | None = None
    duration: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(Happening):
    """Channels of a twin are set, as an action would. With a duration they go back to what they were after it."""

    twin_id: str
    commands: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given(Happening):
    """A channel takes a value, whatever the device would do: a window that is opened, a level that is read."""

    twin_id: str
    channel: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings(Happening):
    """A quantity of the environment differs: set to a value, or changed by factor and then by offset.

    clear: of the sun, how far the clouds that are expected give way before that, from 0 (not at all) to 1 (none left).

    quantity: outdoor_temperature (°C), outdoor_humidity (%), sun (W/m²), price, feed_in (currency/kWh),
    carbon_intensity (g/kWh), workday (1, on free days 0), people.
    """

    quantity: str
    value: float | None = None
    offset: float = 0.0
    factor: float = 1.0
    clear: float = 0.0


class FaultKind(StrEnum):
    """How a device fails."""

    STUCK = "stuck"
    DRIFT = "drift"
    DEAD = "dead"
    LOST_COMMANDS = "lost_commands"
    DELAY = "delay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault(Happening):
    """A device, or one of its channels, fails.

    stuck: the channel shows value (None: what it showed) from then on, and what controls by it is misled; drift: it
    shows rate (unit/h) more every hour; dead: the device does nothing and draws nothing; lost_commands: it obeys none;
    delay: it obeys delay s later.
    """

    twin_id: str
    kind: FaultKind
    channel: str | None = None
    value: Value | None = None
    rate: float = 0.0
    delay: float = 0.0


class Lost(StrEnum):
    """What is out of order in an outage."""

    POWER = "power"
    INTERNET = "internet"
    HUB = "hub"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage(Happening):
    """Power, the internet or a hub fails. which: the circuit (None: the whole home) or the hub."""

    lost: Lost
    which: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy(Happening):
    """So many people are at home, or (zone) in a zone."""

    people: float
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load(Happening):
    """A circuit (None: the main one) carries so many W more than its twins draw: what a load test raises."""

    power: float
    circuit: str | None = None
    phase: int = 0
