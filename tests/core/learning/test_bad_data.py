"""Whatever history comes, learning answers: it never raises, and it never claims what it cannot know."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custom_components.digital_twin.core.channel import Quantity
from custom_components.digital_twin.core.learning import learn as learn_module
from custom_components.digital_twin.core.learning.gate import gate
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.learning.messages import MESSAGES, rounded, say
from custom_components.digital_twin.core.models.kinds import KINDS, TEMPERATURE
from custom_components.digital_twin.core.requests import LearnRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Learned, Trust

from .worlds import DAY, START, Room, recorded, request


def well_formed(result: Learned) -> None:
    """Check everything that the shell relies on."""
    for message in (*result.report, *result.gated):
        assert set(message.params) == set(MESSAGES[message.id]), message
    for estimate in result.parameters.values():
        assert np.isfinite(estimate.value)
        assert np.isfinite(estimate.deviation)
    for numbers in (result.error, result.skill):
        assert all(np.isfinite(value) for value in numbers.values())
    for low, middle, high in result.bands.values():
        assert 0 <= low <= middle <= high
    for row in result.tables.values():
        assert all(np.isfinite(value) for value in row)
    assert Learned.from_dict(result.as_dict()) == result


def everything(kind: str, series: Series) -> LearnRequest:
    return request(
        kind, dict.fromkeys((channel.key for channel in KINDS[kind].channels), series), now=START + 20 * DAY,
        environment={"outdoor_temperature": series, "sun": series, "window": series},
    )  # fmt: skip


BAD = {
    "empty": Series(np.empty(0), np.empty(0), START),
    "one": Series(np.array([START]), np.array([20.0]), START + 10 * DAY),
    "one at the end": Series(np.array([START]), np.array([20.0]), START),
    "nan": Series(np.array([START, START + DAY]), np.array([np.nan, np.nan]), START + 10 * DAY),
    "constant": Series(START + 3600.0 * np.arange(240), np.full(240, 20.0), START + 10 * DAY),
    "impossible": Series(START + 3600.0 * np.arange(240), np.full(240, -1e300), START + 10 * DAY),
    "infinite": Series(START + 3600.0 * np.arange(240), np.tile([np.inf, -np.inf], 120), START + 10 * DAY),
    "future": Series(START + 30 * DAY + 60.0 * np.arange(100), np.arange(100.0), START + 40 * DAY),
    "alternating": Series(START + 300.0 * np.arange(2880), np.tile([0.0, 1.0], 1440), START + 10 * DAY),
    "all at once": Series(START + 1e-3 * np.arange(5000), np.arange(5000) % 7.0, START + 10 * DAY),
    "unit changed": Series(
        START + 300.0 * np.arange(2880),
        np.where(np.arange(2880) < 1440, 68.0, 20.0) + np.arange(2880) % 2,
        START + 10 * DAY,
    ),
    "holes": Series(START + 300.0 * np.arange(2880), np.where(np.arange(2880) % 3, np.nan, 20.0), START + 10 * DAY),
}


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_history_is_answered_with_what_is_known(kind: str, name: str) -> None:
    result = learn(everything(kind, BAD[name]))
    well_formed(result)
    assert result.trust is not Trust.TRUSTED


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_history_gives_the_priors_and_says_so(kind: str) -> None:
    result = learn(request(kind, {}, channels={channel.key: channel for channel in KINDS[kind].channels}))
    well_formed(result)
    assert result.structure == "prior"
    assert result.trust is Trust.OBSERVING
    assert [message.id for message in result.report] == ["learned_nothing"]
    assert not any(estimate.identified for estimate in result.parameters.values())


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_million_rows_are_learned(kind: str) -> None:
    times = START + np.arange(1_000_000.0)
    values = 20.0 + 5.0 * np.sin(times / 20_000.0)
    if KINDS[kind].channel(KINDS[kind].main).quantity is not Quantity.NUMBER:
        values = (values > 20.0).astype(float)
    learned = learn(everything(kind, Series(times, values, float(times[-1]))))
    well_formed(learned)
    assert learned.days > 10


numbers = st.one_of(
    st.floats(-50, 150), st.sampled_from([0.0, 1.0, 2.0, 100.0, np.nan, np.inf, -1e9, 85.0]), st.floats(allow_nan=True)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    kind=st.sampled_from(sorted(KINDS)),
    gaps=st.lists(st.floats(0.01, 5e4), min_size=1, max_size=120),
    values=st.lists(numbers, min_size=1, max_size=120),
    repeat=st.integers(1, 20),
    rest=st.floats(0, 1e6),
)
def test_any_history_is_answered(kind: str, gaps: list[float], values: list[float], repeat: int, rest: float) -> None:
    count = min(len(gaps), len(values))
    steps = np.tile(gaps[:count], repeat)
    times = START + np.cumsum(steps)
    series = Series(times, np.tile(values[:count], repeat), float(times[-1]) + rest)
    well_formed(learn(everything(kind, series)))


def test_an_error_in_the_numerics_is_told_and_not_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(history: object) -> Learned:
        raise np.linalg.LinAlgError("singular")

    monkeypatch.setitem(learn_module.LEARNERS, "thermostat", failing)
    result = learn(Room().request(2.0))
    well_formed(result)
    assert result.structure == "prior"
    assert result.report[0].params["error"] == "LinAlgError: singular"


def test_a_kind_from_outside_is_learned_by_its_main_channel() -> None:
    times = START + 300.0 * np.arange(2000)
    asked = request("sensor", {"value": recorded(times, np.sin(times / 9000), 0.01)})
    outside = type(asked.spec)(
        twin_id="a", name="a", kind="pond", fidelity=asked.spec.fidelity, channels=asked.spec.channels
    )
    result = learn(type(asked)(spec=outside, history=asked.history, now=asked.now))
    well_formed(result)
    assert result.structure == "persistence"
    assert result.parameters["step_deviation"].identified


def series_of(*values: float, every: float = 600.0) -> Series:
    return Series(START + every * np.arange(len(values)), np.array(values), START + every * len(values))


def gated(series: Series) -> tuple[Series, dict[str, dict]]:
    result = gate(series, TEMPERATURE, series.end)
    return result.series, {message.id: dict(message.params) for message in result.report}


CALM = [20.0 + 0.1 * (index % 7) for index in range(60)]


def test_a_spike_after_a_restart_is_left_out() -> None:
    series, report = gated(series_of(*CALM, 0.0, *CALM))
    assert np.isnan(series.values[60])
    assert np.isfinite(np.delete(series.values, 60)).all()
    assert report["gated_spikes"] == {"samples": 1}


def test_a_shower_is_no_spike_where_the_room_is_as_warm_at_times() -> None:
    warm = [25.0 + 0.1 * (index % 7) for index in range(60)]
    series, report = gated(series_of(*CALM, 24.5, *CALM, *warm))
    assert np.isfinite(series.values).all()
    assert not report


def test_a_step_that_stays_is_not_a_spike() -> None:
    series, report = gated(series_of(*CALM, *[value + 9.0 for value in CALM]))
    assert np.isfinite(series.values).all()
    assert not report


def test_a_constant_sensor_is_believed() -> None:
    series, report = gated(Series(np.array([START]), np.array([21.0]), START + 9 * DAY))
    assert series.values.tolist() == [21.0]
    assert not report


def test_a_sensor_stuck_where_it_cannot_be_is_left_out() -> None:
    times = np.append(START + 600.0 * np.arange(60), START + 40_000.0)
    series, report = gated(Series(times, np.append(CALM, 85.0), START + 40_000.0 + DAY))
    assert np.isnan(series.values[-1])
    assert report["gated_stuck"] == {"hours": 24.0}


def test_what_cannot_be_and_what_is_missing_is_left_out() -> None:
    series, report = gated(series_of(*CALM, np.nan, -200.0, np.inf, *CALM, every=1200.0))
    assert np.isnan(series.values[60:63]).all()
    assert report["gated_implausible"] == {"samples": 1}
    assert report["gated_unavailable"]["hours"] == pytest.approx(0.67, abs=0.01)


def test_the_future_and_the_distant_past_are_left_out() -> None:
    times = np.array([START - 90 * DAY, START - 80 * DAY, START - 1.0, START + 1.0])
    result = gate(Series(times, np.arange(4.0), START + 2.0), TEMPERATURE, START)
    assert result.series.values.tolist() == [1.0, 2.0]
    assert result.series.end == START


def test_where_jumps_are_the_rule_they_are_the_signal() -> None:
    series, report = gated(series_of(*([20.0, 20.1, 20.0, 60.0] * 30)))
    assert np.isfinite(series.values).all()
    assert not report


def test_messages_are_those_of_the_list_with_their_parameters() -> None:
    assert say("learned_no_outdoor").params == {}
    with pytest.raises(ValueError, match="does not have"):
        say("learned_history", days=1.0)
    with pytest.raises(ValueError, match="learned_magic"):
        say("learned_magic")
    assert rounded(0.012345) == 0.012
    assert rounded(1234.5) == 1200.0
