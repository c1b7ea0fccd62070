"""What joins the twins of a home: zones of air, circuits, supplies and the ways by which they are reached."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Supply(StrEnum):
    """What keeps a device running."""

    MAINS = "mains"
    BATTERY = "battery"
    UPS = "ups"


class Restore(StrEnum):
    """How a device comes back with the power."""

    LAST = "last"
    ON = "on"
    OFF = "off"


class Reach(StrEnum):
    """The way Home Assistant reaches a device: its integration's iot_class in short."""

    LOCAL = "local"
    CLOUD = "cloud"
    ASSUMED = "assumed"

    @classmethod
    def of(cls, iot_class: str | None) -> Reach:
        """Return the way that an integration's iot_class stands for; local where it has none."""
        name = iot_class or ""
        return cls.CLOUD if name.startswith("cloud") else cls.ASSUMED if name.startswith("assumed") else cls.LOCAL


class Joint(StrEnum):
    """What separates two zones."""

    OPEN = "open"
    """No door at all, or one that always stands open."""
    DOOR = "door"
    WALL = "wall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """An area as one body of air.

    volume: m³; temperature (°C) and humidity (%): of its air now, None: as its twins say. outdoors: whether it is none
    (a garden, a balcony). lived_in: whether people stay there, not only pass (a hall) or keep things (a garage).
    """

    zone_id: str
    name: str
    volume: float = 40.0
    temperature: float | None = None
    humidity: float | None = None
    outdoors: bool = False
    lived_in: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjacency:
    """Two zones side by side. door: the binary twin that tells whether the door between them stands open.

    conductance: W/K by which they exchange heat while it is open (a wall: always); None: typical of the joint. open:
    whether the door stands open, where no twin tells; None: nobody knows. share: of what is typical of such a joint,
    where it only may be there.
    """

    first: str
    second: str
    joint: Joint = Joint.WALL
    door: str | None = None
    conductance: float | None = None
    open: bool | None = None
    share: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Circuit:
    """A fuse or a meter. limit: A per phase, None: unknown; voltage: V. parent: the circuit that feeds it.

    phases: how many it has; phase: of a circuit of one, which of its feeder's it is (1..3; 0: nobody knows). meter: the
    twin that measures its power; main: whether the whole home hangs on it.
    """

    circuit_id: str
    name: str
    limit: float | None = None
    voltage: float = 230.0
    phases: int = 1
    phase: int = 0
    parent: str | None = None
    meter: str | None = None
    main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """How one twin hangs in the home. Whatever is None or empty is unknown, and taken as typical of its kind.

    zone: its area. circuit: its fuse (None: the main one); phase: 1..3, 0: all of them alike, or nobody knows. backup:
    min for which a UPS, or its own battery, carries it without the mains, unsure: how little that is known (standard
    deviation of its logarithm). hub: without which it cannot be reached (a key of HomeLinks.hubs). measures: of a
    sensor, what of its zone (temperature, humidity, illuminance, occupancy), of the home (power) or of its surroundings
    (outdoor_temperature) it shows. shades: of a cover, the zone whose window it shades; window_of: of a contact, the
    zone whose window it is at. inrush: A that it takes for an instant when its power comes back.
    """

    twin_id: str
    zone: str | None = None
    circuit: str | None = None
    phase: int = 0
    supply: Supply | None = None
    backup: float = 0.0
    unsure: float = 0.0
    restore: Restore | None = None
    reach: Reach = Reach.LOCAL
    hub: str | None = None
    measures: str | None = None
    shades: str | None = None
    window_of: str | None = None
    inrush: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeLinks:
    """The home as one system.

    hubs: per hub the twin of the plug or device that it runs on (None: unknown); hub_names: what people call them.
    mains_hubs: of those without a twin the ones that are devices of their own on the mains, with the min for which a
    UPS carries them (0: none). network: the twins without whose power nothing at all is reached (router, switch);
    router_backup: min for which the router goes on without the mains where it is none of them. measured_power: what the
    main meter shows now in W, None: no meter. residents: how many people live here.
    """

    zones: Mapping[str, Zone] = field(default_factory=dict)
    adjacency: tuple[Adjacency, ...] = ()
    circuits: Mapping[str, Circuit] = field(default_factory=dict)
    devices: Mapping[str, Device] = field(default_factory=dict)
    hubs: Mapping[str, str | None] = field(default_factory=dict)
    hub_names: Mapping[str, str] = field(default_factory=dict)
    mains_hubs: Mapping[str, float] = field(default_factory=dict)
    network: tuple[str, ...] = ()
    router_backup: float = 0.0
    measured_power: float | None = None
    residents: int = 2

    def device(self, twin_id: str) -> Device:
        """Return how a twin hangs in the home; nothing known of it: a device of its own."""
        return self.devices.get(twin_id) or Device(twin_id=twin_id)

    def hub_name(self, hub: str) -> str:
        """Return what a hub is called: by its key where nobody told."""
        return self.hub_names.get(hub, hub)

    def circuit_named(self, name: str) -> str | None:
        """Return the id of a circuit by its id, or by its name as people write it; None: there is none."""
        if name in self.circuits:
            return name
        wanted = name.strip().casefold()
        return next((key for key, circuit in self.circuits.items() if circuit.name.casefold() == wanted), None)

    def in_zone(self, zone_id: str) -> tuple[str, ...]:
        """Return the twins of a zone."""
        return tuple(twin_id for twin_id, device in self.devices.items() if device.zone == zone_id)

    @property
    def main(self) -> Circuit | None:
        """Return the circuit that the whole home hangs on."""
        roots = [circuit for circuit in self.circuits.values() if circuit.parent is None]
        return next((circuit for circuit in roots if circuit.main), roots[0] if len(roots) == 1 else None)
