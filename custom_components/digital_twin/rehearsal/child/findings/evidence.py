"""What the rules look at: automations, their runs, their commands, the courses of states."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from homeassistant.helpers import entity_registry as er

from ...protocol import Automation
from ..journal import Action, Journal
from ..traces import Run

if TYPE_CHECKING:
    from ..rehearse import Rehearsal

UNKNOWN = frozenset({"unavailable", "unknown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A flaw: message id and parameters, how bad it is, which automations and entities it is about, when first.

    failed: the condition that is to blame, as Run has it.
    """

    id: str
    params: Mapping[str, Any]
    severity: str = "medium"
    automations: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    at: float | None = None
    failed: Mapping[str, Any] | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return this as plain values."""
        return {
            "id": self.id,
            "params": dict(self.params),
            "severity": self.severity,
            "automations": list(self.automations),
            "entities": list(self.entities),
            "at": self.at,
            "failed": self.failed,
        }


@dataclass(frozen=True, slots=True)
class Command:
    """What one action asked of one entity: effect is what the twin or the entity made of it."""

    at: float
    entity_id: str
    effect: str
    action: Action
    run: Run | None
    automation: str | None


@dataclass(kw_only=True)
class Evidence:
    """One rehearsal as evidence."""

    rehearsal: Rehearsal
    journal: Journal
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def start(self) -> float:
        """Return the start in epoch s."""
        return self.rehearsal.request.start

    @property
    def end(self) -> float:
        """Return how far the rehearsal came, in epoch s."""
        return self.rehearsal.end

    @cached_property
    def automations(self) -> dict[str, Automation]:
        """Return the automations under test by entity id."""
        return {item.entity_id: item for item in self.rehearsal.request.automations if item.under_test}

    @cached_property
    def tried(self) -> tuple[str, ...]:
        """Return what is under test: automations, and the actions or the script that were to be tried."""
        also = self.rehearsal.tried
        return (*self.automations, *(() if also is None else (also,)))

    @cached_property
    def runs(self) -> dict[str, list[Run]]:
        """Return the runs of each automation, and of what was tried beside them, by entity id."""
        found: defaultdict[str, list[Run]] = defaultdict(list)
        for run in self.rehearsal.runs.all:
            if (entity_id := self.rehearsal.automations.get(run.key)) is not None:
                found[entity_id].append(run)
        return found

    @cached_property
    def run_of(self) -> dict[str, Run]:
        """Return the first run of each context, by its id: a script runs within the context of who called it."""
        return {run.context: run for run in reversed(self.rehearsal.runs.all)}

    def automation_of(self, run: Run | None) -> str | None:
        """Return the automation a run belongs to; a script's run belongs to who called it."""
        seen: set[str] = set()
        while run is not None and run.context not in seen:
            if (entity_id := self.rehearsal.automations.get(run.key)) is not None:
                return entity_id
            seen.add(run.context)
            run = self.run_of.get(run.parent or "")
        return None

    @cached_property
    def commands(self) -> list[Command]:
        """Return what was asked of which entity, in order of time."""
        found: list[Command] = []
        for action in self.journal.actions:
            run = self.run_for(action)
            automation = self.automation_of(run)
            for entity_id, effect in action.effects.items():
                found.append(Command(action.at, entity_id, effect, action, run, automation))
        return found

    @cached_property
    def active(self) -> set[str]:
        """Return the automations that called for any action."""
        called = {self.automation_of(self.run_for(action)) for action in self.journal.actions}
        return {automation for automation in called if automation is not None}

    def run_for(self, action: Action) -> Run | None:
        """Return the run that an action belongs to."""
        context: str | None = action.context.id
        seen: set[str] = set()
        while context is not None and context not in seen:
            if (run := self.run_of.get(context)) is not None:
                return run
            seen.add(context)
            context = self.journal.parents.get(context)
        return None

    def name(self, entity_id: str | None) -> str:
        """Return the name people know an entity or automation by."""
        if entity_id is None:
            return "–"
        if (item := self.automations.get(entity_id)) is not None:
            return item.name
        state = self.rehearsal.hass.states.get(entity_id) if self.rehearsal.hass is not None else None
        return state.name if state is not None else entity_id

    def state_at(self, entity_id: str, at: float) -> str | None:
        """Return the word an entity's state was at a time; None when it was a number or nothing is known."""
        course = self.journal.words.get(entity_id)
        if course is None:
            return None
        index = bisect_right(course.times, at) - 1
        return course.states[index] if index >= 0 else None

    def turns_unknown(self, entity_id: str) -> Iterator[float]:
        """Return when an entity became, or ceased to be, unavailable or unknown."""
        course = self.journal.words.get(entity_id)
        if course is None:
            return
        for index, at in enumerate(course.times):
            before = course.states[index - 1] if index else None
            if (
                (course.states[index] in UNKNOWN) != (before in UNKNOWN) and (index or course.states[0] in UNKNOWN)
            ) or (index and before in UNKNOWN):
                yield at

    def awaited(self, trigger: Mapping[str, Any]) -> list[str]:
        """Return the entities a trigger names, whether by a list, between commas, or by their ids in the registry."""
        named = [part.strip().lower() for item in listed(trigger.get("entity_id")) for part in str(item).split(",")]
        if (hass := self.rehearsal.hass) is None:
            return named
        registry = er.async_get(hass)
        return [er.async_resolve_entity_id(registry, item) or item for item in named if item]

    def exists(self, entity_id: str) -> bool:
        """Return whether the rehearsed home has an entity, looked at or not."""
        hass = self.rehearsal.hass
        return (
            entity_id in self.journal.words
            or entity_id in self.journal.numbers
            or (hass is not None and hass.states.get(entity_id) is not None)
        )

    def words(self, entity_id: str) -> list[str]:
        """Return the different words an entity's state was, in order of their first time."""
        course = self.journal.words.get(entity_id)
        return list(dict.fromkeys(course.states)) if course is not None else []

    def numbers(self, key: str) -> tuple[float, float] | None:
        """Return the lowest and highest number an entity's state was."""
        course = self.journal.numbers.get(key)
        return (course.lowest, course.highest) if course is not None and course.values else None


def listed(value: Any) -> list[Any]:
    """Return a configuration's value as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def triggers_of(config: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return an automation's triggers, with their type under "trigger"."""
    found: list[Mapping[str, Any]] = []
    for item in listed(config.get("triggers", config.get("trigger"))):
        if isinstance(item, Mapping):
            nested = item.get("triggers")
            found += triggers_of(item) if nested is not None else [{"trigger": item.get("platform"), **item}]
    return found


def walk(config: Any) -> Iterator[Mapping[str, Any]]:
    """Return every mapping in a configuration."""
    if isinstance(config, Mapping):
        yield config
        for value in config.values():
            yield from walk(value)
    elif isinstance(config, list | tuple):
        for item in config:
            yield from walk(item)
