"""What classifying a device gives: a profile to make a twin from, or a refusal with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..const import Priority, Role
from ..core.messages import Message


class Phase(StrEnum):
    """At which point of a scan a candidate was refused."""

    DEVICE = "device"
    ENTITIES = "entities"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a device or an entity gets no twin."""

    phase: Phase
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceProfile:
    """What a twin of this device would be made of.

    key is the unique id of the twin's entry: device_<device id>, or entity_<reference> for an entity without a device.
    main, members and roles are references: registry ids, else entity ids. members are the entities that get a shadow,
    main among them. rank orders candidates, the higher the sooner; reason says in a message why it is worth a twin.
    """

    key: str
    device_id: str | None
    name: str
    kind: str
    main: str
    members: tuple[str, ...]
    roles: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    priority: Priority
    assumed_state: bool
    area_id: str | None
    rank: float
    reason: Message


def refused(phase: Phase, reason: str) -> Refusal:
    """Return a refusal whose reason takes no parameters."""
    return Refusal(phase, Message(reason))
