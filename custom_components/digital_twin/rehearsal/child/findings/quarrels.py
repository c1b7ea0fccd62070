"""Automations that undo each other's work, set each other off in circles, or wear a device out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from typing import Any, Final

from homeassistant.const import UnitOfTemperature

from .evidence import UNKNOWN, Command, Evidence, Finding, triggers_of
from .runs import watched_by

AT_ONCE: Final = 2.0
"""s within which two contradicting commands make a race: which of them wins is chance."""
SHORTLY: Final = 1800.0
"""s within which an automation that undoes what another did counts as fighting it."""
FIGHTS: Final = 3
AGAIN: Final = 7200.0
"""s within which an automation must give its command again after it was undone, to count as fighting for it."""
PLANNED: Final = frozenset({"calendar", "sun", "time", "time_pattern"})
"""Triggers by the clock: what they start and end, one after the other, is a plan."""
FLAPS: Final = 6
"""Switches within an hour that wear a device out; those that follow what people do, as motion comes and goes, are none
of the automation's fault.
"""
REPEATS: Final = 20
HOUR: Final = 3600.0
TELLING: Final = ("on", "hvac_mode", "bolt", "position", "target_temperature", "operation")
AT_WORK: Final = frozenset({"climate", "fan", "humidifier", "switch"})
"""Domains of what changes the air of a room; a lamp that a temperature switches tells of it."""
MODES: Final[Mapping[str, frozenset[str]]] = {"below": frozenset({"heat"}), "above": frozenset({"cool", "dry"})}
"""By the side of a limit the modes that bring a value back; auto finds out for itself which way."""
DEAD_BANDS: Final[Mapping[str, float]] = {"temperature": 2.8, "humidity": 10.0}
"""How far the limits of a heater and a cooler lie apart at least, in K: ASHRAE 90.1 asks for 5 °F; and as much of the
usual span of humidity, in %."""

type Watched = tuple[str, Any, Any]
"""A value whose limits set automations off: entity id, attribute, value template."""


def meaning(effect: str) -> tuple[str, str] | None:
    """Return the channel that a command's effect is about, and its value; None for one that nobody understood."""
    parts = dict(part.partition("=")[::2] for part in effect.split(",") if "=" in part)
    if "state" in parts:
        return "on", parts["state"].replace("on", "True").replace("off", "False")
    return next(((key, parts[key]) for key in TELLING if key in parts), None)


def by_entity(evidence: Evidence) -> dict[str, list[tuple[Command, tuple[str, str]]]]:
    """Return the commands that mean something, by entity, in order of time."""
    found: defaultdict[str, list[tuple[Command, tuple[str, str]]]] = defaultdict(list)
    for command in evidence.commands:
        if (meant := meaning(command.effect)) is not None:
            found[command.entity_id].append((command, meant))
    return found


def races_and_fights(evidence: Evidence) -> Iterator[Finding]:
    """Find pairs of automations that command the same entity against each other, at once or again and again."""
    for entity_id, commands in by_entity(evidence).items():
        races: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        undone: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        for index, ((first, meant), (second, other)) in enumerate(pairwise(commands)):
            pair = (first.automation, second.automation)
            if None in pair or pair[0] == pair[1] or meant[0] != other[0] or meant[1] == other[1]:
                continue
            gap = second.at - first.at
            names = tuple(sorted((str(pair[0]), str(pair[1]))))
            if gap > SHORTLY or _in_turn(evidence, first, second):
                continue
            if gap <= AT_ONCE:
                races[names[0], names[1]].append(first.at)
            elif _again(commands[index + 2 :], first, second):
                undone[names[0], names[1]].append(first.at)
        for pair, moments in races.items():
            yield _pair(evidence, "rehearsal_race", "high", pair, entity_id, moments)
        for pair, moments in undone.items():
            if len(moments) >= FIGHTS and pair not in races:
                yield _pair(evidence, "rehearsal_fight", "high", pair, entity_id, moments)


def _in_turn(evidence: Evidence, first: Command, second: Command) -> bool:
    """Return whether the second of two commands takes nothing from the first: it was meant to come after it."""
    triggers = [trigger for command in (first, second) if (trigger := _trigger(evidence, command)) is not None]
    planned = len(triggers) > 1 and all(trigger.get("trigger") in PLANNED for trigger in triggers)
    return (
        (planned and second.at - first.at > AT_ONCE)
        or _overtaken(evidence, first, second)
        or _caused(evidence, second, str(first.automation))
        or _hysteresis(evidence, first, second)
    )


def _overtaken(evidence: Evidence, first: Command, second: Command) -> bool:
    """Return whether what set the first of two commands off is so no more, as motion that has ended."""
    trigger = _trigger(evidence, first)
    if trigger is None:
        return False
    for entity_id in watched_by(evidence, trigger):
        states = {evidence.state_at(entity_id, at) for at in (first.at, second.at)}
        if len(states) > 1 and not states & {None, *UNKNOWN}:
            return True
    return False


def _answers(evidence: Evidence, first: Command, second: Command) -> bool:
    """Return whether the second of two commands is another automation's answer to the first, and ends there."""
    one, other = str(first.automation), str(second.automation)
    return one != other and _caused(evidence, second, one) and not _caused(evidence, first, other)


def _caused(evidence: Evidence, command: Command, automation: str) -> bool:
    """Return whether a command is the answer to what an automation did."""
    run, seen = command.run, set()
    while run is not None and run.parent is not None and run.parent not in seen:
        seen.add(run.parent)
        run = evidence.run_of.get(run.parent)
        if run is not None and evidence.automation_of(run) == automation:
            return True
    return False


def _again(later: Sequence[tuple[Command, Any]], first: Command, second: Command) -> bool:
    """Return whether whoever gave the first of two commands does so again before long."""
    return any(
        command.automation == first.automation
        for command, _ in takewhile(lambda item: item[0].at - second.at <= AGAIN, later)
    )


def _hysteresis(evidence: Evidence, first: Command, second: Command) -> bool:
    """Return whether two commands are the two sides of one switch with a dead band: one value left it both ways.

    Whatever wears the device out by it is found as flapping.
    """
    one, other = _limit(evidence, first), _limit(evidence, second)
    if one is None or other is None or one[0] != other[0]:
        return False
    limits = {one[1]: one[2], other[1]: other[2]}
    return len(limits) > 1 and limits["below"] < limits["above"]


@dataclass(slots=True)
class _Turn:
    """What one run started, on which side of a limit of the value that set it off."""

    at: float
    automation: str
    side: str
    limit: float
    entities: list[str] = field(default_factory=list)


def opposed(evidence: Evidence) -> Iterator[Finding]:
    """Find two devices that one value's limits switch on in turns, as a heater and a cooler with limits too close."""
    for value, turns in _turns(evidence).items():
        if (dead_band := _dead_band(evidence, value)) is None:
            continue
        found: defaultdict[tuple[str, ...], list[dict[str, _Turn]]] = defaultdict(list)
        for first, second in pairwise(turns):
            pair = _against(first, second) if second.at - first.at <= SHORTLY else {}
            limits = {turn.side: turn.limit for turn in pair.values()}
            if len(limits) > 1 and limits["above"] - limits["below"] < dead_band:
                found[tuple(sorted(pair))].append(pair)
        for (entity_id, against), pairs in found.items():
            if len(pairs) >= FIGHTS:
                by = {key: turn.automation for key, turn in pairs[0].items()}
                yield Finding(
                    id="rehearsal_opposed",
                    params={
                        "automation": evidence.name(by[entity_id]),
                        "other": evidence.name(by[against]),
                        "entity": evidence.name(entity_id),
                        "against": evidence.name(against),
                        "watched": evidence.name(value[0]),
                        "count": len(pairs),
                    },
                    severity="high",
                    automations=tuple(dict.fromkeys((by[entity_id], by[against]))),
                    entities=(entity_id, against),
                    at=min(turn.at for turn in pairs[0].values()),
                )


def _turns(evidence: Evidence) -> dict[Watched, list[_Turn]]:
    """Return the runs that started devices, in order of time, by the value whose limit set them off."""
    found: defaultdict[Watched, dict[int, _Turn]] = defaultdict(dict)
    for command in evidence.commands:
        meant = meaning(command.effect)
        if meant is None or command.entity_id.partition(".")[0] not in AT_WORK:
            continue
        limit = _limit(evidence, command)
        if limit is not None and (meant == ("on", "True") or (meant[0] == "hvac_mode" and meant[1] in MODES[limit[1]])):
            turn = _Turn(command.at, str(command.automation), limit[1], limit[2])
            found[limit[0]].setdefault(id(command.run), turn).entities.append(command.entity_id)
    return {value: list(turns.values()) for value, turns in found.items()}


def _against(first: _Turn, second: _Turn) -> dict[str, _Turn]:
    """Return a device of each run that the other one did not start: what runs with both is against neither."""
    one, other = (
        [key for key in turn.entities if key not in rest.entities]
        for turn, rest in ((first, second), (second, first))
    )  # fmt: skip
    return {one[0]: first, other[0]: second} if one and other else {}


def _dead_band(evidence: Evidence, value: Watched) -> float | None:
    """Return how far apart, in its own unit, the limits of a value must lie that devices move; None for any other."""
    entity_id, attribute, template = value
    hass = evidence.rehearsal.hass
    state = hass.states.get(entity_id) if hass is not None else None
    if hass is None or state is None or template is not None:
        return None
    quantity = state.attributes.get("device_class") if attribute is None else str(attribute).removeprefix("current_")
    unit = hass.config.units.temperature_unit if attribute else state.attributes.get("unit_of_measurement")
    band = DEAD_BANDS.get(str(quantity))
    fahrenheit = quantity == "temperature" and unit == UnitOfTemperature.FAHRENHEIT
    return band * 1.8 if band is not None and fahrenheit else band


def _limit(evidence: Evidence, command: Command) -> tuple[Watched, str, float] | None:
    """Return the one value whose crossing of one limit set a command off, the side, and the limit; else None."""
    trigger = _trigger(evidence, command)
    if trigger is None:
        return None
    sides = [side for side in ("below", "above") if trigger.get(side) is not None]
    entities = evidence.awaited(trigger)
    if trigger.get("trigger") != "numeric_state" or len(sides) != 1 or len(entities) != 1:
        return None
    try:
        limit = float(trigger[sides[0]])
    except (TypeError, ValueError):  # fmt: skip
        return None
    return (entities[0], trigger.get("attribute"), trigger.get("value_template")), sides[0], limit


def _trigger(evidence: Evidence, command: Command) -> Mapping[str, Any] | None:
    """Return the trigger whose automation gave a command; None where it is not known."""
    run = command.run
    if run is None or run.by_trigger is None or evidence.rehearsal.automations.get(run.key) != command.automation:
        return None
    config = next(
        (item.config for item in evidence.rehearsal.request.automations if item.entity_id == command.automation), {}
    )
    triggers = triggers_of(config)
    return triggers[run.by_trigger] if run.by_trigger < len(triggers) else None


def _pair(
    evidence: Evidence, id_: str, severity: str, pair: tuple[str, str], entity_id: str, moments: list[float]
) -> Finding:
    return Finding(
        id=id_,
        params={
            "automation": evidence.name(pair[0]),
            "other": evidence.name(pair[1]),
            "entity": evidence.name(entity_id),
            "count": len(moments),
        },
        severity=severity,
        automations=pair,
        entities=(entity_id,),
        at=moments[0],
    )


def loops(evidence: Evidence) -> Iterator[Finding]:
    """Find automations whose own effects trigger them again, directly or by way of others."""
    found: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], float] = {}
    for entity_id, runs in evidence.runs.items():
        for run in runs:
            chain: list[str] = []
            cause = evidence.run_of.get(run.parent or "")
            seen: set[str] = set()
            while cause is not None and cause.context not in seen and len(chain) < 20:
                seen.add(cause.context)
                by = evidence.automation_of(cause)
                if by == entity_id:
                    key = (entity_id, next((item for item in reversed(chain) if item != entity_id), entity_id))
                    found[key] += 1
                    first.setdefault(key, run.at)
                    break
                if by is not None:
                    chain.append(by)
                cause = evidence.run_of.get(cause.parent or "")
    for (entity_id, other), count in found.items():
        if count >= FIGHTS:
            yield Finding(
                id="rehearsal_loop",
                params={"automation": evidence.name(entity_id), "other": evidence.name(other), "count": count},
                severity="high",
                automations=tuple(dict.fromkeys((entity_id, other))),
                at=first[entity_id, other],
            )
    last = evidence.rehearsal.automations.get(evidence.rehearsal.runs.last or "")
    if evidence.rehearsal.aborted in ("flood", "standstill") and last is not None:
        yield Finding(
            id="rehearsal_endless",
            params={"automation": evidence.name(last)},
            severity="critical",
            automations=(last,),
            at=evidence.end,
        )


def flapping(evidence: Evidence) -> Iterator[Finding]:
    """Find devices that automations switch back and forth, or command the same again and again, within an hour."""
    for entity_id, commands in by_entity(evidence).items():
        own = [(command, meant) for command, meant in commands if command.automation is not None]
        turns = [
            second
            for (first, meant), (second, other) in pairwise(own)
            if meant != other and not _overtaken(evidence, first, second) and not _answers(evidence, first, second)
        ]
        if (busy := _busiest(turns)) and len(busy) >= FLAPS:
            yield _worn(evidence, "rehearsal_flapping", "high", entity_id, busy)
        same = [
            second
            for (first, _), (second, _) in pairwise(own)
            if (first.effect, first.action.data) == (second.effect, second.action.data)
        ]
        if (busy := _busiest(same)) and len(busy) >= REPEATS:
            yield _worn(evidence, "rehearsal_repeats", "medium", entity_id, busy)


def _busiest(commands: list[Command]) -> list[Command]:
    """Return the most commands that fall into one hour."""
    best: list[Command] = []
    first = 0
    for last, command in enumerate(commands):
        while command.at - commands[first].at > HOUR:
            first += 1
        if last - first + 1 > len(best):
            best = commands[first : last + 1]
    return best


def _worn(evidence: Evidence, id_: str, severity: str, entity_id: str, commands: list[Command]) -> Finding:
    automations = Counter(str(command.automation) for command in commands)
    return Finding(
        id=id_,
        params={
            "automation": ", ".join(evidence.name(item) for item, _ in automations.most_common(2)),
            "entity": evidence.name(entity_id),
            "count": len(commands),
        },
        severity=severity,
        automations=tuple(automations),
        entities=(entity_id,),
        at=commands[0].at,
    )
