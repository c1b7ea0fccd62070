"""Earlier answers held against what came: whom it hit, and how far values had come."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from homeassistant.util import dt as dt_util

from ..core.scenario.result import Effect
from ..core.settings import COMFORT_HIGH, COMFORT_LOW, number
from .waves import HEAT_WAVE, Wave

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..store.records import ScenarioRecord

type Twins = Mapping[str, TwinCoordinator]
NEAR = 1.0
"""K by which a temperature without a band may be wrong and still counts as foretold."""
ROUNDED = 0.005
"""By how much the courses of kept answers are rounded."""
LIKELY = 0.5
SILENT = frozenset({Effect.OFF, Effect.BACKUP_EMPTY, Effect.UNREACHABLE})
"""The effects after which nothing is heard of a device."""


@dataclass(slots=True)
class Occurrence:
    """Something that is happening: since (epoch s), and the twins that it silenced, or that it is about.

    interrupted: whether Home Assistant was away while it lasted, so that it may have ended before it looks over. known:
    the twins of which anybody can tell whether it hit them; None: of all.
    """

    kind: str
    since: float
    twins: set[str] = field(default_factory=set)
    interrupted: bool = False
    known: frozenset[str] | None = None


def silenced(record: ScenarioRecord) -> set[str]:
    """Return the entities of which an answer said that nothing would be heard."""
    return {item["entity"] for item in record.result.get("affected", ()) if item["effect"] in SILENT}


def of_silence(
    record: ScenarioRecord,
    over: Occurrence,
    end: float,
    twins: Twins,
    value_of: Callable[[TwinCoordinator, str], float | None],
    step_of: Callable[[TwinCoordinator, str], float],
    at: float = 0.0,
    *,
    alike: bool = True,
) -> dict[str, Any]:
    """Return how right an answer was: of which devices, and of how far their values had come when it was over.

    right: share of the devices whose fate was foretold; inside: share of the values within their 90 % band. value_of:
    what a channel is now, in the unit that answers are kept in; step_of: in what steps it is reported, in that unit.
    at: s after the answer's start at which it was to begin; alike: whether it was told to last as long as it did.
    """
    mains = {twin.sources[twin.config.main]: twin for twin in twins.values()}
    judged = {
        twin.sources[twin.config.main] for twin_id, twin in twins.items() if over.known is None or twin_id in over.known
    }
    foretold = silenced(record) & judged
    hit = {twins[twin_id].sources[twins[twin_id].config.main] for twin_id in over.twins if twin_id in twins}
    agree = [entity_id for entity_id in judged if (entity_id in foretold) == (entity_id in hit)]
    values = {} if over.interrupted or not alike else _values(record, mains, at + end - over.since, value_of, step_of)
    return {
        **_when(over.kind, over.since, end),
        "right": round(len(agree) / len(judged), 3) if judged else 0.0,
        "judged": len(judged),
        "missed": sorted(hit - foretold),
        "spared": sorted(foretold - hit),
        "values": values,
        "inside": _inside(values),
    }


def of_values(
    record: ScenarioRecord,
    over: Occurrence,
    end: float,
    twins: Twins,
    value_of: Callable[[TwinCoordinator, str], float | None],
    step_of: Callable[[TwinCoordinator, str], float],
    at: float = 0.0,
) -> dict[str, Any]:
    """Return how right an answer was of how far values had come when it was over.

    As of the temperature in a room when its window was closed; of every device where it is about none in particular.
    """
    mains = {
        twin.sources[twin.config.main]: twin
        for twin_id, twin in twins.items()
        if not over.twins or twin_id in over.twins
    }
    values = _values(record, mains, at + end - over.since, value_of, step_of)
    return _scored(over.kind, (over.since, end), _foretold(values), values)


def of_wave(
    record: ScenarioRecord,
    wave: Wave,
    rooms: Twins,
    extremes: Mapping[str, float],
    shown: Callable[[TwinCoordinator, str, float], float],
    step_of: Callable[[TwinCoordinator, str], float],
) -> dict[str, Any]:
    """Return how right an answer about hot or cold days was of which rooms left their comfort, and how far they went.

    Where nobody told what is comfortable, it is of which temperatures.

    rooms: thermostats by the entity they follow; extremes: the highest (of cold days the lowest) °C of each;
    shown: a channel's value in the unit that answers are kept in.
    """
    hot = wave.kind == HEAT_WAVE
    kind, key = ("room_too_hot", COMFORT_HIGH) if hot else ("room_too_cold", COMFORT_LOW)
    foretold = {
        item["entity"]
        for item in record.result.get("crossings", ())
        if item["kind"] == kind and (item["probability"] or 0.0) >= LIKELY
    }
    right: list[bool] = []
    values: dict[str, Any] = {}
    for entity_id, twin in rooms.items():
        if (actual := extremes.get(entity_id)) is None:
            continue
        limit = number(twin.config.settings, key)
        if limit is not None:
            right.append((entity_id in foretold) == (actual > limit if hot else actual < limit))
        rows = record.result.get("twins", {}).get(entity_id, {}).get("channels", {}).get("temperature", {})
        told = [row for row in rows.get("course", ()) if isinstance(row.get("value"), int | float)]
        if told:
            row = (max if hot else min)(told, key=lambda one: one["value"])
            values[entity_id] = _beside(row, shown(twin, "temperature", actual), step_of(twin, "temperature"))
    return _scored(wave.kind, (wave.since, wave.until), right or _foretold(values), values)


def _scored(kind: str, span: tuple[float, float], right: Sequence[bool], values: dict[str, Any]) -> dict[str, Any]:
    """Return how much of what was told came true."""
    return {
        **_when(kind, *span),
        "right": round(sum(right) / len(right), 3) if right else 0.0,
        "values": values,
        "inside": _inside(values),
    }


def _values(
    record: ScenarioRecord,
    mains: Twins,
    lasted: float,
    value_of: Callable[[TwinCoordinator, str], float | None],
    step_of: Callable[[TwinCoordinator, str], float],
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for entity_id, told in record.result.get("twins", {}).items():
        twin = mains.get(entity_id)
        channel = None if twin is None else twin.main_channel
        if twin is None or channel is None or (actual := value_of(twin, channel)) is None:
            continue
        row = _row_at(told["channels"].get(channel, {}).get("course", ()), record, lasted)
        if row is not None and isinstance(row.get("value"), int | float):
            values[entity_id] = _beside(row, actual, step_of(twin, channel))
    return values


def _beside(row: Mapping[str, Any], actual: float, step: float) -> dict[str, Any]:
    """Return a value as foretold beside the actual one, which a sensor rounds to its step."""
    low, high = row.get("low90"), row.get("high90")
    half = step / 2.0 + ROUNDED
    return {
        "foretold": row["value"],
        "actual": round(actual, 3),
        "inside": None if low is None or high is None else bool(low - half <= actual <= high + half),
    }


def _foretold(values: Mapping[str, Any]) -> list[bool]:
    """Return of each value whether it came as foretold: in its band, or near where there is none."""
    return [
        abs(item["actual"] - item["foretold"]) <= NEAR if item["inside"] is None else item["inside"]
        for item in values.values()
    ]


def _inside(values: Mapping[str, Any]) -> float | None:
    inside = [item["inside"] for item in values.values() if item["inside"] is not None]
    return round(sum(inside) / len(inside), 3) if inside else None


def _when(kind: str, since: float, until: float) -> dict[str, Any]:
    return {"kind": kind, "since": iso(since), "until": iso(until)}


def _row_at(course: Any, record: ScenarioRecord, lasted: float) -> Mapping[str, Any] | None:
    """Return the point of a kept course that lies so long after what was to happen."""
    begin = dt_util.parse_datetime(str(record.result.get("start")))
    if begin is None:
        return None
    rows = [(dt_util.parse_datetime(str(row["time"])), row) for row in course]
    timed = [(abs((at - begin).total_seconds() - lasted), row) for at, row in rows if at is not None]
    if not timed:
        return None
    gap, row = min(timed, key=lambda item: item[0])
    return row if gap <= max(lasted, 3600.0) / 2 else None


def iso(at: float) -> str:
    """Return an epoch time as it stands in an outcome."""
    moment: datetime = dt_util.utc_from_timestamp(at)
    return moment.isoformat(timespec="seconds")
