"""Automations that never ran, or never got past their conditions, and why."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ...protocol import Automation
from ..traces import Run
from .evidence import Evidence, Finding, listed, triggers_of

NOT_RUN = frozenset({"failed_conditions", "failed_single", "failed_max_runs"})


def silent(evidence: Evidence) -> Iterator[Finding]:
    """Explain each automation under test that did nothing, and what is tried beside them if it cannot run."""
    if (also := evidence.rehearsal.tried) is not None and also in evidence.rehearsal.unavailable:
        yield _of(evidence, also, "rehearsal_invalid", "high", error=evidence.rehearsal.unavailable[also] or "–")
    yield from _assumed(evidence)
    for entity_id, automation in evidence.automations.items():
        runs = evidence.runs.get(entity_id, [])
        silenced = evidence.rehearsal.silenced.get(entity_id, [])
        if outside := silenced and len(silenced) >= len(triggers_of(automation.config)):
            triggers = ", ".join(dict.fromkeys(silenced))
            yield _about(evidence, automation, "rehearsal_only_outside", "low", trigger=triggers)
        else:
            for trigger in dict.fromkeys(silenced):
                yield _about(evidence, automation, "rehearsal_not_played", "low", trigger=trigger)
        if (error := evidence.rehearsal.unavailable.get(entity_id)) is not None:
            yield _about(evidence, automation, "rehearsal_invalid", "high", error=error or "–")
        elif not automation.enabled:
            yield _about(evidence, automation, "rehearsal_disabled", "low")
        elif not runs and not outside:
            yield from _why_not_triggered(evidence, automation)
        elif runs and entity_id not in evidence.active:
            yield from _never_passed(evidence, automation, runs)


def _never_passed(evidence: Evidence, automation: Automation, runs: list[Run]) -> Iterator[Finding]:
    """Tell the condition that most often kept an automation, whenever it was triggered, from doing anything."""
    known = [run for run in runs if run.steps or run.failed]
    reasons = [run.failed for run in known if run.failed is not None]
    if not known or len(reasons) < len(known) or any(run.error for run in runs):
        return
    if not all(run.idle or run.outcome in NOT_RUN for run in known):
        return
    paths = Counter(str(reason["path"]) for reason in reasons)
    most = paths.most_common(1)[0][0]
    failed = next(reason for reason in reasons if reason["path"] == most)
    often = len(runs) > 1
    yield _about(
        evidence, automation, "rehearsal_never_passed" if often else "rehearsal_not_passed",
        "medium" if often else "low", count=len(runs), at=runs[0].at, failed=failed,
    )  # fmt: skip


def _assumed(evidence: Evidence) -> Iterator[Finding]:
    """Tell which conditions count as met, of what is under test and of the scripts that ran."""
    ran = {run.key for run in evidence.rehearsal.runs.all}
    for what, conditions in evidence.rehearsal.assumed.items():
        if what in evidence.tried or what in ran:
            for condition in dict.fromkeys(conditions):
                yield _of(evidence, what, "rehearsal_taken_as_met", "low", condition=condition)


def _of(evidence: Evidence, what: str, id_: str, severity: str, **params: Any) -> Finding:
    return Finding(
        id=id_, params={"automation": evidence.name(what), **params}, severity=severity, automations=(what,)
    )  # fmt: skip


def _about(
    evidence: Evidence, automation: Automation, id_: str, severity: str, *, at: float | None = None,
    failed: Mapping[str, Any] | None = None, **params: Any,
) -> Finding:  # fmt: skip
    entities = tuple(str(params[key]) for key in ("entity",) if key in params)
    if "entity" in params:
        params["entity"] = evidence.name(params["entity"])
    return Finding(
        id=id_,
        params={"automation": automation.name, **params},
        severity=severity,
        automations=(automation.entity_id,),
        entities=entities,
        at=at,
        failed=failed,
    )


def _why_not_triggered(evidence: Evidence, automation: Automation) -> Iterator[Finding]:
    """Return the reason of each of its triggers that can be named; else that it just was not triggered."""
    found = False
    for trigger in triggers_of(automation.config):
        for finding in _of_trigger(evidence, automation, trigger):
            found = True
            yield finding
    if not found:
        yield _about(evidence, automation, "rehearsal_never_triggered", "low")


def _of_trigger(evidence: Evidence, automation: Automation, trigger: Mapping[str, Any]) -> Iterator[Finding]:
    kind = trigger.get("trigger")
    for entity_id in evidence.awaited(trigger):
        if not evidence.exists(entity_id):
            yield _about(evidence, automation, "rehearsal_missing_entity", "high", entity=entity_id)
        elif kind == "state" and trigger.get("to") is not None and "attribute" not in trigger:
            yield from _state(evidence, automation, entity_id, trigger)
        elif kind == "numeric_state" and "attribute" not in trigger and "value_template" not in trigger:
            yield from _numeric(evidence, automation, entity_id, trigger)


def _state(evidence: Evidence, automation: Automation, entity_id: str, trigger: Mapping[str, Any]) -> Iterator[Finding]:
    seen = evidence.words(entity_id)
    wanted = [str(item) for item in listed(trigger["to"])]
    if seen and not set(wanted) & set(seen):
        alike = {word.casefold() for word in seen} & {word.casefold() for word in wanted}
        severity = "high" if alike else "low"
        yield _about(
            evidence, automation, "rehearsal_state_never", severity, entity=entity_id,
            state=", ".join(wanted), seen=", ".join(seen[:6]),
        )  # fmt: skip


def _numeric(
    evidence: Evidence, automation: Automation, entity_id: str, trigger: Mapping[str, Any]
) -> Iterator[Finding]:
    reach = evidence.numbers(entity_id)
    if reach is None:
        return
    lowest, highest = reach
    above, below = (_number(trigger.get(key)) for key in ("above", "below"))
    inside = (above is None or lowest > above) and (below is None or highest < below)
    value = above if above is not None else below
    if value is None:
        return
    if inside:
        yield _about(evidence, automation, "rehearsal_already_beyond", "medium", entity=entity_id, value=value)
    elif (above is not None and highest <= above) or (below is not None and lowest >= below):
        yield _about(
            evidence, automation, "rehearsal_never_crossed", "low", entity=entity_id, value=value,
            lowest=round(lowest, 2), highest=round(highest, 2),
        )  # fmt: skip


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):  # fmt: skip
        return None
