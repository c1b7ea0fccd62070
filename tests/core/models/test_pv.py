"""Solar plants: geometry in closed form, and the clearness of the sky."""

import numpy as np
import pytest

from custom_components.digital_twin.core.models.pv import on_plane
from custom_components.digital_twin.core.twin import Fidelity

from .builders import block, play, spec

SOUTH, HIGH = np.cos(np.radians(40.0)), np.sin(np.radians(40.0))
NOON = {"sun": 500.0, "sun_east": 0.0, "sun_north": -SOUTH, "sun_up": HIGH}
ROOF = {"peak_power": 4000.0, "clearness": 0.6, "clearness_time": 2.0}


def plane(tilt: float, azimuth: float, sun: float = 500.0, east: float = 0.0) -> float:
    one = [np.array([[value]]) for value in (sun, east, -SOUTH, HIGH)]
    return float(on_plane(one[0], one[1], one[2], one[3], np.array([tilt]), np.array([azimuth]))[0, 0])


def test_level_modules_get_what_falls_on_the_ground() -> None:
    assert plane(0.0, 180.0) == pytest.approx(500.0)
    assert plane(0.0, 20.0) == pytest.approx(500.0)


def test_modules_square_to_the_sun_get_the_most() -> None:
    tilts = np.arange(0.0, 91.0, 5.0)
    best = tilts[int(np.argmax([plane(float(tilt), 180.0) for tilt in tilts]))]
    # The diffuse sky and the ground draw it a little away from 50°, square to a sun at 40°.
    assert 35.0 <= best <= 55.0
    assert plane(50.0, 180.0) > plane(50.0, 90.0) > plane(50.0, 0.0)


def test_beam_and_diffuse_add_up_in_closed_form() -> None:
    kt = 500.0 / (1367.0 * HIGH)
    share = 0.9511 - 0.1604 * kt + 4.388 * kt**2 - 16.638 * kt**3 + 12.336 * kt**4
    diffuse = 500.0 * share
    facing = np.sin(np.radians(30.0)) * SOUTH + np.cos(np.radians(30.0)) * HIGH
    cosine = np.cos(np.radians(30.0))
    exact = (500.0 - diffuse) * facing / HIGH + diffuse * (1 + cosine) / 2 + 0.2 * 500.0 * (1 - cosine) / 2
    assert plane(30.0, 180.0) == pytest.approx(exact)


def test_east_gets_the_morning_and_west_the_evening() -> None:
    assert plane(35.0, 110.0, east=0.4) > plane(35.0, 250.0, east=0.4)


def test_no_sun_no_power() -> None:
    night = NOON | {"sun": 0.0, "sun_up": -0.3}
    outputs = play(spec("pv"), block(10, environment=night), {"production": 0.0}, **ROOF)
    assert np.all(outputs["production"] == 0.0)
    assert np.all(play(spec("pv"), block(3), {"production": 500.0}, **ROOF)["production"] == 0.0)


def test_the_present_clearness_fades_into_the_usual_one() -> None:
    twin = spec("pv")
    clear = 4.0 * plane(30.0, 180.0)
    outputs = play(twin, block(600, environment=NOON), {"production": clear}, **ROOF, tilt=30.0, azimuth=180.0)
    hours = np.arange(1, 601) / 60.0
    assert np.allclose(outputs["production"][:, 0], clear * (0.6 + 0.4 * np.exp(-hours / 2.0)), rtol=1e-6)
    assert outputs["energy"][-1, 0] == pytest.approx(outputs["production"].sum() / 60e3)
    assert np.array_equal(outputs["power"], -outputs["production"])


def test_an_unknown_production_is_the_usual_one() -> None:
    outputs = play(spec("pv"), block(5, environment=NOON), {}, **ROOF, tilt=30.0, azimuth=180.0)
    assert np.allclose(outputs["production"], 0.6 * 4.0 * plane(30.0, 180.0))


def test_at_basic_it_gives_what_it_gives_while_the_sun_is_up() -> None:
    sun = NOON | {"sun": np.array([500.0, 200.0, 0.0])}
    outputs = play(spec("pv", fidelity=Fidelity.BASIC), block(3, environment=sun), {"production": 700.0}, **ROOF)
    assert outputs["production"][:, 0].tolist() == [700.0, 700.0, 0.0]
