"""What an earlier scenario was about, so that it can be held against what happens: by its library name or its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import ATTR_ENTITY_ID, STATE_ON
from homeassistant.util import dt as dt_util

from ..core.channel import KELVIN
from ..core.scenario.library import LIBRARY
from ..core.scenario.parse import Words
from ..core.scenario.problems import Notebook
from .waves import COLD_SNAP, HEAT_WAVE

if TYPE_CHECKING:
    from ..core.scenario.units import Units
    from ..store.records import ScenarioRecord

POWER, INTERNET, HUB, AWAY, WINDOW = (
    "power_outage", "internet_outage", "hub_outage", "everybody_away", "window_left_open",
)  # fmt: skip
KINDS: Final = frozenset({POWER, INTERNET, HUB, AWAY, WINDOW, HEAT_WAVE, COLD_SNAP})
OUTAGES: Final[Mapping[str, str]] = {"power": POWER, "internet": INTERNET, "hub": HUB}
CUSTOM: Final = "custom"
OPEN: Final = (True, 1, STATE_ON, "open")
HOTTER, COLDER = 5.0, -5.0
"""K by which it is another sort of weather."""


@dataclass(frozen=True, slots=True)
class Described:
    """kind: of what is recognised; at: s after the start at which it was to begin; entities: of what (None: of all).

    lasting: s after which it was to be over (None: not before the answer ends).
    """

    kind: str
    at: float
    entities: frozenset[str] | None = None
    lasting: float | None = None


def described(record: ScenarioRecord, zone: tzinfo, units: Units) -> Described | None:
    """Return what a scenario is about; None: of something else, of several things, or not of what is to come.

    zone and units: of the home, in which its times and its numbers were written.
    """
    request = record.request
    start = dt_util.parse_datetime(str(record.result.get("start")))
    if request.get("start", "now") != "now" or start is None:
        return None
    words = Words(Notebook(), start.timestamp(), zone, units)
    library, changes = request.get("scenario"), request.get("changes") or []
    if library not in (None, CUSTOM):
        parameters = request.get("parameters") or {}
        if library not in KINDS or changes or parameters.get("circuit") is not None:
            return None
        usual = next((one.default for one in LIBRARY[library].parameters if one.name == "duration"), None)
        lasting = words.duration(parameters.get("duration", usual), "duration")
        return Described(str(library), words.moment(parameters.get("at", 0), "at") or 0.0, lasting=lasting)
    told = [_of_change(change, words) for change in changes if isinstance(change, Mapping)]
    kinds = {None if one is None else one.kind for one in told}
    if len(kinds) != 1 or told[0] is None:
        return None
    named = [one.entities for one in told if one is not None and one.entities is not None]
    entities = frozenset().union(*named) if named else None
    ends = [change.get("for") for change in changes]
    lasting = None if None in ends else min(words.duration(one, "for") or 0.0 for one in ends)
    return Described(told[0].kind, min(one.at for one in told if one is not None), entities, lasting)


def _of_change(change: Mapping[str, Any], words: Words) -> Described | None:
    """Return what one change as it was written is about, where it is about one of the things that are recognised."""
    if "when" in change:
        return None
    at = words.moment(change.get("at", 0), "at") or 0.0
    if (outage := change.get("outage")) is not None:
        kind = OUTAGES.get(str(outage))
        return None if kind is None or (kind == POWER and change.get("which") is not None) else Described(kind, at)
    if "occupancy" in change:
        return Described(AWAY, at) if change["occupancy"] == 0 and change.get("zone") is None else None
    given = change.get("set")
    if isinstance(given, Mapping) and len(given) == 1 and ({"window", "on"} & given.keys()):
        opened = next(iter(given.values())) in OPEN
        return Described(WINDOW, at, _entities(change.get("twin"))) if opened else None
    around = change.get("environment")
    if isinstance(around, Mapping) and isinstance(weather := around.get("outdoor_temperature"), Mapping):
        offset = weather.get("offset", 0)
        if isinstance(offset, int | float):
            apart = words.units.of(KELVIN).inward(offset)
            return None if COLDER < apart < HOTTER else Described(HEAT_WAVE if apart > 0 else COLD_SNAP, at)
    return None


def _entities(selector: Any) -> frozenset[str] | None:
    if isinstance(selector, Mapping):
        selector = selector.get(ATTR_ENTITY_ID)
    if isinstance(selector, str):
        return frozenset({selector})
    return frozenset(str(one) for one in selector) if isinstance(selector, list | tuple) and selector else None
