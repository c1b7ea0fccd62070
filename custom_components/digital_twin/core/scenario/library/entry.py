"""The library: scenarios by name, each with its parameters and a text of what it assumes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from enum import StrEnum
from typing import Any

from ...channel import KELVIN
from ...home.happenings import Happening
from ...home.links import HomeLinks
from ...messages import Message
from ...twin import TwinSnapshot
from ..parse import Words, duration_told, inside, shown
from ..plan import Selector
from ..problems import Notebook
from ..reader import Reader
from ..request import LoadTest
from ..units import Scale, Units

DAY, HOUR, MINUTE = 86_400.0, 3600.0, 60.0


class Sort(StrEnum):
    """What a parameter is."""

    NUMBER = "number"
    DURATION = "duration"
    MOMENT = "moment"
    CHOICE = "choice"
    TWIN = "twin"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of a library scenario. default None: found by the home itself, or not needed.

    lower and upper bound a number (in unit) and a duration or moment (s); options are those of a choice; whole: no
    fraction is allowed.
    """

    name: str
    sort: Sort
    default: Any = None
    unit: str | None = None
    lower: float = 0.0
    upper: float = 1e9
    options: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What an entry looks at to find its way about this home. scale: in which unit a twin's channel is written."""

    twins: Mapping[str, TwinSnapshot]
    scale: Callable[[str, str], Scale]
    links: HomeLinks
    start: float
    horizon: float

    def of_kind(self, *kinds: str) -> list[TwinSnapshot]:
        """Return the twins of these kinds."""
        return [twin for twin in self.twins.values() if twin.spec.kind in kinds]

    def needed(self, parameter: str, given: Sequence[str] | None, able: Sequence[TwinSnapshot]) -> tuple[str, ...]:
        """Return the twins given, else the first that is able to; raises NeedsError for those that are not."""
        known = {twin.spec.twin_id: twin.spec.name for twin in able}
        chosen = tuple(given or tuple(known)[:1])
        if not chosen or any(twin_id not in known for twin_id in chosen):
            raise NeedsError(parameter, known.values())
        return chosen

    def circuit(self, named: str | None) -> str | None:
        """Return the id of a circuit named by that or by its name, None: none is; raises NeedsError for no such one."""
        if named is None:
            return None
        if (found := self.links.circuit_named(named)) is None:
            raise NeedsError("circuit", self.links.circuits)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """What a library scenario means in this home."""

    happenings: tuple[Happening, ...] = ()
    load_test: LoadTest | None = None
    assumed: tuple[Message, ...] = ()


class NeedsError(ValueError):
    """A scenario needs something this home does not have, or a parameter that says what is meant."""

    def __init__(self, parameter: str, allowed: Iterable[str] = (), *, lacks: str | None = None) -> None:
        """Name the parameter that would help, and what this home has for it; lacks: a problem that none can mend."""
        self.parameter, self.allowed, self.lacks = parameter, tuple(allowed), lacks
        super().__init__(parameter)


type Builder = Callable[[Mapping[str, Any], Around], Expansion]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A library scenario. assumes: the id of the text that says what it takes for granted, with words' parameters.

    horizon: s, or (by) the name of the duration that it lasts for, and how long it is watched after. repeated: the
    names of a number and of the duration after which each comes again, and how long the last one takes at most (s).
    """

    id: str
    parameters: tuple[Parameter, ...]
    assumes: str
    build: Builder
    horizon: float = DAY
    by: str | None = None
    after: float = 0.0
    defaults: Mapping[str, Any] = field(default_factory=dict)
    repeated: tuple[str, str, float] | None = None

    def usual(self) -> Message:
        """Return what it takes for granted with its usual parameters."""
        given = {one.name: one.default for one in self.parameters if one.default is not None}
        step = {"step": abs(given["offset"]), "unit": KELVIN} if "offset" in given else {}
        return Message(self.assumes, {"percent": given.get("charge", 0.0), **given, **step})

    def span(self, given: Mapping[str, Any], start: float, zone: tzinfo) -> float:
        """Return the horizon (s) for parameters as written, from start (epoch s) in the home's zone on."""
        words = Words(Notebook(), start, zone)
        given = {name: value for name, value in given.items() if value is not None}
        begin = max(words.moment(given["at"], "at") or 0.0, 0.0) if "at" in given else 0.0
        if self.repeated is not None:
            count, every, last = self.repeated
            often = words.number(given.get(count, self._default(count)), count) or 1.0
            pause = words.duration(given.get(every, self._default(every)), every) or 0.0
            return min(max(begin + (often - 1.0) * pause + last, self.horizon), 7 * DAY)
        if self.by is None:
            return min(begin + self.horizon, 7 * DAY)
        lasts = words.duration(given.get(self.by, self._default(self.by)), self.by) or self.horizon
        return min(begin + max(lasts + self.after, self.horizon if self.after == 0.0 else 0.0), 7 * DAY)

    def _default(self, name: str) -> Any:
        return next(one.default for one in self.parameters if one.name == name)


LIBRARY: dict[str, Entry] = {}


def register(entry: Entry) -> None:
    """Make a library scenario known. Raises ValueError when its id is taken."""
    if entry.id in LIBRARY:
        raise ValueError(f"scenario {entry.id} is registered already")
    LIBRARY[entry.id] = entry


def read_parameters(
    entry: Entry,
    given: Mapping[str, Any],
    notes: Notebook,
    when: tuple[float, tzinfo, Units],
    find: Callable[[Selector, str], tuple[str, ...]],
) -> dict[str, Any]:
    """Return the parameters of an entry, checked; what is wrong is noted by its path.

    when: the start (epoch s) and the home's zone, for times of day, and its units. Defaults are in the core's; what is
    given as None is not given.
    """
    words = Words(notes, *when)
    reader = Reader(words)
    known = {parameter.name: parameter for parameter in entry.parameters}
    for key in given:
        if key not in known:
            notes.add(inside("parameters", shown(key)), "unknown_key", allowed=", ".join(sorted(known)))
    result: dict[str, Any] = {}
    for name, parameter in known.items():
        told, path = given.get(name), inside("parameters", name)
        value = parameter.default if told is None else told
        if value is None or (parameter.sort is Sort.NUMBER and told is None):
            result[name] = value
        elif parameter.whole:
            result[name] = words.whole(value, path, int(parameter.lower), int(parameter.upper))
        elif parameter.sort is Sort.NUMBER:
            scale = words.units.of(parameter.unit)
            result[name] = words.scaled(value, path, scale, parameter.lower, parameter.upper)
        elif parameter.sort is Sort.CHOICE:
            result[name] = words.choice(value, path, parameter.options)
        elif parameter.sort is Sort.TWIN:
            selector = reader.selector(value, path)
            result[name] = None if selector is None else find(selector, path)
        elif parameter.sort is Sort.NAME:
            result[name] = words.text(value, path)
        else:
            found = words.duration(value, path) if parameter.sort is Sort.DURATION else words.moment(value, path)
            if found is not None and not parameter.lower <= found <= parameter.upper:
                lower, upper = duration_told(parameter.lower), duration_told(parameter.upper)
                notes.add(path, "length", value=shown(value), lower=lower, upper=upper)
            result[name] = found
    return result


def expand(entry: Entry, parameters: Mapping[str, Any], around: Around) -> Expansion:
    """Return what an entry means with these parameters. Raises NeedsError where the home lacks what it is about."""
    return entry.build(parameters, around)
