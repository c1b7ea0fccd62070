"""Forecasts that were made, kept until their time comes, scored against what was reported and against persistence.

Errors count less the older they are (half after a week), so that a score tells of the twin as it is. Of numbers the
error, the share inside the 90 % band and the skill 1 − RMSE/RMSE(persistence) are kept; of states the Brier score
(Brier 1950) of one event, "is on" or "is still in the state it was in".
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from math import isfinite, sqrt
from typing import Any, Final, Self

HORIZONS: Final = (300, 900, 1800, 3600, 21_600, 86_400)
"""s; the horizons at which forecasts are scored."""
HALF_LIFE: Final = 7 * 86_400.0
MOST_PENDING: Final = 48
"""Per horizon; a day of hourly forecasts, and as many again."""
LATEST: Final = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """One forecast: made_at and due_at in epoch s, horizon in s; value, band and persistence in the channel's unit.

    Of a state, probability is that of the event, value and persistence are 1 or 0: whether it was the likelier outcome,
    and whether the event held when the forecast was made; event is the encoded state that counts.
    """

    made_at: float
    due_at: float
    horizon: int
    value: float
    persistence: float
    low90: float | None = None
    high90: float | None = None
    probability: float | None = None
    event: float | None = None


_FIELDS: Final = frozenset(one.name for one in fields(Issued))
"""Earlier versions wrote more."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A forecast whose time came. score: its absolute error, or its Brier score."""

    issued: Issued
    outcome: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How forecasts at one horizon did. n: how many were scored; error: mean absolute error, in the channel's unit.

    rmse and rmse_persistence: root mean squares; skill: by how much they, or the Brier scores of states, are better
    than persistence's, None while that made no error. coverage: share inside the 90 % band. brier and
    brier_persistence: of states only.
    """

    n: int
    error: float | None = None
    rmse: float | None = None
    rmse_persistence: float | None = None
    skill: float | None = None
    coverage: float | None = None
    brier: float | None = None
    brier_persistence: float | None = None


@dataclass(slots=True)
class _Tally:
    """Sums with forgetting, as of the time `at`."""

    n: int = 0
    at: float = 0.0
    weight: float = 0.0
    error: float = 0.0
    square: float = 0.0
    square_still: float = 0.0
    banded: float = 0.0
    inside: float = 0.0
    judged: float = 0.0
    brier: float = 0.0
    brier_still: float = 0.0

    def age(self, at: float) -> None:
        if self.n and at > self.at:
            keep = 0.5 ** ((at - self.at) / HALF_LIFE)
            for name in _SUMS:
                setattr(self, name, getattr(self, name) * keep)
        self.at = max(at, self.at)


_SUMS: Final = (
    "weight", "error", "square", "square_still", "banded", "inside", "judged", "brier", "brier_still",
)  # fmt: skip


@dataclass(slots=True)
class Ledger:
    """The forecasts of one channel. Bounded: MOST_PENDING per horizon, older ones give way."""

    _pending: dict[int, deque[Issued]] = field(default_factory=dict)
    _tallies: dict[int, _Tally] = field(default_factory=dict)
    _latest: deque[float] = field(default_factory=lambda: deque(maxlen=LATEST))

    @property
    def pending(self) -> int:
        """Return how many forecasts wait for their time."""
        return sum(map(len, self._pending.values()))

    def waiting(self, horizon: int) -> tuple[Issued, ...]:
        """Return the forecasts at a horizon (s) that wait for their time."""
        return tuple(self._pending.get(horizon, ()))

    def issue(self, issued: Issued) -> None:
        """Keep a forecast until it is due. Raises ValueError for numbers that are not finite."""
        if not all(isfinite(number) for number in (issued.made_at, issued.due_at, issued.value, issued.persistence)):
            raise ValueError("a forecast must be of finite numbers")
        self._pending.setdefault(issued.horizon, deque(maxlen=MOST_PENDING)).append(issued)

    def settle(self, now: float, truth: Callable[[float], float | None]) -> list[Settled]:
        """Score what is due by now (epoch s) and return it; truth gives the encoded value reported at a time, or None.

        What nobody reported is dropped: it says nothing of the forecast.
        """
        settled: list[Settled] = []
        for waiting in self._pending.values():
            # By hand, since clocks jump: what is due need not stand first.
            due = [issued for issued in waiting if issued.due_at <= now]
            if not due:
                continue
            rest = [issued for issued in waiting if issued.due_at > now]
            waiting.clear()
            waiting.extend(rest)
            for issued in due:
                reported = truth(issued.due_at)
                if reported is not None and isfinite(reported):
                    settled.append(self._score(issued, reported))
        return settled

    def forget_latest(self) -> None:
        """Forget the latest errors, as after a new fit: they say nothing of it."""
        self._latest.clear()

    @property
    def latest_rmse(self) -> float | None:
        """Return the root mean square of the last LATEST errors an hour ahead, None before there are as many."""
        return sqrt(sum(self._latest) / LATEST) if len(self._latest) == LATEST else None

    def scores(self) -> dict[int, Score]:
        """Return the score per horizon (s), of those that have any."""
        return {horizon: _score_of(tally) for horizon, tally in sorted(self._tallies.items()) if tally.weight > 0}

    def _score(self, issued: Issued, reported: float) -> Settled:
        tally = self._tallies.setdefault(issued.horizon, _Tally())
        tally.age(issued.due_at)
        tally.n += 1
        tally.weight += 1.0
        if issued.probability is not None and issued.event is not None:
            happened = float(reported == issued.event)
            score = (issued.probability - happened) ** 2
            tally.judged += 1.0
            tally.brier += score
            tally.brier_still += (issued.persistence - happened) ** 2
            return Settled(issued, happened, score)
        error = issued.value - reported
        tally.error += abs(error)
        tally.square += error * error
        tally.square_still += (issued.persistence - reported) ** 2
        if issued.low90 is not None and issued.high90 is not None:
            tally.banded += 1.0
            tally.inside += float(issued.low90 <= reported <= issued.high90)
        if issued.horizon == 3600:
            self._latest.append(error * error)
        return Settled(issued, reported, abs(error))

    def as_dict(self) -> dict[str, Any]:
        """Return everything as JSON-able plain values."""
        return {
            "pending": [asdict(issued) for waiting in self._pending.values() for issued in waiting],
            "tallies": {str(horizon): asdict(tally) for horizon, tally in self._tallies.items()},
            "latest": list(self._latest),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return what as_dict wrote. Raises KeyError, TypeError or ValueError for anything else."""
        ledger = cls()
        for item in data["pending"]:
            ledger.issue(Issued(**{key: value for key, value in item.items() if key in _FIELDS}))
        ledger._tallies = {int(horizon): _Tally(**item) for horizon, item in data["tallies"].items()}
        ledger._latest.extend(float(item) for item in data["latest"])
        return ledger


def _score_of(tally: _Tally) -> Score:
    if tally.judged > 0:
        brier, brier_still = tally.brier / tally.judged, tally.brier_still / tally.judged
        return Score(
            n=tally.n,
            brier=brier,
            brier_persistence=brier_still,
            skill=1.0 - brier / brier_still if brier_still > 0 else None,
        )
    rmse, still = sqrt(tally.square / tally.weight), sqrt(tally.square_still / tally.weight)
    return Score(
        n=tally.n,
        error=tally.error / tally.weight,
        rmse=rmse,
        rmse_persistence=still,
        skill=1.0 - rmse / still if still > 0 else None,
        coverage=tally.inside / tally.banded if tally.banded > 0 else None,
    )
