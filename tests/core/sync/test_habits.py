"""What is usual: numbers by hour of the week, stays by their length; rhythm of reports; joint distance."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from math import exp
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.sync.joint import JointDistance, chi_square_exceedance
from custom_components.digital_twin.core.sync.rhythm import DAY, EVEN, Fading, Rhythm
from custom_components.digital_twin.core.sync.usual import Usual, learn_usual, limit_ratio, state_name

ON = Channel(key="on", quantity=Quantity.BINARY)
TEMPERATURE = KINDS["thermostat"].channel("temperature")
# A Monday, 00:00 UTC.
MONDAY = 1_700_438_400.0


def door(days: int = 14, opened: float = 180.0) -> Series:
    """Return a garage door that opens twice a day at 8 and 17 o'clock, for about three minutes."""
    rng = np.random.default_rng(1)
    times, values = [MONDAY], [0.0]
    for day in range(days):
        for hour in (8, 17):
            start = MONDAY + day * DAY + hour * 3600.0 + float(rng.uniform(-1200, 1200))
            times += [start, start + opened * exp(float(rng.normal(0, 0.2)))]
            values += [1.0, 0.0]
    return Series(np.array(times), np.array(values), MONDAY + days * DAY)


def learned(series: Series, channel: Channel = ON, zone: tzinfo = UTC) -> Usual:
    usual = learn_usual(series, channel, zone)
    assert usual is not None
    return usual


def test_a_door_open_far_longer_than_usual_is_noticed_and_one_closed_for_a_week_is_not() -> None:
    usual = learned(door())
    stays = usual.stays["on"]
    assert stays.median == pytest.approx(180.0, rel=0.15)
    assert stays.count == 28
    assert limit_ratio(stays, 300.0) is None
    ratio = limit_ratio(stays, 2400.0)
    assert ratio is not None
    assert 3.0 < ratio < 6.0
    assert limit_ratio(usual.stays["off"], 7 * DAY) is None


def test_one_forgotten_evening_does_not_move_what_is_usual() -> None:
    series = door()
    values, times = series.values.copy(), series.times.copy()
    times[-1] = times[-2] + 5 * 3600.0
    long = learned(Series(times, values, series.end)).stays["on"].long
    usual = learned(door()).stays["on"].long
    assert long is not None
    assert usual is not None
    assert long == pytest.approx(usual, rel=0.05)


def test_too_few_stays_tell_nothing() -> None:
    assert learned(door(days=3)).stays["on"].long is None


def test_what_is_on_at_an_hour_it_never_was_is_rare() -> None:
    usual = learned(door(opened=1800.0))
    assert usual.is_rare(True, 2, 3 * 3600.0) is not None
    assert usual.is_rare(True, 2, 8.1 * 3600.0) is None
    assert usual.is_rare(False, 2, 3 * 3600.0) is None
    assert learned(door(days=5, opened=1800.0)).is_rare(True, 2, 3 * 3600.0) is None, "five days are too few"


def test_what_belongs_to_weekends_is_rare_on_working_days() -> None:
    times, values = [MONDAY], [0.0]
    for day in (5, 6, 12, 13, 19, 20, 26, 27):
        start = MONDAY + day * DAY + 10 * 3600.0
        times += [start, start + 3600.0]
        values += [1.0, 0.0]
    usual = learned(Series(np.array(times), np.array(values), MONDAY + 28 * DAY))
    assert usual.is_rare(True, 6, 10.5 * 3600.0) is None
    assert usual.is_rare(True, 1, 10.5 * 3600.0) is None, "it may well be a holiday"
    assert usual.shares["on"][10] < 0.1
    assert usual.shares["on"][34] > 0.7
    assert usual.is_rare(True, 1, 15.5 * 3600.0) is not None
    kept = usual.as_dict()
    kept["shares"] = {state: row[:24] for state, row in kept["shares"].items()}
    assert len(Usual.from_dict(kept).shares["on"]) == 48, "as an earlier version wrote it"


def test_an_hour_is_the_same_hour_before_and_after_the_clocks_change() -> None:
    zone = ZoneInfo("Europe/Berlin")
    begin = datetime(2026, 10, 11, tzinfo=zone)
    times, values = [begin.timestamp()], [0.0]
    for day in range(28):
        start = (begin + timedelta(days=day)).replace(hour=7).timestamp()
        times += [start, start + 3600.0]
        values += [1.0, 0.0]
    usual = learned(Series(np.array(times), np.array(values), (begin + timedelta(days=28)).timestamp()), zone=zone)
    shares = np.array(usual.shares["on"][:24])
    assert shares[7] > 0.95
    assert np.delete(shares, 7).max() < 0.05


def test_numbers_by_hour_of_the_week_in_local_time() -> None:
    assert TEMPERATURE is not None
    times = MONDAY + np.arange(0, 28 * DAY, 900.0)
    hours = ((times - MONDAY) / 3600.0) % 24
    weekend = ((times - MONDAY) // DAY) % 7 >= 5
    values = np.where((hours >= 6) & (hours < 22), np.where(weekend, 22.0, 20.0), 17.0)
    usual = learned(Series(times, values, MONDAY + 28 * DAY), TEMPERATURE, zone=timezone(timedelta(hours=1)))
    found = {(weekday, hour): usual.number_at(weekday, hour * 3600.0) for weekday, hour in ((0, 12), (6, 12), (2, 3))}
    means = {key: item[0] for key, item in found.items() if item is not None}
    assert means == pytest.approx({(0, 12): 20.0, (6, 12): 22.0, (2, 3): 17.0}, abs=0.6)
    at_seven = usual.number_at(0, 7 * 3600.0)
    assert at_seven is not None
    assert at_seven[0] > 19.0, "six o'clock UTC is seven here"
    assert Usual.from_dict(usual.as_dict()) == usual


def test_usual_of_states_survives_being_stored() -> None:
    usual = learned(door())
    assert Usual.from_dict(usual.as_dict()) == usual
    assert usual.number_at(0, 0.0) is None
    assert (state_name(True), state_name("locked")) == ("on", "locked")


def test_nothing_is_learned_from_nothing() -> None:
    empty = Series(np.array([]), np.array([]), 0.0)
    assert learn_usual(empty, ON, UTC) is None
    assert learn_usual(door(days=14), Channel(key="state", quantity=Quantity.OPTION), UTC) is None
    short = Series(np.array([0.0]), np.array([1.0]), 3600.0)
    assert learn_usual(short, ON, UTC) is None


def test_stays_that_an_outage_cut_short_do_not_count() -> None:
    times = np.array([0.0, 1000.0, 1180.0, 2000.0, 2100.0, 5000.0, 5100.0, 8000.0, 2 * DAY])
    values = np.array([0.0, 1.0, 0.0, 1.0, np.nan, 1.0, 0.0, 1.0, 0.0])
    stays = learned(Series(times, values, 2 * DAY)).stays["on"]
    assert stays.count == 2, "neither the one that ended in the outage nor the one that began in it"


@pytest.mark.parametrize(
    ("value", "degrees", "probability"),
    # Published percentage points of the chi-square distribution.
    [(3.841, 1, 0.05), (5.991, 2, 0.05), (7.815, 3, 0.05), (13.277, 4, 0.01), (20.515, 5, 0.001), (22.458, 6, 0.001)],
)
def test_the_chi_square_tail(value: float, degrees: int, probability: float) -> None:
    assert chi_square_exceedance(value, degrees) == pytest.approx(probability, rel=2e-3)
    assert chi_square_exceedance(0.0, degrees) == 1.0


def test_two_channels_that_move_against_their_habit_are_odd_together() -> None:
    rng = np.random.default_rng(2)
    distance = JointDistance()
    assert distance.update({"temperature": 1.0}) is None
    alone = distance.update({"temperature": 2.5, "humidity": 2.5})
    for _ in range(3000):
        common = float(rng.normal())
        scores = {"temperature": common, "humidity": -common + 0.3 * float(rng.normal())}
        distance.update(scores)
    against = distance.update({"temperature": 2.5, "humidity": 2.5})
    along = distance.update({"temperature": 2.5, "humidity": -2.5})
    assert alone is not None
    assert against is not None
    assert along is not None
    assert against.probability < 0.01 * alone.probability
    assert along.probability > alone.probability
    assert against.distance > along.distance


def test_what_is_to_be_noticed_does_not_become_normal() -> None:
    distance = JointDistance()
    for _ in range(1000):
        found = distance.update({"a": 6.0, "b": -6.0})
        assert found is not None
        assert found.probability < 1e-10


def test_only_a_device_that_reports_by_itself_has_an_interval() -> None:
    polled, changing, odd = Rhythm(), Rhythm(), Rhythm()
    at = 0.0
    for index in range(3 * EVEN):
        at += 60.0
        polled.observe(at, 0.0)
        changing.observe(at, at)
        odd.observe(at * (1 + index % 5) * (1 + index), at * (1 + index % 5) * (1 + index))
    assert polled.interval == pytest.approx(60.0)
    assert changing.interval == pytest.approx(60.0), "so even that nothing in the world explains it"
    assert odd.interval is None
    last = polled.last
    polled.observe(10.0, 10.0)
    assert polled.last == last
    polled.forget()
    assert polled.last is None
    assert polled.interval == pytest.approx(60.0)


@given(st.lists(st.floats(0.0, 1e6), min_size=1, max_size=20))
def test_a_fading_count_halves_each_day(moments: list[float]) -> None:
    count = Fading()
    for at in sorted(moments):
        count.add(at)
    end = max(moments)
    assert count.at(end + DAY) == pytest.approx(count.at(end) / 2)
    assert count.at(end) <= len(moments) + 1e-9
