"""How far bands may reach: not beyond what an appliance ever drew, whatever the present movement suggests."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast.number import as_reported
from custom_components.digital_twin.core.requests import Bands, ChannelForecast, Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, START, request
from ..models.builders import spec

HOUR = 3600.0
NOW = START + 10 * DAY


def washing(channel: str = "power") -> dict[str, Series]:
    """Return ten days of a washing machine: at rest, and every third day an hour and a half of heating and turning."""
    times = np.arange(START, NOW, 60.0)
    power = np.full(len(times), 0.4)
    for day in range(0, 10, 3):
        begin = day * 1440 + 600 + 37 * day
        power[begin : begin + 95] = np.where(np.arange(95) < 20, 2050.0, 120.0)
    return {channel: Series(times, power, NOW)}


def highest(twin: TwinSpec, learned: Learned, history: Series, value: float) -> float:
    """Return how high the 90 % band reaches within six hours when a minute ago it rose to value."""
    key = next(iter(twin.channels.keys() - {"on"}))
    recent = {key: Series(np.append(history.times[-200:], NOW), np.append(history.values[-200:], value), NOW)}
    snapshot = TwinSnapshot(spec=twin, learned=learned, values={key: value}, changed={})
    answer = predict(
        PredictRequest(
            twin=snapshot, start=NOW, horizon=6 * HOUR, step=900.0, channels=(key,), recent=recent,
            environment=Environment(start=NOW, step=900.0, values={}),
        )
    ).channels[0]  # fmt: skip
    assert answer.bands is not None
    assert (answer.bands.low90 <= answer.value).all()
    assert (answer.value <= answer.bands.high90).all()
    return float(answer.bands.high90.max())


def test_no_band_of_a_power_reaches_far_beyond_what_was_ever_drawn() -> None:
    history = washing()
    learned = learn(request("plug", history))
    twin = spec("plug", fidelity=Fidelity.ADVANCED, channels=("power",))
    assert highest(twin, learned, history["power"], 55.0) <= 1.25 * 2050.0
    # What it draws now it draws, though it never did before.
    assert 3000.0 <= highest(twin, learned, history["power"], 3000.0) <= 1.25 * 3000.0


def test_a_machine_that_runs_is_not_told_its_maximum_for_hours_because_it_started_from_rest_before() -> None:
    until = START + 30 * DAY
    times = np.arange(START, until, 60.0)
    power = np.full(len(times), 0.4)
    rng = np.random.default_rng(3)
    for day in range(0, 30, 2):
        begin = day * 1440 + int(rng.uniform(540, 1080))
        power[begin : begin + 95] = np.where(np.arange(95) < 20, 2050.0, np.where(np.arange(95) % 7 < 4, 120.0, 20.0))
    learned = learn(request("plug", {"power": Series(times, power, until)}))
    now = until + 10 * HOUR
    since = np.arange(until, now, 60.0)
    drawn = np.full(len(since), 0.4)
    drawn[-50:] = np.where(np.arange(50) < 20, 2050.0, 120.0)
    twin = TwinSnapshot(
        spec=spec("plug", fidelity=Fidelity.ADVANCED, channels=("power",)),
        learned=learned, values={"power": 55.0}, changed={},
    )  # fmt: skip
    answer = predict(
        PredictRequest(
            twin=twin, start=now, horizon=24 * HOUR, step=1800.0, recent={"power": Series(since, drawn, now)},
            environment=Environment(start=now, step=1800.0, values={}),
        )
    ).channels[0]  # fmt: skip
    assert answer.bands is not None
    # Six hours on and a day on it has long ended, and no run began so late.
    assert answer.bands.high80[[11, 47]].max() < 0.2 * 2050.0
    assert (answer.bands.low90 <= answer.value + 1e-9).all()
    assert (answer.value <= answer.bands.high90 + 1e-9).all()


ENDS = {"band_followed", "band_beyond", "band_farthest"}


@pytest.mark.parametrize(("unit", "most"), [("lx", 2 * 2050.0 - 0.4), ("°C", 1e6)])
def test_other_numbers_reach_as_far_beyond_as_they_ever_moved_but_temperatures_go_by_physics(
    unit: str, most: float
) -> None:
    history = washing("value")
    channel: Channel = replace(spec("sensor").channels["value"], unit=unit)
    twin = replace(spec("sensor", fidelity=Fidelity.ADVANCED), channels={"value": channel})
    learned = learn(request("sensor", history, settings={}))
    # With bands scaled by the present movement, a hundred times as wide, which nothing else would end.
    scaled = {name: row for name, row in learned.tables.items() if name not in ENDS}
    scaled["band_quantiles"] = tuple(100.0 * edge for edge in scaled["band_quantiles"])
    learned = replace(learned, tables=scaled)
    reached = highest(twin, learned, history["value"], 55.0)
    assert reached <= most
    assert (reached > 2 * 2050.0) is (unit == "°C")


@pytest.mark.parametrize(("unit", "followed"), [("lx", True), ("°C", False)])
def test_only_what_may_jump_has_bands_of_what_followed_alike_situations(unit: str, followed: bool) -> None:
    asked = request("sensor", washing("value"), settings={})
    channel: Channel = replace(asked.spec.channels["value"], unit=unit)
    learned = learn(replace(asked, spec=replace(asked.spec, channels={"value": channel})))
    assert bool(learned.tables["band_mix"])
    assert ("band_followed" in learned.tables) is followed


def fridge(until: float) -> Series:
    """Return a fridge: every hour twenty minutes at 73 W, else 2 W; its meter scatters by a watt."""
    times = np.arange(START, until, 60.0)
    on = (times - START) % HOUR < 20 * 60.0
    scatter = np.round(np.random.default_rng(4).normal(0.0, 0.6, len(times)))
    return Series(times, np.where(on, 73.0, 0.0) + scatter, until)


def asked(learned: Learned, power: Series, values: dict[str, bool | float]) -> ChannelForecast:
    """Return the next day of a plug's power from the series' end on."""
    twin = TwinSnapshot(
        spec=spec("plug", fidelity=Fidelity.ADVANCED, channels=("power", "on")), learned=learned, values=values,
        changed={},
    )  # fmt: skip
    return predict(
        PredictRequest(
            twin=twin, start=power.end, horizon=24 * HOUR, step=900.0, channels=("power",), recent={"power": power},
            environment=Environment(start=power.end, step=900.0, values={}),
        )
    ).channels[0]  # fmt: skip


def test_bands_hold_the_power_that_the_same_answer_says_is_likely() -> None:
    power = fridge(NOW + 40 * 60.0)
    learned = learn(request("plug", {"power": power}))
    running = learned.parameters["on_power"].value
    answer = asked(learned, power, {"power": float(power.values[-1]), "on": True})
    assert answer.bands is not None
    on = answer.probability["on"]
    assert (on > 0.05).any()
    assert (answer.bands.high90[on > 0.05] >= running).all()
    assert (answer.bands.high50[on > 0.25] >= running).all()
    assert (answer.bands.low90[on < 0.95] <= learned.parameters["idle_power"].value).all()
    for inner, outer in (("50", "80"), ("80", "90")):
        assert (getattr(answer.bands, f"high{inner}") <= getattr(answer.bands, f"high{outer}")).all()
        assert (getattr(answer.bands, f"low{inner}") >= getattr(answer.bands, f"low{outer}")).all()


def test_a_meter_that_scatters_around_nothing_feeds_nothing_in() -> None:
    power = fridge(NOW)
    assert power.values.min() < 0.0
    learned = learn(request("plug", {"power": power}))
    answer = asked(learned, power, {"power": float(power.values[-1]), "on": True})
    assert answer.bands is not None
    assert answer.value.min() >= 0.0
    assert answer.bands.low90.min() >= 0.0
    fed = replace(power, values=power.values - 12.0 * (np.arange(len(power.values)) % 60 > 40))
    learned = learn(request("plug", {"power": fed}))
    answer = asked(learned, fed, {"power": float(fed.values[-1]), "on": True})
    assert answer.bands is not None
    assert answer.bands.low90.min() < -5.0


def test_what_follows_in_five_minutes_is_told_by_five_minutes_of_the_past_not_by_quarters_of_an_hour() -> None:
    rng = np.random.default_rng(31)
    until = NOW + DAY
    times = np.arange(START, until, 60.0)
    signal = Series(times, np.round(-63.0 + 2.0 * rng.normal(size=len(times))), until)
    twin = spec("sensor", fidelity=Fidelity.ADVANCED)
    known = signal.times <= NOW
    learned = learn(request("sensor", {"value": Series(signal.times[known], signal.values[known], NOW)}, settings={}))
    inside = []
    for origin in (NOW + 577.0 * np.arange(1, 60)).tolist():
        since = (signal.times > origin - 6 * HOUR) & (signal.times <= origin)
        recent = Series(signal.times[since], signal.values[since], origin)
        answer = predict(
            PredictRequest(
                twin=TwinSnapshot(spec=twin, learned=learned, values={"value": float(recent.values[-1])}, changed={}),
                start=origin, horizon=300.0, step=300.0, recent={"value": recent},
                environment=Environment(start=origin, step=300.0, values={}),
            )
        ).channels[0]  # fmt: skip
        assert answer.bands is not None
        came = float(signal.at(np.array([origin + 300.0]))[0])
        inside.append(answer.bands.low90[0] <= came <= answer.bands.high90[0])
    assert np.mean(inside) > 0.8


def edges(unit: str | None, values: np.ndarray) -> tuple[float, float]:
    """Return how low and how high the 90 % bands of a sensor reach in two days, after ten days of values each 5 min."""
    times = START + 300.0 * np.arange(len(values))
    until = float(times[-1])
    channel: Channel = replace(spec("sensor").channels["value"], unit=unit)
    twin = replace(spec("sensor", fidelity=Fidelity.ADVANCED), channels={"value": channel})
    series = Series(times, values, until)
    asked = request("sensor", {"value": series}, settings={})
    learned = learn(replace(asked, now=until, spec=replace(asked.spec, channels={"value": channel})))
    answer = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=twin, learned=learned, values={"value": float(values[-1])}, changed={}),
            start=until, horizon=48 * HOUR, step=900.0, recent={"value": Series(times[-200:], values[-200:], until)},
            environment=Environment(start=until, step=900.0, values={}),
        )
    ).channels[0]  # fmt: skip
    assert answer.bands is not None
    assert (answer.bands.low90 <= answer.value).all()
    assert (answer.value <= answer.bands.high90).all()
    return float(answer.bands.low90.min()), float(answer.bands.high90.max())


def test_what_never_was_below_nothing_is_not_told_to_be_less_than_nothing() -> None:
    rng = np.random.default_rng(41)
    bursts = np.zeros(2880)
    for begin in rng.integers(0, 2800, 40).tolist():
        bursts[begin : begin + 60] += 300.0 * np.exp(-np.arange(60) / 15.0)
    bursts = np.round(bursts)
    assert edges("µg/m³", bursts)[0] == 0.0
    assert edges("dBm", -bursts)[1] == 0.0
    # Of a temperature, a price and what was on either side before, 0 is a number like any other.
    for unit, moved in (("°F", 0.0), ("ct/kWh", 0.0), ("m/s", -50.0)):
        assert edges(unit, bursts + moved)[0] < 0.0, unit


def test_a_meter_is_not_told_to_run_backwards() -> None:
    rng = np.random.default_rng(42)
    used = np.round(4000.0 + np.cumsum(np.where(rng.random(2880) < 0.1, rng.exponential(0.3, 2880), 0.0)), 2)
    assert edges("kWh", used)[0] >= used[-1]
    fell = used.copy()
    fell[1500:] -= 1.0
    assert edges("kWh", fell)[0] < used[-1] - 1.0


def test_what_grows_by_less_than_half_a_step_may_be_reported_as_it_is() -> None:
    counted = np.floor(np.arange(2880) / 288.0) + 30.0
    low, high = np.array([39.2, 39.3, 40.1, 40.4, 40.6]), np.array([39.4, 39.8, 40.2, 41.9, 41.9])
    bands = as_reported(Bands(low, high, low, high, low, high), counted, 40.0)
    for narrow, wide in ((bands.low50, bands.high50), (bands.low90, bands.high90)):
        assert narrow.tolist() == [39.2, 39.3, 40.0, 40.0, 40.6]
        assert wide.tolist() == [39.4, 40.0, 40.2, 41.9, 41.9]
    # What is as fine as one likes has no step, and neither has what never moved.
    fine = np.random.default_rng(43).normal(size=2880)
    for values in (fine, np.full(2880, 40.0), np.full(2880, np.nan)):
        assert as_reported(Bands(low, high, low, high, low, high), values, 40.0).low90.tolist() == low.tolist()
