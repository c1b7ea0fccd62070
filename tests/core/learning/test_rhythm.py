"""What keeps to a timetable is foretold by it, be it of a day, two or three; what people switch is not made to."""

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.learning.habit import segments
from custom_components.digital_twin.core.learning.onoff import learn_onoff
from custom_components.digital_twin.core.learning.rhythm import QUARTERS, rhythm
from custom_components.digital_twin.core.models.onoff import DAY, QUARTER, VIEWS, OnOff, past_of_series
from custom_components.digital_twin.core.requests import Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Learned, TwinSnapshot, TwinSpec

from .worlds import START, request

HOUR = 3600.0


def watering(every: int, days: int, *, left_out: tuple[int, ...] = ()) -> Series:
    """Return a valve that opens for half an hour about six, every so many days from the second on."""
    rng = np.random.default_rng(1)
    turns = np.array([day for day in range(1, days, every) if day not in left_out], dtype=np.float64)
    begun = START + DAY * turns + 6.0 * HOUR + 300.0 * rng.standard_normal(len(turns))
    times = np.ravel(np.column_stack((begun, begun + 0.5 * HOUR)))
    return Series(np.append(START, times), np.append(0.0, np.tile([1.0, 0.0], len(turns))), START + DAY * days)


def valve(series: Series) -> tuple[TwinSpec, Learned]:
    channel = Channel(key="on", quantity=Quantity.BINARY, command=True)
    asked = request("light", {"on": series}, channels={"on": channel})
    return asked.spec, learn(asked)


def at_six(twin: tuple[TwinSpec, Learned], series: Series, day: int) -> float:
    """Return how likely it is said at midnight to be open at a quarter past six of a day."""
    start = START + DAY * day
    snapshot = TwinSnapshot(
        spec=twin[0], learned=twin[1], values={"on": False}, changed={"on": float(series.times[-1])}
    )
    answer = predict(
        PredictRequest(
            twin=snapshot, start=start, horizon=12.0 * HOUR, step=300.0, recent={"on": series},
            environment=Environment(start=start, step=HOUR),
        )
    )  # fmt: skip
    return float(answer.channels[0].probability["on"][75 - 1])


@pytest.mark.parametrize("every", [1, 2])
def test_what_waters_every_so_many_days_is_expected_on_its_day(every: int) -> None:
    series = watering(every, 30)
    twin = valve(series)
    for day in range(30, 30 + 2 * every):
        likely = at_six(twin, series, day)
        assert likely > 0.25 if (day - 1) % every == 0 else likely < 0.03, day


@pytest.mark.parametrize("every", [1, 2, 3, 7])
def test_the_turn_that_comes_round_is_found_with_its_days_in_their_places(every: int) -> None:
    found = rhythm(*segments(watering(every, 42)))
    assert len(found) == every * QUARTERS
    for day in range(60, 60 + every):
        quarter = int((START + DAY * day + 6.25 * HOUR) // QUARTER) % len(found)
        assert found[quarter] > 0.8 if (day - 1) % every == 0 else found[quarter] < 0.05, day


def test_a_turn_that_was_left_out_or_not_watched_does_not_upset_it() -> None:
    series = watering(2, 40, left_out=(21,))
    unknown = (series.times > START + 9.5 * DAY) & (series.times < START + 12.0 * DAY)
    gap = Series(series.times, np.where(unknown, np.nan, series.values), series.end)
    assert len(rhythm(*segments(gap))) == 2 * QUARTERS


def test_people_and_fridges_keep_to_no_timetable() -> None:
    rng = np.random.default_rng(2)
    minutes = np.tile([15.0, 30.0], 400) * np.exp(0.2 * rng.standard_normal(800))
    times = START + 60.0 * np.append(0.0, np.cumsum(minutes))
    fridge = Series(times[:-1], (np.arange(800) + 1) % 2.0, float(times[-1]))
    nights = START + DAY * np.flatnonzero(rng.random(40) < 0.6) + 19.0 * HOUR
    begun = np.sort(nights + 1.5 * HOUR * rng.standard_normal(len(nights)))
    switched = np.ravel(np.column_stack((begun, begun + 2.0 * HOUR)))
    people = Series(np.append(START, switched), np.append(0.0, np.tile([1.0, 0.0], len(begun))), START + 40 * DAY)
    for series in (fridge, people):
        assert rhythm(*segments(series)).size == 0
        found = learn_onoff(*segments(series), series)
        assert found is not None
        assert found.process.weights[:, VIEWS.index("rhythm")].max() == 0.0


def test_the_present_state_tells_of_the_next_half_hour() -> None:
    series = watering(1, 30)
    found = learn_onoff(*segments(series), series)
    assert found is not None
    assert found.process.weights[:3, VIEWS.index("rhythm")].max() == 0.0
    assert found.process.weights[3:, VIEWS.index("rhythm")].max() > 0.3


def test_what_an_older_version_learned_is_read_as_it_was() -> None:
    series = watering(2, 30)
    found = learn_onoff(*segments(series), series)
    assert found is not None
    tables = found.process.tables()
    assert np.array_equal(OnOff.from_tables(tables).rhythm, found.process.rhythm)
    older = {name: row for name, row in tables.items() if name != "onoff_rhythm"}
    older["onoff_weights"] = tuple(found.process.weights[:, :-1].ravel().tolist())
    read = OnOff.from_tables(older)
    assert read.rhythm.size == 0
    past = past_of_series(series, series.end)
    assert past is not None
    course = read.probability(past, HOUR * np.arange(1.0, 25.0))
    assert np.isfinite(course).all()
    assert course.max() < 0.2, "its other views know of no such day"


@pytest.mark.parametrize("days", [0.5, 1.5, 2.5])
def test_less_than_three_days_tell_of_no_turn(days: float) -> None:
    series = watering(1, 3)
    keep = series.times < START + days * DAY
    assert rhythm(*segments(Series(series.times[keep], series.values[keep], START + days * DAY))).size == 0


def test_most_of_a_day_ahead_the_timetable_counts_not_what_is_now() -> None:
    begun = START + DAY * np.arange(10.0) + 18.0 * HOUR
    times = np.append(START, np.ravel(np.column_stack((begun, begun + 5.0 * HOUR))))
    series = Series(times, np.append(0.0, np.tile([1.0, 0.0], 10)), START + 10.0 * DAY)
    scored = learn_onoff(*segments(series), series)
    assert scored is not None
    midnight = past_of_series(series, START + 10.0 * DAY)
    assert midnight is not None
    told = scored.process.probability(midnight, HOUR * np.array([12.0, 17.0, 18.5, 20.5, 21.5, 24.0]))[0]
    # Exactly a day ahead "as it is" is as good as any timetable; it was half of what was told of 20 hours ahead, too.
    assert told[2:5].min() > 0.9
    assert told[[0, 1, 5]].max() < 0.1
