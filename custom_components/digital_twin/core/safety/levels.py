"""Hazards of levels: pumps running dry, soil and tanks too full, batteries emptied below their reserve."""

from collections.abc import Iterator

from .. import settings
from ..models.battery import gives
from ..requests import HazardFinding, Severity
from ..twin import TwinSnapshot
from .hazard import Hazard, register_hazard
from .messages import say
from .situation import Situation, exceedance, number

LEVEL_LOW = 10.0
LEVEL_HIGH = 95.0
RESERVE = 20.0
"""% of charge that is kept for an outage unless the interview says otherwise (usual default of home storages)."""
REACHED = 1.0
"""% above the reserve at which it counts as used up: storages report whole percents."""


def _switched_on(situation: Situation, twin: TwinSnapshot) -> float | None:
    """Return when (s) the action first switches a twin on or opens it; None when it does not."""
    for command in situation.commands(twin, "on"):
        if command.value is True:
            return command.at
    for command in situation.commands(twin, "position"):
        if (number(command.value) or 0.0) > (number(twin.values.get("position")) or 0.0):
            return command.at
    return None


@register_hazard
class PumpDry(Hazard):
    """A pump is switched on while the level it draws from is below what it needs (setting level_low, %)."""

    id = "pump_dry"
    severity = Severity.HIGH

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return pumps whose level is known to somebody."""
        return (
            twin
            for twin in situation.touched_of("plug")
            if twin.spec.settings.get(settings.APPLIANCE) == settings.Appliance.PUMP and "level" in twin.spec.channels
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a start below the limit."""
        at, level = _switched_on(situation, twin), number(twin.values.get("level"))
        limit = situation.chosen(settings.LEVEL_LOW, twin)
        limit = LEVEL_LOW if limit is None else limit
        if at is not None and level is not None and level < limit:
            reason = say(f"hazard_{self.id}", twin=twin.spec.name, level=level, limit=limit)
            yield self.found(twin, at=at, reason=reason)


@register_hazard
class LevelOutOfRange(Hazard):
    """A valve is opened, or a pump started, into something that is full already (setting level_high, %)."""

    id = "level_out_of_range"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return valves with a level; a pump's level is that of what it empties."""
        return (twin for twin in situation.touched_of("valve") if "level" in twin.spec.channels)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find an opening above the limit."""
        at, level = _switched_on(situation, twin), number(twin.values.get("level"))
        limit = situation.chosen(settings.LEVEL_HIGH, twin)
        limit = LEVEL_HIGH if limit is None else limit
        if at is not None and level is not None and level > limit:
            reason = say(f"hazard_{self.id}", twin=twin.spec.name, level=level, limit=limit)
            yield self.found(twin, at=at, reason=reason)


@register_hazard
class BatteryReserve(Hazard):
    """A storage is told to discharge what is to be kept for an outage (setting reserve, %).

    By rule where the reserve is reached already, else by simulation: down to what somebody said is to be kept, unless
    its own history shows that the storage stops there by itself.
    """

    id = "battery_reserve"
    severity = Severity.MEDIUM
    simulated = True
    by_rule = True

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return storages that the action tells to discharge."""
        return (
            twin
            for twin in situation.touched_of()
            if "charge" in twin.spec.channels and any(True for _ in _discharges(situation, twin))
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a discharge at or below the reserve, or one that goes down to it."""
        charge, known = number(twin.values.get("charge")), situation.chosen(settings.RESERVE, twin)
        limit = RESERVE if known is None else known
        if charge is not None and charge <= limit:
            reason = say(f"hazard_{self.id}", twin=twin.spec.name, level=charge, limit=limit)
            yield self.found(twin, at=next(_discharges(situation, twin)), reason=reason)
            return
        run = situation.runs.get(twin.spec.twin_id)
        if known is None or run is None or "charge" not in run.outputs or _stops_at(twin) >= limit - REACHED:
            return
        used = run.outputs["charge"] <= limit + REACHED
        usual = used if run.baseline is run.outputs else run.baseline["charge"] <= limit + REACHED
        crossing = exceedance(used, usual, situation.grid)
        yield from self.predicted(
            (twin.spec.twin_id,),
            crossing,
            message=f"used_{self.id}",
            reached=limit,
            twin=twin.spec.name,
            limit=limit,
        )


def _discharges(situation: Situation, twin: TwinSnapshot) -> Iterator[float]:
    """Return when (s) the action tells a storage to discharge."""
    return (item.at for item in situation.commands(twin, "storage_mode") if gives(str(item.value)))


def _stops_at(twin: TwinSnapshot) -> float:
    """Return the charge (%) at which a storage was seen to stop by itself; below all where nobody knows."""
    learned = None if twin.learned is None else twin.learned.parameters.get("reserve")
    return learned.value if learned is not None and learned.identified else -1.0
