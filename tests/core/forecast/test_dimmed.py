"""How bright a lamp will be: as bright as it was in such hours, nothing while it is off, and never surer than that."""

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.requests import ChannelForecast, Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot, TwinSpec

from ..learning.worlds import DAY, START, request

HOUR = 3600.0
DAYS = 10
NOON = START + (DAYS - 1) * DAY + 12 * HOUR
KEYS = {"light": "brightness", "fan": "speed"}


def evenings(kind: str) -> tuple[dict[str, Series], Learned]:
    """Return ten days of what is on from 18:00 to 23:00, at 40 % on the first seven and at 60 % since."""
    key, end = KEYS[kind], START + DAYS * DAY
    on = START + DAY * np.arange(DAYS) + 18 * HOUR
    times = np.concatenate(([START], np.stack((on, on + 5 * HOUR), axis=1).ravel()))
    switch = np.append(0.0, np.tile([1.0, 0.0], DAYS))
    shown = np.append(0.0, np.stack((np.repeat([40.0, 60.0], (7, DAYS - 7)), np.zeros(DAYS)), axis=1).ravel())
    life = {"on": Series(times, switch, end), key: Series(times, shown, end)}
    channels = {one.key: one for one in KINDS[kind].channels if one.key in ("on", key)}
    return life, learn(request(kind, life, channels=channels, now=end))


def told(
    kind: str, life: dict[str, Series], learned: Learned, values: dict[str, bool | float], at: float
) -> tuple[ChannelForecast, ChannelForecast]:
    key = KEYS[kind]
    channels = {one.key: one for one in KINDS[kind].channels if one.key in ("on", key)}
    spec = TwinSpec(twin_id="a", name="a", kind=kind, fidelity=Fidelity.ADVANCED, channels=channels)
    past = {one: Series(each.times[each.times <= at], each.values[each.times <= at], at) for one, each in life.items()}
    answer = predict(
        PredictRequest(
            twin=TwinSnapshot(spec=spec, learned=learned, values=values, changed={}), recent=past,
            horizon=24 * HOUR, step=900.0, start=at, environment=Environment(start=at, step=HOUR),
            channels=(key, "on"),
        )
    )  # fmt: skip
    level, switch = answer.channels
    return level, switch


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_what_is_off_now_is_told_as_bright_as_it_was_when_it_comes_on(kind: str) -> None:
    life, learned = evenings(kind)
    level, switch = told(kind, life, learned, {"on": False, KEYS[kind]: 0.0}, NOON)
    on, bands = switch.probability["on"], level.bands
    assert bands is not None
    evening, night = int(8.5 * 4), 15 * 4
    assert on[evening] > 0.8
    assert on[night] < 0.05
    assert level.value[evening] == pytest.approx(40.0, abs=1.0), "what it mostly was"
    assert bands.high90[evening] == pytest.approx(60.0, abs=1.0)
    assert (level.value[night], bands.high90[night]) == (0.0, 0.0)
    assert ((bands.high90 > 0.0) == (on > 0.05)).all(), "its band and its switch's probability tell the same"
    assert ((level.value > 0.0) == (on > 0.5)).all()


def test_what_is_on_now_stays_as_bright_while_it_stays_on() -> None:
    life, learned = evenings("light")
    at = START + (DAYS - 1) * DAY + 19 * HOUR
    level, switch = told("light", life, learned, {"on": True, "brightness": 25.0}, at)
    bands = level.bands
    assert bands is not None
    assert switch.probability["on"][4] > 0.8
    assert level.value[4] == bands.high90[4] == 25.0
    assert level.value[6 * 4] == 0.0


def test_a_lamp_that_was_never_on_tells_nothing_of_it() -> None:
    end = START + DAYS * DAY
    times = START + HOUR * np.arange(24 * DAYS)
    life = {"on": Series(times, np.zeros(len(times)), end), "brightness": Series(times, np.zeros(len(times)), end)}
    channels = {one.key: one for one in KINDS["light"].channels if one.key in ("on", "brightness")}
    learned = learn(request("light", life, channels=channels, now=end))
    assert "level_while_on" not in learned.tables
    level, _ = told("light", life, learned, {"on": False, "brightness": 0.0}, end)
    assert (level.value == 0.0).all()
