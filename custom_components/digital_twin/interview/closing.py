"""Covers, garage doors and locks: what they close, and whether somebody may stand outside."""

from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.components.cover import CoverDeviceClass

from ..const import Role
from ..core import settings
from ..core.settings import Closes
from . import guess
from .question import Question, choice, domain_filter, entities, yes_no
from .subject import Subject
from .wishes import longest_on, quiet_hours

_CERTAIN = {
    CoverDeviceClass.GARAGE.value: Closes.GARAGE,
    CoverDeviceClass.GATE.value: Closes.GATE,
    CoverDeviceClass.AWNING.value: Closes.AWNING,
}
_OTHERWISE = {"cover": Closes.WINDOW, "garage_door": Closes.GARAGE, "lock": Closes.FRONT_DOOR}
_PEOPLE_PASS = (Closes.TERRACE_DOOR, Closes.GARAGE, Closes.GATE, Closes.FRONT_DOOR, Closes.SIDE_DOOR)
_LEADS_TO_THE_GARDEN = (Closes.TERRACE_DOOR, Closes.SIDE_DOOR)
"""Doors that people leave open behind them and without a key."""
_CONTACTS = (BinarySensorDeviceClass.DOOR, BinarySensorDeviceClass.OPENING, BinarySensorDeviceClass.GARAGE_DOOR)


def questions(subject: Subject) -> tuple[Question, ...]:
    """Ask what it closes, unless its device class says so, whether somebody may be outside, and what watches it."""
    certain = _CERTAIN.get(subject.device_class or "")
    answer = (
        subject.answer(settings.CLOSES, str)
        or certain
        or guess.closes(subject.words)
        or _OTHERWISE[subject.config.kind]
    )
    outside = subject.answer(settings.SOMEONE_OUTSIDE, bool)
    passed = _LEADS_TO_THE_GARDEN if subject.config.kind == "lock" else _PEOPLE_PASS
    return (
        choice(settings.CLOSES, Closes, answer, required=True, certain=certain is not None),
        yes_no(settings.SOMEONE_OUTSIDE, (answer in passed or None) if outside is None else outside),
        _watcher(subject),
    )


def _watcher(subject: Subject) -> Question:
    """Ask for what tells whether a lock's door is closed, or whether the way of what moves is free."""
    if subject.config.kind == "lock":
        filters = domain_filter("binary_sensor", *_CONTACTS)
        return entities(subject.hass, Role.DOOR, filters, subject.role(Role.DOOR))
    return entities(subject.hass, Role.OBSTRUCTION, domain_filter("binary_sensor"), subject.role(Role.OBSTRUCTION))


def limits(subject: Subject) -> tuple[Question, ...]:
    """Ask how long doors may stay open, and when a motor is to be quiet."""
    if subject.config.kind == "lock":
        return longest_on(subject)
    if subject.config.kind == "garage_door":
        return *longest_on(subject), *quiet_hours(subject)
    return quiet_hours(subject)
