"""How often each hazard's warnings were right, and what limit would have spared the false ones."""

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from ..core.safety.catalogue import CARDS, Polarity
from ..core.safety.score import Label

MOST: Final = 200
"""Scores kept per hazard, the newest."""
LEAST_ALARMS: Final = 8
"""Alarms before their precision says anything."""
WOLF: Final = 0.5
"""Precision below which a hazard cries wolf."""
MARGIN: Final = 0.02
"""How far beyond the false alarms a proposed limit lies, as a share of them, but at least STEP."""
STEP: Final = 0.1


@dataclass(frozen=True, slots=True)
class Score:
    """One scored part of a verdict."""

    at: float
    label: Label
    reached: float | None
    twins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """How a hazard has done. precision and recall 0..1, None while nothing was scored that they are about."""

    hits: int
    false_alarms: int
    misses: int

    @property
    def alarms(self) -> int:
        """Return how often it warned."""
        return self.hits + self.false_alarms

    @property
    def precision(self) -> float | None:
        """Return which share of its warnings was right."""
        return self.hits / self.alarms if self.alarms else None

    @property
    def recall(self) -> float | None:
        """Return which share of what came it had warned of."""
        came = self.hits + self.misses
        return self.hits / came if came else None


@dataclass(slots=True)
class Tally:
    """The scores by hazard, oldest first."""

    scores: defaultdict[str, list[Score]] = field(default_factory=lambda: defaultdict(list))

    def add(self, at: float, hazard: str, label: Label, reached: float | None, twins: tuple[str, ...]) -> None:
        """Count a score in."""
        kept = self.scores[hazard]
        kept.append(Score(at, label, reached, twins))
        if len(kept) > MOST:
            del kept[0]

    def figures(self, hazard: str, since: float = 0.0) -> Figures:
        """Return how a hazard has done since a time (epoch s)."""
        labels = [score.label for score in self.scores.get(hazard, ()) if score.at >= since]
        return Figures(labels.count(Label.HIT), labels.count(Label.FALSE_ALARM), labels.count(Label.MISS))

    def cries_wolf(self, hazard: str, since: float = 0.0) -> bool:
        """Return whether more than half of a hazard's warnings since a time were for nothing."""
        figures = self.figures(hazard, since)
        return figures.alarms >= LEAST_ALARMS and (figures.precision or 0.0) < WOLF

    def proposal(self, hazard: str, since: float = 0.0) -> float | None:
        """Return a limit that would have spared the false alarms and none of the right ones; None where there is none.

        It lies just beyond the furthest false alarm, and within the range the hazard's card allows.
        """
        card = CARDS.get(hazard)
        if card is None or card.limit is None or card.polarity is Polarity.PRESENT:
            return None
        sign = 1.0 if card.polarity is Polarity.ABOVE else -1.0
        scores = [score for score in self.scores.get(hazard, ()) if score.at >= since]
        known = [(score.label, sign * score.reached) for score in scores if score.reached is not None]
        false = [figure for label, figure in known if label is Label.FALSE_ALARM]
        right = [figure for label, figure in known if label is not Label.FALSE_ALARM]
        if not false:
            return None
        furthest = max(false)
        step = max(STEP, MARGIN * abs(furthest))
        limit = sign * (math.floor(furthest / step) + 1) * step
        limit = min(max(round(limit, 2), card.limit.lower), card.limit.upper)
        spares = sign * limit >= furthest
        keeps = all(figure > sign * limit for figure in right)
        return limit if spares and keeps else None
