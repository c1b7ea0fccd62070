"""What a home draws beside its twins: the mean of past days of that sort, days that spread, and what is drawn now."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home import circuits
from custom_components.digital_twin.core.home.happenings import Lost, Occupancy, Outage
from custom_components.digital_twin.core.home.links import HomeLinks
from custom_components.digital_twin.core.home.rest import FLEETING, HOUR, PastRest, Rest
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.plan.optimize import optimize
from custom_components.digital_twin.core.plan.request import Aim, PlanRequest, Wish
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.scenario.home import run_home
from custom_components.digital_twin.core.scenario.request import HomeScenario
from tests.core.plan.test_optimize import car
from tests.core.twins import twin

START = 1_790_000_000.0 // 86_400 * 86_400
"""A Monday at 0:00 UTC, which is taken for the local time here."""
FREE = np.array([0.0, 0, 0, 0, 0, 1, 1] * 4)


def past(seed: int = 3) -> PastRest:
    """Return four weeks: 200 W, 600 W more in working days' evenings, 900 W more at noon on free ones, and noise."""
    table = np.full((28, 24), 200.0)
    table[FREE == 0, 18:22] += 600.0
    table[FREE == 1, 11:14] += 900.0
    noise = np.random.default_rng(seed).exponential(120.0, table.shape)
    found = PastRest.of(table + noise, FREE)
    assert found is not None
    return found


def ahead(days: int = 2, *, weekday: int = 0, hour: float = 0.0, lately: float | None = None, seed: int = 3) -> Rest:
    """Return the hours of days to come from an hour of a weekday on."""
    start = START + weekday * 86_400.0 + hour * HOUR
    first = start // HOUR * HOUR - HOUR
    hours = first + HOUR * np.arange(days * 24 + 1)
    day = ((hours - START) // 86_400).astype(np.intp)
    return past(seed).ahead(day, ((hours % 86_400) // HOUR).astype(np.intp), FREE[day % 7], start, lately)


def grid(start: float = START, hours: float = 24.0, step: float = 900.0) -> Grid:
    return Grid.over(start, hours * HOUR, step)


def test_a_day_goes_like_the_mean_of_its_sort() -> None:
    rest = ahead(days=7)
    course = rest.expected(grid(hours=7 * 24, step=HOUR), None).reshape(7, 24)
    # 120 W of noise on average, of 20 or 8 days: within three standard errors.
    assert course[0, 19] == pytest.approx(920.0, abs=90.0)
    assert course[0, 12] == pytest.approx(320.0, abs=90.0)
    assert course[5, 12] == pytest.approx(1220.0, abs=140.0)
    assert course[6, 19] == pytest.approx(320.0, abs=140.0)
    assert rest.known == 28


def test_a_kettle_is_no_course_of_a_day() -> None:
    rest, day = ahead(), grid()
    usual, boiling = rest.expected(day, None), rest.expected(day, 3200.0)
    above = float(boiling.sum() - usual.sum()) * day.step / 3.6e6
    # 2.9 kW above what is usual that fade with ten minutes: 0.48 kWh.
    assert above == pytest.approx((3200.0 - usual[0]) * FLEETING / 3.6e6, rel=0.02)
    assert boiling[8:] == pytest.approx(usual[8:], abs=1.0)


def test_what_the_last_hour_had_goes_on_as_long_as_hours_were_alike() -> None:
    table = past().table
    table[4, 6:20] += 2000.0
    table[11, 3:18] += 2000.0
    lasting = PastRest.of(table, FREE)
    assert lasting is not None
    assert lasting.fades > past().fades
    start = START + 8 * HOUR
    hours = np.arange(7, 32)
    now = lasting.ahead(hours // 24, hours % 24, np.zeros(25), start, 2500.0)
    course = now.expected(grid(start), 2500.0)
    usual = now.expected(grid(start), float(now.usual[0]) + (now.lately or 0.0))
    assert course[4] > 1500.0
    assert course[0] == pytest.approx(usual[0], rel=0.05)
    assert abs(course[-1] - now.usual[23]) < 0.1 * (course[4] - now.usual[1])


def test_members_live_through_days_that_were() -> None:
    rest = ahead()
    drawn = rest.drawn(grid(), None, 200, 1)
    assert drawn.shape == (96, 200)
    assert np.all(drawn >= 0.0)
    assert drawn[:, 0] == pytest.approx(rest.expected(grid(), None))
    assert drawn[:, 1:].mean(axis=1) == pytest.approx(drawn[:, 0], rel=0.06)
    # The days to come, made as the past was: 90 % of their hours and of their sums lie within the band.
    coming = past(seed=8).table[FREE == 0]
    low, high = np.quantile(drawn.reshape(24, 4, 200).mean(axis=1), (0.05, 0.95), axis=1)
    assert 0.83 <= ((coming >= low) & (coming <= high)).mean() <= 0.97
    low, high = np.quantile(drawn.sum(axis=0) / 4.0, (0.05, 0.95))
    sums = coming.sum(axis=1)
    assert ((sums >= low) & (sums <= high)).mean() >= 0.7
    assert high - low < 0.4 * float(np.median(sums))
    assert np.array_equal(drawn, rest.drawn(grid(), None, 200, 1))
    assert not np.array_equal(drawn, rest.drawn(grid(), None, 200, 2))


def test_members_agree_at_first_where_the_last_hour_is_known() -> None:
    lately = ahead(lately=500.0, hour=3.0)
    drawn = lately.drawn(grid(START + 3 * HOUR, step=300.0), 500.0, 100, 1)
    assert np.ptp(drawn[0]) < 0.5 * np.ptp(drawn[-1])


def test_hours_that_nobody_knows_are_as_all_others() -> None:
    table = np.full((3, 24), np.nan)
    table[0, 20:] = 400.0
    table[1, :5] = 200.0
    known = PastRest.of(table, np.zeros(3))
    assert known is not None
    rest = known.ahead(np.zeros(25, dtype=np.intp), np.arange(-1, 24) % 24, np.zeros(25), START, None)
    assert rest.usual[2] == 200.0
    assert rest.usual[21] == 400.0
    assert rest.usual[12] == pytest.approx((4 * 400 + 5 * 200) / 9)
    assert rest.known == 2
    assert PastRest.of(np.full((2, 24), np.nan), np.zeros(2)) is None


def test_a_scenario_counts_the_usual_course_and_says_so() -> None:
    lamp = twin("light", {"on": False}, twin_id="lamp", channels=("on", "power"),
                parameters={"rated_power": 10.0, "standby_power": 0.0})  # fmt: skip
    rest = ahead()
    request = HomeScenario(
        twins=(lamp,), links=HomeLinks(measured_power=3200.0), start=START, horizon=24 * HOUR, step=900.0,
        environment=Environment(start=START, step=900.0), members=100, rest=rest,
    )  # fmt: skip
    outcome = run_home(request)
    usual = float(rest.expected(grid(), 3200.0).sum()) * 900.0 / 3.6e6
    low, middle, high = outcome.totals.energy
    assert middle == pytest.approx(usual, rel=0.06)
    assert low < middle < high
    (note,) = [one for one in outcome.assumed if one.id.startswith(("assumed_rest", "assumed_no_meter"))]
    assert note.id == "assumed_rest_usual"
    assert note.params == {"power": round(float(rest.usual[:24].mean())), "days": 28}
    # Where the meter says nothing right now its past still does.
    silent = run_home(replace(request, links=HomeLinks()))
    assert silent.totals.energy[1] == pytest.approx(float(rest.usual[:24].sum()) / 1000.0, rel=0.06)
    stays = run_home(replace(request, rest=None))
    assert stays.totals.energy[1] == pytest.approx(76.8, rel=0.01)


def test_while_nobody_is_at_home_the_rest_is_quiet_and_that_is_said() -> None:
    lamp = twin("light", {"on": False}, twin_id="lamp", channels=("on", "power"),
                parameters={"rated_power": 10.0, "standby_power": 0.0})  # fmt: skip
    rest = ahead()
    assert rest.quiet == pytest.approx(210.0, abs=15.0), "200 W and the least of the noise"
    away = Occupancy(people=0.0, at=12 * HOUR)
    request = HomeScenario(
        twins=(lamp,), links=HomeLinks(), start=START, horizon=24 * HOUR, step=900.0, members=100, rest=rest,
        environment=Environment(start=START, step=900.0, assumed=(Message("assumed_people_stay", {"people": 2}),)),
        happenings=(away,),
    )  # fmt: skip
    outcome = run_home(request)
    assert outcome.baseline is not None
    usual = float(rest.usual[:24].sum()) / 1000.0
    assert outcome.baseline.energy[1] == pytest.approx(usual, rel=0.06)
    quiet = float(rest.usual[:12].sum()) / 1000.0 + 12 * rest.quiet / 1000.0
    assert outcome.totals.energy[1] == pytest.approx(quiet, rel=0.06)
    notes = {one.id: one.params for one in outcome.assumed}
    assert notes["assumed_rest_quiet"] == {"power": round(rest.quiet)}
    assert "assumed_people_stay" not in notes
    at_work = replace(request, environment=Environment(start=START, step=900.0, values={"people": np.zeros(97)}))
    assert run_home(at_work).totals.energy[1] == pytest.approx(usual, rel=0.06), "nobody is there at those hours anyway"


def test_without_power_nothing_is_drawn_beside_the_twins() -> None:
    rest = ahead()
    assert circuits.rest({}, HomeLinks()) is None
    assert circuits.rest({}, HomeLinks(), usual=True) is not None
    request = HomeScenario(
        twins=(), happenings=(Outage(lost=Lost.POWER, at=6 * HOUR, duration=6 * HOUR),), start=START,
        horizon=24 * HOUR, step=900.0, environment=Environment(start=START, step=900.0), members=50, rest=rest,
    )  # fmt: skip
    outcome = run_home(request)
    (main,) = outcome.circuits
    assert main.power.value[24:48].max() == 0.0
    assert outcome.baseline is not None
    lost = outcome.baseline.energy[1] - outcome.totals.energy[1]
    assert lost == pytest.approx(float(rest.usual[6:12].sum()) / 1000.0, rel=0.1)


def test_a_plan_charges_around_what_is_usually_drawn() -> None:
    """Under a fuse of 4 kW a car of 3.7 kW has no room in the evening, though now nothing is drawn."""
    small = car()
    assert small.learned is not None
    rest = replace(ahead(), usual=np.where(np.isin(np.arange(48) % 24, (18, 19, 20, 21)), 2000.0, 100.0))
    start = START + 17 * HOUR
    parameters = dict(small.learned.parameters)
    parameters["rated_power"] = replace(parameters["rated_power"], value=3700.0)
    small = replace(small, learned=replace(small.learned, parameters=parameters))
    wishes = (Wish(aim=Aim.COST), Wish(aim=Aim.FUSE, most=4000.0),
              Wish(aim=Aim.CHARGE, twin_id="car", least=50.0, by=14 * HOUR))  # fmt: skip
    request = PlanRequest(
        twins=(small,), controlled=("car",), wishes=wishes, start=start, base=100.0, rest=rest,
        environment=Environment(start=start, step=900.0),
    )  # fmt: skip
    result = optimize(request)
    assert result.reached
    assert result.account.over == pytest.approx(0.0, abs=0.01)
    on = [change.at / HOUR for change in result.changes if change.commands.get("on")]
    assert all(not 1.0 <= at < 5.0 for at in on)
