"""Hazards of alarm and warnings: sirens for nothing or silenced, what watches switched off, disarming for nobody."""

from collections.abc import Iterator

from .. import settings
from ..requests import HazardFinding, Severity
from ..settings import Appliance
from ..twin import TwinSnapshot
from .hazard import Hazard, register_hazard
from .messages import say
from .situation import Situation

WATCHING = frozenset({Appliance.CAMERA, Appliance.NETWORK})
DISARMED = "disarmed"
DANGERS = ("smoke", "leak", "triggered")
UNTOLD_PREFIX = "untold."
"""context["untold.<danger>"]: for how many s smoke, a leak or an alarm has lasted without any message going out."""
TOLD_WITHIN = 120.0
"""s within which a message is to go out (limits["told_within"])."""


def _told(situation: Situation, twin: TwinSnapshot, *, on: bool) -> float | None:
    """Return when (s) the action first switches a twin on (or off); None when it does not."""
    return next((command.at for command in situation.commands(twin, "on") if command.value is on), None)


@register_hazard
class SirenWithoutCause(Hazard):
    """A siren is sounded although nothing burns, leaks or breaks in: people stop believing it."""

    id = "siren_without_cause"
    severity = Severity.MEDIUM
    facts = ("smoke",)

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return sirens that the action sounds."""
        return (twin for twin in situation.touched_of("siren") if _told(situation, twin, on=True) is not None)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find it when every cause is known to be absent."""
        cause = any(situation.holds(fact) for fact in ("smoke", "leak", "triggered"))
        if situation.fact("smoke") is not None and not cause:
            yield self.found(twin, at=_told(situation, twin, on=True))


@register_hazard
class SirenSilenced(Hazard):
    """A siren is switched off while there is smoke, or while the alarm has gone off."""

    id = "siren_silenced"
    severity = Severity.HIGH
    facts = ("smoke",)

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return sirens that the action silences."""
        return (twin for twin in situation.touched_of("siren") if _told(situation, twin, on=False) is not None)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find it while there is a cause to sound."""
        if situation.holds("smoke") or situation.holds("triggered"):
            yield self.found(twin, at=_told(situation, twin, on=False))


@register_hazard
class WarningSilenced(Hazard):
    """What warns of smoke, gas or water is switched off, whether there is any or not."""

    id = "warning_silenced"
    severity = Severity.HIGH

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return plugs with a detector behind them."""
        return (
            twin
            for twin in situation.touched_of("plug")
            if twin.spec.settings.get(settings.APPLIANCE) == Appliance.DETECTOR
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a command that switches it off."""
        if (at := _told(situation, twin, on=False)) is not None:
            yield self.found(twin, at=at)


@register_hazard
class WatchOffWhileArmed(Hazard):
    """A camera, or the network it needs, is switched off while the alarm is armed."""

    id = "watch_off_while_armed"
    severity = Severity.HIGH

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return what watches and is switched off."""
        return (
            twin
            for twin in situation.touched_of("plug")
            if twin.spec.settings.get(settings.APPLIANCE) in WATCHING and _told(situation, twin, on=False) is not None
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find it while the alarm is armed."""
        if situation.holds("armed"):
            yield self.found(twin, at=_told(situation, twin, on=False))


@register_hazard
class DisarmNobodyHome(Hazard):
    """The alarm is disarmed while nobody is home."""

    id = "disarm_nobody_home"
    severity = Severity.HIGH
    facts = ("people_home",)

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return alarms that the action disarms."""
        return (
            twin
            for twin in situation.touched_of("alarm")
            if any(command.value == DISARMED for command in situation.commands(twin, "arming"))
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find it when it is known that nobody is home."""
        if situation.nobody_home():
            yield self.found(twin, at=min(command.at for command in situation.commands(twin, "arming")))


@register_hazard
class NobodyTold(Hazard):
    """Smoke, gas, water or an intruder is reported, and no message has gone out to anybody."""

    id = "nobody_told"
    severity = Severity.CRITICAL

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return nobody: no action brings it about, so that none is held up by it."""
        del situation
        yield from ()

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find nothing in an action."""
        del situation, twin
        yield from ()

    def standing(self, situation: Situation) -> Iterator[HazardFinding]:
        """Find the danger that has lasted longest unheard."""
        untold = {danger: situation.fact(UNTOLD_PREFIX + danger) or 0.0 for danger in DANGERS}
        danger = max(untold, key=untold.__getitem__)
        if untold[danger] >= situation.limit("told_within", TOLD_WITHIN):
            reason = say(f"hazard_{self.id}", danger=danger, minutes=round(untold[danger] / 60.0))
            yield HazardFinding(
                hazard=self.id, severity=self.severity, probability=1.0, at=None, twins=(), reason=reason
            )
