"""Hazards of water and gas: scalding, legionella, valves against leaks and fire."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import replace

from .. import settings
from ..requests import HazardFinding, Severity
from ..settings import Feeds
from ..twin import TwinSnapshot
from .hazard import Hazard, register_hazard
from .messages import say
from .policy import APPROVAL_FROM
from .situation import Command, Flags, Situation, decisive, exceedance, number

SCALD_TEMPERATURE = 65.0
"""°C: at 60 °C skin burns within seconds; 5 K are lost on the way to the tap, and weekly disinfection needs 60 °C."""
OVERSHOOT = 2.0
"""K by which a tank's thermostat may overshoot its target before it counts: they switch 2 K or more apart."""
WORSE = 1.0
"""K by which an action must make a tank hotter that is too hot anyway."""
LEGIONELLA_TEMPERATURE = 50.0
OFF = "off"
SHUT = 5.0
"""% of opening at and below which a valve counts as closed."""


def scald_limit(situation: Situation, twin: TwinSnapshot) -> float:
    """Return the most that is safe at the tap (°C): as answered in the interview, else the home's limit."""
    own = situation.chosen(settings.COMFORT_HIGH, twin)
    return situation.limit("scald_temperature", SCALD_TEMPERATURE, twin) if own is None else own


@register_hazard
class ScaldTarget(Hazard):
    """A tank is told to become hotter than is safe at the tap."""

    id = "tank_scald_target"
    severity = Severity.HIGH

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return all water heaters."""
        return situation.touched_of("water_heater")

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a commanded target above the limit."""
        limit = scald_limit(situation, twin)
        for command in situation.commands(twin, "target_temperature"):
            target = number(command.value)
            if target is not None and target > limit and not _is_no_worse(situation, twin, command, 1.0):
                yield self.found(
                    twin,
                    at=command.at,
                    reason=say(f"hazard_{self.id}", twin=twin.spec.name, limit=limit, target=target),
                )
                return


@register_hazard
class Scald(Hazard):
    """A tank becomes hotter than is safe at the tap."""

    id = "tank_scald"
    severity = Severity.HIGH
    simulated = True
    needs_trust = True

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return all water heaters."""
        return situation.touched_of("water_heater")

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find how likely the simulated temperature is above the limit."""
        run, limit = situation.runs[twin.spec.twin_id], scald_limit(situation, twin)
        if "temperature" not in run.outputs:
            return
        crossed: Flags = run.outputs["temperature"] > limit + OVERSHOOT
        usual = run.baseline["temperature"]
        baseline = crossed if run.baseline is run.outputs else usual > limit + OVERSHOOT
        crossing = exceedance(crossed, baseline, situation.grid, worse=run.outputs["temperature"] - usual > WORSE)
        reached = None
        if crossing.probability:
            reached = decisive(run.outputs["temperature"], 1.0, APPROVAL_FROM[self.severity], 1) - OVERSHOOT
        yield from self.predicted((twin.spec.twin_id,), crossing, reached=reached, twin=twin.spec.name, limit=limit)


@register_hazard
class Legionella(Hazard):
    """A tank is told to stay so cool that legionella multiply; that it is switched off is a notice."""

    id = "tank_legionella"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return water heaters that feed taps."""
        return (
            twin
            for twin in situation.touched_of("water_heater")
            if twin.spec.settings.get(settings.FEEDS) not in (Feeds.HEATING, Feeds.APPLIANCE)
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a last commanded target below the limit."""
        limit = situation.limit("legionella_temperature", LEGIONELLA_TEMPERATURE, twin)
        for command in situation.commands(twin, "target_temperature")[-1:]:
            target = number(command.value)
            if target is not None and target < limit and not _is_no_worse(situation, twin, command, -1.0):
                yield self.found(
                    twin,
                    at=command.at,
                    reason=say(f"hazard_{self.id}", twin=twin.spec.name, limit=limit, target=target),
                )
        for command in situation.commands(twin, "operation")[-1:]:
            if command.value == OFF and situation.before(twin, "operation", command) != OFF:
                reason = say(f"off_{self.id}", twin=twin.spec.name, limit=limit)
                # Hours do no harm, days do, and how many of them are meant nobody knows.
                yield replace(self.found(twin, at=command.at, reason=reason), severity=Severity.LOW)


def _is_no_worse(situation: Situation, twin: TwinSnapshot, command: Command, sign: float) -> bool:
    """Return whether a target is no further up (sign 1), or down, than the one it takes the place of, which holds."""
    present = number(situation.before(twin, "target_temperature", command))
    awake = situation.value_at(twin, "operation", command.at) == twin.values.get("operation")
    return awake and present is not None and sign * (number(command.value) or 0.0) <= sign * present


def _goes(position: float, present: float | None, *, opening: bool) -> bool:
    """Return whether a valve (% open; present None: unknown) opens further, or closes further."""
    if opening:
        return position > max(SHUT, 0.0 if present is None else present)
    return position < (100.0 if present is None else present) and (present is None or present > SHUT)


class _ValveMoved(Hazard):
    """A valve is moved the wrong way, by however much, while a fact of the home holds."""

    severity = Severity.CRITICAL
    fact: str
    opening: bool

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return the valves for which that way is wrong."""
        return (
            twin
            for twin in situation.touched_of("valve")
            if self.matters(str(twin.spec.settings.get(settings.FEEDS, Feeds.OTHER)))
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a command to the wrong side."""
        if not situation.holds(self.fact):
            return
        wrong = self.opening is not situation.inverted(self.id, twin)
        for command in situation.commands(twin, "position"):
            position, present = number(command.value), number(situation.before(twin, "position", command))
            if position is not None and _goes(position, present, opening=wrong):
                yield self.found(twin, at=command.at, reason=self.said(situation, twin))
                return

    @abstractmethod
    def matters(self, feeds: str) -> bool:
        """Return whether the movement is wrong for a valve that feeds this."""


@register_hazard
class ValveClosedOnSmoke(_ValveMoved):
    """Water is shut off during a fire: sprinklers and hoses run dry."""

    id = "valve_closed_on_smoke"
    facts = ("smoke",)
    fact = "smoke"
    opening = False

    def matters(self, feeds: str) -> bool:
        """Return whether it may carry the water that fights a fire."""
        return feeds in (Feeds.SPRINKLER, Feeds.HOME, Feeds.OTHER)


@register_hazard
class GasOpenedOnSmoke(_ValveMoved):
    """Gas is turned on during a fire."""

    id = "gas_opened_on_smoke"
    facts = ("smoke",)
    fact = "smoke"
    opening = True

    def matters(self, feeds: str) -> bool:
        """Return whether it is gas."""
        return feeds == Feeds.GAS


@register_hazard
class ValveOpenedOnLeak(_ValveMoved):
    """Water is turned on while there is a leak; sprinklers may."""

    id = "valve_opened_on_leak"
    facts = ("leak",)
    fact = "leak"
    opening = True

    def matters(self, feeds: str) -> bool:
        """Return whether its water may feed the leak."""
        return feeds not in (Feeds.GAS, Feeds.SPRINKLER)
