"""Forecasts as few bytes: seven significant digits of each figure are more than a forecast knows."""

import struct
from math import isnan, nan
from typing import Final

from .records import ForecastRecord

_ROW: Final = struct.Struct("<df7f")


def pack(record: ForecastRecord) -> bytes:
    """Return all of a forecast but its id, twin, channel and the time it is for."""
    figures = (record.value, record.low90, record.high90, record.persistence, record.probability, record.outcome,
               record.score)  # fmt: skip
    return _ROW.pack(record.made_at, record.horizon, *(nan if figure is None else figure for figure in figures))


def unpack(raw: bytes, forecast_id: str, twin_id: str, channel: str, due_at: float) -> ForecastRecord:
    """Return the forecast that was packed."""
    made_at, horizon, *figures = _ROW.unpack(raw)
    value, low90, high90, persistence, probability, outcome, score = (_rounded(figure) for figure in figures)
    return ForecastRecord(
        forecast_id=forecast_id,
        twin_id=twin_id,
        channel=channel,
        made_at=made_at,
        due_at=due_at,
        horizon=float(f"{horizon:.7g}"),
        value=nan if value is None else value,
        low90=nan if low90 is None else low90,
        high90=nan if high90 is None else high90,
        persistence=nan if persistence is None else persistence,
        probability=probability,
        outcome=outcome,
        score=score,
    )


def _rounded(figure: float) -> float | None:
    return None if isnan(figure) else float(f"{figure:.7g}")
