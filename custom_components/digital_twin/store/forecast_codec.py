"""Forecasts as few bytes: seven significant digits of each figure are more than a forecast knows.

Layout: a byte whose bits say which of the figures follow, the horizon and those figures as 32-bit floats, and the time
it was made as a double unless that is the horizon before its due time.
"""

import struct
from math import isnan, nan
from typing import Final

from .records import ForecastRecord

_FIGURES: Final = ("value", "low90", "high90", "persistence", "probability", "outcome", "score")
_MADE: Final = 1 << len(_FIGURES)


def pack(record: ForecastRecord) -> bytes:
    """Return all of a forecast but its id, twin, channel and the time it is for."""
    figures = [getattr(record, name) for name in _FIGURES]
    there = [figure for figure in figures if figure is not None and not isnan(figure)]
    mask = sum(1 << bit for bit, figure in enumerate(figures) if figure is not None and not isnan(figure))
    packed = struct.pack(f"<{len(there) + 1}f", record.horizon, *there)
    if record.due_at - _digits(struct.unpack_from("<f", packed)[0]) == record.made_at:
        return bytes((mask,)) + packed
    return bytes((mask | _MADE,)) + packed + struct.pack("<d", record.made_at)


def unpack(raw: bytes, forecast_id: str, twin_id: str, channel: str, due_at: float) -> ForecastRecord:
    """Return the forecast that was packed."""
    mask = raw[0]
    count = (mask & ~_MADE).bit_count()
    horizon, *rest = (_digits(figure) for figure in struct.unpack_from(f"<{count + 1}f", raw, 1))
    made_at = due_at - horizon
    if mask & _MADE:
        (made_at,) = struct.unpack_from("<d", raw, 1 + 4 * (count + 1))
    left = iter(rest)
    figures = {name: next(left) if mask & 1 << bit else None for bit, name in enumerate(_FIGURES)}
    return ForecastRecord(
        forecast_id=forecast_id,
        twin_id=twin_id,
        channel=channel,
        made_at=made_at,
        due_at=due_at,
        horizon=horizon,
        value=_number(figures["value"]),
        low90=_number(figures["low90"]),
        high90=_number(figures["high90"]),
        persistence=_number(figures["persistence"]),
        probability=figures["probability"],
        outcome=figures["outcome"],
        score=figures["score"],
    )


def _digits(figure: float) -> float:
    return float(f"{figure:.7g}")


def _number(figure: float | None) -> float:
    return nan if figure is None else figure
