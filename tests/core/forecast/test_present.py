"""From what was kept and what came since to the rows that a forecast starts from; whatever comes, it answers."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast import features
from custom_components.digital_twin.core.forecast.experts import horizon_rows
from custom_components.digital_twin.core.forecast.frame import Frame
from custom_components.digital_twin.core.forecast.memory import pack, unpack
from custom_components.digital_twin.core.forecast.number import blended
from custom_components.digital_twin.core.forecast.present import frame_now, weather_ahead
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.requests import Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Learned, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, START, Room
from ..models.builders import spec

HOUR = 3600.0
TIMES = START + 900.0 * np.arange(10 * 96)
END = float(TIMES[-1])


@pytest.fixture(scope="module")
def room() -> tuple[TwinSpec, Learned]:
    """Learn a room once."""
    asked = Room().request(8.0)
    return asked.spec, learn(asked)


def kept(**more: np.ndarray) -> Learned:
    columns = {"value": 20.0 + np.arange(len(TIMES)) * 1e-3, **more}
    return Learned(
        kind="thermostat", structure="", tables={"step": (900.0,)}, memory=pack(TIMES, 900.0, columns), learned_at=END
    )


def rows_now(request: PredictRequest, now: float, learned: Learned) -> Frame | None:
    return frame_now(request, "temperature", now, learned, unpack(learned.memory).series)


def asked(
    start: float,
    recent: Mapping[str, Series] | None = None,
    values: Mapping[str, Value] | None = None,
    **environment: np.ndarray,
) -> PredictRequest:
    twin = TwinSnapshot(spec=spec("thermostat"), learned=None, values=values or {}, changed={})
    around = Environment(start=start, step=HOUR, values=environment)
    return PredictRequest(twin=twin, horizon=HOUR, step=300.0, start=start, recent=recent or {}, environment=around)


def test_the_rows_end_at_the_start_with_the_value_of_now() -> None:
    start = END + 2 * HOUR + 77.0
    recent = {"temperature": Series(END + 600.0 * np.arange(1, 12), np.linspace(20.0, 25.0, 11), start)}
    frame = rows_now(asked(start, recent), 26.0, kept())
    assert frame is not None
    assert frame.times[-1] == start
    assert frame.values[-1] == 26.0
    assert frame.values[-2] == recent["temperature"].at(np.array([start - 900.0]))[0]
    old = frame.times < END - 900.0
    np.testing.assert_allclose(frame.values[old], 20.0 + (frame.times[old] - START) / 900.0 * 1e-3, atol=1.1e-3)


def test_a_long_silence_is_unknown_and_a_short_one_is_bridged() -> None:
    for hours, known in ((5.0, True), (20.0, False)):
        start = END + hours * HOUR
        frame = rows_now(asked(start), 21.0, kept())
        assert frame is not None
        middle = np.searchsorted(frame.times, start - hours / 2 * HOUR * 0.5)
        assert bool(np.isfinite(frame.values[middle])) is known


def test_what_is_so_now_counts_for_all_that_is_around() -> None:
    start = END + 3 * HOUR
    learned = kept(
        valve=np.zeros(len(TIMES)), hvac_action=np.zeros(len(TIMES)), outdoor_temperature=np.full(len(TIMES), 5.0)
    )
    request = asked(
        start, values={"valve": 80.0, "hvac_action": "heating"}, outdoor_temperature=np.array([np.nan, -3.0, -4.0])
    )
    request = replace(request, twin=replace(request.twin, changed={"valve": start - HOUR}))
    frame = rows_now(request, 21.0, learned)
    assert frame is not None
    assert frame.columns["valve"][[-6, -5, -1]].tolist() == [0.0, 80.0, 80.0]
    assert frame.columns["hvac_action"][[-2, -1]].tolist() == [0.0, 1.0]
    assert frame.columns["outdoor_temperature"][-1] == -3.0
    assert frame.near == {"outdoor_temperature"}


def test_only_weather_that_changes_is_a_forecast() -> None:
    learned = kept(outdoor_temperature=np.full(len(TIMES), 5.0))
    rising = asked(END, outdoor_temperature=5.0 + np.arange(48.0), sun=np.zeros(48))
    frame = rows_now(rising, 21.0, learned)
    assert frame is not None
    told = weather_ahead(rising, frame, (3600, 7200))
    assert told is not None
    assert told[1, :2] == pytest.approx([1.0, 1.9], abs=0.2)
    assert weather_ahead(asked(END, outdoor_temperature=np.full(48, 5.0)), frame, (3600,)) is None
    assert weather_ahead(asked(END, outdoor_temperature=np.full(48, np.nan)), frame, (3600,)) is None
    assert weather_ahead(asked(END), frame, (3600,)) is None


def test_the_weather_ahead_is_told_as_it_will_be_seen_in_hindsight() -> None:
    learned = kept(outdoor_temperature=5.0 + np.sin(TIMES / 20_000.0), sun=np.maximum(np.sin(TIMES / 13_000.0), 0.0))
    course = {"outdoor_temperature": np.linspace(5.0, -3.0, 48), "sun": np.linspace(0.0, 600.0, 48)}
    request = asked(END, **course)
    frame = rows_now(request, 21.0, learned)
    assert frame is not None
    told = weather_ahead(request, frame, (3600, 21_600))
    assert told is not None
    coming = Grid.over(END, 6 * HOUR, frame.step).surroundings(request.environment)
    for index, row in enumerate(horizon_rows(frame, (3600, 21_600))):
        columns = {name: np.append(frame.columns[name], coming[name][:row]) for name in frame.columns}
        times = frame.times[0] + frame.step * np.arange(len(frame.times) + row)
        values = np.append(frame.values, np.full(row, 21.0))
        later = Frame(times, frame.step, values, columns, frame.near)
        assert told[index] == pytest.approx(features.weather(later, row)[-1 - row], abs=1e-6)


def test_before_what_is_kept_begins_nothing_is_known_but_the_value() -> None:
    assert rows_now(asked(START - DAY), 21.0, kept()) is None
    assert rows_now(asked(END), 21.0, replace(kept(), memory=b"")) is None
    twin = spec("thermostat")
    learned = replace(kept(), tables={"step": (900.0,), "horizons": (3600.0,)})
    for start in (START - DAY, END):
        course = blended(asked(start), Grid.over(start, HOUR, 300.0), twin.channels["temperature"], 21.0, learned, None)
        assert course.value.tolist() == [21.0] * 12
        assert course.bands is None


SAMPLES = st.lists(
    st.tuples(
        st.floats(-3 * DAY, 2 * DAY),
        st.one_of(st.floats(-1e9, 1e9), st.sampled_from([np.nan, np.inf, -np.inf, 20.0, 68.0])),
    ),
    max_size=30,
    unique_by=lambda sample: sample[0],
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    temperature=SAMPLES,
    target=SAMPLES,
    now=st.floats(-60, 150),
    late=st.floats(-2 * DAY, 40 * DAY),
    outdoor=st.lists(st.one_of(st.floats(-80, 60), st.just(np.nan)), min_size=1, max_size=30),
)
def test_whatever_was_reported_since_a_forecast_answers(
    room: tuple[TwinSpec, Learned],
    temperature: list[tuple[float, float]],
    target: list[tuple[float, float]],
    now: float,
    late: float,
    outdoor: list[float],
) -> None:
    twin, learned = room
    start = learned.learned_at + late

    def series(samples: list[tuple[float, float]]) -> Series:
        ordered = sorted(samples)
        times = np.array([start + at for at, _ in ordered])
        values = np.array([value for _, value in ordered])
        keep = np.append(True, np.diff(times) > 0) if len(times) else np.empty(0, dtype=bool)
        return Series(times[keep], values[keep], max(start, float(times[-1])) if len(times) else start)

    answer = predict(
        PredictRequest(
            twin=TwinSnapshot(
                spec=twin, learned=learned, values={"temperature": now, "target_temperature": 21.0}, changed={}
            ),
            horizon=48 * HOUR,
            step=HOUR,
            start=start,
            recent={"temperature": series(temperature), "target_temperature": series(target)},
            environment=Environment(start=start, step=HOUR, values={"outdoor_temperature": np.array(outdoor)}),
            members=8,
        )
    ).channels[0]
    assert np.isfinite(answer.value).all()
    bands = answer.bands
    assert bands is not None
    assert np.all(bands.low90 <= bands.low80 + 1e-9)
    assert np.all(bands.low80 <= bands.low50 + 1e-9)
    assert np.all(bands.low50 <= answer.value + 1e-9)
    assert np.all(answer.value <= bands.high50 + 1e-9)
    assert np.all(bands.high50 <= bands.high80 + 1e-9)
    assert np.all(bands.high80 <= bands.high90 + 1e-9)
