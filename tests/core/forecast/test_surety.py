"""No history is long enough to show that something never changes, and a short one shows less than a long one."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.forecast.surety import surest
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import ChannelForecast, Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, START, request

HOUR = 3600.0


def told(
    kind: str, key: str, days: float, now: str | bool, other: str | bool | None = None, horizon: float = DAY
) -> ChannelForecast:
    """Return the forecast of what has been the same for so many days, or was another thing for minutes of each day."""
    channel = KINDS[kind].channel(key)
    assert channel is not None
    end = START + days * DAY
    value = channel.encode(now)
    series = Series(np.array([START]), np.array([value]), end)
    if other is not None:
        each = START + DAY * np.arange(days) + np.array([[0.0], [10.0 * HOUR], [10.1 * HOUR]])
        series = Series(each.T.ravel(), np.tile([value, channel.encode(other), value], int(days)), end)
    learned = learn(request(kind, {key: series}, now=end))
    spec = TwinSpec(twin_id="a", name="a", kind=kind, fidelity=Fidelity.ADVANCED, channels={key: channel})
    answer = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=spec, learned=learned, values={key: now}, changed={key: START}),
            horizon=horizon, step=HOUR, start=end, environment=Environment(start=end, step=HOUR),
        )
    )  # fmt: skip
    return answer.channels[0]


@pytest.mark.parametrize(("kind", "key", "now"), [("lock", "bolt", "locked"), ("light", "on", False)])
def test_what_never_changed_is_the_surer_the_longer_it_was_watched(kind: str, key: str, now: str | bool) -> None:
    name = now if isinstance(now, str) else "off"
    first, day, year = (told(kind, key, days, now).probability[name] for days in (0.25, 1.0, 365.0))
    assert 0.95 < first[0] < day[0] < 0.99, "an hour ahead"
    assert 0.999 < year[0] < 1.0
    assert day[-1] < 0.85, "a day ahead, after a single day"
    assert 0.995 < year[-1] < 1.0
    assert (np.diff(day) < 0.0).all()


def test_what_is_not_known_to_come_is_no_fault() -> None:
    shares = told("lock", "bolt", 1.0, "locked").probability
    assert sum(shares.values()) == pytest.approx(np.ones(24))
    assert not shares.keys() & {"jammed", "unlocking", "locking", "opening"}
    assert shares["unlocked"][-1] > 0.05


def test_a_device_comes_into_no_state_that_it_does_not_have() -> None:
    channel = KINDS["thermostat"].channel("hvac_mode")
    assert channel is not None
    spec = TwinSpec(
        twin_id="a", name="a", kind="thermostat", fidelity=Fidelity.ADVANCED,
        channels={"hvac_mode": replace(channel, offered=("heat", "off"))},
    )  # fmt: skip
    twin = TwinSnapshot(spec=spec, learned=None, values={"hvac_mode": "heat"}, changed={"hvac_mode": START})
    around = Environment(start=START, step=HOUR)
    asked = PredictRequest(twin=twin, horizon=DAY, step=HOUR, start=START, environment=around)
    shares = predict(asked).channels[0].probability
    assert shares.keys() == {"heat", "off"}
    assert sum(shares.values()) == pytest.approx(np.ones(24))


def test_it_is_never_told_to_change_for_want_of_proof() -> None:
    assert surest(0.0, np.array([14 * DAY])) == 0.5
    assert told("lock", "bolt", 0.25, "locked").value.tolist() == [0.0] * 24


@pytest.mark.parametrize(
    ("kind", "key", "now", "other"), [("lock", "bolt", "locked", "unlocked"), ("binary_sensor", "on", False, True)]
)
def test_what_did_change_is_as_sure_as_the_time_it_was_so(
    kind: str, key: str, now: str | bool, other: str | bool
) -> None:
    name = now if isinstance(now, str) else "off"
    course = told(kind, key, 14.0, now, other, horizon=2 * DAY).probability[name]
    still = told(kind, key, 14.0, now, horizon=2 * DAY).probability[name]
    assert still[-1] < 0.95, "of what never changed nobody knows"
    assert course[-1] > 0.99
    assert course[-1] < 0.9999
