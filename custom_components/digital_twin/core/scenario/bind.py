"""What a written scenario means for a home: selectors become twins, actions become commands, all of it checked."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from ..channel import InvalidValueError, Quantity, Value
from ..grid import MOST_STEPS
from ..home.happenings import (
    Command,
    Fault,
    FaultKind,
    Given,
    Happening,
    Load,
    Lost,
    Occupancy,
    Outage,
    Surroundings,
    When,
)
from ..home.links import HomeLinks
from ..home.supply import fed_by
from ..messages import Message
from ..models.registry import main_channel
from ..requests import Environment
from ..twin import TwinSnapshot
from .contradictions import Bound, contradictions
from .inputs import STOP
from .language import default_step
from .library import LIBRARY, Around, Expansion, NeedsError, expand, read_parameters
from .parse import duration_told, inside, shown
from .parting import parted
from .plan import Plan, PlannedChange, PlannedWhen, Selector
from .problems import Notebook, Problem
from .request import HomeScenario, Limit, LoadTest
from .units import Scale, allowed, bound_told

DAY = 86_400.0
MOST_VALUES = 25_000_000
"""Steps of all members of all twins: a home of a hundred twins for a day at a minute with 170 members."""
MOST_DRIFT = 1e6
"""Units an hour by which what a sensor shows drifts at most, where its physical range is not known."""
UNKNOWN_KEY = "language_unknown_key"
TIMING = frozenset({"start", "horizon", "step"})
"""What a scenario's start, end and steps hang on."""


class BookError(ValueError):
    """Something written cannot be found in this home; message says what."""

    def __init__(self, message: Message) -> None:
        """Take the reason."""
        self.message = message
        super().__init__(message.id)


@dataclass(frozen=True, slots=True)
class Reached:
    """What an action commands of one twin, s after it was called."""

    twin_id: str
    commands: Mapping[str, Value]
    delay: float = 0.0


class Book(Protocol):
    """Knows the home by its names: the shell's part."""

    def twins(self, selector: Selector) -> Sequence[str]:
        """Return the ids of the twins that a selector names (all: every one); raises BookError."""

    def commands(self, words: Mapping[str, Any]) -> Sequence[Reached]:
        """Return what an action (keys action, target, data) commands of which twins; raises BookError."""

    def scale(self, twin_id: str, key: str) -> Scale:
        """Return in which unit a twin's channel is shown, and so is written; a channel that it has."""


def horizon_of(plan: Plan) -> tuple[float, float]:
    """Return the horizon and step (s) of a plan: its own, its library scenario's, or a day."""
    entry = LIBRARY.get(plan.scenario or "")
    usual = DAY if entry is None else entry.span(plan.parameters, plan.start, plan.zone)
    horizon = usual if plan.horizon is None else plan.horizon
    step = default_step(horizon) if plan.step is None else plan.step
    return horizon, min(step, horizon)


def bind(
    plan: Plan,
    book: Book,
    *,
    twins: Mapping[str, TwinSnapshot],
    links: HomeLinks,
    environment: Environment,
    problems: Sequence[Problem] = (),
) -> HomeScenario:
    """Return the scenario that a plan means in a home of these twins. Raises LanguageError with every problem.

    problems: of its text, of which the plan is what could be read; they are told together with those found here.
    """
    binder = _Binder(plan, book, dict(twins), links, problems)
    binder.states()
    happenings = binder.changes(plan.changes)
    compare = None if plan.compare_with is None else binder.changes(plan.compare_with)
    limits = binder.limits()
    shown = () if plan.twins is None else binder.find(plan.twins, "twins")
    expansion = binder.library(plan.scenario, plan.parameters)
    if compare is not None and plan.compared_library is not None:
        other = binder.library(*plan.compared_library, path="compare_with")
        compare = (*other.happenings, *compare)
    happenings = (*expansion.happenings, *happenings)
    if plan.step is not None:
        finest = binder.horizon * max(len(twins), 1) * plan.members / MOST_VALUES
        every = [one.happening for one in (*happenings, *(compare or ()))]
        binder.step = parted(binder.step, every, finest)
    binder.size()
    binder.reported()
    for told in (happenings, compare or ()):
        for first, second in contradictions(told):
            binder.notes.add(second, "contradiction", other=first)
    binder.notes.close()
    return HomeScenario(
        twins=tuple(binder.twins.values()),
        links=links,
        happenings=tuple(one.happening for one in happenings),
        compare_with=None if compare is None else tuple(one.happening for one in compare),
        start=plan.start,
        horizon=binder.horizon,
        step=binder.step,
        environment=environment,
        members=plan.members,
        seed=plan.seed,
        limits=limits,
        home_limits=plan.home_limits,
        report=plan.report,
        shown=shown,
        scenario=plan.scenario,
        load_test=expansion.load_test,
        assumed=expansion.assumed,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Library:
    happenings: tuple[Bound, ...] = ()
    load_test: LoadTest | None = None
    assumed: tuple[Message, ...] = ()


class _Binder:
    def __init__(
        self,
        plan: Plan,
        book: Book,
        twins: dict[str, TwinSnapshot],
        links: HomeLinks,
        problems: Sequence[Problem],
    ) -> None:
        self.plan, self.book, self.twins, self.links = plan, book, twins, links
        self.notes = Notebook()
        self.notes.problems += problems
        self.horizon, self.step = horizon_of(plan)
        self.timed = not any(one.path.partition(".")[0] in TIMING for one in problems)

    def find(self, selector: Selector, path: str) -> tuple[str, ...]:
        """Return the twins that a selector names; none at all is a problem, unless nothing of it could be read."""
        if not any(selector.values()):
            return ()
        try:
            found = tuple(twin_id for twin_id in self.book.twins(selector) if twin_id in self.twins)
        except BookError as err:
            self.notes.problems.append(_problem(path, err))
            return ()
        if not found:
            self.notes.add(path, "no_twin", value=", ".join(name for names in selector.values() for name in names))
        return found

    def states(self) -> None:
        """Put the given states of the start into the twins: what is told to stand so is there."""
        for state in self.plan.states:
            for twin_id in self.find(state.twin, inside(state.path, "twin")):
                twin = self.twins[twin_id]
                values = {
                    key: value
                    for key, raw in state.values.items()
                    if (value := self.value(twin_id, key, raw, f"{state.path}.set.{key}")) is not None
                }
                changed = dict(twin.changed) | dict.fromkeys(values, self.plan.start)
                self.twins[twin_id] = replace(twin, values=dict(twin.values) | values, changed=changed, reachable=True)

    def has(self, twin_id: str, key: str, path: str) -> bool:
        """Return whether a twin has a channel."""
        spec = self.twins[twin_id].spec
        if key not in spec.channels:
            self.notes.add(path, "no_channel", channel=key, twin=spec.name, allowed=", ".join(spec.channels))
        return key in spec.channels

    def value(self, twin_id: str, key: str, raw: Value, path: str) -> Value | None:
        """Return a value that a twin's channel takes."""
        spec = self.twins[twin_id].spec
        if not self.has(twin_id, key, path):
            return None
        channel = spec.channels[key]
        if channel.quantity is Quantity.BINARY and not isinstance(raw, bool) and str(raw) in {"on", "off", "1", "0"}:
            raw = str(raw) in {"on", "1"}
        try:
            return channel.validate(self.book.scale(twin_id, key).taken(channel, raw))
        except InvalidValueError:
            self.refuse(twin_id, key, raw, path)
            return None

    def refuse(self, twin_id: str, key: str, raw: Value, path: str) -> None:
        """Say that a twin's channel does not take a value."""
        spec = self.twins[twin_id].spec
        takes = allowed(spec.channels[key], self.book.scale(twin_id, key))
        self.notes.add(path, "no_value", value=str(raw), twin=spec.name, channel=key, allowed=takes)

    def changes(self, planned: Iterable[PlannedChange]) -> tuple[Bound, ...]:
        """Return what changes mean."""
        found: list[Bound] = []
        for change in planned:
            if change.at >= self.horizon:
                self.late(inside(change.path, "at"), change.at)
            whens = [None] if change.when is None else self.conditions(change.when)
            for when in whens or [None]:
                common = {"at": change.at, "when": when, "duration": change.duration}
                found += [Bound(change.path, one) for one in self.change(change, common)]
        return tuple(found)

    def conditions(self, planned: PlannedWhen) -> list[When | None]:
        """Return a condition for each of the twins it may hold for."""
        common = When(
            channel=planned.channel,
            above=planned.above,
            below=planned.below,
            equals=planned.equals,
            lasting=planned.lasting,
        )
        if planned.twin is None:
            return [common]
        found: list[When | None] = []
        for twin_id in self.find(planned.twin, inside(planned.path, "twin")):
            if not self.has(twin_id, planned.channel, inside(planned.path, "channel")):
                continue
            equals = planned.equals
            if equals is not None:
                equals = self.value(twin_id, planned.channel, equals, inside(planned.path, "equals"))
            above, below = self.bounds(twin_id, planned.channel, planned.above, planned.below)
            found.append(replace(common, twin_id=twin_id, equals=equals, above=above, below=below))
        return found

    def bounds(
        self, twin_id: str, key: str, above: float | None, below: float | None
    ) -> tuple[float | None, float | None]:
        """Return bounds of a twin's channel as the core has them."""
        scale = self.book.scale(twin_id, key)
        return None if above is None else scale.inward(above), None if below is None else scale.inward(below)

    def change(self, change: PlannedChange, common: Mapping[str, Any]) -> Iterator[Happening]:
        """Return what one change means: one happening for each twin it reaches."""
        words, path = change.words, change.path
        match change.what:
            case "action":
                yield from self.action(change, common)
            case "set":
                for twin_id in self.find(change.twin or {}, inside(path, "twin")):
                    yield from self.set(twin_id, words["set"], inside(path, "set"), common)
            case "environment":
                for quantity, numbers in words["environment"].items():
                    yield Surroundings(quantity=quantity, **numbers, **common)
            case "fault":
                yield from self.fault(change, common)
            case "outage":
                yield from self.outage(words, path, common)
            case "occupancy":
                zone = words.get("zone")
                if zone is None or self.known(zone, self.links.zones, inside(path, "zone"), "no_zone"):
                    yield Occupancy(people=words["occupancy"], zone=zone, **common)
            case "load":
                circuit = words.get("circuit")
                if circuit is None or self.circuit(circuit, f"{path}.circuit"):
                    on = None if circuit is None else self.links.circuit_named(circuit)
                    self.carried(on, words["phase"], inside(path, "phase"))
                    yield Load(power=words["load"], circuit=on, phase=words["phase"], **common)

    def known(self, name: str, names: Iterable[str], path: str, what: str) -> bool:
        """Return whether a name is one of those there are."""
        allowed = list(names)
        if name not in allowed:
            self.notes.add(path, what, value=name, allowed=", ".join(allowed))
        return name in allowed

    def circuit(self, name: str, path: str) -> bool:
        """Return whether there is a circuit of that id or name."""
        found = self.links.circuit_named(name)
        return self.known(name if found is None else found, self.links.circuits, path, "no_circuit")

    def carried(self, circuit: str | None, phase: int, path: str) -> None:
        """Note a phase (0: none is named) that a circuit does not hang on, nor what feeds it."""
        for one in (self.links.circuits[name] for name in fed_by(self.links, circuit)):
            if phase and one.phases == 1 and one.phase not in {0, phase}:
                self.notes.add(path, "other_phase", value=phase, circuit=one.name or one.circuit_id, phase=one.phase)
                return

    def action(self, change: PlannedChange, common: Mapping[str, Any]) -> Iterator[Happening]:
        """Return what an action commands."""
        path = inside(change.path, "action")
        try:
            reached = [one for one in self.book.commands(change.words) if one.twin_id in self.twins]
        except BookError as err:
            self.notes.problems.append(_problem(path, err))
            return
        if not reached:
            self.notes.add(path, "no_action", value=str(change.words["action"])[:80])
        for one in reached:
            if change.at < self.horizon <= change.at + one.delay:
                self.late(path, change.at + one.delay)
                continue
            yield Command(twin_id=one.twin_id, commands=one.commands, **{**common, "at": change.at + one.delay})

    def set(
        self, twin_id: str, given: Mapping[str, Value], path: str, common: Mapping[str, Any]
    ) -> Iterator[Happening]:
        """Return channels set: commands where the device takes them, else values given."""
        commands: dict[str, Value] = {}
        spec = self.twins[twin_id].spec
        for key, raw in given.items():
            if key == STOP and "position" in spec.channels:
                commands[key] = bool(raw)
                continue
            value = self.value(twin_id, key, raw, inside(path, key))
            if value is None:
                continue
            channel = spec.channels[key]
            if not channel.command:
                yield Given(twin_id=twin_id, channel=key, value=value, **common)
            elif channel.takes(value):
                commands[key] = value
            else:
                self.refuse(twin_id, key, raw, inside(path, key))
        if commands:
            yield Command(twin_id=twin_id, commands=commands, **common)

    def fault(self, change: PlannedChange, common: Mapping[str, Any]) -> Iterator[Happening]:
        """Return a fault of each twin it concerns."""
        words, path = change.words, change.path
        kind, channel = FaultKind(words["fault"]), words.get("channel")
        for twin_id in self.find(change.twin or {}, inside(path, "twin")):
            if channel is not None and not self.has(twin_id, channel, inside(path, "channel")):
                continue
            value, shows = words.get("value"), channel or main_channel(self.twins[twin_id].spec)
            if value is not None and shows is not None:
                value = self.value(twin_id, shows, value, inside(path, "value"))
            rate = words.get("rate", 0.0)
            if shows is not None:
                rate = self.drift(twin_id, shows, rate, inside(path, "rate"))
            yield Fault(
                twin_id=twin_id, kind=kind, channel=channel, value=value, rate=rate,
                delay=words.get("delay", 0.0), **common,
            )  # fmt: skip

    def drift(self, twin_id: str, key: str, rate: float, path: str) -> float:
        """Return how fast a channel drifts as the core has it: in an hour at most through all that it can show."""
        channel, scale = self.twins[twin_id].spec.channels[key], self.book.scale(twin_id, key).differences
        span = channel.upper - channel.lower
        most = span if math.isfinite(span) else MOST_DRIFT
        own = scale.inward(rate)
        if abs(own) > most:
            low, high = (bound_told(bound) for bound in scale.span(-most, most))
            unit = "" if scale.unit is None else f" {scale.unit}/h"
            self.notes.add(path, "number", value=shown(rate), lower=low, upper=f"{high}{unit}")
        return own

    def outage(self, words: Mapping[str, Any], path: str, common: Mapping[str, Any]) -> Iterator[Happening]:
        """Return an outage of what there is."""
        lost, which = Lost(words["outage"]), words.get("which")
        if which is not None and lost is Lost.INTERNET:
            self.notes.add(inside(path, "which"), "not_beside", other="outage: internet")
            return
        place = inside(path, "which")
        if which is not None and lost is Lost.POWER:
            if not self.circuit(which, place):
                return
            which = self.links.circuit_named(which)
        if which is not None and lost is Lost.HUB and not self.known(which, self.links.hubs, place, "no_hub"):
            return
        yield Outage(lost=lost, which=which, **common)

    def limits(self) -> tuple[Limit, ...]:
        """Return the limits for each twin they concern."""
        found: list[Limit] = []
        for limit in self.plan.limits:
            for twin_id in self.find(limit.twin, inside(limit.path, "twin")):
                if not self.has(twin_id, limit.channel, inside(limit.path, "channel")):
                    continue
                above, below = self.bounds(twin_id, limit.channel, limit.above, limit.below)
                found.append(
                    Limit(twin_id=twin_id, channel=limit.channel, above=above, below=below, lasting=limit.lasting)
                )
        return tuple(found)

    def library(self, name: str | None, given: Mapping[str, Any], path: str = "scenario") -> _Library:
        """Return what the named scenario of the library means here."""
        if name is None:
            return _Library()
        if name not in LIBRARY:
            self.notes.add(path, "choice", value=name, allowed=", ".join(sorted(LIBRARY)))
            return _Library()
        entry = LIBRARY[name]
        before = len(self.notes.problems)
        when = (self.plan.start, self.plan.zone, self.plan.units)
        parameters = read_parameters(entry, given, self.notes, when, self.find)
        if (at := parameters.get("at")) is not None and at >= self.horizon:
            self.late("parameters.at", at)
        if any(one.message.id != UNKNOWN_KEY for one in self.notes.problems[before:]):
            return _Library()
        around = Around(
            twins=self.twins, scale=self.book.scale, links=self.links, start=self.plan.start, horizon=self.horizon
        )
        try:
            found: Expansion = expand(entry, parameters, around)
        except NeedsError as err:
            where, value = f"parameters.{err.parameter}", given.get(err.parameter)
            if err.lacks is not None:
                self.notes.add(path, err.lacks, scenario=name)
            elif value is not None and err.allowed:
                self.notes.add(where, "choice", value=shown(value), allowed=", ".join(err.allowed))
            else:
                self.notes.add(where, "library_needs", scenario=name, needs=err.parameter)
            return _Library()
        if (end := max((_done(one) for one in found.happenings), default=0.0)) > self.horizon:
            self.late(path, end)
        bound = tuple(Bound(f"scenario.{name}", one) for one in found.happenings)
        return _Library(happenings=bound, load_test=found.load_test, assumed=found.assumed)

    def size(self) -> None:
        """Note a course that is too fine or too wide to be held in memory."""
        if not self.timed:
            return
        steps = max(round(self.horizon / self.step), 1)
        if steps > MOST_STEPS:
            self.notes.add("step", "steps", count=steps, upper=MOST_STEPS)
            return
        most = MOST_VALUES // (steps * max(len(self.twins), 1))
        if self.plan.members > most >= 1:
            self.notes.add("members", "too_much", count=self.plan.members, upper=most)
        elif most < 1:
            self.notes.add("step", "steps", count=steps, upper=MOST_VALUES // max(len(self.twins), 1))

    def reported(self) -> None:
        """Note channels of the report that no twin has."""
        known = sorted({key for twin in self.twins.values() for key in twin.spec.channels})
        for index, key in enumerate(self.plan.report.channels or ()):
            if key not in known:
                self.notes.add(f"report.channels[{index}]", "choice", value=key, allowed=", ".join(known))

    def late(self, path: str, at: float) -> None:
        """Note what would come after the end (at: s after the start), if start and end could be read."""
        if not self.timed:
            return
        self.notes.add(path, "after_end", value=duration_told(at), hours=round(self.horizon / 3600.0, 1))


def _done(one: Happening) -> float:
    """Return when (s after the start) a happening has begun, or has run to its end where it is a run of a machine."""
    runs = isinstance(one, Given) and one.channel == "power" and one.duration is not None
    return one.at + (one.duration or 0.0) if runs else one.at


def _problem(path: str, err: BookError) -> Problem:
    return Problem(path, err.message)
