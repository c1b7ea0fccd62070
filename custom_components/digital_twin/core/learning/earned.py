"""How far live scores move the trust that held-out history gave: out-of-sample error alone, in either direction."""

from collections.abc import Mapping
from typing import Final

from ..forecast.score import JUDGED_AT
from ..twin import Learned, Trust
from .ledger import Score

LEAST: Final = 100
"""Scored forecasts of one horizon before they count: eight hours of them every five minutes, four days of hourly."""
HELD: Final = 0.8
"""Coverage of the 90 % bands that earns a first trust."""
BROKEN: Final = 0.7
WORSE: Final = -0.1
"""Skill, or share by which a Brier score is worse than persistence's, at which trust is lost."""
FALLEN: Final = 1.5
"""The latest errors an hour ahead against those on held-out history: above this a new fit is due."""


def earned(learned: Learned | None, scores: Mapping[int, Score]) -> Trust:
    """Return the trust after live scores: bands that break or forecasts worse than persistence take it away.

    Bands that hold raise observing to suggesting. To be trusted takes a fit whose parameters the history determined.
    """
    before = Trust.OBSERVING if learned is None else learned.trust
    counted = [score for horizon, score in scores.items() if horizon >= JUDGED_AT and score.n >= LEAST]
    if not counted:
        return before
    if any(_is_bad(score) for score in counted):
        return Trust.OBSERVING
    return Trust.SUGGESTING if before is Trust.OBSERVING and all(_is_good(score) for score in counted) else before


def has_fallen(learned: Learned | None, latest_rmse: float | None) -> bool:
    """Return whether the latest errors an hour ahead are so much above the held-out one that a new fit is due."""
    expected = None if learned is None else learned.error.get(3600)
    return expected is not None and latest_rmse is not None and latest_rmse > FALLEN * expected > 0


def _is_bad(score: Score) -> bool:
    if score.brier is not None and score.brier_persistence is not None:
        return score.brier > (1.0 - WORSE) * score.brier_persistence + 0.01
    return (score.coverage is not None and score.coverage < BROKEN) or (score.skill is not None and score.skill < WORSE)


def _is_good(score: Score) -> bool:
    if score.brier is not None and score.brier_persistence is not None:
        return score.brier <= score.brier_persistence
    return score.coverage is not None and score.coverage >= HELD and (score.skill is None or score.skill >= 0.0)
