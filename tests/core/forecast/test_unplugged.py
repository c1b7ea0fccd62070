"""What a car that is not plugged in takes: nothing while it is away as ever, and what it drove once it is back."""

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import ChannelForecast, Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec

from ..learning.cars import DAY, HOUR, MINUTE, MONDAY, Car, to_work
from ..learning.worlds import recorded, request

CAPACITY, EFFICIENCY = 60.0, 0.9


@pytest.fixture(scope="module")
def life() -> dict[str, Series]:
    """Return seventeen days of a commuter's car, with a counter of what it took."""
    start, end = MONDAY - DAY, MONDAY + 17 * DAY
    history = Car().history(to_work(3, seed=1), start, end)
    times = np.arange(start, end, MINUTE)
    taken = np.cumsum(np.nan_to_num(history["power"].at(times))) * MINUTE / 3.6e6
    return {**history, "energy": recorded(times, taken, 0.1)}


def told(life: dict[str, Series], at: float, **now: bool) -> tuple[ChannelForecast, ChannelForecast, float]:
    """Return charge and energy a day ahead of a moment, by quarters of an hour, and what the counter shows then."""
    past = {key: Series(one.times[one.times <= at], one.values[one.times <= at], at) for key, one in life.items()}
    channels = {one.key: one for one in KINDS["battery"].channels if one.key in life}
    learned = learn(request("battery", past, channels=channels, now=at))
    spec = TwinSpec(twin_id="a", name="a", kind="battery", fidelity=Fidelity.ADVANCED, channels=channels)
    values = {key: channels[key].decode(float(one.values[-1])) for key, one in past.items()} | now
    asked = PredictRequest(
        twin=TwinSnapshot(spec=spec, learned=learned, values=values, changed={}), recent=past, start=at,
        horizon=24 * HOUR, step=900.0, environment=Environment(start=at, step=HOUR), channels=("charge", "energy"),
    )  # fmt: skip
    charge, energy = predict(asked).channels
    return charge, energy, float(values["energy"])


def test_a_car_that_is_away_takes_nothing_now_and_what_it_drove_when_it_is_back(life: dict[str, Series]) -> None:
    at = MONDAY + 16 * DAY + 10 * HOUR
    charge, energy, now = told(life, at)
    assert energy.bands is not None
    soon, later = 3, 12 * 4 - 1
    assert energy.bands.high90[soon] - now == pytest.approx(0.0, abs=0.05)
    assert energy.value[: 6 * 4] == pytest.approx(now, abs=0.05), "at work, all day"
    filled = (charge.value[later] - charge.value[0]) / 100.0 * CAPACITY / EFFICIENCY
    assert filled > 5.0
    assert energy.value[later] - now == pytest.approx(filled, rel=0.3), "what its charge is told to gain"
    assert energy.bands.low90[later] > now + 5.0


def test_a_car_that_is_unplugged_when_it_never_was_takes_nothing(life: dict[str, Series]) -> None:
    _, energy, now = told(life, MONDAY + 16 * DAY + 2 * HOUR, plugged=False)
    assert energy.bands is not None
    assert (energy.value == now).all()
    assert (energy.bands.high90 == now).all()
