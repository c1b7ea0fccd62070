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
    large = replace(light, spec=replace(light.spec, settings={**light.spec.settings, "rated_power": 6000.0}))
    result = plan(large, environment=environment(people=AWAY, outdoor_temperature=np.full(STEPS, -5.0)))
    assert result.account.heat < result.nothing.heat - 1.0
    assert result.account.discomfort < 1.0
    lowest = min(change.commands["target_temperature"] for change in result.changes)
    assert lowest <= 19.0


def test_a_car_beside_a_gas_room_costs_what_it_takes() -> None:

    alone = plan(car(), wishes=(Wish(aim=Aim.COST), full_by(12)))
    both = plan(car(), gas(room()), wishes=(Wish(aim=Aim.COST), full_by(12)))
    assert both.account.cost == pytest.approx(alone.account.cost, rel=0.01)
    assert both.nothing.cost == pytest.approx(alone.nothing.cost, abs=0.01)
