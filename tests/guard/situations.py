"""The labelled situations a guard is judged by, read from the corpus folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

CORPUS = Path(__file__).parent / "corpus"
DEVICES_FILE = "devices.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One device of the corpus, as its owner described it in the interview."""

    area: str
    kind: str
    main: str
    states: Mapping[str, Mapping[str, Any]]
    settings: Mapping[str, Any]
    roles: Mapping[str, list[str]] = field(default_factory=dict)
    plant: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A home, an action, and whether it is dangerous. hazards: any one of these explains the danger.

    near: lies within 1 K or 10 % of a limit. states, settings, roles and members change the devices; extra are further
    devices. home: persons (home, away, unknown), outdoor (°C), fuse (A), time (local), quiet hours, asleep, smoke,
    leak, sun. before: states so many seconds ago; flapping: so many commands within so many seconds; stale: the age of
    reports in s; trusted: devices whose twins have earned trust; bare: entities without a twin.
    """

    id: str
    label: Literal["dangerous", "harmless"]
    why: str
    devices: list[str]
    action: Any
    hazards: list[str] = field(default_factory=list)
    near: bool = False
    states: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    roles: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    members: Mapping[str, list[str]] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)
    home: Mapping[str, Any] = field(default_factory=dict)
    before: list[Mapping[str, Any]] = field(default_factory=list)
    flapping: Mapping[str, Any] = field(default_factory=dict)
    stale: Mapping[str, float] = field(default_factory=dict)
    trusted: list[str] = field(default_factory=list)
    bare: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    script: Mapping[str, Any] = field(default_factory=dict)
    scene: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    caller: Literal["user", "automation"] | None = None


@cache
def devices() -> dict[str, Device]:
    """Return all devices by name."""
    return {name: Device(**data) for name, data in _read(CORPUS / DEVICES_FILE).items()}


@cache
def situations() -> tuple[Situation, ...]:
    """Return all situations."""
    files = sorted(path for path in CORPUS.glob("*.yaml") if path.name != DEVICES_FILE)
    return tuple(Situation(**data) for path in files for data in _read(path))


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
