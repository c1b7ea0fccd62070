"""Runs that were dropped, failed, wait for ever, reached nothing, or were set off by a device that fell silent."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from .evidence import UNKNOWN, Evidence, Finding, listed, triggers_of

LONG_WAIT: Final = 12 * 3600.0
MEMORY: Final = MemoryError.__name__
DROPPED: Final = frozenset({"failed_single", "failed_max_runs"})
SAME_MOMENT: Final = 0.001
DID_SOMETHING: Final = frozenset({"finished", "running", "aborted", "error", "cancelled"})


def _finding(evidence: Evidence, id_: str, automation: str, severity: str, at: float | None, **params: Any) -> Finding:
    entity = params.get("entity")
    if entity is not None:
        params["entity"] = evidence.name(entity)
    return Finding(
        id=id_,
        params={"automation": evidence.name(automation), **params},
        severity=severity,
        automations=(automation,),
        entities=() if entity is None else (entity,),
        at=at,
    )


def dropped(evidence: Evidence) -> Iterator[Finding]:
    """Find automations that were triggered while they still ran, in a mode that ignores it."""
    for automation in evidence.automations:
        lost = [run for run in evidence.runs.get(automation, ()) if run.outcome in DROPPED]
        if lost:
            yield _finding(evidence, "rehearsal_dropped", automation, "medium", lost[0].at, count=len(lost))


def unanswered(evidence: Evidence) -> Iterator[Finding]:
    """Tell which automations asked for what nobody answers in a rehearsal."""
    found: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], float] = {}
    for action in evidence.journal.actions:
        if action.answered:
            continue
        automation = evidence.automation_of(evidence.run_for(action))
        if automation in evidence.tried:
            asked = (str(automation), f"{action.domain}.{action.service}")
            found[asked] += 1
            first.setdefault(asked, action.at)
    for (automation, name), count in found.items():
        at = first[automation, name]
        yield _finding(evidence, "rehearsal_unanswered", automation, "low", at, action=name, count=count)


def failed(evidence: Evidence) -> Iterator[Finding]:
    """Find automations that ended with an error; one of an answer that was missing only here is none of theirs."""
    without = {id(evidence.run_for(action)) for action in evidence.journal.actions if not action.answered}
    for automation in evidence.tried:
        runs = [run for run in evidence.runs.get(automation, ()) if run.error and id(run) not in without]
        if greedy := [run for run in runs if MEMORY in str(run.error)]:
            yield _finding(
                evidence, "rehearsal_out_of_memory", automation, "high", greedy[0].at, count=len(greedy)
            )  # fmt: skip
        if errors := [run for run in runs if run not in greedy]:
            most = Counter(str(run.error) for run in errors).most_common(1)[0][0]
            yield _finding(
                evidence, "rehearsal_error", automation, "high", errors[0].at, count=len(errors), error=most[:200]
            )


def targets(evidence: Evidence) -> Iterator[Finding]:
    """Find commands to entities that are not there, or could not obey."""
    missing: dict[tuple[str, str], float] = {}
    away: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], float] = {}
    for command in evidence.commands:
        if command.automation is None or command.automation not in evidence.tried:
            continue
        key = (command.automation, command.entity_id)
        if command.effect == "missing":
            missing.setdefault(key, command.at)
        elif command.effect in ("unavailable", "not_obeyed"):
            away[key] += 1
            first.setdefault(key, command.at)
    for (automation, entity_id), at in missing.items():
        yield _finding(evidence, "rehearsal_target_missing", automation, "high", at, entity=entity_id)
    for (automation, entity_id), count in away.items():
        at = first[automation, entity_id]
        yield _finding(
            evidence, "rehearsal_target_unavailable", automation, "medium", at, entity=entity_id, count=count
        )


def waiting(evidence: Evidence) -> Iterator[Finding]:
    """Find runs that still wait, after very long, for something that does not come."""
    for automation in evidence.tried:
        for run in evidence.runs.get(automation, ()):
            if run.outcome == "running" and run.finished is None and evidence.end - run.at > LONG_WAIT:
                hours = round((evidence.end - run.at) / 3600)
                yield _finding(evidence, "rehearsal_still_waiting", automation, "medium", run.at, hours=hours)
                break


def unavailable_counts(evidence: Evidence) -> Iterator[Finding]:
    """Find automations that acted because a device fell silent or came back, as if it had been switched."""
    for automation, item in evidence.automations.items():
        watched = _watched(evidence, item.config)
        runs = sorted(
            (run for run in evidence.runs.get(automation, ()) if run.outcome in DID_SOMETHING),
            key=lambda run: run.at,
        )
        moments = [run.at for run in runs]
        for entity_id in sorted(watched):
            hits = [at for at in evidence.turns_unknown(entity_id) if _near(moments, at)]
            if hits:
                yield _finding(
                    evidence, "rehearsal_unavailable_counts", automation, "high", hits[0],
                    entity=entity_id, count=len(hits),
                )  # fmt: skip


def _watched(evidence: Evidence, config: Mapping[str, Any]) -> set[str]:
    """Return the entities whose changes trigger an automation, but those it names being unavailable on purpose."""
    found: set[str] = set()
    for trigger in triggers_of(config):
        kind = trigger.get("trigger")
        named = {str(item) for key in ("to", "from") for item in listed(trigger.get(key))}
        if named & UNKNOWN:
            continue
        if kind in ("device", "state", "numeric_state", "template"):
            found |= watched_by(evidence, trigger)
    return found


def watched_by(evidence: Evidence, trigger: Mapping[str, Any]) -> set[str]:
    """Return the entities that a trigger looks at."""
    if trigger.get("trigger") == "template":
        return _in_template(str(trigger.get("value_template", "")))
    return set(evidence.awaited(trigger))


def _in_template(text: str) -> set[str]:
    found = set()
    for quote in ("'", '"'):
        found |= {part for part in text.split(quote)[1::2] if part.count(".") == 1 and " " not in part}
    return found


def _near(moments: list[float], at: float) -> bool:
    index = bisect_left(moments, at - SAME_MOMENT)
    return index < len(moments) and moments[index] <= at + SAME_MOMENT
