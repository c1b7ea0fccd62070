"""What stands beside a forecast's course in an answer: how past ones did, and when limits are crossed."""

from typing import TYPE_CHECKING, Any

from ..core.channel import Quantity
from ..core.learning.portable import is_foreign
from ..core.requests import ChannelForecast
from .response import Shown, iso, share

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

LEAST = 8
"""Scored forecasts before they say more than held-out history."""


def score_of(twin: TwinCoordinator, key: str, horizon: float, shown: Shown) -> dict[str, Any] | None:
    """Return how forecasts of a channel at the measured horizon nearest to this one (s) did; None while unmeasured.

    source: `live`, of forecasts that were made and came due, or `history`, of days that were not learned from, which
    tells of long horizons before any forecast so long has come due; not of another device's days, which an imported
    model brings along. Errors are in the unit of the answer.
    """
    scale = abs(shown.factor) if shown.channel.quantity is Quantity.NUMBER else 1.0
    live = {at: score for at, score in twin.scoring.of(key).items() if score.n >= LEAST}
    learned = twin.learned if key == twin.main_channel else None
    held_out = {} if learned is None or is_foreign(learned) else learned.error
    # What came due counts more than held-out history, but says nothing of horizons it is far from.
    nearest = min((*live, *held_out), key=lambda at: abs(at - horizon), default=None)
    if nearest in live:
        score = live[nearest]
        return {
            "source": "live",
            "minutes": nearest // 60,
            "forecasts": score.n,
            "error": None if score.error is None else round(score.error * scale, 4),
            "skill": None if score.skill is None else round(score.skill, 3),
            "coverage": share(score.coverage),
            "brier": None if score.brier is None else round(score.brier, 4),
        }
    if learned is None or nearest is None:
        return None
    skill = learned.skill.get(nearest)
    return {
        "source": "history",
        "minutes": nearest // 60,
        "error": round(learned.error[nearest] * scale, 4),
        "skill": None if skill is None else round(skill, 3),
    }


def crossings(forecast: ChannelForecast, shown: Shown, start: float) -> list[dict[str, Any]]:
    """Return for each limit whether it is crossed on the way, how likely, and when on most of the paths that do."""
    return [
        {
            "limit": shown.number(crossing.limit),
            "direction": "above" if crossing.upper else "below",
            "probability": share(crossing.probability[-1]),
            "at": None if crossing.at is None else iso(start + crossing.at),
        }
        for crossing in forecast.crossings
    ]
