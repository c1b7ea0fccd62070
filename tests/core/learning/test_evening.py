"""An evening that has been, told from its beginning: with sensors of any step, by what was reported until then."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.engine import run_scenario
from custom_components.digital_twin.core.home.happenings import Command
from custom_components.digital_twin.core.learning.learn import learn
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.scenario.request import HomeScenario, Report
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import TwinSnapshot

from .worlds import DAY, START, Room, recorded

DAYS = 12
HOUR = 3600.0
ROOM = Room(furniture=0.6, to_furniture=0.25, to_walls=0.35, rated=3.0, band=1.0)
"""Its surfaces give their heat to the air slowly."""


@pytest.mark.parametrize("step", [0.1, 0.5])
def test_the_first_hours_of_past_evenings_and_nights_are_told_as_they_were(step: float) -> None:
    life = ROOM.live(DAYS)
    asked = ROOM.told(life)
    shown = recorded(life["times"][::2], life["temperature"][::2], step)
    asked = replace(asked, history={**asked.history, "temperature": shown})
    learned = learn(asked)
    errors, inside = [], []
    for day in range(2, DAYS - 1):
        for hour in (19.0, 20.5, 21.5, 23.0):
            now = START + day * DAY + hour * HOUR
            told = {key: _until(one, now) for key, one in {**asked.history, **asked.environment}.items()}
            rows = (life["times"] >= now) & (life["times"] < now + 3 * HOUR)
            values = {key: asked.spec.channels[key].decode(float(told[key].values[-1])) for key in asked.history}
            setback = Command(
                at=(22.0 - hour) * HOUR, twin_id="thermostat", commands={"target_temperature": 21.0 - ROOM.setback}
            )
            found = run_scenario(
                HomeScenario(
                    twins=(TwinSnapshot(spec=asked.spec, learned=learned, values=values, changed={}),),
                    happenings=(setback,) if hour < 22.0 else (),
                    start=now,
                    horizon=3 * HOUR,
                    step=300.0,
                    environment=Environment(
                        start=now, step=300.0, values={"outdoor_temperature": life["outdoor"][rows][::10]}
                    ),
                    members=60,
                    compare_with=None,
                    report=Report(recommend=False),
                    recent={"thermostat": told},
                )
            ).twins[0]
            course = next(one for one in found.channels if one.channel == "temperature")
            assert course.bands is not None
            truth = np.interp(now + course.times, life["times"], life["temperature"])
            errors.append(course.value - truth)
            inside.append((truth >= course.bands.low90 - step / 2) & (truth <= course.bands.high90 + step / 2))
    bias, held = np.mean(errors, axis=0), np.mean(inside, axis=0)
    first = [1, 5, 11]
    assert np.abs(bias[first]).max() < 0.3
    assert held[first].min() > 0.75


def _until(series: Series, now: float) -> Series:
    """Return what had been reported of the last two days."""
    first = max(int(np.searchsorted(series.times, now - 2 * DAY, side="right")) - 1, 0)
    last = int(np.searchsorted(series.times, now, side="right"))
    return Series(series.times[first:last], series.values[first:last], now)
