"""Plugs and switches: what hangs on them."""

from ..core import settings
from ..core.settings import NEVER_OFF_APPLIANCES, Appliance
from . import guess
from .power import power_questions
from .question import Question, choice
from .subject import Subject
from .wishes import level, longest_on, never_off, plug_limit, quiet_hours

_STAY_ON = NEVER_OFF_APPLIANCES | {Appliance.EV}
_BY_ITSELF = NEVER_OFF_APPLIANCES | {Appliance.HEATER}
_STRONG = frozenset({Appliance.HEATER, Appliance.EV, Appliance.OTHER})
_LOUD = frozenset({Appliance.WASHER, Appliance.DRYER, Appliance.DISHWASHER, Appliance.TV, Appliance.OTHER})


def _likely(subject: Subject) -> str:
    return subject.answer(settings.APPLIANCE, str) or guess.appliance(subject.words) or Appliance.OTHER


def used_by_people(subject: Subject) -> bool:
    """Return whether people start what hangs on it, so that it matters who is at home."""
    return _likely(subject) not in _BY_ITSELF


def questions(subject: Subject) -> tuple[Question, ...]:
    """Ask what hangs on it and whether it must never be switched off; then for its power."""
    answer = _likely(subject)
    return (
        choice(settings.APPLIANCE, Appliance, answer, required=True),
        *never_off(subject, likely=answer in NEVER_OFF_APPLIANCES or None),
        *power_questions(subject),
    )


def limits(subject: Subject) -> tuple[Question, ...]:
    """Ask what the plug is made for, how long it may stay on and when it is to be quiet, where that fits."""
    appliance = subject.answer(settings.APPLIANCE, str)
    asked = plug_limit(subject) if appliance in _STRONG else ()
    if appliance == Appliance.PUMP:
        asked += level(subject, settings.LEVEL_LOW)
    if appliance not in _STAY_ON and not settings.never_off(subject.config.settings):
        asked += longest_on(subject)
    if appliance in _LOUD:
        asked += quiet_hours(subject)
    return asked
