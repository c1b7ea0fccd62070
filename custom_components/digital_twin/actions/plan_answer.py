"""A plan as response data: what it comes to, beside what else could be done, and a summary of what it sets when."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..core.channel import Quantity
from ..core.messages import Message
from ..core.plan.request import COMMAND, Account, Aim, PlanResult, Wish
from ..core.plan.rules import AT_ONCE
from ..core.plan.wishes import exceeds
from ..core.requests import Change
from ..spoken import manner_of
from ..texts import Speaker
from ..units import COMFORT, in_degree_hours
from .clocked import clocked
from .response import in_words, shown_as, state_in_words

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..core.channel import Value

PRICE: Final = "price"
CARBON: Final = "carbon_intensity"
TOLD: Final = 8
FIRST: Final = ("plan_unreached", "plan_unsupplied", "plan_charge_", "plan_not_plugged")
"""What notes say of wishes that are missed, and why: before anything else."""
ASSUMED: Final = frozenset({"plan_charge_last", "plan_charge_unknown"})
"""Of those what was assumed: a plan with that alone misses no wish."""
NO_CARBON: Final = "plan_no_carbon"
"""Where low carbon was asked for, the rest is about something else."""
NOT_WORTH: Final = "plan_not_worth_"
BESIDE: Final = frozenset({"plan_stays_plugged"})
"""What stands among the notes alone."""
COMFORT_TOLD: Final = 0.2
"""Degree hours by which a plan must change what is missed of comfort for that to be said: worth 0.6 kWh, as a few
commands are, so that none seem to be for nothing."""
STORED_TOLD: Final = 0.1
"""kWh by which what is stored in the end must differ for that to be said."""
DIFFERS: Final = 0.01
"""kWh by which to begin at once must differ from doing nothing, so that the plan is held against that."""
HEAT_TOLD: Final = 0.1
"""kWh by which it must change the heat that is no electricity for that to be said."""
MESSAGES: dict[str, tuple[str, ...]] = {
    "plan_all_in_all_dearer": ("cost",),
    "plan_all_in_all_saves": ("cost",),
    "plan_at_once": (),
    "plan_dark_nothing": ("energy", "time"),
    "plan_dark_nothing_too": (),
    "plan_fuse_else": ("power_after",),
    "plan_fuse_kept": ("power", "power_after"),
    "plan_nothing_better": (),
    "plan_nothing_to_save": (),
    "plan_result_carbon": ("amount", "instead"),
    "plan_result_cost": ("amount", "instead", "currency"),
    "plan_result_energy": ("amount", "instead"),
    "plan_sets": ("name", "what", "time"),
    "plan_more": ("count",),
    "plan_comfort": ("amount", "instead"),
    "plan_stored_less": ("energy",),
    "plan_stored_more": ("energy",),
    "plan_heat": ("amount", "instead"),
}


def account(hass: HomeAssistant, found: Account, known: frozenset[str]) -> dict[str, float | None]:
    """Return an account, discomfort in the home's degree hours.

    Cost and carbon are None where neither price nor intensity is known (known: the quantities).
    """
    return {
        "energy": round(found.energy, 3),
        "exported": round(found.exported, 3),
        "cost": round(found.cost, 3) if PRICE in known else None,
        "carbon": round(found.carbon, 3) if CARBON in known else None,
        "peak": round(found.peak),
        "discomfort": round(in_degree_hours(hass, COMFORT, found.discomfort), 2),
        "short": round(found.short, 3),
        "over": round(found.over, 3),
        "dark": round(found.dark, 3),
        "heat": round(found.heat, 3),
        "stored": round(found.stored, 3),
    }


def left_out(result: PlanResult) -> list[dict[str, Any]]:
    """Return the devices that are left alone since their commands gain too little: kWh at the average price."""
    return [
        {
            "name": one.name,
            "commands": one.commands,
            "gain": round(one.gain, 3),
            "least": round(COMMAND * one.commands, 3),
        }
        for one in result.left_out
    ]


def figures(hass: HomeAssistant, found: Account, known: frozenset[str]) -> dict[str, float]:
    """Return what plans and scenarios are compared by, as far as it is known."""
    told = account(hass, found, known)
    named = {name: told[name] for name in ("cost", "energy", "carbon", "peak")} | {COMFORT: told["discomfort"]}
    return {name: value for name, value in named.items() if value is not None}


def summary(
    hass: HomeAssistant,
    result: PlanResult,
    twins: Mapping[str, TwinCoordinator],
    known: frozenset[str],
    wishes: Sequence[Wish],
    start: float,
    speaker: Speaker,
) -> str:
    """Say what becomes of the wishes, what the plan comes to instead of what, and what it sets when."""
    missed = [note for note in result.notes if note.id.startswith(FIRST)]
    unknown = [note for note in result.notes if note.id == NO_CARBON]
    lines = [
        *missed,
        *unknown,
        *(one for one in result.met if one.id not in BESIDE),
        *_dark(result),
        *_fuse(result, wishes),
    ]
    if not result.changes:
        found = [note for note in result.notes if note.id.startswith(NOT_WORTH)]
        unmet = any(note.id not in ASSUMED for note in missed)
        lines += [] if unmet else found or [Message("plan_nothing_better")]
        return " ".join(speaker.say(line) for line in clocked(hass, lines, start))
    told = result.changes[:TOLD]
    instead = held_against(result)
    lines += [
        *(costs := _comes_to(hass, result, instead, known, wishes, speaker)),
        *_stored(result, instead, valued=costs[0].id == "plan_result_cost"),
        *_comfort(hass, result, instead, speaker),
    ]
    said = [
        *clocked(hass, lines, start),
        *(_sets(hass, twins, change, start, speaker) for change in told),
    ]
    if len(result.changes) > len(told):
        said.append(Message("plan_more", {"count": len(result.changes) - len(told)}))
    return " ".join(speaker.say(line) for line in said)


def held_against(result: PlanResult) -> Account:
    """Return what a plan is held against: to charge and start at once where something was to be, else doing nothing.

    Never to run a machine costs nothing, and is nothing that anybody wants.
    """
    nothing, at_once, short = result.nothing, result.rules.get(AT_ONCE, result.nothing), result.account.short
    same = abs(at_once.energy - nothing.energy) < DIFFERS
    return nothing if same or abs(nothing.short - short) < abs(at_once.short - short) else at_once


def _dark(result: PlanResult) -> list[Message]:
    """Say what would become of an outage without the plan."""
    planned, nothing = result.account, result.nothing
    if nothing.dark_from is not None and nothing.dark > planned.dark + STORED_TOLD:
        return [Message("plan_dark_nothing", {"energy": round(nothing.dark, 1), "time": nothing.dark_from})]
    return [Message("plan_dark_nothing_too")] if any(one.id == "plan_lasts" for one in result.met) else []


def _fuse(result: PlanResult, wishes: Sequence[Wish]) -> list[Message]:
    """Say how far the power stays below what it may be."""
    limits = [wish.most for wish in wishes if wish.aim is Aim.FUSE and wish.most is not None]
    if not limits or any(note.id == "plan_unreached_fuse" for note in result.notes):
        return []
    told = [Message("plan_fuse_kept", {"power": min(limits), "power_after": round(result.account.peak)})]
    if exceeds(otherwise := held_against(result), min(limits)):
        told.append(Message("plan_fuse_else", {"power_after": round(otherwise.peak)}))
    return told


def _comes_to(
    hass: HomeAssistant,
    result: PlanResult,
    instead: Account,
    known: frozenset[str],
    wishes: Sequence[Wish],
    speaker: Speaker,
) -> list[Message]:
    """Say what the plan comes to, and the heat that is in none of the other figures, where it changes that."""
    told = _figure(hass, result.account, instead, known, wishes, speaker)
    lines = [told] if instead is result.nothing else [told, Message("plan_at_once")]
    planned, other = result.account.heat, instead.heat
    if abs(planned - other) < HEAT_TOLD:
        return lines
    show = speaker.numbers.plain
    heat = Message("plan_heat", {"amount": show(planned, 1), "instead": show(other, 1)})
    return [heat] if told.params["amount"] == told.params["instead"] else [*lines, heat]


def _stored(result: PlanResult, instead: Account, *, valued: bool) -> list[Message]:
    """Say what is stored in the end beside what else would be; valued: and what the plan comes to with that."""
    more = result.account.stored - instead.stored
    if abs(more) < STORED_TOLD:
        return []
    lines = [Message("plan_stored_more" if more > 0.0 else "plan_stored_less", {"energy": round(abs(more), 1)})]
    if valued:
        saved = instead.cost - result.account.cost + more * result.worth
        told = "plan_all_in_all_saves" if saved >= 0.0 else "plan_all_in_all_dearer"
        lines.append(Message(told, {"cost": round(abs(saved), 2)}))
    return lines


def _figure(
    hass: HomeAssistant,
    planned: Account,
    instead: Account,
    known: frozenset[str],
    wishes: Sequence[Wish],
    speaker: Speaker,
) -> Message:
    show = speaker.numbers.plain
    if CARBON in known and any(wish.aim is Aim.CARBON for wish in wishes):
        params: dict[str, Any] = {"amount": show(planned.carbon, 2), "instead": show(instead.carbon, 2)}
        return Message("plan_result_carbon", params)
    if PRICE in known:
        money = speaker.numbers.money
        params = {"amount": money(planned.cost), "instead": money(instead.cost), "currency": hass.config.currency}
        return Message("plan_result_cost", params)
    return Message("plan_result_energy", {"amount": show(planned.energy, 2), "instead": show(instead.energy, 2)})


def _comfort(hass: HomeAssistant, result: PlanResult, instead: Account, speaker: Speaker) -> list[Message]:
    """Say how far rooms are from what is comfortable, where the plan changes that: it may be worth its price."""
    planned, nothing = (in_degree_hours(hass, COMFORT, found.discomfort) for found in (result.account, instead))
    if abs(planned - nothing) < COMFORT_TOLD:
        return []
    show = speaker.numbers.plain
    return [Message("plan_comfort", {"amount": show(planned, 1), "instead": show(nothing, 1)})]


def _sets(
    hass: HomeAssistant, twins: Mapping[str, TwinCoordinator], change: Change, start: float, speaker: Speaker
) -> Message:
    twin = twins[change.twin_id]
    what = ", ".join(
        f"{speaker.word('channel', channel)} {_value(hass, twin, channel, value, speaker)}"
        for channel, value in change.commands.items()
    )
    begin, at = dt_util.utc_from_timestamp(start), dt_util.utc_from_timestamp(start + change.at)
    when = manner_of(hass).ahead(at, begin)
    return Message("plan_sets", {"name": twin.config.name, "what": what, "time": when})


def _value(hass: HomeAssistant, twin: TwinCoordinator, channel: str, value: Value, speaker: Speaker) -> str:
    if isinstance(value, bool):
        return speaker.switched("on" if value else "off")
    if twin.channels[channel].quantity is Quantity.OPTION:
        return manner_of(hass).quoted(state_in_words(hass, twin, channel, str(value)))
    return in_words(hass, twin, shown_as(hass, twin, channel), value, speaker)
