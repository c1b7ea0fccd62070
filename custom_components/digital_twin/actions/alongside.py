"""Answers side by side that are not about the same time: what each adds to its own usual course."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from homeassistant.util import dt as dt_util

from ..units import COMFORT

if TYPE_CHECKING:
    from ..store.records import ScenarioRecord

SUMS: Final = ("energy", "exported", "cost", "carbon", COMFORT)
"""Figures that grow with the time they are about, and with its weather."""
SAME: Final = 3600.0
"""s by which starts, and lengths, may differ and still be the same time."""


def lie_apart(records: Sequence[ScenarioRecord]) -> bool:
    """Return whether answers are about times of another length, or of another hour."""
    spans = [span for record in records if (span := _span(record.result)) is not None]
    return any(
        abs(start - spans[0][0]) > SAME or abs(length - spans[0][1]) > min(SAME, 0.01 * spans[0][1])
        for start, length in spans[1:]
    )


def added(record: ScenarioRecord) -> dict[str, float]:
    """Return an answer's figures, the sums among them as what they add to its baseline; without one there are none."""
    figures: dict[str, float] = dict(record.result.get("figures", {}))
    usual = _usual(record.result)
    return {
        name: round(value - usual[name], 3) if name in SUMS else value
        for name, value in figures.items()
        if name not in SUMS or name in usual
    }


def _usual(result: Mapping[str, Any]) -> dict[str, float]:
    if (nothing := result.get("nothing")) is not None:
        return {
            (COMFORT if name == "discomfort" else name): value
            for name, value in nothing.items()
            if isinstance(value, int | float)
        }
    return {name: band["value"] for name, band in (result.get("baseline") or {}).items()}


def _span(result: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return start (epoch s) and length (s) of what an answer is about."""
    start, end = (dt_util.parse_datetime(str(result.get(key))) for key in ("start", "end"))
    return None if start is None or end is None else (start.timestamp(), (end - start).total_seconds())
