"""What a regression looks at: the recent course, the clock, what is around, earlier days, and the weather to come.

All features but the clock's are differences, so that a forecast is a change from the last value. Those of the origin
serve every horizon; those of earlier days and of the weather are looked up at the horizon's own time.
"""

import numpy as np
from numpy.typing import NDArray

from .frame import BESIDE_TEMPERATURE, DAY, WEATHER, Frame, smoothed

type Array = NDArray[np.float64]

LAGS = (300.0, 900.0, 1800.0, 3600.0, 7200.0, 10_800.0, 21_600.0)
SPANS = (3600.0, 10_800.0, DAY / 2, DAY, 3 * DAY)
SLOW = (DAY / 4, DAY, 3 * DAY)
"""s; how long what a room consists of takes to follow the weather: its furniture, its walls, the whole house."""
FINEST_OF_SITUATIONS = 900.0
CLOCK_WEIGHT = 3.0 * 2**0.5
AROUND_WEIGHT = 3.0


def course(frame: Frame, *, finest: float = 0.0) -> list[Array]:
    """Return by how much the number moved since each lag, columns (n,) each."""
    lags = [lag for lag in LAGS if lag >= max(0.9 * frame.step, finest)]
    return [frame.values - frame.lag(frame.values, lag) for lag in lags]


def levels(frame: Frame) -> list[Array]:
    """Return how far the number is from its own averages over hours to days."""
    return [frame.values - smoothed(frame.values, span, frame.step) for span in SPANS]


def clock(frame: Frame) -> list[Array]:
    """Return two harmonics of the day."""
    angle = 2.0 * np.pi * frame.times / DAY
    return [np.sin(angle), np.cos(angle), np.sin(2 * angle), np.cos(2 * angle)]


def around(frame: Frame) -> list[Array]:
    """Return what is around: how far from the number, or its value, its changes and its hourly average."""
    result: list[Array] = []
    for name in sorted(frame.columns):
        column = frame.columns[name]
        if name in frame.near and not name.startswith(BESIDE_TEMPERATURE):
            result.append(column - frame.values)
            continue
        if name in WEATHER:
            result.append(column)
            continue
        changes = [column - frame.lag(column, max(lag, frame.step)) for lag in (900.0, 3600.0)]
        if name in frame.near:
            result += [column - frame.values, *changes]
        else:
            result += [column, *changes, smoothed(column, 3600.0, frame.step)]
    return result


def quick(frame: Frame) -> Array:
    """Return the features (n, k) of the regression that forgets quickly."""
    return np.column_stack([*course(frame), *clock(frame), *around(frame)])


def full(frame: Frame) -> Array:
    """Return the features (n, k) of the regression that remembers for weeks."""
    return np.column_stack([quick(frame), *levels(frame)])


def situations(frame: Frame) -> Array:
    """Return what makes situations alike (n, k), weighted: the course above all, the clock, what is around."""
    columns = [*course(frame, finest=FINEST_OF_SITUATIONS), *levels(frame)]
    columns += [CLOCK_WEIGHT * item for item in clock(frame)]
    weighted = []
    for name in sorted(frame.columns):
        column = frame.columns[name]
        weighted.append(column - frame.values if name in frame.near else column)
    return np.column_stack([*columns, *weighted])


def situation_weights(frame: Frame) -> Array:
    """Return by how much each column of situations counts once it is brought to unit variance (k,)."""
    lags = sum(lag >= max(0.9 * frame.step, FINEST_OF_SITUATIONS) for lag in LAGS)
    return np.concatenate((np.ones(lags + len(SPANS)), np.full(4, 3.0), np.full(len(frame.columns), AROUND_WEIGHT)))


def earlier_days(frame: Frame, rows: int, origins: NDArray[np.intp], *, every: bool) -> Array:
    """Return what earlier days held at the horizon's time of the clock, as differences to now (m, e), at origins (m,).

    rows: the horizon; every: beside the week's mean also its present, yesterday, the same weekday and the month.
    """
    past, now, later = frame.past, frame.values[origins], origins + rows
    columns = [past.week[later] - now]
    if every:
        columns += [past.week[origins] - now]
        columns += [item[later] - now for item in (past.yesterday, past.weekday, past.month)]
    return np.column_stack(columns)


def weather(frame: Frame, rows: int) -> Array:
    """Return the weather until a horizon (n, w) where its columns are known: mean, last value, and what follows slowly.

    A temperature's mean and last value are less the present one. A room is a chain of first-order filters of its
    weather (Bacher and Madsen 2011): by how much such filters move is what its walls will do. Rows whose horizon lies
    behind the last one see the weather up to there.
    """
    count = len(frame.times)
    index = np.arange(count)
    until = np.minimum(index + rows, count - 1)
    columns = []
    for name in WEATHER:
        column = frame.columns.get(name)
        if column is None:
            continue
        known = np.isfinite(column)
        total = np.append(0.0, np.cumsum(np.where(known, column, 0.0)))
        number = np.append(0.0, np.cumsum(known))
        held = number[until + 1] - number[np.minimum(index + 1, count)]
        mean = np.divide(
            total[until + 1] - total[np.minimum(index + 1, count)], held, out=np.full(count, np.nan), where=held > 0
        )
        base = column if name in frame.near else 0.0
        columns += [mean - base, column[until] - base]
        columns += [slow[until] - slow for slow in (smoothed(column, span, frame.step) for span in SLOW)]
    return np.column_stack(columns) if columns else np.empty((count, 0))
