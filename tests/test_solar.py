"""The sun over the home, against astral, which Home Assistant ships."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from astral import Observer
from astral.sun import azimuth as astral_azimuth
from astral.sun import elevation as astral_elevation

from custom_components.digital_twin.solar import direction, elevation, irradiance


@pytest.mark.parametrize(("latitude", "longitude"), [(52.5, 13.4), (-33.9, 151.2), (0.0, -78.5), (69.6, 18.9)])
def test_elevation_agrees_with_astral(latitude: float, longitude: float) -> None:
    moments = [datetime(2026, 1, 3, tzinfo=UTC) + timedelta(hours=37 * n) for n in range(200)]
    times = np.array([moment.timestamp() for moment in moments])
    observer = Observer(latitude, longitude)
    expected = [astral_elevation(observer, moment, with_refraction=False) for moment in moments]
    assert np.abs(elevation(times, latitude, longitude) - expected).max() < 0.05
    east, north, up = direction(times, latitude, longitude)
    assert np.allclose(east**2 + north**2 + up**2, 1.0)
    told = np.array([astral_azimuth(observer, moment) for moment in moments])
    off = (np.degrees(np.arctan2(east, north)) - told + 180.0) % 360.0 - 180.0
    assert np.abs(off * np.hypot(east, north)).max() < 0.1


def test_a_clear_summer_noon_is_bright_and_the_night_dark() -> None:
    times = np.array([datetime(2026, 6, 21, hour, 6, tzinfo=UTC).timestamp() for hour in (11, 23)])
    noon, night = irradiance(times, 52.5, 13.4)
    assert 830 < noon < 950
    assert night == 0


def test_an_overcast_sky_lets_a_quarter_through() -> None:
    times = np.array([datetime(2026, 6, 21, 11, tzinfo=UTC).timestamp()])
    clear, clouded = irradiance(times, 52.5, 13.4), irradiance(times, 52.5, 13.4, 1.0)
    assert clouded == pytest.approx(0.25 * clear)
    assert irradiance(times, 52.5, 13.4, np.array([0.5])) > 0.9 * clear
