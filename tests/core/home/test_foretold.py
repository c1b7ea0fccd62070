"""Sensors that only their own history foretells: without changes they go as forecast, changes move them from there."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.happenings import Given, Surroundings
from custom_components.digital_twin.core.home.links import Adjacency, Device, HomeLinks, Joint, Zone
from custom_components.digital_twin.core.home.system import System
from custom_components.digital_twin.core.requests import Environment, PredictRequest
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.learning.worlds import DAY, START, recorded, request
from tests.core.scenario.homes import HOUR, room
from tests.core.twins import twin

NOW = START + 10 * DAY
SUN = np.maximum(350.0 * np.sin((np.arange(27) - 6.0) * np.pi / 12.0), 0.0)
AROUND = Environment(
    start=NOW, step=HOUR,
    values={"outdoor_temperature": 2.0 - 2.0 * np.cos((np.arange(27) - 3.0) * np.pi / 12.0), "sun": SUN},
)  # fmt: skip
LINKS = HomeLinks(
    zones={name: Zone(zone_id=name, name=name) for name in ("warm", "hall")},
    devices={
        "warm": Device(twin_id="warm", zone="warm"),
        "shown": Device(twin_id="shown", zone="hall", measures="temperature"),
        "window": Device(twin_id="window", zone="hall", window_of="hall"),
    },
    adjacency=(Adjacency(first="warm", second="hall", joint=Joint.DOOR),),
)
HEATED = room("warm", temperature=21.0, target=21.0, settings={"rated_power": 1500.0})
WINDOW = twin("binary_sensor", {"on": False}, twin_id="window", channels=("on",))


def lived(middle: float, swing: float, noise: float) -> TwinSnapshot:
    """Return a sensor that learned ten days of a daily course, coldest at three."""
    times = START + 300.0 * np.arange(10 * 288 + 1)
    phase = (times - START) / DAY - 3.0 / 24.0
    rng = np.random.default_rng(4)
    values = middle - swing * np.cos(2 * np.pi * phase) + noise * rng.standard_normal(len(times))
    known = recorded(times, values, 0.1)
    asked = request("sensor", {"value": known}, now=NOW)
    new = twin("sensor", {"value": float(known.values[-1])}, twin_id="shown", channels=("value",))
    return replace(new, learned=learn(asked))


@pytest.fixture(scope="module")
def hall() -> TwinSnapshot:
    """Return a thermometer in a hall without a heater."""
    return lived(19.35, 0.2, 0.05)


@pytest.mark.parametrize(("unit", "step"), [("°C", 8.0), ("°F", 14.4)])
def test_what_hangs_outdoors_shows_the_weather_that_a_scenario_brings(unit: str, step: float) -> None:
    shown = lived(4.0, 3.0, 0.1)
    channel = replace(shown.spec.channels["value"], unit=unit)
    shown = replace(shown, spec=replace(shown.spec, channels={"value": channel}))
    outdoors = Device(twin_id="shown", measures="outdoor_temperature")
    links = replace(LINKS, devices={**LINKS.devices, "shown": outdoors})
    wave = Surroundings(quantity="outdoor_temperature", offset=8.0, at=6 * HOUR, duration=6 * HOUR)
    usual, hot = (course.outputs["shown"]["value"] for course in home(HEATED, shown, links=links).run([(), (wave,)]))
    apart = hot - usual
    assert apart[80:140] == pytest.approx(step)
    assert apart[:70] == pytest.approx(0.0)
    assert apart[150:] == pytest.approx(0.0)


def band(course: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    low, middle, high = np.quantile(course, (0.05, 0.5, 0.95), axis=1)
    return low, middle, high


def home(*twins: TwinSnapshot, links: HomeLinks = LINKS, step: float = 300.0) -> System:
    return System(twins, links, AROUND, Grid.over(NOW, DAY, step), members=50, seed=3)


def test_a_week_in_steps_that_do_not_end_with_it_is_foretold_to_its_end(hall: TwinSnapshot) -> None:
    world = System((hall,), LINKS, AROUND, Grid.over(NOW, 7 * DAY, 3000.0), members=2, seed=3)
    assert world.foretold["shown"].shape == (202, 2)


@pytest.mark.parametrize("links", [LINKS, replace(LINKS, adjacency=())])
def test_a_zone_without_a_heater_goes_without_changes_as_its_sensor_is_foretold(
    hall: TwinSnapshot, links: HomeLinks
) -> None:
    forecast = predict(PredictRequest(
        twin=hall, channels=("value",), horizon=DAY, step=900.0, start=NOW, environment=AROUND
    )).channels[0]  # fmt: skip
    course = home(HEATED, hall, WINDOW, links=links).run([()])[0]
    for shown in (course.outputs["shown"]["value"], course.air["hall"]):
        low, middle, high = (row[2::3] for row in band(shown))
        assert np.abs(middle - forecast.value).max() < 0.15
        assert forecast.bands is not None
        wide, foretold = high - low, forecast.bands.high90 - forecast.bands.low90
        assert (wide > 0.6 * foretold).all()
        assert (wide < 1.5 * foretold + 0.1).all()


def test_what_is_changed_moves_such_a_zone_from_what_is_foretold(hall: TwinSnapshot) -> None:
    opened = Given(twin_id="window", channel="on", value=True, at=6 * HOUR, duration=2 * HOUR)
    colder = Surroundings(quantity="outdoor_temperature", offset=-10.0)
    world = home(HEATED, hall, WINDOW)
    aired, frozen, usual = (one.outputs["shown"]["value"] for one in world.run([(opened,), (colder,), ()]))
    row = round(8 * HOUR / 300.0) - 1
    assert np.abs(aired[:70] - usual[:70]).max() < 0.1
    assert np.median(aired[row] - usual[row]) < -1.0
    assert np.median(frozen[-1] - usual[-1]) < -0.5
