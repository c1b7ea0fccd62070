"""The rows that forecasts look at, and what is kept of them."""

import json
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.forecast import features
from custom_components.digital_twin.core.forecast.frame import DAY, Frame, frame_of, held_over, signals, smoothed
from custom_components.digital_twin.core.forecast.memory import Kept, pack, unpack
from custom_components.digital_twin.core.series import Series

STEP = 1800.0


def frame(days: int = 10, **columns: np.ndarray) -> Frame:
    count = days * 48
    return Frame(
        STEP * np.arange(count),
        STEP,
        np.arange(float(count)),
        columns,
        frozenset({"outdoor_temperature"} & columns.keys()),
    )


@given(arrays(float, st.integers(1, 400), elements=st.one_of(st.floats(-1e3, 1e3), st.just(np.nan))))
def test_the_exponential_average_is_its_recursion(values: np.ndarray) -> None:
    keep, level = np.exp(-STEP / 3600.0), np.nan
    last = np.nan
    expected = []
    for value in values.tolist():
        last = last if np.isnan(value) else value
        level = last if np.isnan(level) else keep * level + (1 - keep) * last
        expected.append(level)
    np.testing.assert_allclose(smoothed(values, 3600.0, STEP), expected, atol=1e-6)


def test_lags_changes_and_earlier_days_are_looked_up_in_time() -> None:
    rows = frame()
    assert rows.lag(rows.values, 3600.0)[:3].tolist()[2] == 0.0
    assert np.isnan(rows.lag(rows.values, 3600.0)[1])
    assert rows.ahead(4)[:2].tolist() == [4.0, 4.0]
    assert np.isnan(rows.ahead(4)[-1])
    past = rows.past
    assert past.yesterday[48 + 5] == 5.0
    assert past.week[3 * 48] == pytest.approx(np.mean([0.0, 48.0, 96.0]))
    assert past.weekday[7 * 48 + 1] == 1.0
    assert np.isnan(past.yesterday[10])
    assert len(past.month) == len(rows.values) + 48
    assert past.yesterday[-1] == rows.values[-1], "the day to come has its yesterday"


def test_earlier_days_are_taken_at_the_horizons_own_time() -> None:
    rows = frame()
    columns = features.earlier_days(rows, 4, np.arange(480), every=True)
    assert columns[200, 2] == rows.values[200 + 4 - 48] - rows.values[200]
    assert features.earlier_days(rows, 4, np.arange(480), every=False).shape == (480, 1)


def test_the_weather_is_what_comes_until_the_horizon() -> None:
    rows = frame(outdoor_temperature=np.arange(480.0) + 10.0, sun=np.full(480, 5.0))
    told = features.weather(rows, 4)
    assert told[100, [0, 1, 5, 6]].tolist() == [2.5, 4.0, 5.0, 5.0]
    assert features.weather(frame(), 4).shape == (480, 0)


def test_what_follows_the_weather_slowly_moves_as_walls_do() -> None:
    colder = np.where(np.arange(480) > 300, -5.0, 5.0)
    told = features.weather(frame(outdoor_temperature=colder), 48)[300, 2:]
    assert told == pytest.approx([-10.0 * (1.0 - np.exp(-DAY / span)) for span in features.SLOW], abs=1e-9)


def test_options_become_numbers_and_short_gaps_are_held_over() -> None:
    times = STEP * np.arange(3.0)
    action = Channel(key="hvac_action", quantity=Quantity.OPTION, options=("idle", "heating", "cooling"))
    known = signals(
        {"hvac_action": action},
        "temperature",
        {"temperature": Series(times, times, 9e3), "hvac_action": Series(times, np.array([0.0, 1.0, 2.0]), 9e3),
         "colour": Series(times, times, 9e3)},
    )  # fmt: skip
    assert list(known) == ["temperature", "hvac_action"]
    assert known["hvac_action"].values.tolist() == [0.0, 1.0, -1.0]
    rows = frame_of(times, STEP, "temperature", known, frozenset())
    assert rows.columns["hvac_action"].tolist() == [0.0, 1.0, -1.0]
    gaps = held_over(np.array([np.nan, 1.0, np.nan, np.nan, np.nan]), 2)
    np.testing.assert_array_equal(gaps, [np.nan, 1.0, 1.0, 1.0, np.nan])


@given(arrays(float, 300, elements=st.one_of(st.floats(-1e6, 1e6), st.just(np.nan))))
def test_what_is_packed_comes_back(values: np.ndarray) -> None:
    times = 900.0 * np.arange(300)
    kept = unpack(pack(times, 900.0, {"value": values, "valve": np.zeros(300)}, {"quick": (1.0, 0.1)}))
    again = kept.series
    np.testing.assert_allclose(kept.numbers["quick"], [1.0, 0.1])
    assert list(again) == ["value", "valve"]
    np.testing.assert_array_equal(again["value"].times, times)
    np.testing.assert_allclose(again["value"].values, values, atol=2e6 / 65_534)
    assert not again["valve"].values.any()


def test_a_month_of_a_room_takes_few_kilobytes_and_older_is_dropped() -> None:
    rng = np.random.default_rng(1)
    times = 300.0 * np.arange(60 * 288)
    values = np.round(20 + np.sin(times / DAY * 6.28) + 0.1 * rng.normal(size=len(times)), 1)
    data = pack(times, 300.0, {"value": values, "outdoor_temperature": values})
    assert len(data) < 8000
    again = unpack(data).series
    for kept, spacing in ((again["value"], 300.0), (again["outdoor_temperature"], 900.0)):
        assert kept.times[-1] == times[-1]
        assert kept.times[0] == pytest.approx(times[-1] - 28 * DAY, abs=900.0)
        assert np.diff(kept.times).tolist() == [spacing] * (len(kept.times) - 1)
    # What followed in five minutes is to be told from it: the number itself is not held for longer.
    np.testing.assert_allclose(again["value"].at(times[-90:]), values[-90:], atol=0.01)


def test_what_was_kept_before_the_number_was_kept_finely_is_read_as_it_was() -> None:
    numbers = np.arange(40.0)
    body = b"".join(np.diff(row, prepend=0).astype("<i4").tobytes() for row in (np.arange(40), np.arange(40)[::-1]))
    head = json.dumps(
        {"version": 1, "start": 9e3, "step": 900.0, "count": 40, "names": ["value", "valve"],
         "ranges": [[0.0, 1.0], [0.0, 2.0]], "numbers": {}}
    ).encode()  # fmt: skip
    kept = unpack(len(head).to_bytes(4, "big") + head + zlib.compress(body)).series
    assert kept["valve"].times.tolist() == (9e3 + 900.0 * numbers).tolist()
    assert kept["value"].values.tolist() == numbers.tolist()
    assert kept["valve"].values.tolist() == (2.0 * numbers[::-1]).tolist()


@pytest.mark.parametrize("data", [b"", b"\x00", b"\x00\x00\x00\x02{}", b"\xff" * 40, b'\x00\x00\x00\x0d{"version":9}'])
def test_anything_else_is_no_past(data: bytes) -> None:
    assert unpack(data) == Kept()


@given(st.binary(max_size=200), st.integers(0, 300))
def test_what_was_tampered_with_never_raises(noise: bytes, at: int) -> None:
    times = 900.0 * np.arange(50)
    whole = pack(times, 900.0, {"value": np.sin(times)}, {"quick": np.arange(9.0)})
    for data in (noise, whole[:at] + noise + whole[at + len(noise) :], whole[:at]):
        kept = unpack(data)
        assert all(np.isfinite(row).all() for row in kept.numbers.values())


def test_what_inflates_without_end_is_no_past() -> None:
    whole = pack(900.0 * np.arange(10), 900.0, {"value": np.zeros(10)})
    size = int.from_bytes(whole[:4], "big")
    assert unpack(whole[: 4 + size] + zlib.compress(bytes(50_000_000))) == Kept()
