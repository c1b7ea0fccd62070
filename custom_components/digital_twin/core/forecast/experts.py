"""The forecasters of one number, each as a change from the last value, trained together and used together.

"Quick" and "full" are ridge regressions that forget within a week and within four; "analogs" is what followed alike
situations; "week" is the mean change of the last seven days at this time of the clock; "bent" is "full" along broken
lines, for the next hour. With the weather foretold the two regressions have twins that look at it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from . import analogs, features
from .frame import DAY, Frame
from .regression import Linear, prequential

type Array = NDArray[np.float64]

HORIZONS = (300, 900, 1800, 3600, 21_600, 86_400)
DIRECT = (300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400)
"""Where forecasts are worked out; between them they are interpolated."""
QUICK_MEMORY = 7 * DAY
FULL_MEMORY = 28 * DAY
NAMES = ("quick", "full", "analogs", "week", "bent")
BENT_UNTIL = 3600
"""s; further ahead a line that bends told nothing that a straight one does not."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the forecasters expect at m origins: changes (J, H, m), with the weather foretold, and analogs' spread.

    followed: the edges of what followed alike situations, by level and side (H, 3, 2, m), NaN where unknown.
    """

    plain: Array
    informed: Array | None
    spread: Array
    followed: Array


@dataclass(frozen=True, slots=True)
class Regressions:
    """The fitted regressions by name, None where there was too little; those named …_weather look at the weather."""

    fitted: Mapping[str, Linear] = field(default_factory=dict)

    def rows(self) -> dict[str, Array]:
        """Return these as rows of numbers."""
        return {name: linear.row() for name, linear in self.fitted.items()}

    @classmethod
    def from_rows(cls, rows: Mapping[str, Array]) -> Self:
        """Return what rows wrote, without what is none of them."""
        found = {}
        for name in ("quick", "full", "quick_weather", "full_weather", "bent"):
            row = rows.get(name)
            if row is not None and (linear := Linear.from_row(row)) is not None:
                found[name] = linear
        return cls(found)


def horizons_of(step: float, length: float) -> tuple[int, ...]:
    """Return the horizons (s) that rows of this step (s) over this length (s) can show at all."""
    return tuple(horizon for horizon in DIRECT if step <= horizon < length)


def trained(frame: Frame, horizons: tuple[int, ...], origins: NDArray[np.intp]) -> tuple[Expected, Regressions]:
    """Return what was expected at origins (rows, sorted (m,)) from what was known before, and the regressions now."""
    rows = horizon_rows(frame, horizons)
    truths = np.stack([frame.ahead(row) for row in rows])
    found: dict[str, Linear] = {}
    foretold: dict[str, Array] = {}
    informed = bool(features.weather(frame, 1).shape[1])
    for name, memory in (("quick", QUICK_MEMORY), ("full", FULL_MEMORY)):
        for suffix in ("", "_weather") if informed else ("",):
            matrix = _matrix(frame, name, rows, np.arange(len(frame.values)), weather=bool(suffix))
            everywhere, linear = prequential(matrix, truths, rows, frame.step, memory)
            foretold[name + suffix] = everywhere[:, origins]
            if linear is not None:
                found[name + suffix] = linear
            if name == "full" and not suffix:
                some = _soon(horizons)
                bent, linear = prequential(matrix[:some], truths[:some], rows[:some], frame.step, memory, bent=True)
                foretold["bent"] = _filled(bent[:, origins], len(rows))
                if linear is not None:
                    found["bent"] = linear
    alike, spread, edges = analogs.expect(
        features.situations(frame), features.situation_weights(frame), truths, origins, rows, frame.step
    )
    week = _by_week(frame, rows, origins)
    others = [alike, week, foretold["bent"]]
    plain = np.stack([foretold["quick"], foretold["full"], *others])
    with_weather = np.stack([foretold["quick_weather"], foretold["full_weather"], *others]) if informed else None
    return Expected(plain, with_weather, spread, edges), Regressions(found)


def expected(
    frame: Frame,
    horizons: tuple[int, ...],
    regressions: Regressions,
    ahead: Array | None,
    origins: NDArray[np.intp],
) -> Expected:
    """Return what the forecasters expect from origins, rows of the frame (m,).

    ahead: the weather's features at each horizon from the last of them (H, w), where it is foretold; what is expected
    with it is so for that origin only (m = 1). A regression that does not fit the features, because a source has gone
    or come, expects no change.
    """
    rows = horizon_rows(frame, horizons)
    truths = np.stack([frame.ahead(row) for row in rows])
    alike, spread, edges = analogs.expect(
        features.situations(frame), features.situation_weights(frame), truths, origins, rows, frame.step
    )
    week = _by_week(frame, rows, origins)

    def by(name: str, matrix: Array) -> Array:
        linear = regressions.fitted.get(name)
        if linear is None or linear.mean.shape != (len(matrix), matrix.shape[2]):
            return np.zeros(matrix.shape[:2])
        return linear.expect(matrix)

    bare = {name: _matrix(frame, name, rows, origins, weather=False) for name in ("quick", "full")}
    others = [alike, week, _filled(by("bent", bare["full"][: _soon(horizons)]), len(rows))]
    plain = np.stack([by("quick", bare["quick"]), by("full", bare["full"]), *others])
    if ahead is None:
        return Expected(plain, None, spread, edges)
    told = {name: np.concatenate([matrix[:, -1:], ahead[:, None, :]], axis=2) for name, matrix in bare.items()}
    now = slice(len(origins) - 1, None)
    regressed = [by("quick_weather", told["quick"]), by("full_weather", told["full"])]
    informed = np.stack([*regressed, *(other[:, now] for other in others)])
    return Expected(plain, informed, spread, edges)


def moved(frame: Frame) -> Array:
    """Return by how much the number moved within the last hour (n,), 0 where unknown."""
    return np.nan_to_num(frame.values - frame.lag(frame.values, max(3600.0, frame.step)))


def horizon_rows(frame: Frame, horizons: tuple[int, ...]) -> tuple[int, ...]:
    """Return the horizons in rows of the frame."""
    return tuple(round(horizon / frame.step) for horizon in horizons)


def _soon(horizons: tuple[int, ...]) -> int:
    """Return at how many of the horizons, sorted, lines bend."""
    return sum(horizon <= BENT_UNTIL for horizon in horizons)


def _filled(changes: Array, horizons: int) -> Array:
    """Return changes (h, m) with no change at the horizons beyond them (H, m)."""
    return np.vstack([changes, np.zeros((horizons - len(changes), changes.shape[1]))])


def _matrix(frame: Frame, name: str, rows: tuple[int, ...], origins: NDArray[np.intp], *, weather: bool) -> Array:
    """Return the features (H, m, k) of a regression at origins (m,)."""
    own = (features.quick(frame) if name == "quick" else features.full(frame))[origins]
    result = []
    for row in rows:
        parts = [own, features.earlier_days(frame, row, origins, every=name == "full")]
        if weather:
            parts.append(features.weather(frame, row)[origins])
        result.append(np.column_stack(parts))
    return np.stack(result)


def _by_week(frame: Frame, rows: tuple[int, ...], origins: NDArray[np.intp]) -> Array:
    """Return the mean change of the last seven days from this time of the clock on (H, m), 0 where unknown."""
    week = frame.past.week
    return np.nan_to_num(np.stack([week[origins + row] - week[origins] for row in rows]))
