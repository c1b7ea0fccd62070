"""What a plan's summary says first: what becomes of the wishes, what the plan comes to beside what else would be."""

from dataclasses import replace
from typing import Any

import pytest
from homeassistant.util import dt as dt_util

from custom_components.digital_twin.actions.plan_answer import left_out, summary
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.plan import messages
from custom_components.digital_twin.core.plan.request import Account, Aim, LeftOut, PlanResult, Wish
from custom_components.digital_twin.core.requests import Change
from custom_components.digital_twin.texts import async_speaker

from .conftest import SmallHome

pytestmark = pytest.mark.usefixtures("evening")
COST = (Wish(aim=Aim.COST),)
ACCOUNT = Account(
    energy=9.0, exported=0.0, cost=2.01, carbon=1.5, peak=900.0, discomfort=0.0, short=0.0, over=0.0, dark=0.0,
    score=0.0, stored=20.0,
)  # fmt: skip


async def told(
    home: SmallHome,
    nothing: Account,
    account: Account = ACCOUNT,
    wishes: tuple[Wish, ...] = COST,
    known: frozenset[str] = frozenset({"price"}),
    **more: Any,
) -> str:
    """Return the summary of a plan with one command."""
    twins = home.home.twins
    change = Change(at=0.0, twin_id=next(iter(twins)), commands={"on": True})
    result = PlanResult(**{"changes": (change,), "account": account, "nothing": nothing, "worth": 0.3, **more})
    speaker = await async_speaker(home.hass)
    return summary(home.hass, result, twins, known, wishes, dt_util.utcnow().timestamp(), speaker)


@pytest.mark.parametrize(
    ("discomfort", "said"),
    [(1.5, "by 1.5 degree hours instead of 9"), (8.6, "by 8.6 degree hours instead of 9"), (8.9, None)],
)
async def test_what_a_dearer_plan_is_good_for_is_said(
    small_home: SmallHome, discomfort: float, said: str | None
) -> None:
    nothing = replace(ACCOUNT, cost=1.85, discomfort=9.0)
    text = await told(small_home, nothing, replace(ACCOUNT, discomfort=discomfort))
    assert "2.01 EUR instead of 1.85 EUR" in text
    assert ("degree hours" in text) is (said is not None)
    assert said is None or said in text


@pytest.mark.parametrize(("cost", "said"), [(1.85, False), (2.01, True)])
async def test_heat_that_no_price_is_known_for_is_said_apart(small_home: SmallHome, cost: float, said: bool) -> None:
    text = await told(small_home, replace(ACCOUNT, cost=1.85, heat=21.5), replace(ACCOUNT, cost=cost, heat=18.0))
    assert "18 kWh of heat instead of 21.5 kWh" in text
    assert ("2.01 EUR" in text) is said, "what stays the same is not worth a sentence"
    assert ("EUR" in text) is said


@pytest.mark.parametrize("changes", [None, ()])
async def test_that_nobody_knows_the_carbon_asked_for_is_said_first(small_home: SmallHome, changes: Any) -> None:
    more = {} if changes is None else {"changes": changes}
    text = await told(small_home, ACCOUNT, wishes=(Wish(aim=Aim.CARBON),), notes=(messages.no_carbon(),), **more)
    assert text.startswith("How much CO₂ the electricity causes is not known. So the plan goes by")


@pytest.mark.parametrize(
    ("stored", "cost", "said"),
    [
        (16.2, 1.28, ("hold 3.8 kWh more", "the plan saves 0.41 EUR")),
        (19.0, 1.28, ("hold 1 kWh more", "the plan costs 0.43 EUR more")),
        (24.0, 4.0, ("hold 4 kWh less", "the plan saves 0.79 EUR")),
        (20.05, 1.28, ()),
    ],
)
async def test_what_is_stored_in_the_end_is_said_with_its_worth_beside_the_price(
    small_home: SmallHome, stored: float, cost: float, said: tuple[str, ...]
) -> None:
    nothing = replace(ACCOUNT, stored=stored, cost=cost)
    text = await told(small_home, nothing)
    assert text.startswith(f"The plan costs 2.01 EUR instead of {cost:.2f} EUR.")
    assert all(part in text for part in said)
    assert ("average price" in text) is bool(said)
    unpriced = await told(small_home, nothing, known=frozenset())
    assert unpriced.startswith("The plan takes 9 kWh instead of 9 kWh.")
    assert "EUR" not in unpriced
    assert (said[0] in unpriced) if said else ("hold" not in unpriced)


async def test_a_plan_is_held_against_at_once_where_something_has_to_run(small_home: SmallHome) -> None:
    nothing = replace(ACCOUNT, energy=8.0, cost=1.5, short=1.0)
    rules = {"at_once": replace(ACCOUNT, cost=2.6), "cheapest_hours": ACCOUNT}
    text = await told(small_home, nothing, rules=rules)
    assert text.startswith(
        "The plan costs 2.01 EUR instead of 2.60 EUR. It is compared with charging and starting at once."
    )
    same = await told(small_home, nothing, rules={"at_once": nothing})
    assert same.startswith("The plan costs 2.01 EUR instead of 1.50 EUR. ")
    assert "at once" not in same


async def test_carbon_is_told_in_carbon(small_home: SmallHome) -> None:
    wishes = (Wish(aim=Aim.CARBON),)
    both = frozenset({"price", "carbon_intensity"})
    nothing = replace(ACCOUNT, carbon=2.25, stored=16.0)
    text = await told(small_home, nothing, wishes=wishes, known=both)
    assert text.startswith("The plan emits 1.5 kg CO₂ instead of 2.25 kg. ")
    assert "hold 4 kWh more" in text
    assert "EUR" not in text


async def test_whether_the_battery_lasts_is_said_first(small_home: SmallHome) -> None:
    until = 9 * 3600.0 + 40 * 60.0
    lasts = (messages.lasts(until), messages.left("Storage", 34.2, until))
    lacking = replace(ACCOUNT, dark=9.5, dark_from=4 * 3600.0)
    text = await told(small_home, lacking, met=lasts)
    assert text.startswith(
        "The home lasts without the grid until 06:00. Storage is at 34 % at 06:00. "
        "Without the plan something would be missing from 00:20 on: 9.5 kWh. The plan costs"
    )
    anyway = await told(small_home, ACCOUNT, met=lasts)
    assert "at 06:00. Without the plan it would, too. The plan" in anyway
    missed = messages.unreached_dark(2.3, 6 * 3600.0)
    short = await told(small_home, lacking, replace(ACCOUNT, dark=2.3, dark_from=6 * 3600.0), notes=(missed,))
    assert short.startswith("Without the grid the home lasts until 02:20 only: after that 2.3 kWh are missing. Without")


async def test_what_the_power_comes_to_is_said_beside_its_limit(small_home: SmallHome) -> None:
    wishes = (*COST, Wish(aim=Aim.FUSE, most=5000.0))
    text = await told(small_home, replace(ACCOUNT, peak=8200.0), wishes=wishes)
    assert text.startswith(
        "The power does not exceed 5 kW: it is 900 W at most. Without the plan it would reach 8.2 kW. The plan"
    )
    assert "reach" not in await told(small_home, ACCOUNT, wishes=wishes)
    missed = (messages.unreached_fuse(5000.0, 6100.0),)
    text = await told(small_home, replace(ACCOUNT, peak=8200.0), wishes=wishes, notes=missed)
    assert text.startswith("The power cannot be kept below 5 kW all the time: it reaches 6.1 kW. The plan")
    slightly = await told(small_home, ACCOUNT, wishes=wishes, notes=(messages.unreached_fuse(5000.0, 5016.4),))
    assert slightly.startswith("The power cannot be kept below 5 kW all the time: it reaches 5.016 kW. The plan")
    close = await told(small_home, replace(ACCOUNT, peak=5000.4), replace(ACCOUNT, peak=4979.8), wishes=wishes)
    assert close.startswith("The power does not exceed 5 kW: it is 4.98 kW at most. The plan")


async def test_what_is_not_worth_its_commands_is_said_with_what_that_would_be(small_home: SmallHome) -> None:
    note = messages.not_worth_cost("Storage", 8, 0.043, 0.03)
    text = await told(small_home, ACCOUNT, changes=(), notes=(note,))
    assert text == (
        "What could be set at Storage (commands: 8) would gain 0.04 EUR in all; a command should gain 0.03 EUR at "
        "least, since people read it and devices wear. Leaving it alone is as good."
    )
    assert "Storage" not in await told(small_home, ACCOUNT, notes=(note,)), "beside what is worth it, it is a note"
    left = PlanResult(
        changes=(), account=ACCOUNT, nothing=ACCOUNT, left_out=(LeftOut(name="Storage", commands=8, gain=0.14321),)
    )
    assert left_out(left) == [{"name": "Storage", "commands": 8, "gain": 0.143, "least": 0.8}]


async def test_what_becomes_of_a_charge_is_said_even_where_nothing_is_to_be_done(small_home: SmallHome) -> None:
    note = Message("plan_heat_apart", {"count": 1})
    already = await told(small_home, ACCOUNT, changes=(), met=(messages.charged_already("Car", 82.0),), notes=(note,))
    assert already == "Car is at 82 % already. Nothing is better than leaving everything as it is."
    missed = (messages.unreached_charge("Car", 10.7, 82.0, 100.0, 6 * 3600.0), messages.charge_ends("Car", 82.0))
    text = await told(small_home, ACCOUNT, changes=(), notes=missed)
    assert text == (
        "Car only gets to 82 % by 02:20 instead of 100 %: 10.7 kWh are missing. Car stops charging at 82 % by itself."
    )


@pytest.mark.parametrize("assumed", [messages.charge_unknown("Car"), messages.charge_last("Car", 40.0, 3600.0)])
async def test_that_nothing_is_better_is_said_beside_what_was_assumed(small_home: SmallHome, assumed: Message) -> None:
    text = await told(small_home, ACCOUNT, changes=(), notes=(assumed,))
    assert "Car" in text
    assert text.endswith(". Nothing is better than leaving everything as it is.")
    missed = (messages.unreached_charge("Car", 10.7, 82.0, 100.0, 6 * 3600.0), assumed)
    assert "Nothing is better" not in await told(small_home, ACCOUNT, changes=(), notes=missed)
