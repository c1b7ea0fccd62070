"""How a device, its entities and its way of speaking are written down."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..physics.world import World

type Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One reported quantity."""

    read: Callable[[World], Any]
    step: float | None = None
    """Resolution of a number; None for anything else."""
    noise: float = 0.0
    """Standard deviation of the sensor's own noise, in the quantity's unit."""
    measured: bool = True
    """A sensor's reading, which can stick and drift; false for settings and switch positions."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When an entity speaks; all in seconds of virtual time."""

    every: float = 0.0
    """Shortest time between two looks at the world; 0 is every step."""
    poll: bool = False
    """Report each look, changed or not."""
    late: float = 0.0
    """Time between look and report."""
    foreign: bool = False
    """Reports come with a context of their own."""
    on_command: bool = True
    """Look again right after a command; false waits for the next regular look."""


PUSH = Rule()
HOURLY = Rule(every=3600.0)


@dataclass(frozen=True, slots=True)
class EntitySpec:
    """One entity: its fixed entity id, its quantities and its traits in Home Assistant's words."""

    platform: str
    object_id: str
    fields: Mapping[str, Field]
    rule: Rule = PUSH
    name: str | None = None
    """None: the entity bears the device's name."""
    traits: Mapping[str, Any] = field(default_factory=dict)

    @property
    def entity_id(self) -> str:
        """The entity id, which is the unique id as well."""
        return f"{self.platform}.{self.object_id}"


@dataclass(frozen=True, slots=True)
class DeviceSpec:
    """One device as one make builds it."""

    key: str
    name: str
    area: str | None
    maker: str
    model: str
    entities: tuple[EntitySpec, ...]
    commands: Mapping[str, Callable[..., None]] = field(default_factory=dict)
    """Command name → what it does to the world, with the command's arguments as keywords."""
    mqtt: bool = False
    mains: bool = True
    """Silent during an outage; false for what runs on batteries or lives elsewhere."""
    jam: Callable[[World, bool], None] | None = None
    """Blocks or frees its motor."""
    service: bool = False
    """Not a thing but a service, as a weather forecast is."""

    def full_name(self, entity: EntitySpec) -> str:
        """Return the entity's name as Home Assistant shows it."""
        return f"{self.name} {entity.name}" if entity.name else self.name
