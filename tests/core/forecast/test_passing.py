"""What ends by itself ends, though nothing was seen of it; and what was never seen is not told to stay for good."""

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import Environment, Prediction, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.settings import RARE
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, START, request

HOUR = 3600.0
END = START + 10 * DAY


def told(
    kind: str, key: str, now: Value, *, rests: Value | None = None, ago: float = 60.0, beside: dict | None = None,
    settings: dict | None = None, recent: Series | None = None,
) -> Prediction:  # fmt: skip
    """Return the forecast for a day of what has been so for a minute, of a device that rested for ten days, or is new.

    rests: as what it rested; None: nothing was learned.
    """
    keys = (key, *(beside or {}))
    channels = {channel.key: channel for channel in KINDS[kind].channels if channel.key in keys}
    learned = None
    if rests is not None:
        quiet = Series(np.array([START]), np.array([channels[key].encode(rests)]), END)
        learned = learn(request(kind, {key: quiet}, channels=channels, settings=settings))
    spec = TwinSpec(
        twin_id="a", name="a", kind=kind, fidelity=Fidelity.ADVANCED, channels=channels, settings=settings or {}
    )
    twin = TwinSnapshot(spec=spec, learned=learned, values={key: now} | (beside or {}), changed={key: END - ago})
    return predict(
        PredictRequest(
            twin=twin, start=END, horizon=DAY, step=300.0, environment=Environment(start=END, step=HOUR),
            recent={} if recent is None else {key: recent},
        )
    )  # fmt: skip


def at(answer: Prediction, state: str, horizon: float) -> float:
    """Return the probability of a state so many s ahead."""
    row = answer.channels[0].probability.get(state)
    return 0.0 if row is None else float(row[round(horizon / 300.0) - 1])


@pytest.mark.parametrize("rests", [None, False])
def test_a_siren_sounds_for_minutes_though_it_never_did_before(rests: bool | None) -> None:
    answer = told("siren", "on", True, rests=rests)
    assert 0.02 < at(answer, "on", 300.0) < 0.4
    assert at(answer, "on", HOUR) < 0.01
    assert at(answer, "on", DAY) < 0.01
    assert answer.confidence is None, "how long it sounds was never measured"


def test_a_siren_that_sounds_for_longer_than_any_is_not_told_to_stop_at_once() -> None:
    answer = told("siren", "on", True, ago=1800.0)
    assert 0.4 < at(answer, "on", 300.0) < 0.95
    assert 0.02 < at(answer, "on", HOUR) < 0.3
    assert at(answer, "on", DAY) < 0.02


def test_a_siren_that_is_silent_stays_so() -> None:
    for rests in (None, False):
        assert at(told("siren", "on", False, rests=rests), "on", DAY) < 0.01


@pytest.mark.parametrize(
    ("kind", "key", "now", "then"),
    [
        ("alarm", "arming", "triggered", "disarmed"),
        ("alarm", "arming", "arming", "armed_away"),
        ("media_player", "playback", "buffering", "playing"),
        ("lock", "bolt", "locking", "locked"),
        ("lock", "bolt", "unlocking", "unlocked"),
        ("vacuum", "activity", "returning", "docked"),
    ],
)
@pytest.mark.parametrize("learned", [False, True])
def test_what_is_passed_through_is_over_in_an_hour(kind: str, key: str, now: str, then: str, learned: bool) -> None:
    rests = {"alarm": "disarmed", "media_player": "playing", "lock": "unlocked", "vacuum": "docked"}[kind]
    answer = told(kind, key, now, rests=rests if learned else None)
    assert at(answer, now, HOUR) < 0.02
    assert at(answer, then, HOUR) > 0.9
    assert at(answer, then, DAY) > 0.5
    assert sum(answer.channels[0].probability.values()) == pytest.approx(np.ones(288))


def test_a_vacuum_cleans_for_about_an_hour_whether_or_not_its_battery_is_told() -> None:
    for beside in ({}, {"battery": 95.0}):
        for rests in (None, "docked"):
            answer = told("vacuum", "activity", "cleaning", rests=rests, beside=beside)
            assert at(answer, "cleaning", 300.0) > 0.95
            assert at(answer, "docked", 3 * HOUR) > 0.8
    channels = {channel.key: channel for channel in KINDS["vacuum"].channels if channel.key in ("activity", "battery")}
    spec = TwinSpec(twin_id="a", name="a", kind="vacuum", fidelity=Fidelity.ADVANCED, channels=channels)
    unknown = TwinSnapshot(spec=spec, learned=None, values={"activity": "cleaning"}, changed={"activity": END - 60.0})
    asked = PredictRequest(
        twin=unknown, start=END, horizon=HOUR, step=300.0, environment=Environment(start=END, step=HOUR)
    )
    assert at(predict(asked), "cleaning", 300.0) > 0.9, "a battery that nobody knows of is not empty"


def test_an_alarm_that_went_off_while_armed_returns_to_that() -> None:
    options = KINDS["alarm"].channel("arming").options
    course = [options.index(name) for name in ("disarmed", "armed_night", "pending", "triggered")]
    recent = Series(END - np.array([9 * HOUR, 5 * HOUR, 90.0, 60.0]), np.array(course, dtype=np.float64), END)
    assert at(told("alarm", "arming", "triggered", recent=recent), "armed_night", HOUR) > 0.9


@pytest.mark.parametrize(
    ("kind", "key", "rests", "now"),
    [
        ("light", "on", False, True),
        ("lock", "bolt", "locked", "jammed"),
        ("media_player", "playback", "off", "playing"),
    ],
)
def test_of_what_was_never_so_before_days_of_something_else_say_nothing(
    kind: str, key: str, rests: Value, now: Value
) -> None:
    name = now if isinstance(now, str) else "on"
    new, quiet = told(kind, key, now), told(kind, key, now, rests=rests)
    assert at(quiet, name, DAY) == pytest.approx(at(new, name, DAY), abs=0.02)
    assert at(quiet, name, DAY) < 0.65
    assert quiet.confidence is None
    assert told(kind, key, rests, rests=rests).confidence is not None
    longer = told(kind, key, now, rests=rests, ago=3 * DAY)
    assert at(longer, name, DAY) > 0.8, "it has been so for three days by now"


def test_a_smoke_that_was_never_seen_before_passes_within_hours() -> None:
    for rests in (None, False):
        answer = told("binary_sensor", "on", True, rests=rests, settings={RARE: True})
        assert at(answer, "on", 300.0) > 0.8
        assert at(answer, "on", DAY) < 0.05
