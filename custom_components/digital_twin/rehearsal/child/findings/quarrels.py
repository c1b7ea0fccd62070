"""Automations that undo each other's work, set each other off in circles, or wear a device out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Any, Final

from .causes import by_entity, limit_of, trigger_of
from .evidence import UNKNOWN, Command, Evidence, Finding
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
    triggers = [trigger for command in (first, second) if (trigger := trigger_of(evidence, command)) is not None]
    planned = len(triggers) > 1 and all(trigger.get("trigger") in PLANNED for trigger in triggers)
    return (
        (planned and second.at - first.at > AT_ONCE)
        or _overtaken(evidence, first, second)
        or _caused(evidence, second, str(first.automation))
        or _hysteresis(evidence, first, second)
    )


def _overtaken(evidence: Evidence, first: Command, second: Command) -> bool:
    """Return whether what set the first of two commands off is so no more, as motion that has ended."""
    trigger = trigger_of(evidence, first)
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
    one, other = limit_of(evidence, first), limit_of(evidence, second)
    if one is None or other is None or one[0] != other[0]:
        return False
    limits = {one[1]: one[2], other[1]: other[2]}
    return len(limits) > 1 and limits["below"] < limits["above"]


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
