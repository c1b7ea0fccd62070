"""A twin's state as immutable values with a growing revision, and what was not believed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from .channel import Refusal, Value


class Source(StrEnum):
    """Who changed a state."""

    DEVICE = "device"
    USER = "user"
    AUTOMATION = "automation"
    TWIN = "twin"
    SIMULATION = "simulation"
    ROLLBACK = "rollback"
    RESTORE = "restore"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class TwinState:
    """What a twin held at one revision: values, when each was last reported, and since when it is so (epoch s)."""

    revision: int = 0
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    times: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    changed: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    source: Source = Source.RESTORE
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A report that was not believed."""

    channel: str
    raw: str
    refusal: Refusal
    at: float


class StaleRevisionError(ValueError):
    """A writer expected a revision that is no longer the current one."""


class Origin(NamedTuple):
    """Who changed a state, and by what (a context id)."""

    source: Source
    cause: str | None = None
