"""Of the many forecasts a twin makes, one an hour for each channel and horizon is worth keeping."""

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from .records import ForecastRecord

APART: Final = 3600.0
"""s; forecasts made within the same such span tell nearly the same."""
PENDING: Final = 30
"""Forecasts of one channel and horizon whose outcome may still come: those of a day ahead, and some."""


@dataclass(slots=True)
class _Kept:
    span: float = -1.0
    made: deque[float] = field(default_factory=lambda: deque(maxlen=PENDING))


class Thinning:
    """Remembers which forecasts were kept, so that their outcomes are kept too and no others."""

    def __init__(self) -> None:
        """Nothing was kept yet."""
        self._kept: dict[tuple[str, str, float], _Kept] = {}

    def admits(self, record: ForecastRecord) -> bool:
        """Return whether to keep a forecast: the first of its span, or the outcome of one that was kept."""
        key = (record.twin_id, record.channel, record.horizon)
        kept = self._kept.setdefault(key, _Kept())
        if record.made_at in kept.made:
            return True
        span = record.made_at // APART
        if span <= kept.span:
            return False
        kept.span = span
        kept.made.append(record.made_at)
        return True

    def forget(self, twin_id: str) -> None:
        """Forget a twin that was removed."""
        self._kept = {key: kept for key, kept in self._kept.items() if key[0] != twin_id}
