"""Hazards of electricity: overload, devices that must stay on, compressors, heat without anybody near."""

from collections.abc import Iterator, Mapping
from itertools import islice

import numpy as np

from .. import settings
from ..channel import Value
from ..grid import Array
from ..models.plug import PEAK
from ..models.room_heat import drawn_now
from ..requests import HazardFinding, Severity
from ..settings import HEATING_APPLIANCES, Appliance
from ..twin import TwinSnapshot
from .hazard import Hazard, register_hazard
from .messages import say
from .policy import APPROVAL_FROM
from .situation import Exceedance, Situation, decisive, exceedance, number

COMPRESSOR_REST = 180.0
COMPRESSORS = frozenset({Appliance.FRIDGE, Appliance.FREEZER})
JUDGED_BY_THEIR_OWN = frozenset({Appliance.MEDICAL, Appliance.DETECTOR})
"""Appliances that have a hazard of their own for being switched off."""
LASTING = 60.0
"""A fuse stands a short excess: inrush and overlaps below a minute do not count."""
WORSE = 0.02
"""Share of a limit by which an action must add to what is over it anyway."""
TOLD_AS = {
    (False, False): "hazard_on_too_long",
    (False, True): "stays_on_too_long",
    (True, False): "open_too_long",
    (True, True): "stays_open_too_long",
}
"""How something that is on too long is told, by whether it is open instead, and whether that is yet to come."""


def power_of(power: Value | None, on: Value | None, answers: Mapping[str, Value]) -> float:
    """Return what a device draws now in W: as reported, else its rated power (answers) when it is on, else 0."""
    reported = number(power)
    if reported is not None:
        return reported
    rated = settings.number(answers, settings.RATED_POWER)
    return rated if rated is not None and on is True else 0.0


def present_power(twin: TwinSnapshot) -> float:
    """Return what a twin draws now in W."""
    if twin.spec.kind == "thermostat" and number(twin.values.get("power")) is None:
        return drawn_now(twin)
    return power_of(twin.values.get("power"), twin.values.get("on"), twin.spec.settings)


def background(situation: Situation) -> float:
    """Return the power in W of everything the action does not touch, assumed to stay as it is.

    The home's measured power (context["home_power"]) less what the touched twins draw of it, and never less than the
    untouched twins' own (context["untouched_power"], beside that of untouched twins of the request).
    """
    touched = sum(present_power(twin) for twin in situation.touched_of())
    untouched = (situation.fact("untouched_power") or 0.0) + sum(
        present_power(twin) for twin_id, twin in situation.twins.items() if twin_id not in situation.touched
    )
    measured = situation.fact("home_power")
    return untouched if measured is None else max(measured - touched, untouched)


@register_hazard
class PowerOverLimit(Hazard):
    """The home draws more than its main fuse or contract allows (limits["max_power"], W)."""

    id = "power_over_limit"
    severity = Severity.HIGH
    simulated = True

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return the first touched twin, which stands for them all: their sum is judged once."""
        if "max_power" in situation.request.limits:
            yield from islice(situation.touched_of(), 1)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find how likely the sum of the simulated power and the background is over the limit."""
        del twin
        limit, base = situation.request.limits["max_power"], background(situation)
        # Of rooms that only feel the action the power is among that of the untouched.
        runs = [
            run for twin_id, run in situation.runs.items() if twin_id in situation.touched and "power" in run.outputs
        ]
        if not runs:
            return
        total = base + _sum([_drawn(run.outputs) for run in runs])
        without = base + _sum([_drawn(run.baseline) for run in runs])
        crossing = _over(total, without, limit, situation)
        reached = decisive(total, 1.0, APPROVAL_FROM[self.severity], 1) if crossing.probability else None
        yield from self.predicted(
            tuple(run.twin.spec.twin_id for run in runs),
            crossing,
            reached=reached,
            limit=limit,
            power=round(float(np.max(total))),
        )


@register_hazard
class CircuitOverload(Hazard):
    """What hangs on one circuit draws more together than its fuse carries."""

    id = "circuit_overload"
    severity = Severity.HIGH
    simulated = True

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return the first touched twin that hangs on a circuit with a known fuse: each circuit is judged once."""
        loaded = {twin_id for circuit in situation.request.circuits.values() for twin_id in circuit.twins}
        yield from islice((twin for twin in situation.touched_of() if twin.spec.twin_id in loaded), 1)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find how likely the sum of a circuit's simulated loads and of its others is over its fuse."""
        del twin
        for circuit in situation.request.circuits.values():
            runs = [
                run
                for twin_id in circuit.twins
                if (run := situation.runs.get(twin_id)) is not None and "power" in run.outputs
            ]
            if not runs:
                continue
            total = circuit.untouched + _sum([_drawn(run.outputs) for run in runs])
            without = circuit.untouched + _sum([_drawn(run.baseline) for run in runs])
            crossing = _over(total, without, circuit.limit, situation)
            reached = decisive(total, 1.0, APPROVAL_FROM[self.severity], 1) if crossing.probability else None
            yield from self.predicted(
                tuple(run.twin.spec.twin_id for run in runs),
                crossing,
                reached=reached,
                circuit=circuit.name,
                limit=circuit.limit,
                power=round(float(np.max(total))),
            )


def _over(total: Array, without: Array, limit: float, situation: Situation) -> Exceedance:
    """Return how likely a sum (T, N) is over a limit in W, beside the sum without the action."""
    worse = total - without > WORSE * limit
    return exceedance(total > limit, without > limit, situation.grid, LASTING, worse=worse)


def _drawn(outputs: Mapping[str, Array]) -> Array:
    """Return what a fuse feels of a load (T, N), W: the most of each step where that is known, else its mean."""
    return outputs.get(PEAK, outputs["power"])


def _sum(parts: list[Array]) -> Array:
    total = parts[0].copy()
    for part in parts[1:]:
        total += part
    return total


@register_hazard
class NeverOff(Hazard):
    """Something is switched off that must stay on: food spoils, people depend on it."""

    id = "never_off"
    severity = Severity.HIGH

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return the devices of which the user, or their nature, says so."""
        return (
            twin
            for twin in situation.touched_of()
            if settings.never_off(twin.spec.settings)
            and twin.spec.settings.get(settings.APPLIANCE) not in JUDGED_BY_THEIR_OWN
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a command that switches it off."""
        switched = [("on", False), ("hvac_mode", "off"), ("operation", "off"), ("speed", 0.0), ("position", 0.0)]
        for channel, off in switched:
            for command in situation.commands(twin, channel):
                if command.value == off and situation.before(twin, channel, command) != off:
                    yield self.found(twin, at=command.at)
                    return


@register_hazard
class CompressorRestart(Hazard):
    """A compressor is started so soon after its stop that it runs against pressure (limits["compressor_rest"], s)."""

    id = "compressor_restart"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return plugs with a compressor behind them."""
        return (
            twin for twin in situation.touched_of("plug") if twin.spec.settings.get(settings.APPLIANCE) in COMPRESSORS
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a start that follows a stop within the rest."""
        rest = situation.limit("compressor_rest", COMPRESSOR_REST, twin)
        on = twin.values.get("on")
        since = twin.changed.get("on")
        stopped = None if on is not False or since is None else since - situation.request.start
        for command in situation.commands(twin, "on"):
            if command.value is False:
                stopped = command.at if on is not False else stopped
            elif stopped is not None and command.at - stopped < rest and on is not True:
                yield self.found(
                    twin,
                    at=command.at,
                    reason=say(
                        f"hazard_{self.id}", twin=twin.spec.name, seconds=round(command.at - stopped), rest=rest
                    ),
                )
                return
            on = command.value


@register_hazard
class HeatApplianceAlone(Hazard):
    """Something that can start a fire is switched on while nobody is home."""

    id = "heat_appliance_alone"
    severity = Severity.MEDIUM
    facts = ("people_home",)

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return plugs with a heating appliance behind them."""
        return (
            twin
            for twin in situation.touched_of("plug")
            if twin.spec.settings.get(settings.APPLIANCE) in HEATING_APPLIANCES
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a command that switches it on."""
        for command in situation.commands(twin, "on") if situation.nobody_home() else ():
            if command.value is True:
                yield self.found(twin, at=command.at)
                return


@register_hazard
class PlugOverload(Hazard):
    """What hangs on a plug draws more than the plug is made for (setting plug_limit, W)."""

    id = "plug_overload"
    severity = Severity.HIGH

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return plugs of which the limit and the rated power are known."""
        return (
            twin
            for twin in situation.touched_of("plug")
            if situation.chosen(settings.PLUG_LIMIT, twin) is not None
            and settings.number(twin.spec.settings, settings.RATED_POWER) is not None
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a command that switches an overload on."""
        limit = situation.chosen(settings.PLUG_LIMIT, twin) or 0.0
        power = settings.number(twin.spec.settings, settings.RATED_POWER) or 0.0
        for command in situation.commands(twin, "on") if power > limit else ():
            if command.value is True:
                reason = say(f"hazard_{self.id}", twin=twin.spec.name, power=power, limit=limit)
                yield self.found(twin, at=command.at, reason=reason)
                return


@register_hazard
class OnTooLong(Hazard):
    """Something is told to stay on, or was forgotten, for longer than it may be on (setting longest_on, min)."""

    id = "on_too_long"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return devices with a longest time."""
        return (twin for twin in situation.touched_of() if situation.chosen(settings.LONGEST_ON, twin) is not None)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a command that keeps on what has been on for too long, or ends too late what the action began."""
        switch, start = _switch(twin), situation.request.start
        limit = 60.0 * (situation.chosen(settings.LONGEST_ON, twin) or 0.0)
        since = twin.changed.get(switch, start) - start if _is_on(twin.values.get(switch)) else None
        begun = False
        for command in situation.commands(twin, switch):
            if since is not None and command.at - since > limit and (begun or _is_on(command.value)):
                at = since + limit if begun else command.at
                yield self._found(twin, limit, at=at, lasting=command.at - since)
                return
            if not _is_on(command.value):
                since = None
            elif since is None:
                since, begun = command.at, True

    def standing(self, situation: Situation) -> Iterator[HazardFinding]:
        """Find what has been forgotten."""
        for twin in situation.request.twins:
            limits = situation.request.twin_limits.get(twin.spec.twin_id, {})
            # What holds for the whole home is not meant for fridges, which nobody forgets.
            said = settings.LONGEST_ON in limits or settings.LONGEST_ON in twin.spec.settings
            if not said or situation.limit(f"{self.id}.enabled", 1.0, twin) < 0.5:
                continue
            limit = 60.0 * (situation.chosen(settings.LONGEST_ON, twin) or 0.0)
            since = twin.changed.get(_switch(twin))
            if since is None or not _is_on(twin.values.get(_switch(twin))):
                continue
            lasting = situation.request.start - since
            if lasting > limit:
                yield self._found(twin, limit, at=0.0, lasting=lasting)

    def _found(self, twin: TwinSnapshot, limit: float, *, at: float, lasting: float) -> HazardFinding:
        """Find that a twin is on for lasting s, over its limit, seen from at s after the start."""
        opened, stays = _switch(twin) != "on", at > 0.0
        reason = say(TOLD_AS[opened, stays], twin=twin.spec.name, minutes=round(lasting / 60.0), limit=limit / 60.0)
        return self.found(twin, at=at, reason=reason)


def _switch(twin: TwinSnapshot) -> str:
    """Return the channel that says whether a twin is on, or open."""
    return "on" if "on" in twin.spec.channels else "position"


def _is_on(value: Value | None) -> bool:
    return (number(value) or 0.0) > 0.0


@register_hazard
class CareDevice(Hazard):
    """A medical device is switched off: somebody's health hangs on it."""

    id = "care_device"
    severity = Severity.CRITICAL

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return the medical devices."""
        return (
            twin
            for twin in situation.touched_of("plug")
            if twin.spec.settings.get(settings.APPLIANCE) == Appliance.MEDICAL
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a command that switches it off."""
        for command in situation.commands(twin, "on"):
            if command.value is False and situation.before(twin, "on", command) is not False:
                yield self.found(twin, at=command.at)
                return
