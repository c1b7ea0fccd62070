"""A plan as response data: what it comes to, beside what else could be done, and a summary of what it sets when."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..core.messages import Message
from ..core.plan.request import Account, Aim, PlanResult
from ..core.requests import Change
from ..spoken import manner_of
from ..texts import Speaker
from ..units import COMFORT, in_degree_hours
from .response import in_words, shown_as

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..core.channel import Value

PRICE: Final = "price"
CARBON: Final = "carbon_intensity"
TOLD: Final = 8
COMFORT_TOLD: Final = 0.5
"""Degree hours by which a plan must change what is missed of comfort for that to be said."""
EMPTIER_TOLD: Final = 0.1
"""kWh that doing nothing must lack in batteries and cars for that to be said."""
HEAT_TOLD: Final = 0.1
"""kWh by which it must change the heat that is no electricity for that to be said."""
MESSAGES: dict[str, tuple[str, ...]] = {
    "plan_nothing_better": (),
    "plan_result_carbon": ("amount", "instead"),
    "plan_result_cost": ("amount", "instead", "currency"),
    "plan_result_energy": ("amount", "instead"),
    "plan_sets": ("name", "what", "time"),
    "plan_more": ("count",),
    "plan_comfort": ("amount", "instead"),
    "plan_emptier": ("amount",),
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
    }


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
    aims: list[str],
    start: float,
    speaker: Speaker,
) -> str:
    """Say what cannot be reached, what the plan comes to instead of what, and what it sets when."""
    unreached = [note for note in result.notes if note.id.startswith(("plan_unreached", "plan_not_plugged"))]
    if not result.changes:
        return " ".join(speaker.say(line) for line in unreached or [Message("plan_nothing_better")])
    told = result.changes[:TOLD]
    lines = [
        *unreached,
        *_comes_to(hass, result, known, aims, speaker),
        *_emptier(result, speaker),
        *_comfort(hass, result, speaker),
        *(_sets(hass, twins, change, start, speaker) for change in told),
    ]
    if len(result.changes) > len(told):
        lines.append(Message("plan_more", {"count": len(result.changes) - len(told)}))
    return " ".join(speaker.say(line) for line in lines)


def _comes_to(
    hass: HomeAssistant, result: PlanResult, known: frozenset[str], aims: list[str], speaker: Speaker
) -> list[Message]:
    """Say what the plan comes to, and the heat that is in none of the other figures, where it changes that."""
    told, planned, nothing = _figure(hass, result, known, aims, speaker), result.account.heat, result.nothing.heat
    if abs(planned - nothing) < HEAT_TOLD:
        return [told]
    show = speaker.numbers.plain
    heat = Message("plan_heat", {"amount": show(planned, 1), "instead": show(nothing, 1)})
    return [heat] if told.params["amount"] == told.params["instead"] else [told, heat]


def _figure(
    hass: HomeAssistant, result: PlanResult, known: frozenset[str], aims: list[str], speaker: Speaker
) -> Message:
    show, planned, nothing = speaker.numbers.plain, result.account, result.nothing
    if Aim.CARBON.value in aims and CARBON in known:
        params: dict[str, Any] = {"amount": show(planned.carbon, 2), "instead": show(nothing.carbon, 2)}
        return Message("plan_result_carbon", params)
    if PRICE in known:
        params = {"amount": show(planned.cost, 2), "instead": show(nothing.cost, 2)}
        return Message("plan_result_cost", {**params, "currency": hass.config.currency})
    return Message("plan_result_energy", {"amount": show(planned.energy, 2), "instead": show(nothing.energy, 2)})


def _emptier(result: PlanResult, speaker: Speaker) -> list[Message]:
    """Say what doing nothing leaves in no battery: what it spares is not saved."""
    lacking = result.nothing.short - result.account.short
    return [Message("plan_emptier", {"amount": speaker.numbers.plain(lacking, 1)})] if lacking >= EMPTIER_TOLD else []


def _comfort(hass: HomeAssistant, result: PlanResult, speaker: Speaker) -> list[Message]:
    """Say how far rooms are from what is comfortable, where the plan changes that: it may be worth its price."""
    planned, nothing = (in_degree_hours(hass, COMFORT, found.discomfort) for found in (result.account, result.nothing))
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
    when = manner_of(hass).time(dt_util.utc_from_timestamp(start + change.at))
    return Message("plan_sets", {"name": twin.config.name, "what": what, "time": when})


def _value(hass: HomeAssistant, twin: TwinCoordinator, channel: str, value: Value, speaker: Speaker) -> str:
    if isinstance(value, bool):
        key = "value_on" if value else "value_off"
        return speaker.texts.get(f"component.digital_twin.exceptions.{key}.message", str(value))
    return in_words(hass, twin, shown_as(hass, twin, channel), value, speaker.numbers)
