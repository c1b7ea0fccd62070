"""What a device does not report now is foretold from when it last did, and as unsure as that is long ago."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import ChannelForecast, Environment, Prediction, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, START, recorded, request

HOUR, STEP = 3600.0, 300.0
NOW = START + 14 * DAY
VALUE = replace(KINDS["sensor"].channel("value"), unit="lx")


@pytest.fixture(scope="module")
def wanders() -> PredictRequest:
    """Return a question about a sensor that wandered for a fortnight, and is known until now."""
    rng = np.random.default_rng(7)
    times = START + STEP * np.arange(14 * 288)
    level = np.empty(len(times))
    level[0] = 500.0
    for row, shock in enumerate(rng.normal(0.0, 4.0, len(times) - 1)):
        level[row + 1] = 500.0 + 0.995 * (level[row] - 500.0) + shock
    series = recorded(times, level, 1.0)
    series = Series(series.times, series.values, NOW)
    learned = learn(request("sensor", {"value": series}, channels={"value": VALUE}, now=NOW))
    spec = TwinSpec(twin_id="a", name="a", kind="sensor", fidelity=Fidelity.ADVANCED, channels={"value": VALUE})
    value = float(series.values[-1])
    twin = TwinSnapshot(spec=spec, learned=learned, values={"value": value}, changed={"value": NOW})
    return PredictRequest(
        twin=twin, horizon=HOUR, step=STEP, start=NOW, recent={"value": series},
        environment=Environment(start=NOW, step=HOUR),
    )  # fmt: skip


def silent(asked: PredictRequest, hours: float) -> PredictRequest:
    """Return the question so many hours after the sensor fell silent."""
    value = asked.twin.values["value"]
    later = NOW + hours * HOUR
    return replace(
        asked,
        twin=replace(asked.twin, values={}, changed={}),
        start=later,
        lost={"value": (value, NOW)},
        environment=Environment(start=later, step=HOUR),
    )


def width(forecast: ChannelForecast) -> np.ndarray:
    assert forecast.bands is not None
    return forecast.bands.high90 - forecast.bands.low90


def test_the_band_is_as_wide_as_the_silence_and_the_horizon_are_long(wanders: PredictRequest) -> None:
    known = predict(replace(wanders, horizon=6 * HOUR)).channels[0]
    answer = predict(silent(wanders, 5.0))
    (unknown,) = answer.channels
    assert unknown.times == pytest.approx(STEP * np.arange(1, 13)), "from now on"
    assert answer.start == NOW + 5 * HOUR
    assert width(unknown) == pytest.approx(width(known)[-12:], rel=1e-6)
    assert unknown.value == pytest.approx(known.value[-12:], rel=1e-6)
    assert width(unknown)[0] > 2.0 * width(known)[0]


def test_how_long_it_has_been_silent_is_told_and_counts_for_the_confidence(wanders: PredictRequest) -> None:
    def told(answer: Prediction) -> dict[str, float]:
        return {note.id: note.params.get("hours") for note in answer.notes}

    assert told(predict(wanders)) == {}
    at_once, later = predict(silent(wanders, 0.0)), predict(silent(wanders, 5.0))
    assert told(at_once) == {"forecast_state_unknown": None}
    assert told(later) == {"forecast_state_lost": 5.0}
    assert at_once.confidence is not None
    assert later.confidence is not None
    assert later.confidence < at_once.confidence


def test_an_endless_silence_is_answered_in_as_many_steps_as_there_may_be(wanders: PredictRequest) -> None:
    answer = predict(replace(silent(wanders, 1000.0), horizon=7 * DAY, step=60.0, members=10))
    assert len(answer.channels[0].times) == 7 * 24 * 60


@pytest.mark.parametrize("silence", [0.0, 2.0, 9.0])
def test_without_a_word_since_the_start_the_memory_of_the_last_fit_tells(
    wanders: PredictRequest, silence: float
) -> None:
    """What it keeps bridges the first hours of a silence at its end: they are no word of the device."""
    fell = NOW - silence * HOUR
    whole = wanders.recent["value"]
    known = whole.times < fell
    series = Series(np.append(whole.times[known], fell), np.append(whole.values[known], np.nan), NOW)
    learned = learn(request("sensor", {"value": series}, channels={"value": VALUE}, now=NOW))
    asked = silent(wanders, 5.0)
    answer = predict(replace(asked, lost={}, recent={}, twin=replace(asked.twin, learned=learned)))
    (note,) = answer.notes
    assert note.id == "forecast_state_lost"
    assert note.params["hours"] == pytest.approx(5.0 + silence, abs=0.5)
    assert width(answer.channels[0])[0] > 2.0 * width(predict(wanders).channels[0])[0]


def test_of_what_nobody_ever_told_no_band_is_made_up() -> None:
    """A car's charge that was never read begins at half: that it stays there is no forecast."""
    channels = {key: KINDS["battery"].channel(key) for key in ("charge", "power")}
    spec = TwinSpec(twin_id="a", name="a", kind="battery", fidelity=Fidelity.ADVANCED, channels=channels)
    twin = TwinSnapshot(spec=spec, learned=None, values={"power": 0.0}, changed={})
    asked = PredictRequest(twin=twin, horizon=HOUR, step=STEP, start=NOW, environment=Environment(start=NOW, step=HOUR))
    assert predict(asked).channels[0].bands is None
    read = replace(twin, values={"power": 0.0, "charge": 50.0})
    assert predict(replace(asked, twin=read)).channels[0].bands is not None
