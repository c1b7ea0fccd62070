"""What travels is told where it rests: closed, open or a slit, not on the average of them."""

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import ChannelForecast, Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, START, request

HOUR = 3600.0
POSITION = KINDS["cover"].channel("position")


TRAVEL = KINDS["cover"].channel("travel")


def shutter(hour: float, opens_to: tuple[float, ...] = (100.0,)) -> ChannelForecast:
    """Return six hours ahead of an hour of the tenth day of a shutter that goes up about seven and down at eight."""
    return both(hour, ("position",), opens_to)[0]


def both(
    hour: float, keys: tuple[str, ...] = ("position", "travel"), opens_to: tuple[float, ...] = (100.0,), ahead: int = 6
) -> tuple[ChannelForecast, ...]:
    """Return hours ahead of some of a shutter's channels."""
    assert POSITION is not None
    assert TRAVEL is not None
    rng, times, positions = np.random.default_rng(2), [START], [0.0]
    for day in range(10):
        upper = opens_to[day % len(opens_to)]
        for begin, way in ((7.0, np.linspace(0.2, 1.0, 5)), (20.0, np.linspace(0.8, 0.0, 5))):
            moved = START + day * DAY + begin * HOUR + rng.normal() * 900.0
            times += (moved + 4.0 * np.arange(1, 6)).tolist()
            positions += (upper * way).tolist()
    now = START + 9 * DAY + hour * HOUR
    known = np.array(times) < now
    past = Series(np.array(times)[known], np.array(positions)[known], now)
    channels = {"position": POSITION, "travel": TRAVEL}
    learned = learn(request("cover", {"position": past}, channels=channels, now=now))
    spec = TwinSpec(twin_id="a", name="a", kind="cover", fidelity=Fidelity.ADVANCED, channels=channels)
    values = {"position": float(past.values[-1]), "travel": "open" if past.values[-1] else "closed"}
    twin = TwinSnapshot(spec=spec, learned=learned, values=values, changed={})
    around = Environment(start=now, step=HOUR)
    asked = PredictRequest(twin=twin, horizon=ahead * HOUR, step=300.0, start=now, environment=around, channels=keys,
                           recent={"position": past})  # fmt: skip
    return predict(asked).channels


@pytest.mark.parametrize(("hour", "later"), [(23.0, 0.0), (3.0, 100.0), (12.0, 100.0), (6.5, 100.0)])
def test_it_is_told_at_one_of_its_ends(hour: float, later: float) -> None:
    forecast = shutter(hour)
    assert set(forecast.value.tolist()) <= {0.0, 100.0}
    assert forecast.value[0] == (100.0 if hour == 12.0 else 0.0), "in five minutes it is where it is now"
    assert forecast.value[-1] == later
    assert forecast.bands is not None
    assert (forecast.bands.low90 <= forecast.value).all()
    assert (forecast.value <= forecast.bands.high90).all()


def test_it_may_rest_elsewhere_too() -> None:
    assert set(shutter(12.0, opens_to=(100.0, 30.0)).value.tolist()) <= {0.0, 30.0, 100.0}


def test_what_stops_anywhere_has_no_such_places() -> None:
    values = shutter(6.5, opens_to=tuple(np.linspace(23.0, 91.0, 10).tolist())).value
    assert len(set(values.tolist())) > 10


@pytest.mark.parametrize("hour", [3.0, 12.0, 18.0, 23.0])
def test_it_is_told_open_and_closed_as_its_position_is(hour: float) -> None:
    position, travel = both(hour, ahead=18)
    assert TRAVEL is not None
    assert {travel.value.min(), travel.value.max()} == {TRAVEL.options.index("open"), TRAVEL.options.index("closed")}
    closed, bands = travel.probability["closed"], position.bands
    assert bands is not None
    assert ((position.value == 0.0) == (closed > 0.5)).all()
    assert (closed[(bands.high90 <= 0.0)] > 0.85).all()
    assert (closed[(bands.low90 > 0.0)] < 0.15).all()
    assert sum(travel.probability.values()) == pytest.approx(np.ones(len(closed)))
    alone = both(hour, ("travel",), ahead=18)[0]
    assert alone.probability["closed"] == pytest.approx(closed), "whether its position is asked for or not"
