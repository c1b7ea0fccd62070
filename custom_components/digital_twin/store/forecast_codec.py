"""The forecasts of a twin for one hour as few bytes: seven significant digits of a figure are more than one knows.

Layout, little-endian, a column after the other: how many (uint32); channel, due time in ms after the hour's start, and
horizon (uint32, uint32, float32); a byte each whose bits say which figures follow; of each figure those that are there
(float32); and, of those not made one horizon before they are due, when they were made (float64). Columns are written
by the bytes of equal weight (the shuffle filter of HDF5), of which neighbours are alike and deflate well.
"""

import struct
from collections.abc import Iterable, Sequence
from math import isnan, nan
from typing import Final, NamedTuple

from .records import ForecastRecord

HOUR: Final = 3600
_FIGURES: Final = ("value", "low90", "high90", "persistence", "probability", "outcome", "score")
_MADE: Final = 1 << len(_FIGURES)
_SAME_TIME: Final = 5e-4
"""s; times are kept to the millisecond."""


class Kept(NamedTuple):
    """One forecast of an hour. due: ms after its start; made: epoch s, None where that is a horizon before."""

    channel: int
    due: int
    horizon: float
    made: float | None
    figures: tuple[float | None, ...]

    @property
    def identity(self) -> tuple[int, int, float]:
        """Return what tells it from the others of its hour."""
        return self.channel, self.due, self.horizon


def hour_of(at: float) -> int:
    """Return the hour a time (epoch s) lies in, counted from the epoch."""
    return int(at // HOUR)


def kept(record: ForecastRecord, channel: int) -> Kept:
    """Return a record as it is kept. Raises OverflowError or struct.error for numbers that cannot be."""
    figures = tuple(_figure(getattr(record, name)) for name in _FIGURES)
    horizon = _digits(record.horizon)
    due = min(round(1000 * (record.due_at - HOUR * hour_of(record.due_at))), 1000 * HOUR - 1)
    implied = abs(record.due_at - horizon - record.made_at) < _SAME_TIME
    return Kept(channel, due, horizon, None if implied else float(record.made_at), figures)


def merged(there: Iterable[Kept], new: Iterable[Kept]) -> list[Kept]:
    """Return an hour's forecasts with those that came anew, which replace the same written before."""
    found = {one.identity: one for one in there}
    found |= {one.identity: one for one in new}
    return sorted(found.values(), key=lambda one: (one.due, one.channel, one.horizon))


def pack(forecasts: Sequence[Kept]) -> bytes:
    """Return an hour's forecasts as bytes."""
    count = len(forecasts)
    masks = bytes(
        sum(1 << bit for bit, figure in enumerate(one.figures) if figure is not None)
        | (0 if one.made is None else _MADE)
        for one in forecasts
    )
    figures = [
        figure for number in range(len(_FIGURES)) for one in forecasts if (figure := one.figures[number]) is not None
    ]
    made = [one.made for one in forecasts if one.made is not None]
    return b"".join((
        struct.pack("<I", count),
        _shuffled(struct.pack(f"<{count}I", *(one.channel for one in forecasts)), 4),
        _shuffled(struct.pack(f"<{count}I", *(one.due for one in forecasts)), 4),
        _shuffled(struct.pack(f"<{count}f", *(one.horizon for one in forecasts)), 4),
        masks,
        _shuffled(struct.pack(f"<{len(figures)}f", *figures), 4),
        _shuffled(struct.pack(f"<{len(made)}d", *made), 8),
    ))  # fmt: skip


def unpack(raw: bytes) -> list[Kept]:
    """Return the forecasts that were packed."""
    (count,) = struct.unpack_from("<I", raw)
    place = 4

    def column(code: str, size: int, length: int) -> tuple[float, ...]:
        nonlocal place
        part = raw[place : place + size * length]
        place += size * length
        return struct.unpack(f"<{length}{code}", _unshuffled(part, size))

    channels, dues = column("I", 4, count), column("I", 4, count)
    horizons = column("f", 4, count)
    masks = raw[place : place + count]
    place += count
    figures: list[list[float | None]] = [[None] * len(_FIGURES) for _ in range(count)]
    flat = iter(column("f", 4, sum((mask & ~_MADE).bit_count() for mask in masks)))
    for number in range(len(_FIGURES)):
        for index, mask in enumerate(masks):
            if mask & 1 << number:
                figures[index][number] = _digits(next(flat))
    made = iter(column("d", 8, sum(bool(mask & _MADE) for mask in masks)))
    return [
        Kept(
            int(channels[index]),
            int(dues[index]),
            _digits(horizons[index]),
            next(made) if masks[index] & _MADE else None,
            tuple(figures[index]),
        )
        for index in range(count)
    ]


def record_of(forecast: Kept, twin_id: str, channel: str, hour: int) -> ForecastRecord:
    """Return a forecast of an hour as a record."""
    due_at = HOUR * hour + forecast.due / 1000
    figures = dict(zip(_FIGURES, forecast.figures, strict=True))
    return ForecastRecord(
        twin_id=twin_id,
        channel=channel,
        made_at=round(due_at - forecast.horizon, 3) if forecast.made is None else forecast.made,
        due_at=due_at,
        horizon=forecast.horizon,
        value=_number(figures["value"]),
        low90=_number(figures["low90"]),
        high90=_number(figures["high90"]),
        persistence=_number(figures["persistence"]),
        probability=figures["probability"],
        outcome=figures["outcome"],
        score=figures["score"],
    )


def _figure(value: float | None) -> float | None:
    if value is None or isnan(value):
        return None
    return _digits(struct.unpack("<f", struct.pack("<f", value))[0])


def _shuffled(raw: bytes, size: int) -> bytes:
    """Return numbers of so many bytes each with all their first bytes first, then all their second ones."""
    return b"".join(raw[start::size] for start in range(size))


def _unshuffled(raw: bytes, size: int) -> bytes:
    count = len(raw) // size
    found = bytearray(len(raw))
    for start in range(size):
        found[start::size] = raw[start * count : (start + 1) * count]
    return bytes(found)


def _digits(figure: float) -> float:
    return float(f"{figure:.7g}")


def _number(figure: float | None) -> float:
    return nan if figure is None else figure
