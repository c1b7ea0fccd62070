"""Automations that undo each other's work, set each other off in circles, or wear a device out."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from .evidence import Command, Evidence, Finding, triggers_of

AT_ONCE: Final = 2.0
"""s within which two contradicting commands make a race: which of them wins is chance."""
SHORTLY: Final = 1800.0
"""s within which an automation that undoes what another did counts as fighting it."""
FIGHTS: Final = 3
FLAPS: Final = 6
"""Switches within an hour that wear a device out."""
REPEATS: Final = 20
HOUR: Final = 3600.0
TELLING: Final = ("on", "hvac_mode", "bolt", "position", "target_temperature", "operation")


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
        for (first, meant), (second, other) in pairwise(commands):
            pair = (first.automation, second.automation)
            if None in pair or pair[0] == pair[1] or meant[0] != other[0] or meant[1] == other[1]:
                continue
            gap = second.at - first.at
            names = tuple(sorted((str(pair[0]), str(pair[1]))))
            if gap <= AT_ONCE:
                races[names[0], names[1]].append(first.at)
            elif gap <= SHORTLY and not _hysteresis(evidence, first, second):
                undone[names[0], names[1]].append(first.at)
        for pair, moments in races.items():
            yield _pair(evidence, "rehearsal_race", "high", pair, entity_id, moments)
        for pair, moments in undone.items():
            if len(moments) >= FIGHTS and pair not in races:
                yield _pair(evidence, "rehearsal_fight", "high", pair, entity_id, moments)


def _hysteresis(evidence: Evidence, first: Command, second: Command) -> bool:
    """Return whether two commands are the two sides of one switch with a dead band: one value left it both ways.

    Whatever wears the device out by it is found as flapping.
    """
    one, other = _limit(evidence, first), _limit(evidence, second)
    if one is None or other is None or one[0] != other[0]:
        return False
    limits = {one[1]: one[2], other[1]: other[2]}
    return len(limits) > 1 and limits["below"] < limits["above"]


def opposed(evidence: Evidence) -> Iterator[Finding]:
    """Find two devices that one value's limits switch on in turns, as a heater and a cooler with limits too close."""
    for (watched, *_), turns in _started(evidence).items():
        turns.sort(key=lambda item: item[0].at)
        by = {command.entity_id: str(command.automation) for command, _ in turns}
        found: defaultdict[tuple[str, ...], list[float]] = defaultdict(list)
        for (first, side), (second, other) in pairwise(turns):
            if first.entity_id != second.entity_id and side != other and second.at - first.at <= SHORTLY:
                found[tuple(sorted((first.entity_id, second.entity_id)))].append(first.at)
        for (entity_id, against), moments in found.items():
            if len(moments) >= FIGHTS:
                yield Finding(
                    id="rehearsal_opposed",
                    params={
                        "automation": evidence.name(by[entity_id]),
                        "other": evidence.name(by[against]),
                        "entity": evidence.name(entity_id),
                        "against": evidence.name(against),
                        "watched": evidence.name(watched),
                        "count": len(moments),
                    },
                    severity="high",
                    automations=tuple(dict.fromkeys((by[entity_id], by[against]))),
                    entities=(entity_id, against),
                    at=moments[0],
                )


def _started(evidence: Evidence) -> dict[tuple[Any, ...], list[tuple[Command, str]]]:
    """Return the commands that start a device, with the side of the limit that set them off, by the value watched."""
    found: defaultdict[tuple[Any, ...], list[tuple[Command, str]]] = defaultdict(list)
    for commands in by_entity(evidence).values():
        for command, (key, value) in commands:
            starts = (key, value) == ("on", "True") or (key == "hvac_mode" and value != "off")
            if starts and (limit := _limit(evidence, command)) is not None:
                found[limit[0]].append((command, limit[1]))
    return found


def _limit(evidence: Evidence, command: Command) -> tuple[tuple[Any, ...], str, float] | None:
    """Return the one value whose crossing of one limit set a command off, the side, and the limit; else None."""
    run = command.run
    if run is None or run.by_trigger is None or evidence.rehearsal.automations.get(run.key) != command.automation:
        return None
    config = next(
        (item.config for item in evidence.rehearsal.request.automations if item.entity_id == command.automation), {}
    )
    triggers = triggers_of(config)
    trigger = triggers[run.by_trigger] if run.by_trigger < len(triggers) else {}
    sides = [side for side in ("below", "above") if trigger.get(side) is not None]
    entities = evidence.awaited(trigger)
    if trigger.get("trigger") != "numeric_state" or len(sides) != 1 or len(entities) != 1:
        return None
    try:
        limit = float(trigger[sides[0]])
    except (TypeError, ValueError):  # fmt: skip
        return None
    return (entities[0], trigger.get("attribute"), trigger.get("value_template")), sides[0], limit


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
        turns = [own[index][0] for index in range(1, len(own)) if own[index][1] != own[index - 1][1]]
        if (busy := _busiest(turns)) and len(busy) >= FLAPS:
            yield _worn(evidence, "rehearsal_flapping", "high", entity_id, busy)
        same = [own[index][0] for index in range(1, len(own)) if own[index][1] == own[index - 1][1]]
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
