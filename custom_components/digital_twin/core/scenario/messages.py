"""What scenarios say of their assumptions: every message id with its parameters, for the shell's translations."""

from ..channel import KELVIN
from ..messages import Message

FALSE_READING = "scenario_false_reading"
STATE_UNKNOWN = "scenario_state_unknown"
MESSAGES: dict[str, tuple[str, ...]] = {
    "scenario_change_late": ("channel", "seconds"),
    "scenario_change_ignored": ("channel",),
    "scenario_prior": (),
    STATE_UNKNOWN: ("channel",),
    "scenario_environment_short": ("hours",),
    "scenario_unsure": ("error", "unit"),
    FALSE_READING: ("twin", "temperature", "target"),
    "scenario_unknown_losses": (),
    "scenario_unknown_heating": (),
    "scenario_unknown_cooling": (),
    "scenario_unknown_window": (),
    "scenario_unknown_people": (),
    "scenario_unknown_standing": (),
    "scenario_unknown_warming": (),
    "scenario_unknown_draw": (),
    "scenario_unknown_capacity": (),
    "scenario_unknown_charging": (),
    "scenario_unknown_reserve": (),
    "scenario_unknown_mode": (),
}


def change_late(channel: str, seconds: float) -> Message:
    """Say that a change lies behind the horizon and was left out."""
    return Message("scenario_change_late", {"channel": channel, "seconds": seconds})


def change_ignored(channel: str) -> Message:
    """Say that a change names a channel which nothing can set, and was left out."""
    return Message("scenario_change_ignored", {"channel": channel})


def prior() -> Message:
    """Say that nothing was learned of the device yet, so that typical values of its kind stand in."""
    return Message("scenario_prior")


def state_unknown(channel: str) -> Message:
    """Say that the device did not report its main channel, so that a typical value stands in."""
    return Message(STATE_UNKNOWN, {"channel": channel})


def environment_short(hours: float) -> Message:
    """Say that the forecast of the surroundings ends before the horizon; its last values were held."""
    return Message("scenario_environment_short", {"hours": round(hours, 1)})


def unsure(error: float) -> Message:
    """Say that the answer may be wrong by so much to either side (K): no answer at all."""
    return Message("scenario_unsure", {"error": round(error, 1), "unit": KELVIN})


def false_reading(twin: str, shown: float, true: float) -> Message:
    """Say what temperature (°C) a failing sensor shows in the end, and which it really is."""
    return Message(FALSE_READING, {"twin": twin, "temperature": round(shown, 1), "target": round(true, 1)})


def unknown(what: str) -> Message:
    """Say what the history does not tell: one of the topics of scenario/unknown.py."""
    return Message(f"scenario_unknown_{what}")
