"""Whether a plan's commands are worth it: it changes rarely, and not at all where that gains next to nothing."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.home.rest import Rest
from custom_components.digital_twin.core.plan.device import Played
from custom_components.digital_twin.core.plan.objective import objective
from custom_components.digital_twin.core.plan.request import COMMAND, Aim, PlanResult, Wish
from custom_components.digital_twin.core.plan.together import Together
from custom_components.digital_twin.core.plan.worth import worthwhile

from .test_optimize import HOUR, NEEDED, START, STEPS, car, environment, full_by, plan, storage, wallbox

COST = Wish(aim=Aim.COST)
HOURS = 24
UNEASY = np.where(np.arange(HOURS + 1) % 2 == 0, 300.0, 1000.0)
"""W beside the devices, another load every hour."""


def uneasy(spread: float) -> np.ndarray:
    """Return a day's prices by the hour that differ by chance, currency/kWh."""
    return np.repeat(0.3 + np.random.default_rng(3).normal(0.0, spread, HOURS), STEPS // HOURS)


def sets(result: PlanResult, twin_id: str) -> list[dict[str, object]]:
    """Return what a plan sets a device to until it puts back what was set."""
    return [dict(change.commands) for change in result.changes if change.twin_id == twin_id and change.at < 23 * HOUR]


def test_a_charger_near_the_fuse_is_set_once_not_with_every_load() -> None:
    """10 A beside 300 W and 9 A beside 1 kW would keep 7.5 kW: the next ampere gains next to nothing."""
    rest = Rest(start=START, usual=UNEASY, days=UNEASY[None], lately=None, fades=HOUR, known=7)
    rest = replace(rest, start=START // HOUR * HOUR)
    wishes = (*NEEDED, Wish(aim=Aim.FUSE, most=7500.0))
    result = plan(wallbox(), wishes=wishes, rest=rest, environment=environment(price=uneasy(0.0005)))
    assert result.reached
    assert result.account.peak <= 7500.0
    assert len(sets(result, "car")) <= 3, "on, once another current to end with what is wished for, and off"
    assert result.account.cost <= result.rules["at_once"].cost * 1.02


def test_a_charge_pauses_for_hours_that_are_worth_it() -> None:
    dear = np.full(STEPS, 0.2)
    dear[8:16] = 0.5
    result = plan(wallbox(16.0), wishes=(COST, full_by(6)), environment=environment(price=dear))
    assert result.reached
    switched = [change.commands["on"] for change in result.changes if "on" in change.commands]
    assert switched == [True, False, True, False]


@pytest.mark.parametrize("known", [True, False])
def test_commands_that_gain_next_to_nothing_are_left_out_and_said(known: bool) -> None:
    surroundings = environment(price=uneasy(0.015))
    if not known:
        wishes: tuple[Wish, ...] = (Wish(aim=Aim.CARBON),)
        surroundings = environment(carbon_intensity=1000.0 * uneasy(0.015), price=np.full(STEPS, 0.3))
    else:
        wishes = (COST,)
    result = plan(storage(), wishes=wishes, base=600.0, environment=surroundings)
    assert result.changes == ()
    assert result.account == result.nothing
    (left,) = result.left_out
    assert left.name == "Storage"
    assert 0.0 < left.gain < COMMAND * left.commands
    (said,) = [note for note in result.notes if note.id.startswith("plan_not_worth")]
    if known:
        assert said.id == "plan_not_worth_cost"
        assert said.params["cost"] == pytest.approx(left.gain * 0.3, abs=0.01)
        assert said.params["cost_after"] == pytest.approx(0.03, abs=0.001)
    else:
        assert (said.id, said.params["energy_after"]) == ("plan_not_worth_energy", COMMAND)


def test_what_gains_enough_stays_beside_what_does_not() -> None:
    uneasily = environment(price=uneasy(0.015))
    result = plan(car(), storage(), wishes=(COST, full_by(12)), base=600.0, environment=uneasily)
    assert result.reached
    assert {change.twin_id for change in result.changes} == {"car"}
    worth = plan(storage(), base=600.0, environment=environment(price=uneasy(0.08)))
    assert worth.changes
    assert worth.left_out == ()
    gained = worth.nothing.score - worth.account.score
    assert gained >= COMMAND * worth.worth * len(worth.changes)


class Fickle:
    """A device of which a plan sets something sixty times a day; left alone it draws power (W) and lacks kWh."""

    bother = 0.0
    twin = car()

    def __init__(self, drawn: np.ndarray, lacking: float) -> None:
        self.drawn, self.lacking = drawn, lacking

    def play(self, choices: np.ndarray, rest: np.ndarray) -> Played:
        del rest
        alone = ~choices.any(axis=1)
        return Played(np.where(alone, self.drawn[:, None], 0.0), np.zeros(len(choices)), self.lacking * alone)

    def burden(self, choices: np.ndarray) -> np.ndarray:
        return np.zeros(len(choices))

    def changes(self, choice: np.ndarray) -> tuple[object, ...]:
        return (None,) * 60 if choice.any() else ()

    def turns(self, choices: np.ndarray) -> np.ndarray:
        return np.full(len(choices), 60.0)


@pytest.mark.parametrize(
    ("lacking", "drawn", "wish"),
    [
        (0.03, 0.0, COST),
        (0.0, 25.0, Wish(aim=Aim.SURVIVE, by=HOUR)),
        (0.0, 2.0, Wish(aim=Aim.FUSE, most=600.0)),
    ],
)
def test_no_number_of_commands_outweighs_a_wish_that_they_meet(lacking: float, drawn: float, wish: Wish) -> None:
    """What lacks counts less than sixty commands have to gain."""
    grid = Grid(START, 900.0, STEPS)
    price = np.full(STEPS, 0.3)
    aim = objective(grid, (wish,), price=price, feed_in=None, carbon=None)
    base = np.where(np.arange(STEPS) < 4, 0.0 if wish.aim is Aim.SURVIVE else 600.0, 0.0)
    still = np.zeros(8, dtype=np.int8)
    devices: Any = [Fickle(np.where(np.arange(STEPS) < 4, drawn, 0.0), lacking)]
    together = Together(devices, aim, base)
    best, alone = together.courses([still + 1]), together.courses([still])
    assert together.score(alone) - together.score(best) < 60 * COMMAND * aim.unit
    kept, left = worthwhile(together, best, alone)
    assert left == ()
    assert kept[0] is best[0]


def test_a_wish_is_worth_any_command() -> None:
    fuse = Wish(aim=Aim.FUSE, most=6000.0)
    charging = replace(wallbox(10.0), values={**wallbox().values, "on": True, "power": 6900.0})
    result = plan(charging, wishes=(COST, fuse), environment=environment(price=np.full(STEPS, 0.3)))
    assert result.reached
    assert result.account.peak <= 6000.0
    assert result.left_out == ()
