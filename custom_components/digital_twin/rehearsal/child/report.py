"""What a rehearsal brought, as plain values."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..protocol import Way
from .fair import fair
from .findings import Evidence, find
from .hazards import Hazards, discomfort
from .journal import Action, Journal
from .traces import Run

if TYPE_CHECKING:
    from .rehearse import Rehearsal

FINDINGS: Final = 200


def report(rehearsal: Rehearsal, refused: list[str]) -> dict[str, Any]:
    """Return everything the running home is told of a rehearsal."""
    journal = rehearsal.journal
    request = rehearsal.request
    automations = rehearsal.automations
    runs = rehearsal.runs.all
    # A script runs within the context of who called it: the first run of a context is the caller's.
    by_context = {run.context: index for index, run in reversed(list(enumerate(runs)))}
    chosen = _chosen(rehearsal)
    answer: dict[str, Any] = {
        "start": request.start,
        "end": rehearsal.end,
        "aborted": rehearsal.aborted,
        "took": round(rehearsal.took, 3),
        "cpu": round(rehearsal.cpu, 3),
        "prepared": round(rehearsal.prepared, 3),
        "tried": rehearsal.tried,
        "refused": list(refused),
        "failed": [list(item) for item in rehearsal.failed],
        "not_done": [list(item) for item in rehearsal.not_done],
        "taken_as_met": list(dict.fromkeys(rehearsal.taken)),
        "unavailable": rehearsal.unavailable,
        "runs": [_run(run, automations, by_context) for run in runs],
        "timeline": chosen,
        "tally": _tally(rehearsal),
        "near_misses": {automations.get(key, key): count for key, count in rehearsal.runs.near_misses.items()},
    }
    if journal is None:
        return answer
    answer["changes"] = journal.changes
    answer["flooded_by"] = journal.flooded_by
    answer["actions"] = _actions(rehearsal, journal, by_context, set(chosen))
    answer["acts"] = rehearsal.acts.told(automations)
    answer["acts_until"] = rehearsal.acts.until
    answer["acted"] = {_named(key, automations): count for key, count in rehearsal.acts.counts.items()}
    answer["findings"] = [finding.as_dict() for finding in find(Evidence(rehearsal=rehearsal, journal=journal))][
        :FINDINGS
    ]
    if rehearsal.plant is not None and rehearsal.hazards is not None:
        answer["hazards"] = _hazards(rehearsal.hazards, by_context, runs, automations)
        answer["twins"] = {
            unit.spec.twin_id: {"energy": round(unit.energy, 4), "discomfort": discomfort(unit)}
            for unit in rehearsal.plant.units
        }
        answer["cost"] = round(rehearsal.plant.cost, 4) if rehearsal.plant.priced else None
    answer["missing"] = sorted(
        course.entity_id
        for course in request.entities
        if course.way is Way.REAL
        and rehearsal.hass is not None
        and rehearsal.hass.states.get(course.entity_id) is None
        and course.entity_id not in journal.words
        and course.entity_id not in journal.numbers
    )
    answer["numbers"] = {
        key: [list(course.times), list(course.values)] for key, course in journal.numbers.items() if course.times
    }
    answer["words"] = {key: [course.times, course.states] for key, course in journal.words.items()}
    return answer


def _chosen(rehearsal: Rehearsal) -> list[int]:
    """Return which runs are told one by one: first those of what is under test, then the others'."""
    tested = {item.entity_id for item in rehearsal.request.automations if item.under_test} | {rehearsal.tried}
    most = rehearsal.request.limits.runs
    chosen: list[int] = []
    for under_test in (True, False):
        indices = [
            index
            for index, run in enumerate(rehearsal.runs.all)
            if (_named(run.key, rehearsal.automations) in tested) is under_test
        ]
        runs = [rehearsal.runs.all[index] for index in indices]
        picked = fair(runs, most - len(chosen), lambda run: (run.key, run.outcome), lambda run: bool(run.steps))
        chosen += [indices[index] for index in picked]
    return sorted(chosen)


def _actions(
    rehearsal: Rehearsal, journal: Journal, by_context: dict[str, int], chosen: set[int]
) -> list[dict[str, Any]]:
    """Return the actions to tell, in order of time: first those of the runs that are told, then the earliest others."""
    most = rehearsal.request.limits.told
    belong = [_run_of(action, by_context, journal.parents) for action in journal.actions]
    order = sorted(range(len(belong)), key=lambda index: belong[index] not in chosen)[:most]
    return [_action(journal.actions[index], belong[index]) for index in sorted(order)]


def _hazards(
    hazards: Hazards, by_context: dict[str, int], runs: list[Run], automations: dict[str, str]
) -> list[dict[str, Any]]:
    told = hazards.told()
    for item in told:
        indices = [by_context[context] for context in item.pop("contexts") if context in by_context]
        item["automations"] = sorted({automations.get(runs[index].key, runs[index].key) for index in indices})
    return told


def _tally(rehearsal: Rehearsal) -> dict[str, dict[str, list[float]]]:
    """Return how often everything ran, and when first and last (epoch s), by outcome."""
    told: dict[str, dict[str, list[float]]] = {}
    for (key, outcome), tally in sorted(rehearsal.runs.tally.items()):
        told.setdefault(_named(key, rehearsal.automations), {})[outcome] = [tally.count, tally.first, tally.last]
    return told


def _named(key: str | None, automations: Mapping[str, str]) -> str:
    """Return what ran, an automation by its entity id; empty for what nothing set off."""
    return automations.get(key, key) if key is not None else ""


def _run(run: Run, automations: dict[str, str], by_context: dict[str, int]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "what": automations.get(run.key, run.key),
        "at": run.at,
        "finished": run.finished,
        "trigger": run.trigger,
        "trigger_index": run.by_trigger,
        "outcome": run.outcome,
    }
    if run.parent in by_context:
        told["caused_by"] = by_context[run.parent]
    for name in ("error", "condition", "failed", "steps"):
        if value := getattr(run, name):
            told[name] = value
    return told


def _run_of(action: Action, by_context: dict[str, int], parents: dict[str, str | None]) -> int | None:
    """Return the run that an action belongs to."""
    context: str | None = action.context.id
    seen: set[str] = set()
    while context is not None and context not in by_context and context not in seen:
        seen.add(context)
        context = parents.get(context)
    return by_context.get(context) if context is not None else None


def _action(action: Action, run: int | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "at": action.at,
        "action": f"{action.domain}.{action.service}",
        "data": _plain(action.data),
        "run": run,
    }
    if action.entities:
        told["entities"] = list(action.entities)
        told["effects"] = action.effects
    if not action.executed:
        told["executed"] = False
    if not action.answered:
        told["answered"] = False
    if action.error:
        told["error"] = action.error
    return told


def _plain(value: Any) -> Any:
    """Return an action's data as JSON can carry it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
