"""Plans for rooms: few steps, a gain that is none of the changes' own making, and heat that is no electricity apart."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.plan.request import Aim, Wish
from custom_components.digital_twin.core.plan.thermal import Thermal
from custom_components.digital_twin.core.twin import TwinSnapshot

from .test_optimize import START, STEPS, car, environment, full_by, plan, room

HOURS = np.arange(STEPS) / 4.0
SPIKES = np.where(HOURS.astype(int) % 3 == 0, 0.6, 0.15)
"""A price that is dear every third hour: whoever follows it turns the heating up and down all day."""
AWAY = np.where((HOURS >= 6) & (HOURS < 18), 0.0, 2.0)


def gas(twin: TwinSnapshot) -> TwinSnapshot:
    """Return a room whose heat nothing measures."""
    channels = {key: channel for key, channel in twin.spec.channels.items() if key != "power"}
    values = {key: value for key, value in twin.values.items() if key != "power"}
    return replace(twin, spec=replace(twin.spec, channels=channels), values=values)


@pytest.mark.parametrize("aim", [Aim.COST, Aim.COMFORT, Aim.CARBON])
@pytest.mark.parametrize("price", [environment().values["price"], SPIKES])
def test_a_room_is_set_a_few_times_a_day(aim: Aim, price: Any) -> None:
    surroundings = environment(price=price, people=AWAY, carbon_intensity=1000.0 * price)
    result = plan(room(), wishes=(Wish(aim=aim),), environment=surroundings)
    assert len(result.changes) <= 6
    assert result.account.score <= result.nothing.score
    times = [change.at for change in result.changes]
    assert min(np.diff(times), default=7200.0) >= 3600.0


def test_calm_costs_little_of_the_gain() -> None:
    calm = plan(room())
    assert calm.account.cost < 0.9 * calm.nothing.cost
    assert calm.account.discomfort < 0.5
    assert 1 <= len(calm.changes) <= 4


def test_many_changes_are_made_where_they_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    eager = {"environment": environment(price=SPIKES)}
    few = plan(room(), **eager)
    monkeypatch.setattr(Thermal, "bother", 0.0)
    many = plan(room(), **eager)
    assert len(many.changes) > len(few.changes)
    lost = few.account.cost - many.account.cost
    assert lost < 0.25 * float(SPIKES.mean()) * (len(many.changes) - len(few.changes))


def test_what_is_set_already_is_no_change() -> None:
    device = Thermal(room(), Grid(START, 900.0, STEPS), {"outdoor_temperature": np.full(STEPS, 2.0)})
    same = next(index for index, level in enumerate(device.levels) if level.get("target_temperature") == 20.5)
    other = next(index for index, level in enumerate(device.levels) if level.get("target_temperature") == 21.5)
    choices = np.zeros((4, 24), dtype=np.int8)
    choices[1] = same
    choices[2, 4:9], choices[2, 9:] = other, same
    choices[3, 20:] = other
    # Up and down again; up, and put back when the plan is over.
    assert device.turns(choices).tolist() == [0, 0, 2, 2]
    assert [len(device.changes(device.tidy(choice))) for choice in choices] == [0, 0, 2, 2]


def test_heat_that_is_no_electricity_is_billed_to_nobody() -> None:
    result = plan(gas(room()))
    assert (result.account.cost, result.account.energy, result.nothing.cost) == (0.0, 0.0, 0.0)
    # 18.5 K above the outdoor 2 °C, at 50 h and 2 K/h with 1.5 kW: 0.75 kWh/K lose 0.28 kW.
    assert result.nothing.heat == pytest.approx(24 * 0.75 * 18.5 / 50, rel=0.2)
    (note,) = [one for one in result.notes if one.id == "plan_heat_apart"]
    assert note.params == {"count": 1}
    electric = plan(room())
    assert electric.nothing.heat == 0.0
    assert "plan_heat_apart" not in {one.id for one in electric.notes}
    assert electric.nothing.energy == pytest.approx(result.nothing.heat, rel=0.01)


def test_a_gas_room_is_not_moved_by_the_price_of_electricity() -> None:
    dear = plan(gas(room()), environment=environment(price=SPIKES))
    even = plan(gas(room()), environment=environment(price=np.full(STEPS, float(SPIKES.mean()))))
    assert dear.changes == even.changes


def test_a_gas_room_saves_heat_while_nobody_is_at_home() -> None:
    light = gas(room(parameters={"time_constant": 8.0, "heating_rate": 4.0}))
    light = replace(light, spec=replace(light.spec, settings={**light.spec.settings, "rated_power": 8000.0}))
    empty = plan(light, environment=environment(people=np.zeros(STEPS), outdoor_temperature=np.full(STEPS, -5.0)))
    assert empty.account.heat < empty.nothing.heat - 1.0
    assert empty.account.discomfort < 1.0
    assert min(change.commands["target_temperature"] for change in empty.changes) <= 19.0
    full = plan(light, environment=environment(people=np.full(STEPS, 2.0), outdoor_temperature=np.full(STEPS, -5.0)))
    assert all(change.commands["target_temperature"] >= 20.0 for change in full.changes)


def test_a_car_beside_a_gas_room_costs_what_it_takes() -> None:

    alone = plan(car(), wishes=(Wish(aim=Aim.COST), full_by(12)))
    both = plan(car(), gas(room()), wishes=(Wish(aim=Aim.COST), full_by(12)))
    assert both.account.cost == pytest.approx(alone.account.cost, rel=0.01)
    assert both.nothing.cost == pytest.approx(alone.nothing.cost, abs=0.01)


def test_nobody_at_home_sits_in_the_cold_of_a_set_back_night() -> None:
    """What was answered as comfortable reaches down to 16 °C; a room set to 21 °C is not planned below 19 °C by day."""
    warm = room()
    answers = {**warm.spec.settings, "comfort_low": 16.0}
    values = {**warm.values, "temperature": 21.0, "target_temperature": 21.0}
    wide = replace(warm, spec=replace(warm.spec, settings=answers), values=values)
    people = np.where((HOURS >= 9) & (HOURS < 17), 0.0, 2.0)
    for price in (environment().values["price"], 0.4 + 20.0 * (HOURS < 12)):
        result = plan(wide, environment=environment(price=price, people=people))
        course = np.full(24, 21.0)
        for change in result.changes:
            course[int(change.at // 3600.0) :] = change.commands["target_temperature"]
        at_home = np.array([people[4 * hour : 4 * hour + 4].max() > 0 for hour in range(24)])
        assert course[at_home].min() >= 19.0
        assert course.min() >= 16.0


def test_a_room_the_model_takes_to_stay_warm_is_not_switched_off_all_day() -> None:
    kept = room(parameters={"time_constant": 400.0, "heating_rate": 2.0})
    result = plan(kept, environment=environment(people=np.full(STEPS, 2.0)))
    assert all(change.commands["target_temperature"] >= 20.0 for change in result.changes)


def test_a_car_that_is_not_plugged_in_is_told() -> None:
    away = car()
    away = replace(away, values={**away.values, "plugged": False})
    result = plan(away, wishes=(full_by(8),))
    assert not result.reached
    assert [note.id for note in result.notes if note.id.startswith(("plan_not", "plan_un"))] == [
        "plan_unreached_charge", "plan_not_plugged",
    ]  # fmt: skip
    assert "plan_not_plugged" not in {note.id for note in plan(car(), wishes=(full_by(1),)).notes}
