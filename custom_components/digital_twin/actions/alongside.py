"""Answers side by side that are not about the same time: what each adds to its own usual course."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from homeassistant.util import dt as dt_util
from homeassistant.util.unit_conversion import TemperatureDeltaConverter

from ..units import COMFORT

if TYPE_CHECKING:
    from ..store.records import ScenarioRecord

SUMS: Final = ("energy", "exported", "cost", "carbon", COMFORT)
"""Figures that grow with the time they are about, and with its weather."""
UNIT: Final = "temperature_unit"
"""Under which an answer says in which degrees its figures are; what an older version kept is in the home's."""
OF_ROOMS: Final = frozenset({COMFORT, "failure"})
"""Figures that rooms of which a history cannot tell how warm they get are left out of."""
SAME: Final = 3600.0
"""s by which starts, and lengths, may differ and still be the same time."""


def lie_apart(records: Sequence[ScenarioRecord]) -> bool:
    """Return whether answers are about times of another length, or of another hour."""
    spans = [span for record in records if (span := _span(record.result)) is not None]
    return any(
        abs(start - spans[0][0]) > SAME or abs(length - spans[0][1]) > min(SAME, 0.01 * spans[0][1])
        for start, length in spans[1:]
    )


def left_out_of_some(records: Sequence[ScenarioRecord]) -> frozenset[str]:
    """Return the rooms (entities) that some answers leave out of their figures, and others count."""
    told = [record.result.get("left_out") for record in records]
    every = [frozenset(one for one in rooms if isinstance(one, str)) for rooms in told if isinstance(rooms, list)]
    rooms = frozenset[str]().union(*every)
    return rooms if len(every) < len(records) else rooms - every[0].intersection(*every)


def without(figures: Mapping[str, float], twin_ids: Collection[str]) -> dict[str, float]:
    """Return figures without those that these twins are in, or left out of: a limit's name ends with its twin's id."""
    return {
        name: value
        for name, value in figures.items()
        if name not in OF_ROOMS and name.partition(".")[2] not in twin_ids
    }


def figures_of(record: ScenarioRecord, unit: str) -> dict[str, float]:
    """Return an answer's figures, comfort in degrees of this unit times hours; none of what no version can read."""
    figures = record.result.get("figures")
    if not isinstance(figures, Mapping):
        return {}
    told = str(record.result.get(UNIT, unit))
    return {
        str(name): _converted(float(value), told, unit) if name == COMFORT else value
        for name, value in figures.items()
        if _is_number(value)
    }


def _converted(degree_hours: float, told: str, unit: str) -> float:
    if told == unit or told not in TemperatureDeltaConverter.VALID_UNITS:
        return degree_hours
    return round(TemperatureDeltaConverter.convert(degree_hours, told, unit), 3)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def added(record: ScenarioRecord, unit: str) -> dict[str, float]:
    """Return an answer's figures, the sums among them as what they add to its baseline; without one there are none."""
    figures = figures_of(record, unit)
    told = str(record.result.get(UNIT, unit))
    usual = {
        name: _converted(value, told, unit) if name == COMFORT else value
        for name, value in _usual(record.result).items()
    }
    return {
        name: round(value - usual[name], 3) if name in SUMS else value
        for name, value in figures.items()
        if name not in SUMS or name in usual
    }


def _usual(result: Mapping[str, Any]) -> dict[str, float]:
    if isinstance(nothing := result.get("nothing"), Mapping):
        return {
            (COMFORT if name == "discomfort" else name): value for name, value in nothing.items() if _is_number(value)
        }
    baseline = result.get("baseline")
    if not isinstance(baseline, Mapping):
        return {}
    return {
        name: band["value"]
        for name, band in baseline.items()
        if isinstance(band, Mapping) and _is_number(band.get("value"))
    }


def _span(result: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return start (epoch s) and length (s) of what an answer is about."""
    start, end = (dt_util.parse_datetime(str(result.get(key))) for key in ("start", "end"))
    return None if start is None or end is None else (start.timestamp(), end.timestamp() - start.timestamp())
