"""What is seldom used: how often, how long and how much of it a few uses tell, one truth for relay and appliance."""

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import ChannelForecast, Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, START, request

HOUR = 3600.0
DAYS = 10
USES = (1.3, 3.4, 5.3, 6.8, 8.5)
MINUTES = 3.0
EACH = 0.1
"""kWh."""
CHANNELS = {channel.key: channel for channel in KINDS["plug"].channels if channel.key in ("on", "power", "energy")}


def kettle(seconds_after: float) -> tuple[dict[str, Series], Learned]:
    """Return ten days of a kettle that boils five times, its relay on for that and some seconds after, and learned."""
    end = START + DAYS * DAY
    starts = START + DAY * np.array(USES)
    runs = np.concatenate(([START], np.stack((starts, starts + MINUTES * 60.0), axis=1).ravel()))
    relay = np.concatenate(([START], np.stack((starts, starts + MINUTES * 60.0 + seconds_after), axis=1).ravel()))
    times = np.union1d(runs, relay)
    boils = Series(runs, np.append(0.0, np.tile([2000.0, 0.4], len(USES))), end).at(times)
    on = Series(relay, np.append(0.0, np.tile([1.0, 0.0], len(USES))), end)
    counted = np.append(START, starts + MINUTES * 60.0)
    life = {
        "on": on,
        "power": Series(times, np.where(on.at(times) > 0.5, boils, 0.0), end),
        "energy": Series(counted, 5.0 + EACH * np.arange(len(USES) + 1), end),
    }
    return life, learn(request("plug", life, channels=CHANNELS, now=end))


def told(life: dict[str, Series], learned: Learned, *, on: bool) -> dict[str, ChannelForecast]:
    end = START + DAYS * DAY
    now = {"on": on, "power": 0.4 * on, "energy": 5.0 + EACH * len(USES)}
    spec = TwinSpec(twin_id="a", name="a", kind="plug", fidelity=Fidelity.ADVANCED, channels=CHANNELS)
    answer = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=spec, learned=learned, values=now, changed={}), recent=life,
            horizon=48 * HOUR, step=900.0, start=end, environment=Environment(start=end, step=HOUR),
            channels=("power", "energy", "on"),
        )
    )  # fmt: skip
    return {one.channel: one for one in answer.channels}


@pytest.mark.parametrize("seconds_after", [0.0, 12.0])
def test_energy_gets_the_band_of_what_was_taken_from_when_it_was_off(seconds_after: float) -> None:
    energy = told(*kettle(seconds_after), on=False)["energy"]
    bands, so_far = energy.bands, 5.0 + EACH * len(USES)
    assert bands is not None
    assert bands.high90[-1] == pytest.approx(so_far + 2 * EACH), "two uses in two days at most"
    assert (bands.low90 >= so_far - 1e-9).all(), "no counter falls"
    assert so_far <= energy.value[-1] <= so_far + 2 * EACH
    assert (np.diff(bands.high90) >= -1e-9).all()
    assert bands.high90[0] == pytest.approx(so_far), "nineteen quarters of an hour in twenty it stayed off"


def test_a_relay_is_on_as_often_as_what_it_is_switched_on_for() -> None:
    forecasts = told(*kettle(12.0), on=False)
    relay, appliance = forecasts["on"].probability["on"], forecasts["power"].probability["on"]
    assert relay == pytest.approx(appliance)
    assert 0.0 < relay.max() < 0.01


@pytest.mark.parametrize("seconds_after", [0.0, 1800.0])
def test_a_relay_that_went_on_now_and_then_is_no_surer_than_it_was_seen(seconds_after: float) -> None:
    relay = told(*kettle(seconds_after), on=False)["on"].probability["on"]
    share = len(USES) * (MINUTES * 60.0 + seconds_after) / (DAYS * DAY)
    assert relay[-1] == pytest.approx(share, rel=0.35), "and not what a history of so many days may have missed"


def test_five_short_uses_are_not_taken_for_hours() -> None:
    learned = kettle(1800.0)[1]
    assert 60.0 / learned.parameters["rate_off"].value == pytest.approx(MINUTES, rel=0.3), "min"
