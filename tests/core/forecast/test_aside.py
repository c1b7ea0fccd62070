"""Channels beside the main one: how sure it is that they stay as they are is measured, not assumed."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.requests import ChannelForecast, Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, START, Room, recorded, request

HOUR = 3600.0
CHANNELS = {
    "charge": Channel(key="charge", quantity=Quantity.NUMBER, unit="%", lower=0, upper=100),
    "current": Channel(key="current", quantity=Quantity.NUMBER, unit="A", lower=0, upper=1000, command=True),
    "plugged": Channel(key="plugged", quantity=Quantity.BINARY),
    "storage_mode": Channel(
        key="storage_mode", quantity=Quantity.OPTION, options=("auto", "hold", "grid"), command=True
    ),
}
BATTERY = {"value": "°C", "battery": "%"}
DAYS = 14


def switched(seed: int, stays: float, values: int) -> Series:
    """Return something that goes to another value after an exponential time of so many hours in the mean."""
    rng = np.random.default_rng(seed)
    times = START + np.append(0.0, np.cumsum(rng.exponential(stays * HOUR, 1000)))
    steps = rng.integers(1, values, len(times))
    keep = times < START + DAYS * DAY
    return Series(times[keep], (np.cumsum(steps) % values).astype(np.float64)[keep], START + DAYS * DAY)


def history(seed: int) -> dict[str, Series]:
    times = START + 600.0 * np.arange(DAYS * 144)
    return {
        "charge": recorded(times, 50.0 + 30.0 * np.sin(2 * np.pi * times / DAY), 1.0),
        "plugged": switched(seed, 6.0, 2),
        "storage_mode": switched(seed + 1, 10.0, 3),
        "current": Series((amps := switched(seed + 2, 12.0, 3)).times, 6.0 + 5.0 * amps.values, amps.end),
    }


def told(
    seed: int, hours: float, channels: Mapping[str, Channel] = CHANNELS, **values: object
) -> dict[str, ChannelForecast]:
    """Return the forecast of each channel, by its name, at the end of so many hours."""
    spec = TwinSpec(twin_id="a", name="a", kind="battery", fidelity=Fidelity.ADVANCED, channels=channels)
    learned = learn(request("battery", history(seed), channels=channels))
    now = {"charge": 60.0, "plugged": True, "storage_mode": "hold", "current": 11.0} | values
    answer = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=spec, learned=learned, values=now, changed={}),
            horizon=hours * HOUR, step=900.0, start=START + DAYS * DAY, members=50,
            environment=Environment(start=START + DAYS * DAY, step=HOUR, values={}),
            channels=("plugged", "storage_mode", "current"),
        )
    )  # fmt: skip
    return {forecast.channel: forecast for forecast in answer.channels}


@pytest.mark.parametrize("seed", [1, 11])
def test_a_state_stays_as_long_as_it_used_to(seed: int) -> None:
    soon, later = told(seed, 0.25), told(seed, 24.0)
    plugged, mode = soon["plugged"].probability["on"], soon["storage_mode"].probability["hold"]
    assert plugged[0] == pytest.approx(np.exp(-0.25 / 6.0), abs=0.03)
    assert mode[0] == pytest.approx(np.exp(-0.25 / 10.0), abs=0.03)
    plugged, mode = later["plugged"].probability, later["storage_mode"].probability
    assert plugged["on"][-1] == pytest.approx(0.5, abs=0.2), "after a day it may be either"
    assert 0.15 < mode["hold"][-1] < 0.55
    for shares in (plugged, mode):
        assert sum(shares.values()) == pytest.approx(np.ones(96))


def test_a_setting_goes_to_no_option_that_its_device_does_not_have() -> None:
    channel = replace(CHANNELS["storage_mode"], options=(*CHANNELS["storage_mode"].options, "dry", "cool"))
    assert told(1, 24.0, channels=CHANNELS | {"storage_mode": channel})["storage_mode"].probability["cool"][-1] > 0.0
    channel = replace(channel, offered=("auto", "hold", "dry"))
    shares = told(1, 24.0, channels=CHANNELS | {"storage_mode": channel})["storage_mode"].probability
    assert sum(shares.values()) == pytest.approx(np.ones(96))
    assert shares.get("cool", np.zeros(1))[-1] == 0.0, "never seen, and not offered"
    assert shares["dry"][-1] > 0.0, "offered"
    assert shares["grid"][-1] > 0.1, "it says not to have it, but was seen in it"


def test_a_setting_gets_the_band_that_held() -> None:
    band = told(3, 24.0)["current"].bands
    assert band is not None
    assert band.low90[-1] <= 6.0, "a day later it may be 6, 11 or 16 A"
    assert band.high90[-1] >= 16.0
    assert (band.low50 >= band.low90).all()
    assert (band.low90[0], band.high90[0]) == (11.0, 11.0), "and hardly ever another one within minutes"


def test_what_a_short_history_says_nothing_of_stays_as_it_is() -> None:
    short = {key: Series(series.times[:1], series.values[:1], START + HOUR) for key, series in history(1).items()}
    learned = learn(request("battery", short, channels=CHANNELS, now=START + HOUR))
    assert not [name for name in learned.tables if name.startswith("aside")]


def test_what_the_model_tells_is_not_told_by_habit() -> None:
    life = Room(valve=3.0, modulates=1.5).request(5.0)
    learned = learn(life)
    aside = {name for name in learned.tables if name.startswith("aside_")}
    assert aside == {"aside_target_temperature", "aside_hvac_mode"}
    now: dict[str, float | str] = {"temperature": 21.0, "target_temperature": 21.0, "hvac_mode": "off", "valve": 0.0}
    answer = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=life.spec, learned=learned, values=now, changed={}),
            horizon=6 * HOUR, step=900.0, start=life.now, members=20,
            environment=Environment(start=life.now, step=HOUR, values={"outdoor_temperature": np.full(7, 5.0)}),
            channels=("hvac_action", "valve"),
        )
    )  # fmt: skip
    action, valve = answer.channels
    assert np.max(action.probability.get("heating", 0.0)) == 0.0, "a heating that is off does not begin by habit"
    assert valve.bands is not None
    assert valve.bands.high90.max() == 0.0


def test_what_is_left_in_a_battery_is_told_as_it_is_reported() -> None:
    """A battery falls by 0.1 % a day; from a level that has just shown nobody knows how much of its step is used up."""
    days, channels = 40, {key: Channel(key=key, quantity=Quantity.NUMBER, unit=unit) for key, unit in BATTERY.items()}
    times = START + 600.0 * np.arange((days + 60) * 144)
    level = np.round(100.0 - 0.1 * (times - START) / DAY)
    measured = 20.0 + 2.0 * np.sin(2 * np.pi * times / DAY)
    end = START + days * DAY
    known = times < end
    life = {"value": recorded(times[known], measured[known], 0.1), "battery": recorded(times[known], level[known], 1.0)}
    learned = learn(request("sensor", life, channels=channels))
    assert learned.parameters["battery_drain"].value == pytest.approx(0.1, rel=0.3)
    spec = TwinSpec(twin_id="a", name="a", kind="sensor", fidelity=Fidelity.ADVANCED, channels=channels)
    inside, sizes = [], []
    for row in np.flatnonzero(~known)[:: 144 * 3 + 50][:18]:
        twin = TwinSnapshot(
            spec=spec, learned=learned, values={"value": float(measured[row]), "battery": float(level[row])}, changed={}
        )
        start = float(times[row])
        around = Environment(start=start, step=HOUR, values={})
        answer = predict(
            PredictRequest(
                twin=twin, horizon=2 * DAY, step=HOUR, start=start, channels=("battery",), environment=around
            )
        )
        (told,) = answer.channels
        bands = told.bands
        assert bands is not None
        for ahead in (0, 23, 47):
            truth = level[row + 6 * (ahead + 1)]
            inside.append(bands.low90[ahead] <= truth <= bands.high90[ahead])
            sizes.append(bands.high90[ahead] - bands.low90[ahead])
        assert {told.value[0], bands.low90[0], bands.high90[0]} == {level[row]}, "within an hour it hardly ever changes"
        assert not np.any(np.concatenate((told.value, bands.low90, bands.high90)) % 1.0)
    assert np.mean(inside) >= 0.9
    assert max(sizes) == 1.0
