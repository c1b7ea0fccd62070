"""Free days and working days: what is used otherwise on them is learned and played so, and a holiday goes like one."""

from collections.abc import Mapping

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.engine import learn, predict
from custom_components.digital_twin.core.models.switching import hour_of_day
from custom_components.digital_twin.core.requests import Environment, PredictRequest
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.twin import Fidelity, Learned, TwinSnapshot
from tests.core.models.builders import block, play, spec

from .worlds import DAY, START, request

HOUR = 3600.0
WEEKS = 4
FIRST = int(START // DAY + 3) % 7
"""Monday is 0; the epoch began on a Thursday."""


BUSY = spec("binary_sensor", fidelity=Fidelity.ADVANCED)


def works(day: int) -> bool:
    return (FIRST + day) % 7 < 5


def used() -> Series:
    """Return a machine that runs from seven to eight in the evening of working days, from nine to twelve on others."""
    rng = np.random.default_rng(1)
    times, states = [START], [0.0]
    for day in range(7 * WEEKS):
        begin, end = (19.0, 20.0) if works(day) else (9.0, 12.0)
        times += [START + day * DAY + (hour + rng.normal(0.0, 0.1)) * HOUR for hour in (begin, end)]
        states += [1.0, 0.0]
    return Series(np.array(times), np.array(states), START + 7 * WEEKS * DAY)


WORKDAY = Series(
    START + DAY * np.arange(7 * WEEKS),
    np.array([float(works(day)) for day in range(7 * WEEKS)]),
    START + 7 * WEEKS * DAY,
)


def learned(environment: Mapping[str, Series]) -> Learned:
    return learn(request("binary_sensor", {"on": used()}, environment=environment))


def mornings(what: Learned, environment: Mapping[str, float]) -> float:
    """Return the hours that it is on between nine and twelve of a day, of the simulated ones the mean."""
    run = block(1440, environment=environment)
    rates = {key: what.parameters[key].value for key in ("rate_on", "rate_off")}
    course = play(BUSY, run, {"on": False}, learned=what, members=300, **rates)
    hours = hour_of_day(run.start + 60.0 * np.arange(1440))
    return float(course["on"][(hours >= 9) & (hours < 12)].mean() * 3.0)


def test_a_free_day_is_played_like_free_days() -> None:
    found = learned({"workday": WORKDAY})
    free, working = mornings(found, {"workday": 0.0}), mornings(found, {"workday": 1.0})
    assert free > 1.2
    assert working < 0.3
    assert working < mornings(found, {}) < free, "who does not know the day plays any"


def test_without_days_told_apart_every_day_is_any_day() -> None:
    short = Series(WORKDAY.times[:6], np.ones(6), WORKDAY.end)
    for environment in ({}, {"workday": short}):
        found = learned(environment)
        assert not any(name.endswith(("_free", "_working")) for name in found.tables)
        assert mornings(found, {"workday": 0.0}) == mornings(found, {"workday": 1.0})


def foretold(what: Learned, *, holiday: bool, tables: Mapping[str, tuple[float, ...]]) -> np.ndarray:
    """Return P(on) by the hour of the first working day after the history."""
    day = next(day for day in range(7 * WEEKS, 7 * WEEKS + 7) if works(day))
    start = START + day * DAY
    values: dict[str, Value] = {"on": False}
    own = Learned(
        kind="binary_sensor", structure="switching", parameters=what.parameters, trust=what.trust, days=what.days,
        tables=tables,
    )  # fmt: skip
    twin = TwinSnapshot(spec=BUSY, values=values, changed={"on": start - 5 * HOUR}, learned=own)
    around = {"workday": np.full(25, 0.0 if holiday else 1.0)}
    if holiday:
        around["like_day"] = np.full(25, 6.0 - (FIRST + day) % 7)
    environment = Environment(start=start, step=HOUR, values=around)
    answer = predict(PredictRequest(twin=twin, horizon=DAY, step=HOUR, start=start, environment=environment))
    return answer.channels[0].probability["on"]


@pytest.mark.parametrize("by_week", [True, False])
def test_a_holiday_is_foretold_like_a_free_day(*, by_week: bool) -> None:
    found = learned({"workday": WORKDAY})
    if by_week:
        count = len(found.tables["onoff_horizons"])
        tables = found.tables | {"onoff_weights": (0.0, 0.0, 1.0, 0.0, 0.0) * count}
    else:
        tables = {name: row for name, row in found.tables.items() if not name.startswith("onoff")}
        tables |= {"habit_horizons": (HOUR, DAY), "habit_weights": (1.0, 1.0), "habit_brier": (0.1, 0.1)}
    usual, holiday = (foretold(found, holiday=one, tables=tables) for one in (False, True))
    assert holiday[10] > 0.3
    assert holiday[10] > 3 * usual[10]
    assert usual[19] > 0.3
    assert usual[19] > 1.5 * holiday[19]
