"""An answer of the core as response data: sentences, times of the home's zone, the user's units."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant

from ..actions.alongside import UNIT
from ..actions.clocked import clocked
from ..actions.course import course
from ..actions.response import iso, notes, relevant, shown_as, state_in_words
from ..core.channel import CELSIUS, WATT
from ..core.home.orders import RELAYS
from ..core.messages import Message
from ..core.requests import ChannelForecast
from ..core.scenario.units import Scale
from ..spoken import manner_of
from ..texts import SWITCHED_WORDS, Speaker
from ..units import in_degree_hours, units_of
from .around import timed, told_surroundings
from .remedies import recommended

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..core.scenario.result import BreakingPoint, HomeOutcome, Totals

KEPT_POINTS: Final = 25
COURSES: Final = frozenset({"zones", "circuits", "surroundings", "twins"})
LIMITS: Final = frozenset(
    {"crossing_above", "crossing_below", "crossing_unsure_above", "crossing_unsure_below", "event_when_above",
     "event_when_below"}
)  # fmt: skip
NEVER_EQUALS: Final = "summary_never_equals"
STATES: Final = frozenset(
    {"affected_comes_back", "affected_comes_back_probably", "event_state", "event_when_equals", NEVER_EQUALS}
)  # fmt: skip
"""What tells of a state that a device is in, be it on, off or one of the words of its domain."""
ZONE_UNITS: Final = {"temperature": CELSIUS}
type Answer = dict[str, Any]
type Twins = Mapping[str, TwinCoordinator]


async def async_told(hass: HomeAssistant, outcome: HomeOutcome, twins: Twins, speaker: Speaker) -> Answer:
    """Return the whole answer; the courses of a whole home take longer than one turn of the loop may."""
    start, units = outcome.start, units_of(hass)
    courses: dict[str, Any] = {}
    for one in outcome.twins:
        twin = twins[one.twin_id]
        courses[twin.sources[twin.config.main]] = course(hass, twin, one, start, speaker)
        await asyncio.sleep(0)

    surroundings: dict[str, Any] = {}
    for around in outcome.surroundings:
        surroundings |= told_surroundings(hass, (around,), start)
        await asyncio.sleep(0)

    def say(message: Message, twin_id: str | None) -> str:
        return speaker.say(_as_read(hass, message, twins.get(twin_id or ""), speaker))

    return {
        "scenario": outcome.scenario,
        "summary": in_sentences(hass, outcome, twins, speaker),
        "start": iso(start),
        "end": iso(start + outcome.horizon),
        "failure_probability": round(outcome.failure_probability, 3),
        "will_likely_fail": outcome.will_likely_fail,
        "trouble_probability": round(outcome.trouble_probability, 3),
        "confidence": round(outcome.confidence, 2),
        "events": [
            {
                "time": iso(start + event.at),
                "earliest": iso(start + event.earliest),
                "latest": iso(start + event.latest),
                "probability": round(event.probability, 3),
                "entity": _entity(twins, event.twin_id),
                "severity": None if event.severity is None else event.severity.value,
                "text": say(event.message, event.twin_id),
            }
            for event in outcome.events
        ],
        "affected": [
            {
                "entity": _entity(twins, one.twin_id),
                "name": twins[one.twin_id].config.name,
                "effect": one.effect.value,
                "since": iso(start + one.since),
                "until": None if one.until is None else iso(start + one.until),
                "restored": one.restored,
                "text": speaker.say(one.message),
            }
            for one in outcome.affected
        ],
        "crossings": [
            {
                "kind": one.kind,
                "severity": one.severity.value,
                "probability": None if one.refused else round(one.probability, 3),
                "baseline_probability": None if one.refused else round(one.baseline, 3),
                "time": None if one.at is None else iso(start + one.at),
                "earliest": None if one.earliest is None else iso(start + one.earliest),
                "entity": _entity(twins, one.twin_id),
                "channel": one.channel,
                "refused": one.refused,
                "text": say(one.message, one.twin_id),
            }
            for one in outcome.crossings
        ],
        "totals": totals(hass, outcome.totals),
        "baseline": None if outcome.baseline is None else totals(hass, outcome.baseline),
        "recommendations": [recommended(hass, one, twins, start, speaker) for one in outcome.recommendations],
        "breaking_point": _broken(hass, outcome.breaking_point, speaker),
        "twins": courses,
        "surroundings": surroundings,
        "zones": {
            zone.zone_id: {
                one.channel: _plain(one, start, units.of(ZONE_UNITS.get(one.channel))) for one in zone.channels
            }
            for zone in outcome.zones
        },
        "circuits": {
            one.circuit_id: {
                "power": _plain(one.power, start, units.of(WATT)),
                "current": _range(one.current),
                "limit": one.limit,
                "phase": one.phase,
            }
            for one in outcome.circuits
        },
        "refusals": notes(outcome.refusals, speaker),
        "left_out": [_entity(twins, twin_id) for twin_id in outcome.left_out],
        "assumed": notes(relevant(outcome.assumed, twins.values()), speaker),
        "figures": {name: round(in_degree_hours(hass, name, value), 3) for name, value in outcome.figures.items()},
        UNIT: hass.config.units.temperature_unit,
        "members": outcome.members,
        "seed": outcome.seed,
        "run_time": round(outcome.run_time, 3),
    }


def in_sentences(hass: HomeAssistant, outcome: HomeOutcome, twins: Twins, speaker: Speaker) -> str:
    """Return the answer in a few sentences; what it says of a limit are the very messages of the crossings."""
    about = {id(one.message): one.twin_id for one in outcome.crossings}
    about |= {id(one): _named(twins, one) for one in outcome.summary if one.id == NEVER_EQUALS}
    read = (_as_read(hass, message, twins.get(about.get(id(message)) or ""), speaker) for message in outcome.summary)
    return " ".join(speaker.say(message) for message in clocked(hass, read, outcome.start))


def _as_read(hass: HomeAssistant, message: Message, twin: TwinCoordinator | None, speaker: Speaker) -> Message:
    """Return what tells of a temperature's limit with that in the unit in which it was read: that of its entity.

    A sensor may show another one than the home does. A state is called as Home Assistant calls it.
    """
    if twin is not None and message.id in STATES:
        return _called(hass, message, twin)
    if twin is None or message.id not in LIMITS or message.params.get("unit") != CELSIUS:
        return message
    shown = shown_as(hass, twin, str(message.params["channel"]))
    if shown.unit == hass.config.units.temperature_unit:
        return message
    value = speaker.numbers.plain(float(message.params["actual"]) * shown.factor + shown.offset, 1)
    return replace(message, params={**message.params, "actual": f"{value} {shown.unit}"})


def _named(twins: Twins, message: Message) -> str | None:
    """Return the twin whose name a message tells."""
    return next((key for key, twin in twins.items() if twin.config.name == message.params["twin"]), None)


def _called(hass: HomeAssistant, message: Message, twin: TwinCoordinator) -> Message:
    """Return what tells of a state with the word for it; that of what is simply on or off the speaker knows."""
    state = message.params["state"]
    if not isinstance(state, str) or state in SWITCHED_WORDS:
        return message
    key = str(message.params.get("channel") or RELAYS.get(twin.kind.id) or twin.kind.main)
    word = manner_of(hass).quoted(state_in_words(hass, twin, key, state))
    return replace(message, params={**message.params, "state": word})


def kept(answer: Answer) -> Answer:
    """Return an answer as it is kept: courses at fewer points, without those of the bands that nobody reads again."""
    short = {key: value for key, value in answer.items() if key not in COURSES}
    short["zones"] = {
        zone: {name: _fewer(rows) for name, rows in channels.items()} for zone, channels in answer["zones"].items()
    }
    short["circuits"] = {
        name: {**circuit, "power": _fewer(circuit["power"])} for name, circuit in answer["circuits"].items()
    }
    short["surroundings"] = {name: _shortened(item) for name, item in answer["surroundings"].items()}
    short["twins"] = {
        entity_id: {
            **{key: value for key, value in twin.items() if key != "channels"},
            "channels": {name: _shortened(channel) for name, channel in twin["channels"].items()},
        }
        for entity_id, twin in answer["twins"].items()
    }
    return short


def _shortened(channel: Mapping[str, Any]) -> Answer:
    short = {key: value for key, value in channel.items() if key not in ("course", "baseline")}
    if rows := channel.get("course"):
        short["course"] = _fewer(rows)
    return short


def _fewer(rows: list[Answer]) -> list[Answer]:
    """Return a course at no more than KEPT_POINTS points and its last one, with the widest band alone."""
    every = max(-(-len(rows) // KEPT_POINTS), 1)
    return [
        {key: row[key] for key in ("time", "value", "low90", "high90") if key in row}
        for row in [*rows[: len(rows) - 1 : every], rows[-1]]
    ]


def totals(hass: HomeAssistant, found: Totals) -> Answer:
    """Return totals as low, value and high."""
    return {
        name: _range(tuple(in_degree_hours(hass, name, one) for one in value))
        for name in ("energy", "exported", "cost", "carbon", "comfort", "peak")
        if (value := getattr(found, name)) is not None
    }


def _range(value: tuple[float, ...]) -> Answer:
    low, middle, high = value
    return {"value": round(middle, 3), "low": round(low, 3), "high": round(high, 3)}


def _entity(twins: Twins, twin_id: str | None) -> str | None:
    twin = None if twin_id is None else twins.get(twin_id)
    return None if twin is None else twin.sources[twin.config.main]


def _broken(hass: HomeAssistant, point: BreakingPoint | None, speaker: Speaker) -> Answer | None:
    """Return where a load test breaks, in the home's unit."""
    if point is None:
        return None
    scale, message = units_of(hass).of(point.unit or None), point.message
    if "amount" in message.params:
        amount = round(scale.outward(float(message.params["amount"])), 1)
        message = replace(message, params={**message.params, "amount": amount, "unit": scale.unit or ""})
    return {
        "value": None if point.value is None else round(scale.outward(point.value), 6),
        "unit": scale.unit or "",
        "reached": round(scale.outward(point.reached), 6),
        "text": speaker.say(message),
    }


def _plain(forecast: ChannelForecast, start: float, scale: Scale) -> list[Answer]:
    """Return a course of the home itself, with its 90 % band."""
    bands = forecast.bands
    columns = {"value": forecast.value, **({} if bands is None else {"low90": bands.low90, "high90": bands.high90})}
    return timed(forecast.times, columns, start, scale, 2)
