"""Numbers beside the main one that life moves: bands that hold in days that were not learned from."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.clock import CLOCK, Clock
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast.pool import PROBABILITIES, SHARES, Pool, beyond
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import ChannelForecast, Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, START, recorded, request

HOUR = 3600.0
STEP = 300.0
DAYS, LATER = 12, 6
ENDS = START + DAYS * DAY
CHANNELS = {key: channel for key in ("charge", "power") if (channel := KINDS["battery"].channel(key)) is not None}


@cache
def storage(days: int = DAYS + LATER, seed: int = 1) -> dict[str, Series]:
    """Return a storage that takes what the sun spares of 4 kW, cloudy or not, and gives what a home draws by night."""
    rng = np.random.default_rng(seed)
    times = START + STEP * np.arange(int(days * DAY / STEP))
    hours = (times - START) / HOUR
    clear = np.maximum(np.sin(2 * np.pi * (hours % 24 - 6) / 24), 0.0)
    clouds = np.repeat(rng.uniform(0.2, 1.0, days * 24), round(HOUR / STEP))
    draws = 300.0 + np.repeat(rng.gamma(1.0, 300.0, days * 48), round(HOUR / 2 / STEP))
    charge, level, power = 40.0, np.empty(len(times)), np.empty(len(times))
    for index in range(len(times)):
        spare = min(max(4000.0 * clear[index] * clouds[index] - draws[index], -2000.0), 2500.0)
        full, empty = spare > 0 and charge >= 100.0, spare < 0 and charge <= 10.0
        power[index] = 0.0 if full or empty else spare
        charge = min(
            max(charge + power[index] * STEP / 3.6e6 * (0.95 if spare > 0 else 1.05) / 8.0 * 100.0, 0.0), 100.0
        )
        level[index] = charge
    return {"charge": recorded(times, level, 1.0), "power": recorded(times, power, 5.0)}


@cache
def learned() -> Learned:
    before = {}
    for key, series in storage().items():
        known = series.times < ENDS
        before[key] = Series(series.times[known], series.values[known], ENDS)
    return learn(request("battery", before, channels=CHANNELS))


def told(at: float, fidelity: Fidelity = Fidelity.EXPERT, clock: Clock = ()) -> ChannelForecast:
    spec = TwinSpec(twin_id="a", name="a", kind="battery", fidelity=fidelity, channels=CHANNELS)
    now = {key: float(series.at(np.array([at]))[0]) for key, series in storage().items()}
    by_clock = replace(learned(), tables=learned().tables | {CLOCK: (7200.0,)})
    answer = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=spec, learned=by_clock, values=now, changed={}),
            horizon=DAY, step=900.0, start=at, members=40, channels=("power",),
            environment=Environment(start=at, step=HOUR, values={}, clock=clock),
        )
    )  # fmt: skip
    return answer.channels[0]


def test_a_storages_power_lies_in_its_bands_as_often_as_they_say() -> None:
    power = storage()["power"]
    held: dict[float, list[bool]] = {0.25: [], 1.0: [], 6.0: [], 24.0: []}
    missed, stays = [], []
    for at in np.arange(ENDS, ENDS + (LATER - 1) * DAY, 1.27 * HOUR).tolist():
        forecast = told(at)
        assert forecast.bands is not None
        for hours, found in held.items():
            row = round(hours * 4) - 1
            truth = float(power.at(np.array([at + hours * HOUR]))[0])
            found.append(bool(forecast.bands.low90[row] <= truth <= forecast.bands.high90[row]))
            if hours == 6.0:
                missed.append(abs(truth - forecast.value[row]))
                stays.append(abs(truth - float(power.at(np.array([at]))[0])))
    for hours, found in held.items():
        assert 0.82 <= np.mean(found) <= 0.98, f"{hours} h ahead"
    assert np.mean(missed) < 0.7 * np.mean(stays), "and it is told from the usual hour, not from what it does now"


def test_bands_lie_in_one_another_and_in_what_was_ever_seen() -> None:
    forecast = told(ENDS)
    bands = forecast.bands
    assert bands is not None
    assert (bands.low90 <= bands.low80).all()
    assert (bands.low80 <= bands.low50).all()
    assert (bands.low50 <= forecast.value).all()
    assert (forecast.value <= bands.high50).all()
    assert (bands.high80 <= bands.high90).all()
    night = (forecast.times / HOUR > 20) & (forecast.times / HOUR < 24)
    assert bands.high50[night].max() < 100.0, "no sun at night"


def test_without_learning_the_model_alone_is_told() -> None:
    now = told(ENDS).bands
    plain = told(ENDS, Fidelity.STANDARD).bands
    assert now is not None
    assert plain is not None
    assert np.mean(now.high90 - now.low90) > np.mean(plain.high90 - plain.low90)


def test_what_lies_beyond_all_that_was_seen_is_as_far_away_as_it_is() -> None:
    atoms, likely = np.tile(np.linspace(-1.0, 1.0, len(SHARES)), (4, 1)), np.tile(SHARES, (4, 1))
    taken = beyond(atoms, likely, np.array([0.0, 1.0, -1.0, 3.0]), 0.5)
    assert taken[0] == pytest.approx(0.0, abs=0.2)
    assert taken[1:3] == pytest.approx(1.0 - 2.0 * SHARES[0])
    assert taken[3] == pytest.approx(1.0 + 2.0 / 0.5)


def test_the_usual_hour_is_that_of_the_wall_clock() -> None:
    plain = told(ENDS, clock=((ENDS, 7200.0),))
    later = told(ENDS, clock=((ENDS, 7200.0), (ENDS + HOUR, 3600.0)))
    np.testing.assert_allclose(plain.value, told(ENDS).value)
    noon = plain.times > 6.0 * HOUR
    moved = np.interp(plain.times - HOUR, plain.times, plain.value)
    apart = np.mean(np.abs(later.value - moved)[noon])
    assert apart < 0.5 * np.mean(np.abs(later.value - plain.value)[noon])


def test_a_pool_survives_its_storing() -> None:
    pool = Pool.from_tables(learned().tables, "power")
    assert pool is not None
    again = Pool.from_tables(pool.tables("power"), "power")
    assert again is not None
    assert again.stays.shape == (len(pool.horizons), 3, len(PROBABILITIES))
    np.testing.assert_allclose(again.usual, pool.usual)
    assert Pool.from_tables({"pool_power": (7.0, 1.0)}, "power") is None
    assert Pool.from_tables({}, "power") is None


def test_a_channel_known_for_minutes_only_leaves_the_rest_learned() -> None:
    charge = storage()["charge"]
    times = np.arange(ENDS - 1700.0, ENDS, 30.0)
    before = charge.times < ENDS
    young = Series(times, np.random.default_rng(1).uniform(0.0, 500.0, len(times)), ENDS)
    history = {"charge": Series(charge.times[before], charge.values[before], ENDS), "power": young}
    found = learn(request("battery", history, channels=CHANNELS))
    assert found.structure == "battery"
    assert Pool.from_tables(found.tables, "power") is None


def test_an_option_that_came_after_it_learned_is_one_never_seen() -> None:
    mode = Channel(key="storage_mode", quantity=Quantity.OPTION, options=("hold", "charge", "new"), command=True)
    spec = TwinSpec(
        twin_id="a", name="a", kind="battery", fidelity=Fidelity.EXPERT, channels={**CHANNELS, "storage_mode": mode}
    )
    known = replace(learned(), tables={**learned().tables, "aside_storage_mode": (0.1, 0.9, 0.1)})
    values = {"charge": 50.0, "power": 0.0}

    def width(now: str) -> float:
        twin = TwinSnapshot(spec=spec, learned=known, values={**values, "storage_mode": now}, changed={})
        asked = PredictRequest(
            twin=twin, horizon=DAY, step=900.0, start=ENDS, members=40, channels=("power",),
            environment=Environment(start=ENDS, step=HOUR, values={}),
        )  # fmt: skip
        bands = predict(asked).channels[0].bands
        assert bands is not None
        return float(np.mean(bands.high90 - bands.low90))

    assert width("new") != width("hold"), "of it the history tells nothing"
