"""What plans are held against: the same charge in the end, what people would do, and what becomes of each wish."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.plan.request import Aim, PlanResult, Wish
from custom_components.digital_twin.core.plan.storage import Storage
from custom_components.digital_twin.core.plan.thermal import Thermal
from custom_components.digital_twin.core.twin import TwinSnapshot

from .test_optimize import (
    HOUR,
    START,
    STEPS,
    car,
    environment,
    full_by,
    heater,
    plan,
    room,
    storage,
    tank,
    wallbox,
    washer,
)

COST = Wish(aim=Aim.COST)
FLAT = environment(price=np.full(STEPS, 0.3))


def told(result: PlanResult, start: str = "plan_") -> dict[str, Any]:
    """Return what is said of wishes, by the message's id."""
    return {one.id: one.params for one in (*result.met, *result.notes) if one.id.startswith(start)}


@pytest.mark.parametrize("charge", [15.0, 50.0, 90.0])
@pytest.mark.parametrize("mode", ["auto", "charge", "discharge"])
@pytest.mark.parametrize("base", [150.0, 900.0, 4000.0])
def test_a_storage_ends_as_full_as_without_the_plan(charge: float, mode: str, base: float) -> None:
    battery = replace(storage(charge), values={"charge": charge, "storage_mode": mode})
    result = plan(battery, base=base)
    assert result.nothing.short == 0.0
    assert result.account.stored >= result.nothing.stored - 0.03
    assert result.account.score <= result.nothing.score


def test_where_every_hour_costs_the_same_a_storage_goes_on_following_the_home() -> None:
    result = plan(storage(), base=600.0, environment=FLAT)
    assert result.changes == ()
    assert result.account == result.nothing
    # 40 % of 10 kWh, less what is lost of it, are taken from the grid less.
    assert result.account.energy == pytest.approx(24 * 0.6 - 0.4 * 10 * 0.95, rel=0.01)


def test_what_is_drained_counts_where_it_may_be() -> None:
    kept, drained = (plan(storage(90.0), base=300.0, environment=FLAT, keep_charge=keep) for keep in (True, False))
    assert drained.account.stored <= kept.account.stored + 0.05
    assert drained.worth == pytest.approx(0.3)


def test_a_storage_that_nobody_plans_for_answers_to_the_plan() -> None:
    """The car is to be charged; what the storage gives meanwhile hangs on when."""
    wishes = (COST, full_by(12, 42.0))
    both = plan(car(), storage(80.0), wishes=wishes, controlled=("car",), base=200.0)
    alone = plan(car(), wishes=wishes, base=200.0)
    # 0.7 of 10 kWh are in it above its reserve, and 0.95 of that comes out: the home takes as much less.
    assert alone.account.energy - both.account.energy == pytest.approx(7.0 * 0.95, rel=0.03)
    assert both.nothing.energy == pytest.approx(max(24 * 0.2 - 7.0 * 0.95, 0.0), abs=0.1)
    assert {change.twin_id for change in both.changes} == {"car"}
    resting = replace(storage(80.0), values={"charge": 80.0, "storage_mode": "charge"})
    assert plan(car(), resting, wishes=wishes, controlled=("car",), base=200.0).account.energy > both.account.energy + 5


def test_a_storage_follows_what_the_home_takes_in_its_own_slot() -> None:
    """The last slot of a plan may be shorter than the others; no step counts in another one for that."""
    grid = Grid(START, 300.0, 10)
    device = Storage(storage(), grid, grid.surroundings(FLAT))
    needs = np.zeros(10)
    needs[8] = 900.0
    power = device.play(device.kept[None], needs).power[:, 0]
    assert power == pytest.approx([0.0] * 6 + [-300.0] * 3 + [0.0])


def test_two_storages_share_what_the_home_takes() -> None:
    second = replace(storage(60.0), spec=replace(storage().spec, twin_id="second"))
    result = plan(storage(60.0), second, base=600.0, environment=FLAT)
    assert result.nothing.energy == pytest.approx(24 * 0.6 - 2 * 0.5 * 10 * 0.95, rel=0.02)
    assert result.account.score <= result.nothing.score
    assert result.account.exported < 0.05
    tariff = plan(storage(60.0), second, base=2500.0)
    assert tariff.account.cost < tariff.nothing.cost


def test_a_machine_is_held_against_at_once() -> None:
    price = np.roll(environment().values["price"], 20)
    result = plan(washer(), environment=environment(price=price))
    at_once = result.rules["at_once"]
    assert at_once.energy == pytest.approx(result.account.energy) == 1.5
    assert result.account.cost < at_once.cost
    assert result.nothing.energy == 0.0


def test_at_once_charges_as_far_as_is_wished_for() -> None:
    result = plan(wallbox(), wishes=(COST, full_by(12, 60.0)))
    at_once = result.rules["at_once"]
    assert at_once.short == 0.0
    assert at_once.energy == pytest.approx(0.4 * 50 / 0.9, rel=0.15)
    assert at_once.stored < 0.7 * 50


@pytest.mark.parametrize(
    ("twin", "wishes", "reason"),
    [
        (wallbox(), (full_by(3),), "plan_charge_slow"),
        (wallbox(), (full_by(8), Wish(aim=Aim.FUSE, most=2500.0)), "plan_charge_fuse"),
        (replace(wallbox(), values={**wallbox().values, "plugged": False}), (full_by(8),), "plan_not_plugged"),
    ],
)
def test_what_is_in_the_way_of_a_charge_is_said(twin: TwinSnapshot, wishes: tuple[Wish, ...], reason: str) -> None:
    result = plan(twin, wishes=(COST, *wishes))
    assert not result.reached
    found = told(result)
    assert reason in found
    assert not {"plan_charge_slow", "plan_charge_fuse", "plan_not_plugged", "plan_charge_ends"} & found.keys() - {
        reason
    }
    assert ("plan_stays_away" in found) == (reason == "plan_not_plugged")
    missing = found["plan_unreached_charge"]
    assert missing["percent"] < missing["level"]
    assert missing["energy"] == pytest.approx((missing["level"] - missing["percent"]) / 2.0, abs=0.15)
    assert result.account.short == pytest.approx(missing["energy"], abs=0.06)


@pytest.mark.parametrize("known", [True, False])
def test_a_charge_that_nobody_tells_is_said_to_be_assumed(*, known: bool) -> None:
    made = wallbox()
    values = {key: value for key, value in made.values.items() if known or key != "charge"}
    assert ("plan_charge_unknown" in told(plan(replace(made, values=values), wishes=(COST, full_by(12))))) != known


@pytest.mark.parametrize("told_before", [False, True])
def test_of_a_car_that_stays_away_no_charge_is_assumed(*, told_before: bool) -> None:
    made = wallbox()
    away = {key: value for key, value in made.values.items() if key != "charge"} | {"plugged": False}
    last = {made.spec.twin_id: (40.0, START - 7200.0)} if told_before else {}
    found = told(plan(replace(made, values=away), wishes=(COST,), last_charges=last))
    assert "plan_stays_away" in found
    assert not {"plan_charge_unknown", "plan_charge_last"} & found.keys()


def test_a_charge_that_nobody_tells_now_is_taken_to_be_the_last_that_was_told() -> None:
    """As full as it was then it takes as long to fill as if it still said so."""
    made = wallbox()
    silent = replace(made, values={key: value for key, value in made.values.items() if key != "charge"})
    last = {silent.spec.twin_id: (float(made.values["charge"]), START - 7200.0)}
    found = plan(silent, wishes=(COST, full_by(12)), last_charges=last)
    assert found.changes == plan(made, wishes=(COST, full_by(12))).changes
    assert found.changes != plan(silent, wishes=(COST, full_by(12))).changes
    assert told(found)["plan_charge_last"] == {"name": made.spec.name, "percent": 20, "duration": 7200.0}
    assert "plan_charge_unknown" not in told(found)


def test_a_storage_that_nobody_plans_for_begins_with_what_it_told_last_too() -> None:
    """The car is planned for beside it."""
    battery = storage(90.0)
    silent = replace(battery, values={"storage_mode": "auto"})
    last = {silent.spec.twin_id: (90.0, START - 60.0)}
    beside = {"wishes": (COST, full_by(12)), "controlled": ("car",), "base": 300.0}
    found = plan(car(), silent, last_charges=last, **beside)
    assert found.nothing.stored == pytest.approx(plan(car(), battery, **beside).nothing.stored)
    assert told(found)["plan_charge_last"]["percent"] == 90


def test_a_car_that_ends_by_itself_is_named_as_the_reason() -> None:
    made = car(60.0)
    assert made.learned is not None
    known = dict(made.learned.parameters)
    known["end"] = replace(known["capacity"], value=70.0, deviation=0.5)
    ended = replace(made, learned=replace(made.learned, parameters=known))
    found = told(plan(ended, wishes=(full_by(10, 90.0),)))
    assert found["plan_charge_ends"]["percent"] == 70
    assert found["plan_unreached_charge"]["percent"] == pytest.approx(70.0, abs=0.2)


def test_a_charge_that_is_reached_is_said() -> None:
    found = told(plan(car(), wishes=(COST, full_by(12))))
    assert found["plan_charged"] == {"name": "Car", "percent": pytest.approx(80, abs=4), "time": 12 * HOUR}
    assert found["plan_stays_plugged"]["time"] == 12 * HOUR
    already = plan(car(85.0), wishes=(COST, full_by(12)))
    assert told(already) == {"plan_charged_already": {"name": "Car", "percent": 85}}
    assert already.changes == ()


def test_how_long_the_battery_lasts_is_said() -> None:
    wish = Wish(aim=Aim.SURVIVE, begin=2 * HOUR, by=8 * HOUR)
    fine = plan(storage(60.0), wishes=(wish,), base=500.0, environment=FLAT)
    assert fine.reached
    found = told(fine)
    assert found["plan_lasts"] == {"time": 8 * HOUR}
    assert found["plan_left"]["percent"] >= 10
    short = plan(storage(20.0), wishes=(wish,), base=2000.0, environment=FLAT)
    assert not short.reached
    missing = told(short)["plan_unreached_dark"]
    assert missing["energy"] == pytest.approx(short.account.dark, abs=0.06)
    assert missing["time"] == short.account.dark_from
    assert 2 * HOUR + (12.0 - missing["energy"]) / 2.0 * HOUR == pytest.approx(missing["time"], abs=900.0)
    bare = plan(tank(), wishes=(wish,), base=500.0)
    assert told(bare)["plan_unsupplied"]["energy"] >= 2.9


@pytest.mark.parametrize("minutes", [5, 10, 15])
def test_what_is_left_of_a_battery_is_told_of_the_minute_at_which_the_grid_is_back(minutes: int) -> None:
    wish = Wish(aim=Aim.SURVIVE, by=HOUR + 60.0 * minutes)
    result = plan(storage(90.0), wishes=(wish,), base=2500.0, environment=FLAT, step=300.0)
    given = 2.5 * (1.0 + minutes / 60.0) / 0.95
    assert told(result)["plan_left"]["percent"] == pytest.approx(90.0 - 10.0 * given, abs=0.6)


def test_a_fuse_that_cannot_be_kept_says_what_comes_nearest() -> None:
    result = plan(car(), wishes=(COST, Wish(aim=Aim.FUSE, most=800.0)), base=1000.0)
    found = told(result)["plan_unreached_fuse"]
    assert found == {"power": 800, "power_after": round(result.account.peak)}
    assert result.account.peak == pytest.approx(1000.0)


@pytest.mark.parametrize(("base", "kept"), [(6016.0, False), (6000.4, True)])
def test_a_limit_is_kept_where_the_peak_that_is_told_keeps_it(base: float, kept: bool) -> None:
    """In an hour 16 W more are less energy than any wish may lack."""
    result = plan(car(40.0), wishes=(COST, Wish(aim=Aim.FUSE, most=6000.0)), base=base, horizon=HOUR)
    assert (result.reached, "plan_unreached_fuse" in told(result)) == (kept, not kept)
    assert round(result.account.peak) == round(base)


def test_without_the_grid_nothing_is_bought() -> None:
    wish = Wish(aim=Aim.SURVIVE, begin=0.0, by=12 * HOUR)
    result = plan(storage(10.0), wishes=(COST, wish), base=1000.0, environment=FLAT)
    assert result.nothing.dark == pytest.approx(12.0, rel=0.01)
    assert result.nothing.energy == pytest.approx(12.0, rel=0.01)
    assert result.nothing.dark_from == 0.0


def test_no_room_is_heated_for_the_end_of_the_plan_alone() -> None:
    """It ends as it would without the plan; whether it then is as warm as at first is nobody's wish."""
    cooling = replace(room(), values={**room().values, "temperature": 23.0})
    result = plan(cooling, environment=FLAT)
    late = [change for change in result.changes if change.at > 12 * HOUR and change.at < 24 * HOUR]
    assert [
        change.commands["target_temperature"] for change in late if change.commands["target_temperature"] > 20.5
    ] == []
    assert result.account.energy <= result.nothing.energy + 0.01


def test_a_tank_that_ends_cooler_has_lent_what_it_holds() -> None:
    grid = Grid(START, 900.0, STEPS)
    device = Thermal(tank(), grid, grid.surroundings(FLAT))
    device.settle(np.zeros(STEPS))
    low = next(index for index, level in enumerate(device.levels) if level.get("target_temperature") == 50.0)
    choices = np.stack([device.kept, np.full(24, low, dtype=np.int8)])
    end = device.simulate(choices)["temperature"][-1]
    played = device.play(choices, np.zeros(STEPS))
    # By prior 2 kW warm it by 12 K/h.
    assert played.lent.tolist() == pytest.approx([0.0, (end[0] - end[1]) * 2.0 / 12.0])
    assert played.stored[0] - played.stored[1] == pytest.approx(played.lent[1])
    assert played.lent[1] > 0.3


def test_what_an_unplanned_storage_gives_is_no_reason_to_give_up_a_wish() -> None:
    """A car that charges more slowly than the storage gives, and a machine, take all of it from there."""
    made = car(40.0)
    assert made.learned is not None
    known = dict(made.learned.parameters)
    known["rated_power"] = replace(known["rated_power"], value=2300.0)
    slow = replace(made, learned=replace(made.learned, parameters=known))
    charged = plan(slow, storage(90.0), wishes=(COST, full_by(12, 50.0)), controlled=("car",), base=100.0)
    assert charged.reached
    assert charged.account.short == pytest.approx(0.0, abs=0.02)
    assert charged.account.stored - charged.nothing.stored == pytest.approx(5.0 - 5.0 / 0.9 / 0.95, abs=0.6)
    washed = plan(washer(), storage(90.0), controlled=("dishwasher",), base=100.0)
    assert [dict(change.commands) for change in washed.changes] == [{"on": True}]


def test_what_is_fed_in_is_not_over_what_the_home_may_take() -> None:
    fuse = Wish(aim=Aim.FUSE, most=6000.0)
    result = plan(car(40.0), wishes=(COST, full_by(12, 50.0), fuse), base=-8000.0)
    assert result.reached
    assert result.account.over == 0.0
    assert told(result)["plan_charged"]["percent"] < 60


@pytest.mark.parametrize("step", [300.0, 900.0])
def test_a_charge_is_wished_for_at_a_minute_not_at_the_end_of_a_step(step: float) -> None:
    """Ten past two is within a quarter of an hour, which is a slot whatever the steps."""
    by = 2 * HOUR + 600.0
    found = plan(car(), wishes=(COST, full_by(by / HOUR)), step=step)
    assert told(found)["plan_unreached_charge"]["percent"] == pytest.approx(20.0 + by / HOUR * 7.4 * 0.9 * 2.0, abs=0.3)
    in_time = plan(car(), wishes=(COST, full_by(by / HOUR, 48.5)), step=step)
    assert in_time.reached
    late = plan(car(), wishes=(COST, full_by(by / HOUR, 49.5)), step=step)
    assert not late.reached, "it is there at a quarter past"


def test_what_nobody_wished_for_is_there_when_it_is_due() -> None:
    """The cheapest hours come when the car is gone, and later than the dishes are wanted."""
    price = np.full(STEPS, 0.4)
    price[20:28], price[40:60] = 0.3, 0.1
    charging = replace(car(60.0), values={**car(60.0).values, "on": True, "power": 7400.0})
    known: dict[str, Any] = {"wishes": (COST,), "environment": environment(price=price)}
    due = 8 * HOUR
    late, early = plan(charging, washer(), **known), plan(charging, washer(), due=due, **known)
    begun = [[change.at for change in result.changes if change.commands.get("on") is True] for result in (late, early)]
    assert max(begun[0]) >= 10 * HOUR
    assert max(begun[1]) < due
    assert early.account.short < 0.02
    assert told(early)["plan_charged"] == {"name": "Car", "percent": 100, "time": due}
    assert [change.at for change in early.changes if change.twin_id == "dishwasher"][-1] <= due - 1.5 * HOUR
    assert early.account.cost < early.rules["at_once"].cost
    hurried = plan(washer(), due=HOUR, **known)
    assert [change.at for change in hurried.changes] == [0.0], "as soon as it can"


def test_outages_are_the_same_in_any_order() -> None:
    first = Wish(aim=Aim.SURVIVE, begin=HOUR, by=2 * HOUR)
    second = Wish(aim=Aim.SURVIVE, begin=5 * HOUR, by=6 * HOUR)
    results = [
        plan(storage(10.0), wishes=wishes, base=500.0, environment=FLAT)
        for wishes in ((first, second, COST), (COST, second, first))
    ]
    assert [result.nothing.dark for result in results] == [pytest.approx(1.0), pytest.approx(1.0)]
    assert results[0].changes == results[1].changes
    assert results[0].account == results[1].account


@pytest.mark.parametrize("follows", [False, True])
def test_what_has_no_charge_sensor_is_left_as_it_is_and_said(*, follows: bool) -> None:
    made = storage() if follows else car()
    spec = replace(made.spec, channels={key: one for key, one in made.spec.channels.items() if key != "charge"})
    values = {key: value for key, value in made.values.items() if key != "charge"}
    blind = replace(made, spec=spec, values=values)
    result = plan(blind, heater(), wishes=(COST,))
    assert "plan_charge_untold" in told(result)
    assert all(change.twin_id != blind.spec.twin_id for change in result.changes)
    if not follows:
        assert "plan_charge_untold" in told(plan(blind, heater(), wishes=(COST, full_by(12))))
    beside = plan(blind, heater(), wishes=(COST,), controlled=("heater",))
    assert "plan_charge_untold" not in told(beside)
