"""What crosses between the running home and the rehearsal process.

Frames: a length (4 bytes, big endian), then the body. Towards the child it is a pickle of a Request: written by this
integration itself. From the child it is JSON only, since what plays in there comes from automations nobody vouches for.
"""

import json
import pickle
import re
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, BinaryIO, overload

from ..core.requests import Environment, OwnHazard
from ..core.twin import TwinSnapshot

FRAME_LIMIT = 128 * 1024 * 1024
HEADER = struct.Struct(">I")
PIECE = 2000
"""Changes that are pickled at once: about a millisecond."""
ITEMS = 40
DEVICE_DOMAINS = (
    "alarm_control_panel", "button", "climate", "cover", "fan", "humidifier", "light", "lock", "media_player",
    "number", "select", "siren", "switch", "vacuum", "valve", "water_heater",
)  # fmt: skip
"""Domains whose actions a rehearsal carries out itself."""
TARGET_KEYS = frozenset({"entity_id", "device_id", "area_id", "floor_id", "label_id"})
ENTITY = re.compile(r"\b[a-z_]+\.[a-z0-9_]+\b")
"""What looks like an entity's id in a text."""
type Disturbance = tuple[float, str, Mapping[str, Any]]
"""What happens when: epoch s, kind and data, see child/disturb.py."""
BY_HAND = "by_hand"
"""Who did what no automation of the home did, in a past that is rehearsed."""
THESE_ACTIONS = "these_actions"
"""Who does what the actions to try do, where they are more than one script."""
AT_LEAST, A_DAY = 120.0, 15.0
"""Real s that a rehearsal may take, and every day of it on top."""
REPORT = 60.0
"""s that the findings and the report may take after a rehearsal that used all of its time."""
WORDS = 64
"""Different states of one entity that are kept once; those with more are numbers, each its own."""


class Told(StrEnum):
    """What a message from the child is."""

    READY = "ready"
    PROGRESS = "progress"
    PART = "part"
    RESULT = "result"
    ABORTED = "aborted"
    ERROR = "error"


class Way(StrEnum):
    """Where an entity's states come from in a rehearsal."""

    SIMULATED = "simulated"
    COMMANDED = "commanded"
    REAL = "real"
    HISTORY = "history"
    PATTERN = "pattern"
    FROZEN = "frozen"
    MISSING = "missing"


type Change = tuple[float, str, Mapping[str, Any] | None]


class Changes(Sequence[Change]):
    """Changes in columns: a week of a home's states in a tenth of the memory that tuples take."""

    __slots__ = ("_attributes", "_states", "_times", "_words")

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        """Take the first."""
        self._times = array("d")
        self._states: list[str] = []
        self._attributes: dict[int, Mapping[str, Any]] = {}
        self._words: dict[str, str] = {}
        self.extend(changes)

    def extend(self, changes: Iterable[Change]) -> None:
        """Take more."""
        for at, state, attributes in changes:
            if attributes is not None:
                self._attributes[len(self._states)] = attributes
            self._times.append(at)
            if len(self._words) < WORDS:
                self._words.setdefault(state, state)
            self._states.append(self._words.get(state, state))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._states)

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Change]: ...
    def __getitem__(self, index: int | slice) -> Change | Sequence[Change]:
        """Return one, or some."""
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(len(self)))]
        return self._times[index], self._states[index], self._attributes.get(index)

    def __iter__(self) -> Iterator[Change]:
        """Return them one after another."""
        known = self._attributes.get
        return (
            (at, state, known(index)) for index, (at, state) in enumerate(zip(self._times, self._states, strict=True))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCourse:
    """An entity's state at the start, and what is replayed: (epoch s, state, attributes or None for the last ones).

    since: since when (epoch s) it is so; extra: what a helper keeps beyond its state to be restored from.
    """

    entity_id: str
    state: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    since: float | None = None
    extra: Mapping[str, Any] | None = None
    way: Way = Way.FROZEN
    changes: Sequence[Change] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one source entity shows of a twin's channels, and which of them a command to it sets.

    sensor: the channel whose value is the entity's state, with digits decimals. of: the source that this entity is the
    shadow of; guarded: whether a command to the shadow is checked and passed on, and not refused.
    """

    entity_id: str
    shown: frozenset[str] = frozenset()
    driven: frozenset[str] = frozenset()
    sensor: str | None = None
    digits: int = 1
    of: str | None = None
    guarded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedTwin:
    """A twin to simulate, its views, its windows' entities, its area, and the s between two looks at what it measures.

    delay: s from a command until the device obeys. schedule: s between two reports of the channels that are told by the
    clock, however they change meanwhile.
    """

    snapshot: TwinSnapshot
    views: tuple[View, ...]
    windows: tuple[str, ...] = ()
    area: str | None = None
    interval: float = 300.0
    delay: float = 0.0
    schedule: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPlan:
    """A config entry: one of a helper that runs in the child as at home (real), else a name devices hang on."""

    entry_id: str
    domain: str
    title: str
    data: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    version: int = 1
    minor_version: int = 1
    unique_id: str | None = None
    real: bool = False
    subentries: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the home is, and in which units and language it speaks."""

    time_zone: str
    latitude: float
    longitude: float
    elevation: int = 0
    name: str = "Home"
    country: str | None = None
    currency: str = "EUR"
    language: str = "en"
    metric: bool = True
    radius: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Automation:
    """An automation: its entity id, its raw configuration, whether it is on, and when it last ran (ISO time)."""

    entity_id: str
    name: str
    config: Mapping[str, Any]
    enabled: bool = True
    last_triggered: str | None = None
    under_test: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A calendar with its events, or a to-do list with its items.

    items: by the fields of Home Assistant's own classes, times as ISO text.
    """

    entity_id: str
    platform: str
    unique_id: str | None = None
    name: str | None = None
    features: int = 0
    items: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSources:
    """The entities on which facts of the home hang that hazards look at.

    power: the home's meter, by the factor from its unit to W. detectors: the fact that each of them brings about.
    occupied: by twin id what sees people in the area of the device.
    """

    tracked: bool = False
    asleep: str | None = None
    power: str | None = None
    power_factor: float = 1.0
    detectors: Mapping[str, str] = field(default_factory=dict)
    alarms: tuple[str, ...] = ()
    occupied: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def entities(self) -> set[str]:
        """Return all of them."""
        named = {name for name in (self.asleep, self.power) if name is not None}
        return named.union(self.detectors, self.alarms, *self.occupied.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a rehearsal may use: wall and CPU time in s, memory in MiB, events in one virtual second, entries told.

    wall: after which it is broken off and tells what it has. cpu: of the rehearsal with its report, at which the kernel
    ends the process and nothing is told: always later. memory: of the whole process, watched; and what it may take at
    most beyond what it holds, by the kernel's hand. told, runs: actions and runs that are told one by one. stuck: CPU
    time in s within one turn of the loop.
    """

    wall: float = AT_LEAST
    cpu: float = AT_LEAST + REPORT
    memory: int = 400
    flood: int = 20_000
    told: int = 4_000
    runs: int = 400
    stuck: float = 8.0


def limits_of(duration: float) -> Limits:
    """Return what a rehearsal of so many s may use: a day takes about a second, on a small machine several."""
    wall = AT_LEAST + A_DAY * duration / 86_400.0
    return Limits(wall=wall, cpu=wall + REPORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One rehearsal. start in epoch s, duration in s. actions run as a script at the start.

    services: those registered at home as (domain, service, answers: none, optional or only). config: the YAML of
    helpers by domain. storage: the JSON of Home Assistant's registries by their storage keys. past: of entities that
    helpers look back at, what they were before the start (epoch s, state). templates: the home's own macros by file
    name. risks: how much harm actions of a domain can do (core Risk). facts: where the home's facts come from that
    hazards look at; safety, twin_limits and own: the user's rules for hazards (core CheckRequest). disturbances:
    what happens on the way. forecasts: what weather entities foretell now, by their ids and the
    kind of forecast. users: by entity id and time (epoch s) of a replayed change the id of whoever made it. watched:
    the entities whose courses are kept; None for all.
    """

    id: int
    start: float
    duration: float
    place: Place
    seed: int = 0
    automations: tuple[Automation, ...] = ()
    scripts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    actions: tuple[Mapping[str, Any], ...] = ()
    config: Mapping[str, Any] = field(default_factory=dict)
    blueprints: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
    storage: Mapping[str, bytes] = field(default_factory=dict)
    entries: tuple[EntryPlan, ...] = ()
    entities: tuple[EntityCourse, ...] = ()
    agendas: tuple[Agenda, ...] = ()
    twins: tuple[SimulatedTwin, ...] = ()
    environment: Environment | None = None
    persons: tuple[str, ...] = ()
    past: Mapping[str, tuple[tuple[float, str], ...]] = field(default_factory=dict)
    watched: frozenset[str] | None = None
    services: tuple[tuple[str, str, str], ...] = ()
    risks: Mapping[str, str] = field(default_factory=dict)
    facts: FactSources = field(default_factory=FactSources)
    safety: Mapping[str, float] = field(default_factory=dict)
    twin_limits: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    own: tuple[OwnHazard, ...] = ()
    disturbances: tuple[Disturbance, ...] = ()
    forecasts: Mapping[str, Mapping[str, Sequence[Mapping[str, Any]]]] = field(default_factory=dict)
    users: Mapping[str, Mapping[float, str]] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Courses:
    """Entities of the request that was sent before, in pieces; last says that it is complete."""

    id: int
    entities: tuple[EntityCourse, ...]
    last: bool


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop the rehearsal of that id."""

    id: int


class FrameTooLargeError(ValueError):
    """A frame is larger than FRAME_LIMIT."""


def in_pieces(request: Request) -> Iterator[Request | Courses]:
    """Return a request without its entities, then these in pieces, so that no single pickle holds a thread up."""
    yield replace(request, entities=())
    piece: list[EntityCourse] = []
    weight = 0
    for course in request.entities:
        for begin in range(0, max(len(course.changes), 1), PIECE):
            piece.append(replace(course, changes=course.changes[begin : begin + PIECE]))
            weight += 20 + len(piece[-1].changes)
            if weight >= PIECE:
                yield Courses(request.id, tuple(piece), last=False)
                piece, weight = [], 0
    yield Courses(request.id, tuple(piece), last=True)


class Joining:
    """Puts the entities of a request together again from their pieces."""

    def __init__(self, request: Request) -> None:
        """Take the request that came without them."""
        self.request = request
        self._courses: dict[str, EntityCourse] = {}
        self._changes: dict[str, Changes] = {}

    def add(self, courses: Iterable[EntityCourse]) -> None:
        """Take a piece."""
        for course in courses:
            self._courses.setdefault(course.entity_id, replace(course, changes=()))
            self._changes.setdefault(course.entity_id, Changes()).extend(course.changes)

    def whole(self) -> Request:
        """Return the request with all that came."""
        entities = (replace(course, changes=self._changes[name]) for name, course in self._courses.items())
        return replace(self.request, entities=tuple(entities))


def report_pieces(report: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Return a report as (key, part) pieces that are quickly read; parts of one key belong together."""
    for key, value in report.items():
        if isinstance(value, list) and value:
            for begin in range(0, len(value), ITEMS):
                yield key, value[begin : begin + ITEMS]
        elif isinstance(value, dict) and key in ("numbers", "words"):
            yield key, {}
            for name, course in value.items():
                yield key, {name: course}
        else:
            yield key, value


def add_piece(report: dict[str, Any], key: str, part: Any) -> None:
    """Put a piece to the others."""
    present = report.setdefault(key, part)
    if present is part:
        return
    if isinstance(present, list):
        present.extend(part)
    else:
        present.update(part)


def encode_request(message: Request | Courses | Cancel) -> bytes:
    """Return the frame of a message to the child. Raises FrameTooLargeError."""
    return _frame(pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL))


def decode_request(body: bytes) -> Request | Courses | Cancel:
    """Return the message of a frame's body, in the child."""
    message: Request | Courses | Cancel = pickle.loads(body)  # noqa: S301 -- written by the running home itself
    return message


def encode_told(message: Mapping[str, Any]) -> bytes:
    """Return the frame of a message from the child. Raises FrameTooLargeError."""
    return _frame(json.dumps(message, separators=(",", ":"), default=str).encode())


def decode_told(body: bytes) -> dict[str, Any]:
    """Return the message of a frame's body. Raises ValueError for anything that is no JSON mapping."""
    message = json.loads(body)
    if not isinstance(message, dict):
        raise ValueError("not a mapping")  # noqa: TRY004 -- one kind of error for a malformed frame
    return message


def body_length(header: bytes) -> int:
    """Return the length of the body that follows a header. Raises FrameTooLargeError."""
    (length,) = HEADER.unpack(header)
    return _checked(int(length))


def read_body(stream: BinaryIO) -> bytes | None:
    """Return the body of the next frame of a blocking stream, or None at its end."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    length = body_length(header)
    body = stream.read(length)
    return body if len(body) == length else None


def _frame(body: bytes) -> bytes:
    return HEADER.pack(_checked(len(body))) + body


def _checked(length: int) -> int:
    if length > FRAME_LIMIT:
        raise FrameTooLargeError(f"frame of {length} bytes is over the limit of {FRAME_LIMIT}")
    return length
