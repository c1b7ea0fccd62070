"""Hazards that users write themselves, judged by what is commanded and by the simulated course."""

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from ..channel import InvalidValueError, Quantity
from ..grid import Array
from ..requests import HazardFinding, OwnHazard
from ..rule import Clause
from ..twin import TwinSnapshot
from .hazard import Hazard
from .line import CHANNELS
from .messages import say
from .situation import Flags, Situation, exceedance

_COMPARE: Mapping[str, Callable[[Array, float], Any]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}
PREFIX = "own_"
"""Before the ids of own hazards, so that none is taken for one of the built-in ones."""
TEMPLATE_PREFIX = "template."
"""context["template.<own id>"]: 1 while the template of an own hazard renders to true; missing where it fails."""


class Own(Hazard):
    """One hazard as its user wrote it. Certain where a command itself meets the line, else as likely as simulated."""

    def __init__(self, own: OwnHazard) -> None:
        """Take what was written."""
        self.own = own
        self.id = own.hazard_id
        self.severity = own.severity
        rule = own.rule
        predicted = rule.subject is not None and not any(item.command for item in CHANNELS[rule.subject.channel])
        self.simulated = self.needs_trust = predicted
        template = () if rule.template is None else (TEMPLATE_PREFIX + own.hazard_id,)
        self.facts = (*(clause.fact for clause in rule.facts), *template)

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return the touched twins it was written for that have all the channels it speaks of."""
        rule = self.own.rule
        named = {clause.channel for clause in rule.clauses} | ({rule.subject.channel} if rule.subject else set())
        for twin in situation.touched_of():
            meant = not self.own.twins or twin.spec.twin_id in self.own.twins
            if meant and named <= twin.spec.channels.keys() and self._facts_hold(situation):
                yield twin

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a command that meets the line at once, or how likely the course comes to meet it."""
        if (at := self._commanded(situation, twin)) is not None:
            yield self.found(
                twin, at=at, reason=say("own_hazard_found", name=self.own.name, twin=twin.spec.name, line=self.own.line)
            )
            return
        subject = self.own.rule.subject
        run = situation.runs.get(twin.spec.twin_id)
        if subject is None or run is None or subject.channel not in run.outputs or _told(situation, twin, subject):
            return
        crossed = self._crossed(twin, run.outputs)
        baseline = crossed if run.baseline is run.outputs else self._crossed(twin, run.baseline)
        crossing = exceedance(crossed, baseline, situation.grid, self.own.rule.duration)
        yield from self.predicted(
            (twin.spec.twin_id,),
            crossing,
            message="own_hazard_predicted",
            name=self.own.name,
            twin=twin.spec.name,
            line=self.own.line,
        )

    def _facts_hold(self, situation: Situation) -> bool:
        """Return whether nothing known of the home speaks against it; what is unknown may well hold."""
        facts = [(clause.fact, clause.wanted) for clause in self.own.rule.facts]
        if self.own.rule.template is not None:
            facts.append((TEMPLATE_PREFIX + self.own.hazard_id, True))
        known = [(situation.fact(name), wanted) for name, wanted in facts]
        return all(value is None or (value >= 0.5) is wanted for value, wanted in known)

    def _commanded(self, situation: Situation, twin: TwinSnapshot) -> float | None:
        """Return when (s) a command meets the line and stays for its duration; None when none does."""
        subject = self.own.rule.subject
        changes = situation.touched[twin.spec.twin_id]
        if subject is None:
            return next((item.at for item in changes if self._while(situation, twin, item.at)), None)
        commands = situation.commands(twin, subject.channel)
        for index, command in enumerate(commands):
            until = commands[index + 1].at if index + 1 < len(commands) else np.inf
            stays = until - command.at >= self.own.rule.duration
            if stays and subject.holds(command.value) and self._while(situation, twin, command.at):
                return command.at
        return None

    def _while(self, situation: Situation, twin: TwinSnapshot, at: float) -> bool:
        """Return whether the conditions on the twin's own channels hold, as reported and commanded."""
        return all(clause.holds(situation.value_at(twin, clause.channel, at)) for clause in self.own.rule.clauses)

    def _crossed(self, twin: TwinSnapshot, outputs: Mapping[str, Array]) -> Flags:
        rule = self.own.rule
        assert rule.subject is not None  # noqa: S101 -- judge asks only for lines with a subject
        crossed = _met(twin, rule.subject, outputs)
        for clause in rule.clauses:
            crossed = crossed & _met(twin, clause, outputs)
        return crossed


def _told(situation: Situation, twin: TwinSnapshot, subject: Clause) -> bool:
    """Return whether the action sets the channel itself; what it sets was judged by what it is set to."""
    channel = twin.spec.channels[subject.channel]
    return channel.command and channel.quantity is not Quantity.NUMBER and bool(situation.commands(twin, channel.key))


def _met(twin: TwinSnapshot, clause: Clause, outputs: Mapping[str, Array]) -> Flags:
    """Return where members meet a clause (steps, members); of what is not simulated, as it is reported now."""
    course = outputs.get(clause.channel)
    if course is None:
        shape = next(iter(outputs.values())).shape
        return np.full(shape, bool(clause.holds(twin.values.get(clause.channel))))
    channel = twin.spec.channels[clause.channel]
    try:
        limit = channel.encode(clause.value) if channel.quantity is Quantity.OPTION else float(clause.value)
    except (InvalidValueError, ValueError):  # fmt: skip
        return np.zeros(course.shape, dtype=bool)
    if channel.quantity is Quantity.NUMBER:
        found = _COMPARE[clause.comparison](course, limit)
    else:
        found = _COMPARE[clause.comparison](np.round(course), limit)
    flags: Flags = found if clause.wanted else ~found
    return flags
