"""Hazards to people's peace, and commands that contradict each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time
from itertools import pairwise

from .. import settings
from ..channel import Value
from ..requests import HazardFinding, Severity
from ..settings import Appliance
from ..twin import TwinSnapshot
from .hazard import Hazard, register_hazard
from .messages import say
from .situation import Command, Situation, number

NOISY_KINDS = frozenset({"cover", "garage_door", "fan", "humidifier", "vacuum", "media_player"})
NOISY_APPLIANCES = frozenset({Appliance.WASHER, Appliance.DRYER, Appliance.DISHWASHER, Appliance.TV})
RUNNING = {"activity": frozenset({"cleaning"}), "playback": frozenset({"playing", "on"})}
"""The states of machines in which they are heard."""
QUIET_FROM, QUIET_UNTIL = "quiet_from.", "quiet_until."
"""context["quiet_from.<n>"], context["quiet_until.<n>"]: the home's quiet hours, s since local midnight, n from 0."""
OCCUPIED_PREFIX = "occupied."
"""context["occupied.<twin id>"]: 1 while somebody is in the area of the device."""
CONTRADICTION = 10.0
RAMP = 3
"""Steps from which on a number is led somewhere."""
SECONDS_PER_DAY = 86_400.0


@register_hazard
class QuietHours(Hazard):
    """Something disturbs while it is to be quiet when it is told to.

    A device with quiet hours of its own is judged by these (context["time_of_day"], s since local midnight); other
    noisy ones by the home's: its hours where they are known (QUIET_FROM, QUIET_UNTIL), else whether it is to be quiet
    now (context["quiet"]).
    """

    id = "quiet_hours"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return devices that the action sets going."""
        return (twin for twin in situation.touched_of() if any(True for _ in _going(situation, twin)))

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find the first moment at which it disturbs."""
        for at in _going(situation, twin):
            if _is_quiet(situation, twin, at):
                yield self.found(twin, at=at)
                return


def _going(situation: Situation, twin: TwinSnapshot) -> Iterator[float]:
    """Return when the action switches a device on, or moves it."""
    on = twin.values.get("on")
    for command in situation.commands(twin, "on"):
        if command.value is True and on is not True:
            yield command.at
        on = command.value
    for channel in ("speed", "brightness"):
        for command in situation.commands(twin, channel):
            if (number(command.value) or 0.0) > 0 and twin.values.get("on") is not True:
                yield command.at
    for command in situation.commands(twin, "position"):
        if command.value != twin.values.get("position"):
            yield command.at
    for channel, running in RUNNING.items():
        for command in situation.commands(twin, channel):
            if command.value in running and twin.values.get(channel) not in running:
                yield command.at


def _is_quiet(situation: Situation, twin: TwinSnapshot, at: float) -> bool:
    own = twin.spec.settings
    if settings.quiet_hours(own) is None:
        noisy = twin.spec.kind in NOISY_KINDS or own.get(settings.APPLIANCE) in NOISY_APPLIANCES
        return noisy and quiet_at(situation, at)
    midnight = situation.fact("time_of_day")
    if midnight is None:
        return situation.holds("quiet")
    return settings.in_quiet_hours(own, _clock(midnight + at))


def quiet_at(situation: Situation, at: float) -> bool:
    """Return whether it is known to be quiet hours of the home at s after the start."""
    midnight, hours = situation.fact("time_of_day"), 0
    if midnight is None or situation.fact(f"{QUIET_FROM}0") is None:
        return situation.holds("quiet")
    second = (midnight + at) % SECONDS_PER_DAY
    while (begin := situation.fact(f"{QUIET_FROM}{hours}")) is not None:
        end = situation.fact(f"{QUIET_UNTIL}{hours}") or 0.0
        if begin <= second < end if begin <= end else second >= begin or second < end:
            return True
        hours += 1
    return False


def quiet_facts(wishes: Iterable[Mapping[str, Value]], now: time) -> dict[str, float]:
    """Return the facts of a home's quiet hours at now (local time of day), by what was answered of its devices."""
    asked = {hours: wish for wish in wishes if (hours := settings.quiet_hours(wish)) is not None}
    if not asked:
        return {}
    facts = {"quiet": float(any(settings.in_quiet_hours(wish, now) for wish in asked.values()))}
    for number_of, (begin, end) in enumerate(sorted(asked)):
        facts[f"{QUIET_FROM}{number_of}"] = _seconds(begin)
        facts[f"{QUIET_UNTIL}{number_of}"] = _seconds(end)
    return facts


def _seconds(clock: time) -> float:
    return clock.hour * 3600.0 + clock.minute * 60.0 + clock.second


def _clock(seconds: float) -> time:
    second = int(seconds % SECONDS_PER_DAY)
    return time(second // 3600, second // 60 % 60, second % 60)


@register_hazard
class ChildDevice(Hazard):
    """What watches over a child that sleeps is switched off, while somebody is, or may be, home."""

    id = "child_device"
    severity = Severity.HIGH

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return baby monitors that the action switches off."""
        return (
            twin
            for twin in situation.touched_of("plug")
            if twin.spec.settings.get(settings.APPLIANCE) == Appliance.BABY_MONITOR
            and twin.values.get("on") is not False
            and any(command.value is False for command in situation.commands(twin, "on"))
        )

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find it while it is to be quiet or people sleep, and where nobody can tell whether they do."""
        known = [situation.fact(name) for name in ("quiet", "asleep")]
        awake = any(fact is not None for fact in known) and not any(fact is not None and fact >= 0.5 for fact in known)
        if not awake and not situation.nobody_home():
            yield self.found(twin, at=next(item.at for item in situation.commands(twin, "on") if item.value is False))


@register_hazard
class ContradictingCommands(Hazard):
    """One action tells a device two different things within seconds (limits["contradiction"], s)."""

    id = "contradicting_commands"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return all devices the action touches."""
        return situation.touched_of()

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find the first channel that is told otherwise too soon."""
        within = situation.limit("contradiction", CONTRADICTION, twin)
        channels = {key for change in situation.touched[twin.spec.twin_id] for key in change.commands}
        for channel in sorted(channels):
            commands = situation.commands(twin, channel)
            for earlier, later in () if _ramps(commands) else pairwise(commands):
                if _contradict(earlier, later, within):
                    reason = say(
                        f"hazard_{self.id}", twin=twin.spec.name, channel=channel, seconds=round(later.at - earlier.at)
                    )
                    yield self.found(twin, at=later.at, reason=reason)
                    return


def _ramps(commands: Sequence[Command]) -> bool:
    """Return whether a number is led one way step by step, as light is at dawn: that is one thing, not several."""
    values = [one.value for one in commands]
    if len(values) < RAMP or any(isinstance(value, bool | str) for value in values):
        return False
    pairs = list(pairwise(commands))
    rises = [float(later.value) > float(earlier.value) for earlier, later in pairs]
    falls = [float(later.value) < float(earlier.value) for earlier, later in pairs]
    return (all(rises) or all(falls)) and all(later.at > earlier.at for earlier, later in pairs)


def _contradict(earlier: Command, later: Command, within: float) -> bool:
    return earlier.value != later.value and later.at - earlier.at < within


@register_hazard
class RoomInUse(Hazard):
    """A room in which somebody is becomes dark: its light goes off at night, or its shutter goes down by day."""

    id = "room_in_use"
    severity = Severity.MEDIUM

    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return lights that the action switches off and shutters that it closes."""
        return (twin for twin in situation.touched_of("light", "cover") if _darkened(situation, twin) is not None)

    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Find it while the room is known to be in use, and the sun is known to be up or down."""
        dark = situation.fact("dark")
        matters = dark is not None and (dark >= 0.5) == (twin.spec.kind == "light")
        if matters and situation.holds(OCCUPIED_PREFIX + twin.spec.twin_id):
            yield self.found(twin, at=_darkened(situation, twin))


def _darkened(situation: Situation, twin: TwinSnapshot) -> float | None:
    if twin.spec.kind == "light":
        on = twin.values.get("on")
        return next((item.at for item in situation.commands(twin, "on") if item.value is False and on is True), None)
    position = number(twin.values.get("position"))
    present = 100.0 if position is None else position
    return next(
        (item.at for item in situation.commands(twin, "position") if (number(item.value) or 0.0) < present), None
    )
