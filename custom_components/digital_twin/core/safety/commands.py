"""Hazards of commands themselves: flapping, loops, commands from readings nobody can believe, devices that disobey."""

from collections.abc import Iterator

from ..models.kinds import Risk
from ..requests import HazardFinding, Severity
from ..twin import TwinSnapshot
from .hazard import Hazard, register_hazard
from .messages import say
from .situation import Situation, risk

COMMANDS_PREFIX = "commands."
"""context["commands.<twin id>"]: how many commands switched or moved the device in the last FLAPPING_WINDOW s."""
DISOBEYED_PREFIX = "disobeyed."
"""context["disobeyed.<twin id>"]: 1 while the device has not done what it was told last."""
FLAPPING_WINDOW = 300.0
FLAPPING_COUNT = 6.0
"""Commands in five minutes from which on a device wears out for nothing (relays and motors are rated per cycle)."""
LOOP_RUNS = 10.0
"""Runs of one automation within a minute from which on it calls itself, directly or around a corner."""
STALE_PREFIX = "stale."
"""context["stale.<twin id>"]: for how many s a twin has not heard of its device, where that is too long."""


@register_hazard
class Flapping(Hazard):
    """A device is commanded again and again (limits["flapping"], commands in five minutes)."""

    id = "flapping"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return all devices the action touches."""
        return situation.touched_of()

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a device that had too many commands already."""
        count = situation.fact(COMMANDS_PREFIX + twin.spec.twin_id) or 0.0
        if count >= situation.limit("flapping", FLAPPING_COUNT, twin):
            minutes = round(FLAPPING_WINDOW / 60.0)
            reason = say(f"hazard_{self.id}", twin=twin.spec.name, count=round(count), minutes=minutes)
            yield self.found(twin, reason=reason)


@register_hazard
class StaleReading(Hazard):
    """A device that can do harm is commanded although what it last said is too old to be believed, or not there."""

    id = "stale_reading"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return the risky devices; of others it is a notice."""
        return (twin for twin in situation.touched_of() if risk(twin) is Risk.RISKY)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find an old report."""
        if situation.fact(STALE_PREFIX + twin.spec.twin_id) is not None:
            yield self.found(twin)


@register_hazard
class CommandNotObeyed(Hazard):
    """A device that has not done what it was told last is told the next thing."""

    id = "command_not_obeyed"
    severity = Severity.LOW

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return all devices the action touches."""
        return situation.touched_of()

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find one that disobeys."""
        if situation.holds(DISOBEYED_PREFIX + twin.spec.twin_id):
            yield self.found(twin)


@register_hazard
class AutomationLoop(Hazard):
    """One automation runs so often that it calls itself (limits["automation_loop"], runs in a minute)."""

    id = "automation_loop"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return the first touched twin, which stands for the action as a whole."""
        for twin in situation.touched_of():
            yield twin
            return

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find too many runs."""
        runs = situation.fact("automation_runs") or 0.0
        if runs >= situation.limit("automation_loop", LOOP_RUNS, twin):
            yield self.found(twin, reason=say(f"hazard_{self.id}", twin=twin.spec.name, count=round(runs)))
