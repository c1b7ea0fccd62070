"""What months of hourly production tell of a roof: by a plant of other equations, clipped, cloudy, rebuilt, cached."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.hourly import Hourly
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.learning.pv_months import limit_of
from custom_components.digital_twin.core.models.protocol import Block
from custom_components.digital_twin.core.models.pv import on_plane
from custom_components.digital_twin.core.models.registry import model_for
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Learned

from .worlds import DAY, START, recorded, request, sunlight

SUN = ("sun", "sun_east", "sun_north", "sun_up")
SPRING = 80.0
"""Day of the year on which START's year of sun begins to rise."""


def said(result: Learned) -> dict[str, dict]:
    return {message.id: dict(message.params) for message in result.report}


def seasons(times: np.ndarray, latitude: float = 50.0) -> dict[str, np.ndarray]:
    """Return a clear sky of Haurwitz' irradiance with the sun's declination by Cooper's equation."""
    declination = np.radians(23.45) * np.sin(2.0 * np.pi * (times / DAY - SPRING) / 365.0)
    angle, north = 2.0 * np.pi * ((times % DAY) / DAY - 0.5), np.radians(latitude)
    up = np.sin(north) * np.sin(declination) + np.cos(north) * np.cos(declination) * np.cos(angle)
    high = np.maximum(up, 1e-3)
    return {
        "sun": np.where(up > 0, 1098 * high * np.exp(-0.057 / high), 0.0),
        "sun_east": -np.cos(declination) * np.sin(angle),
        "sun_north": np.cos(north) * np.sin(declination) - np.sin(north) * np.cos(declination) * np.cos(angle),
        "sun_up": up,
    }


def plant(days: int, tilt: float, azimuth: float, *, clouds: bool = True, seed: int = 3) -> dict[str, np.ndarray]:
    """Return times, production and sun: Hottel's beam through the air, hot cells, grey weeks and passing clouds."""
    times = np.arange(START, START + days * DAY, 300.0)
    sky = seasons(times)
    level = sunlight(sky, tilt, azimuth)
    rng = np.random.default_rng(seed)
    left, present, grey = np.ones(len(times)), 1.0, 1.0
    for row in range(len(times) if clouds else 0):
        if row % 864 == 0:
            grey = 1.0 if rng.random() < 0.6 else rng.uniform(0.15, 0.5)
        if rng.random() < 0.02:
            present = 1.0 if rng.random() < 0.5 else rng.uniform(0.2, 0.8)
        left[row] = grey * present
    return {"times": times, "production": 4500.0 * level / 1000.0 * (1.0 - 0.00008 * level) * left, **sky}


def hourly(times: np.ndarray, values: np.ndarray) -> Hourly:
    """Return the statistics of samples every five minutes."""
    shape = values.reshape(-1, 12)
    return Hourly(times[::12], shape.mean(axis=1), shape.min(axis=1), shape.max(axis=1))


def asked(
    rows: dict[str, np.ndarray], days: float, power: np.ndarray | None = None, *, dull: float = 1.0
) -> LearnRequest:
    """Return the request to learn from the last days' states and all hours; dull: what those days have of the sun."""
    times = rows["times"]
    power = rows["production"].copy() if power is None else power.copy()
    last = times >= times[-1] - days * DAY
    power[last] *= dull
    ends = float(times[-1])
    halves = slice(3, None, 6)
    asking = request(
        "pv",
        {"production": recorded(times[last], power[last], 1.0)},
        environment={name: Series(times[last], rows[name][last], ends) for name in SUN},
    )
    return replace(
        asking,
        months={"production": hourly(times, power)},
        months_sun={name: Series(times[halves], rows[name][halves], ends) for name in SUN},
    )


def wrong(result: Learned, tilt: float, azimuth: float, days: int = 365) -> float:
    """Return by how much the clear sky's power of a year is missed, as a share of the greatest."""
    fresh = plant(days, tilt, azimuth, clouds=False)
    columns = [fresh[name][:, None] for name in SUN]
    found = {name: np.array([one.value]) for name, one in result.parameters.items()}
    clear = on_plane(*columns, found["tilt"], found["azimuth"])[:, 0] / 1000.0 * found["peak_power"]
    return float(np.sqrt(np.mean((clear - fresh["production"]) ** 2)) / fresh["production"].max())


@pytest.mark.parametrize(("tilt", "azimuth"), [(30.0, 180.0), (45.0, 110.0), (15.0, 250.0)])
def test_a_year_of_hours_tells_a_roof_that_ten_days_do_not(tilt: float, azimuth: float) -> None:
    asking = asked(plant(365, tilt, azimuth), 10)
    by_days = learn(replace(asking, months={}))
    result = learn(asking)
    assert wrong(result, tilt, azimuth) < min(0.03, wrong(by_days, tilt, azimuth))
    assert result.parameters["tilt"].value == pytest.approx(tilt, abs=6.0)
    assert result.parameters["azimuth"].value == pytest.approx(azimuth, abs=10.0)
    assert result.parameters["tilt"].identified
    assert said(result)["learned_months"]["months"] == pytest.approx(12.0, abs=0.5)
    assert result.days == pytest.approx(10.0, abs=0.2)
    assert result.skill[3600] > by_days.skill[3600] - 0.02


def test_dull_days_do_not_hide_the_roof_that_the_months_showed() -> None:
    asking = asked(plant(250, 30.0, 180.0), 10, dull=0.15)
    result = learn(asking)
    assert wrong(learn(replace(asking, months={})), 30.0, 180.0) > 0.2
    assert wrong(result, 30.0, 180.0) < 0.04
    assert result.parameters["clearness"].value < 0.2, "the sky is what it was in these days"


def test_an_inverter_that_holds_back_is_seen_in_the_months_and_holds_in_forecasts() -> None:
    rows = plant(365, 30.0, 180.0)
    free, held = hourly(rows["times"], rows["production"]), np.minimum(rows["production"], 2500.0)
    assert limit_of(free) == 0.0
    asking = asked(rows, 10, held)
    assert limit_of(asking.months["production"]) == 2500.0
    result = learn(asking)
    assert said(result)["learned_inverter"] == {"limit": 2500.0}
    assert wrong(result, 30.0, 180.0) < 0.03
    model = model_for(asking.spec, result)
    theta = {name: np.array([one.value]) for name, one in result.parameters.items()}
    noon = Block(
        start=START,
        dt=300.0,
        steps=1,
        rng=np.random.default_rng(0),
        environment={
            "sun": np.array([900.0]),
            "sun_east": np.zeros(1),
            "sun_north": -np.sqrt(np.array([0.36])),
            "sun_up": np.array([0.8]),
        },
    )
    state = model.initial({"production": 2500.0}, {}, START, theta)
    _, outputs = model.advance(state, theta, noon)
    assert outputs["production"].tolist() == [[2500.0]]


def test_a_plant_that_was_rebuilt_is_told_by_its_days() -> None:
    rows = plant(200, 30.0, 180.0)
    power = rows["production"].copy()
    power[rows["times"] >= rows["times"][-1] - 20 * DAY] *= 2.0
    result = learn(asked(rows, 15, power))
    assert "learned_months" not in said(result)
    assert result.parameters["peak_power"].value > 6000.0


def test_what_the_months_told_is_known_without_reading_them_again() -> None:
    asking = asked(plant(365, 30.0, 180.0), 10)
    first = learn(asking)
    assert first.tables["months_read"] == (asking.now,)
    earlier = {name: row for name, row in first.tables.items() if name.startswith("months")}
    again = learn(replace(asking, months={}, months_sun={}, earlier=earlier))
    assert again.parameters == first.parameters
    assert again.tables["months_read"] == first.tables["months_read"]
    assert again.tables["months_roof"] == first.tables["months_roof"]


@pytest.mark.parametrize("days", [20, 365])
def test_hours_of_a_dark_or_short_past_tell_nothing(days: int) -> None:
    rows = plant(days, 30.0, 180.0)
    asking = asked(rows, 10)
    if days > 100:
        hours = asking.months["production"]
        asking = replace(asking, months={"production": replace(hours, mean=0.0 * hours.mean, high=0.0 * hours.high)})
    result = learn(asking)
    assert result.parameters == learn(replace(asking, months={})).parameters
    assert "months_roof" not in result.tables
