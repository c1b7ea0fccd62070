"""AutoETS (Hyndman and Khandakar 2008, as in statsforecast) beside the twins: an extra with an environment of its own.

It is there after `scripts/setup bench`. Each night it is fitted anew to the last two weeks, on a grid of the sensor's
own step; at an origin its states are brought up to the last week's values.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

NAME = "AutoETS"
PYTHON = Path(__file__).parent.parent / ".toolchain" / "bench" / "bin" / "python"
DAY = 86_400.0
FITTED = 14 * DAY
BROUGHT_UP = 7 * DAY


class Samples(Protocol):
    """Change-only samples (n,), NaN where unknown: the core's Series, which this environment need not know."""

    @property
    def times(self) -> Array:
        """Return when they came, epoch s."""

    @property
    def values(self) -> Array:
        """Return what they were."""


def forecasts(series: Samples, origins: Array, horizons: tuple[int, ...], step: float) -> Array | None:
    """Return what it foretells from origins (epoch s) (m,) at horizons (s), (m, H); None where it is not installed.

    step: of its grid, s. Only what came before an origin is looked at; a gap holds the last value.
    """
    if not PYTHON.exists():
        return None
    with TemporaryDirectory() as folder:
        asked, told = Path(folder) / "asked.npz", Path(folder) / "told.npy"
        np.savez(
            asked, times=series.times, values=series.values, origins=origins, horizons=np.array(horizons), step=step
        )
        subprocess.run([PYTHON, "-m", __name__, asked, told], check=True, cwd=Path(__file__).parent.parent)
        result: Array = np.load(told)
    return result


def _main(asked: Path, told: Path) -> None:
    from statsforecast.models import AutoETS  # type: ignore[import-not-found]  # noqa: PLC0415 -- an extra

    given = np.load(asked)
    known = np.isfinite(given["values"])
    times, values = given["times"][known], given["values"][known]
    step, rows = float(given["step"]), np.maximum(np.rint(given["horizons"] / given["step"]).astype(int), 1)

    def before(origin: float, length: float) -> Array:
        at = np.arange(origin, max(origin - length, times[0]), -step)[::-1]
        past: Array = values[np.searchsorted(times, at, side="right") - 1]
        return past

    fitted, fitted_at, result = None, -np.inf, []
    for origin in given["origins"].tolist():
        if origin - fitted_at >= DAY:
            past, fitted_at = before(origin, FITTED), origin
            fitted = AutoETS(season_length=1).fit(past) if np.ptp(past) > 0 else None
        past = before(origin, BROUGHT_UP)
        if fitted is None or not np.ptp(past) > 0:
            result.append(np.full(len(rows), past[-1]))
            continue
        result.append(fitted.forward(past, h=int(rows.max()))["mean"][rows - 1])
    np.save(told, np.array(result))


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
