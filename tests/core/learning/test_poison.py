"""Heat from another source and long absences are left out; what is usual is not."""

import numpy as np
import pytest

from custom_components.digital_twin.core.learning.poison import without_poison
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.series import Series

DAY = 86_400.0
NOW = 1_790_000_000.0
CHANNELS = {channel.key: channel for channel in KINDS["thermostat"].channels}
IDLE, HEATING = (float(CHANNELS["hvac_action"].options.index(name)) for name in ("idle", "heating"))


def course(days: int, values: np.ndarray) -> Series:
    return Series(NOW - days * DAY + 600.0 * np.arange(days * 144), values, NOW)


def night(days: int) -> Series:
    return Series(np.array([NOW - days * DAY]), np.array([0.0]), NOW)


def stove(action: float) -> tuple[dict[str, Series], tuple[int, int]]:
    """Return three days of a room that a stove warms by 4 K for three hours on the second, and when."""
    values = np.full(3 * 144, 20.0)
    values[200:218] += np.linspace(0, 4, 18)
    values[218:260] += np.linspace(4, 0, 42)
    states = np.full(3 * 144, action)
    return {"temperature": course(3, values), "hvac_action": course(3, states)}, (200, 218)


def test_a_stove_is_left_out_and_told() -> None:
    series, (begin, end) = stove(IDLE)
    own, said = without_poison("thermostat", "temperature", series, CHANNELS, {"sun": night(3)})
    times = series["temperature"].times
    assert np.isnan(own.at(times[begin + 6 : end - 6])).all()
    assert np.isfinite(own.at(times[: begin - 12])).all()
    assert np.isfinite(own.at(times[end + 12 :])).all()
    assert [message.id for message in said] == ["gated_foreign"]
    assert 2.0 <= float(said[0].params["hours"]) <= 5.0


@pytest.mark.parametrize(
    ("action", "around", "window"),
    [
        (HEATING, {"sun": night(3)}, None),
        (IDLE, {}, None),
        (IDLE, {"sun": Series(np.array([NOW - 3 * DAY]), np.array([400.0]), NOW)}, None),
        (IDLE, {"sun": night(3)}, Series(np.array([NOW - 3 * DAY]), np.array([1.0]), NOW)),
    ],
    ids=["its own heating", "no sun known", "the sun shines", "a window is open"],
)
def test_what_may_have_another_reason_is_believed(
    action: float, around: dict[str, Series], window: Series | None
) -> None:
    series, _ = stove(action)
    if window is not None:
        series["window"] = window
    own, said = without_poison("thermostat", "temperature", series, CHANNELS, around)
    assert (own, said) == (series["temperature"], ())


@pytest.mark.parametrize(
    ("kind", "away", "left_out"),
    [
        ("light", 3.0, True),
        ("light", 1.0, False),
        ("thermostat", 3.0, False),
        ("light", 8.0, False),
        ("alarm", 3.0, True),
        ("garage_door", 3.0, True),
        ("valve", 3.0, True),
    ],
    ids=["a long absence", "a day", "rooms go on by physics", "mostly away", "an alarm", "a garage door", "a valve"],
)
def test_habits_are_not_learned_from_an_empty_home(kind: str, away: float, *, left_out: bool) -> None:
    lamp = course(10, (np.arange(1440) % 36 < 12).astype(float))
    people = Series(np.array([NOW - 10 * DAY, NOW - 9 * DAY, NOW - (9 - away) * DAY]), np.array([2.0, 0.0, 2.0]), NOW)
    own, said = without_poison(kind, "on", {"on": lamp}, CHANNELS, {"people": people})
    assert [message.id for message in said] == (["gated_absence"] if left_out else [])
    assert np.isnan(own.at(np.array([NOW - 8.5 * DAY])))[0] == left_out
    assert np.isfinite(own.at(np.array([NOW - 9.5 * DAY, NOW - DAY]))).all()
    if left_out:
        assert said[0].params["hours"] == pytest.approx(away * 24)
