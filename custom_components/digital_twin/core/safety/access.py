"""Hazards of doors, locks and covers."""

from collections.abc import Iterator

from .. import settings
from ..messages import Message
from ..requests import HazardFinding, Severity
from ..settings import Closes
from ..twin import TwinSnapshot
from .hazard import Hazard, register_hazard
from .messages import say
from .situation import Situation, number

OPEN_BOLTS = frozenset({"unlocked", "open"})
ENTRANCES = frozenset({Closes.GARAGE, Closes.GATE, Closes.FRONT_DOOR, Closes.SIDE_DOOR, Closes.TERRACE_DOOR})
WAYS_THROUGH = ENTRANCES | {Closes.AWNING}
FACTS_LAST = 900.0
"""s for which who is home and who is awake is taken to stay as it is."""


def closes(twin: TwinSnapshot) -> str:
    """Return what a twin closes: as answered, else what its kind is for."""
    default = Closes.GARAGE if twin.spec.kind == "garage_door" else Closes.OTHER
    return str(twin.spec.settings.get(settings.CLOSES, default))


class _OpenedNow(Hazard):
    """An entrance is opened; who is home and awake is known of this moment only."""

    def left_open(self, situation: Situation, twin: TwinSnapshot) -> Message | None:
        """Say so of an entrance that is open longer than that; not in a fire, where it is the way out."""
        if situation.holds("smoke") or not _open_later(situation, twin):
            return None
        return say("check_this_moment", twin=twin.spec.name)


def _open_later(situation: Situation, twin: TwinSnapshot) -> bool:
    """Return whether the action leaves an entrance open, or opens it, when the facts of now may hold no more."""
    told = (command.at for channel in ("bolt", "position") for command in situation.commands(twin, channel))
    return any(
        situation.value_at(twin, "bolt", at) in OPEN_BOLTS
        or (number(situation.value_at(twin, "position", at)) or 0.0) > 0.0
        for at in (FACTS_LAST, *(at for at in told if at > FACTS_LAST))
    )


@register_hazard
class UnlockNobodyHome(_OpenedNow):
    """A lock is opened while nobody is home, and nothing burns."""

    id = "unlock_nobody_home"
    severity = Severity.HIGH
    facts = ("people_home",)

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return locks that the action opens."""
        return (
            twin
            for twin in situation.touched_of("lock")
            if any(command.value in OPEN_BOLTS for command in situation.commands(twin, "bolt"))
            and closes(twin) != Closes.INNER_DOOR
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find it when it is known that nobody is home."""
        if situation.nobody_home() and not situation.holds("smoke"):
            yield self.found(
                twin, at=min(item.at for item in situation.commands(twin, "bolt") if item.value in OPEN_BOLTS)
            )


@register_hazard
class OpenNobodyHome(_OpenedNow):
    """A garage, gate or other entrance is opened while nobody is home, and nothing burns."""

    id = "open_nobody_home"
    severity = Severity.HIGH
    facts = ("people_home",)

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return entrances that the action opens."""
        return (
            twin
            for twin in situation.touched_of("garage_door", "cover")
            if closes(twin) in ENTRANCES and any(True for _ in _opened(situation, twin))
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find it when it is known that nobody is home."""
        if situation.nobody_home() and not situation.holds("smoke"):
            yield self.found(twin, at=next(_opened(situation, twin)))


def _opened(situation: Situation, twin: TwinSnapshot) -> Iterator[float]:
    position = number(twin.values.get("position"))
    for command in situation.commands(twin, "position"):
        wanted = number(command.value)
        if wanted is not None and wanted > (0.0 if position is None else position):
            yield command.at
        position = wanted


def _locks(situation: Situation, twin: TwinSnapshot) -> float | None:
    """Return when (s) the action first locks a lock that is not locked already; None when it does not."""
    for command in situation.commands(twin, "bolt"):
        if command.value == "locked" and situation.before(twin, "bolt", command) != "locked":
            return command.at
    return None


@register_hazard
class LockOnSmoke(Hazard):
    """A door is locked during a fire: it is the way out."""

    id = "lock_on_smoke"
    severity = Severity.HIGH
    facts = ("smoke",)

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return locks that the action locks."""
        return (twin for twin in situation.touched_of("lock") if _locks(situation, twin) is not None)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find it when there is smoke."""
        if situation.holds("smoke"):
            yield self.found(twin, at=_locks(situation, twin))


@register_hazard
class CloseOnSomeone(Hazard):
    """Something closes, or locks, that people may be under or outside of (the interview says where)."""

    id = "close_on_someone"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return what may close on somebody, unless it is known that nobody is around."""
        return (
            twin
            for twin in situation.touched_of("cover", "garage_door", "lock")
            if twin.spec.settings.get(settings.SOMEONE_OUTSIDE) is True and not situation.nobody_home()
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a command that closes it further, or locks it."""
        position = number(twin.values.get("position"))
        for command in situation.commands(twin, "position"):
            wanted = number(command.value)
            if wanted is not None and wanted < (100.0 if position is None else position):
                yield self.found(twin, at=command.at)
                return
            position = wanted
        if (at := _locks(situation, twin)) is not None:
            yield self.found(twin, at=at, reason=say("locked_out", twin=twin.spec.name))


def _opens(situation: Situation, twin: TwinSnapshot) -> float | None:
    """Return when (s) the action first opens an entrance; None when it does not."""
    bolts = [command.at for command in situation.commands(twin, "bolt") if command.value in OPEN_BOLTS]
    return min((*bolts, *_opened(situation, twin)), default=None)


class _EntranceOpened(_OpenedNow):
    """An entrance is opened at a moment when nobody watches it."""

    severity = Severity.HIGH

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return entrances that the action opens."""
        return (
            twin
            for twin in situation.touched_of("lock", "garage_door", "cover")
            if (twin.spec.kind == "lock" or closes(twin) in ENTRANCES)
            and closes(twin) != Closes.INNER_DOOR
            and _opens(situation, twin) is not None
        )


@register_hazard
class UnlockAllAsleep(_EntranceOpened):
    """An entrance is opened while everybody is asleep, and nothing burns."""

    id = "unlock_all_asleep"

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find it when all are known to be asleep."""
        if situation.holds("asleep") and not situation.holds("smoke"):
            yield self.found(twin, at=_opens(situation, twin))


@register_hazard
class UnlockUnattended(_EntranceOpened):
    """An automation or a voice opens an entrance while nobody is known to be home (context["unattended"])."""

    id = "unlock_unattended"

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find it where persons are asked for at home but none is known to be in."""
        people = situation.fact("people_home")
        tracked = situation.holds("people_tracked")
        if situation.holds("unattended") and tracked and people is None and not situation.holds("smoke"):
            yield self.found(twin, at=_opens(situation, twin))


@register_hazard
class WayBlocked(Hazard):
    """A door, gate or shutter is closed while something is in its way."""

    id = "way_blocked"
    severity = Severity.HIGH

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return what closes and has something that sees its way."""
        return (twin for twin in situation.touched_of("cover", "garage_door") if "obstruction" in twin.spec.channels)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a closing movement on something in the way."""
        position = number(twin.values.get("position"))
        for command in situation.commands(twin, "position") if twin.values.get("obstruction") is True else ():
            wanted = number(command.value)
            if wanted is not None and wanted < (100.0 if position is None else position):
                yield self.found(twin, at=command.at)
                return


@register_hazard
class LockDoorOpen(Hazard):
    """A lock is locked while its door stands open: the bolt runs into the air, and the house looks locked."""

    id = "lock_door_open"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return locks that know whether their door is closed."""
        return (twin for twin in situation.touched_of("lock") if "door" in twin.spec.channels)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find a locking with the door open."""
        for command in situation.commands(twin, "bolt") if twin.values.get("door") is True else ():
            if command.value == "locked":
                yield self.found(twin, at=command.at)
                return
