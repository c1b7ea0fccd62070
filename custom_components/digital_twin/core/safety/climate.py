"""Hazards of heating and cooling: open windows, rooms out of range, frost, heating for nobody."""

from abc import abstractmethod
from collections.abc import Iterator

import numpy as np

from .. import settings
from ..grid import Array
from ..requests import HazardFinding, Severity
from ..twin import TwinSnapshot
from .hazard import Hazard, register_hazard
from .messages import say
from .policy import APPROVAL_FROM
from .situation import Exceedance, Flags, Situation, decisive, exceedance, number

HEATING_MODES = frozenset({"heat", "heat_cool", "auto"})
COOLING_MODES = frozenset({"cool", "heat_cool", "auto", "dry"})
FROST_TEMPERATURE = 5.0
FROST_LASTING = 3600.0
"""Pipes do not freeze within minutes of a room falling below the limit, which is itself above freezing."""
AWAY_TEMPERATURE = 21.0
COMFORT_MARGIN = 0.5
COMFORT_LASTING = 1800.0
"""A room counts as out of its range when it is by half a kelvin for half an hour: less nobody notices."""
WORSE = 1.0
"""K by which an action must take a room further beyond a limit that it is beyond anyway."""


def asked(situation: Situation, twin: TwinSnapshot, modes: frozenset[str]) -> list[tuple[float, float | None]]:
    """Return when (s) the action leaves the thermostat in one of modes, each with the target then (°C, or None)."""
    return [
        (at, number(situation.value_at(twin, "target_temperature", at)))
        for at in _moments(situation, twin)
        if situation.value_at(twin, "hvac_mode", at) in modes
    ]


def _moments(situation: Situation, twin: TwinSnapshot) -> list[float]:
    """Return when (s) the action tells a thermostat anything."""
    return sorted(
        {command.at for channel in ("hvac_mode", "target_temperature") for command in situation.commands(twin, channel)}
    )


class _WindowOpen(Hazard):
    """Heating or cooling is asked for while a window of the room is open."""

    severity = Severity.MEDIUM
    modes: frozenset[str]
    sign: float

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return thermostats with a known window."""
        return (twin for twin in situation.touched_of("thermostat") if "window" in twin.spec.channels)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a target that lies beyond the room's temperature, or a room whose temperature is unknown."""
        temperature = number(twin.values.get("temperature"))
        wrong = not situation.inverted(self.id, twin)
        for at, target in asked(situation, twin, self.modes):
            wanted = temperature is None or target is None or self.sign * (target - temperature) > 0
            if wanted and situation.value_at(twin, "window", at) is wrong:
                yield self.found(twin, at=at, reason=self.said(situation, twin))
                return


@register_hazard
class HeatingWindowOpen(_WindowOpen):
    """Heating is asked for while a window of the room is open."""

    id = "heating_window_open"
    modes = HEATING_MODES
    sign = 1.0


@register_hazard
class CoolingWindowOpen(_WindowOpen):
    """Cooling is asked for while a window of the room is open."""

    id = "cooling_window_open"
    modes = COOLING_MODES
    sign = -1.0


class _OutOfRange(Hazard):
    """The simulated room temperature leaves a limit."""

    simulated = True
    needs_trust = True
    margin = COMFORT_MARGIN
    lasting = COMFORT_LASTING
    sign: float

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return rooms with this limit: those told something, and those that feel it."""
        return (twin for twin in situation.rooms() if self.bound(situation, twin) is not None)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find how likely the limit is crossed for a while."""
        run, limit = situation.runs[twin.spec.twin_id], self.bound(situation, twin)
        crossing = self.risk(situation, twin)
        if limit is None or crossing is None:
            return
        reached = None
        if crossing.probability:
            share = APPROVAL_FROM[self.severity]
            course = self._course(situation, twin, "with", run.outputs["temperature"])
            reached = decisive(course, self.sign, share, round(self.lasting / situation.grid.step))
            reached -= self.sign * self.margin
        yield from self.predicted((twin.spec.twin_id,), crossing, reached=reached, twin=twin.spec.name, limit=limit)

    def risk(self, situation: Situation, twin: TwinSnapshot) -> Exceedance | None:
        """Return how likely a touched twin's limit is crossed for a while; None where that is unknown."""
        run, limit = situation.runs[twin.spec.twin_id], self.bound(situation, twin)
        if limit is None or "temperature" not in run.outputs:
            return None
        course = self._course(situation, twin, "with", run.outputs["temperature"])
        crossed = self._crossed(course, limit)
        if run.baseline is run.outputs or not crossed.any():
            return exceedance(crossed, crossed, situation.grid, self.lasting)
        usual = self._course(situation, twin, "without", run.baseline["temperature"])
        worse = self.sign * (course - usual) > WORSE
        return exceedance(crossed, self._crossed(usual, limit), situation.grid, self.lasting, worse=worse)

    def _course(self, situation: Situation, twin: TwinSnapshot, which: str, temperature: Array) -> Array:
        key = twin.spec.twin_id, which, str(self.sign)
        if key not in situation.courses:
            situation.courses[key] = self.possible(situation, twin, temperature)
        return situation.courses[key]

    def possible(self, situation: Situation, twin: TwinSnapshot, temperature: Array) -> Array:
        """Return the simulated course (T, N) as far as physics allows it."""
        del situation, twin
        return temperature

    def _crossed(self, temperature: Array, limit: float) -> Flags:
        crossed: Flags = self.sign * (temperature - limit) > self.margin
        return crossed

    @abstractmethod
    def bound(self, situation: Situation, twin: TwinSnapshot) -> float | None:
        """Return the limit in °C, or None when there is none."""


class _TooCold(_OutOfRange):
    """The simulated room temperature falls below a limit."""

    sign = -1.0

    def possible(self, situation: Situation, twin: TwinSnapshot, temperature: Array) -> Array:
        """Return the course, but where nothing cools the room never colder than it was and than outdoors became."""
        modes = {situation.value_at(twin, "hvac_mode", at) for at in (0.0, *_moments(situation, twin))}
        outdoor = situation.surroundings.get("outdoor_temperature")
        start = number(twin.values.get("temperature"))
        if modes & COOLING_MODES or outdoor is None or start is None:
            return temperature
        recent = situation.request.recent.get(twin.spec.twin_id, {}).get("temperature")
        # What was colder lately may still be so in the walls.
        coldest = start if recent is None else float(np.nanmin(np.append(recent.values, start)))
        if temperature.min() >= coldest:
            return temperature
        floor = np.minimum(np.minimum.accumulate(outdoor, axis=0), coldest)
        course: Array = np.maximum(temperature, floor)
        return course


@register_hazard
class RoomTooCold(_TooCold):
    """The room falls below its comfort range while somebody is, or may be, home."""

    id = "room_too_cold"
    severity = Severity.MEDIUM

    def bound(self, situation: Situation, twin: TwinSnapshot) -> float | None:
        """Return the lower comfort limit."""
        return None if situation.nobody_home() else situation.chosen(settings.COMFORT_LOW, twin)


@register_hazard
class RoomTooHot(_OutOfRange):
    """The room rises above its comfort range."""

    id = "room_too_hot"
    severity = Severity.MEDIUM
    sign = 1.0

    def bound(self, situation: Situation, twin: TwinSnapshot) -> float | None:
        """Return the upper comfort limit."""
        return situation.chosen(settings.COMFORT_HIGH, twin)


@register_hazard
class Frost(_TooCold):
    """The room falls so low that pipes may freeze."""

    id = "frost"
    severity = Severity.HIGH
    margin = 0.0
    lasting = FROST_LASTING

    def bound(self, situation: Situation, twin: TwinSnapshot) -> float | None:
        """Return the home's frost limit (limits["frost_temperature"])."""
        return situation.limit("frost_temperature", FROST_TEMPERATURE, twin)


@register_hazard
class HeatingNobodyHome(Hazard):
    """Heating above the away temperature is asked for while nobody is home."""

    id = "heating_nobody_home"
    severity = Severity.LOW
    facts = ("people_home",)

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return all thermostats."""
        return situation.touched_of("thermostat")

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a target above limits["away_temperature"]."""
        limit = situation.limit("away_temperature", AWAY_TEMPERATURE, twin)
        for at, target in asked(situation, twin, HEATING_MODES) if situation.nobody_home() else ():
            if target is not None and target > limit:
                yield self.found(
                    twin, at=at, reason=say("hazard_heating_nobody_home", twin=twin.spec.name, limit=limit)
                )
                return


@register_hazard
class HeatingAgainstCooling(Hazard):
    """A heater and a cooler of one area are set so that both would run: heating to more than the cooling allows."""

    id = "heating_against_cooling"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return all thermostats."""
        return situation.touched_of("thermostat")

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find another thermostat of the area that works against it."""
        area = situation.request.areas.get(twin.spec.twin_id)
        others = [
            other
            for twin_id, other in situation.twins.items()
            if area is not None
            and twin_id != twin.spec.twin_id
            and other.spec.kind == "thermostat"
            and situation.request.areas.get(twin_id) == area
        ]
        moments = {
            command.at for key in ("hvac_mode", "target_temperature") for command in situation.commands(twin, key)
        }
        for at in sorted(moments):
            for other in others:
                if _work_against(situation, twin, other, at) or _work_against(situation, other, twin, at):
                    reason = say(f"hazard_{self.id}", twin=twin.spec.name, other=other.spec.name)
                    yield self.found(twin, at=at, reason=reason)
                    return


def _work_against(situation: Situation, heater: TwinSnapshot, cooler: TwinSnapshot, at: float) -> bool:
    """Return whether one heats to a target at or above that to which the other cools."""
    heats = situation.value_at(heater, "hvac_mode", at) == "heat"
    cools = situation.value_at(cooler, "hvac_mode", at) == "cool"
    low = number(situation.value_at(heater, "target_temperature", at))
    high = number(situation.value_at(cooler, "target_temperature", at))
    return heats and cools and low is not None and high is not None and low >= high
