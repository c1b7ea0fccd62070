"""Fans and humidifiers."""

from ..core import settings
from .power import power_questions
from .question import Question, number
from .subject import Subject
from .wishes import longest_on, never_off, quiet_hours

HUMIDITY = (40.0, 60.0)


def questions(subject: Subject) -> tuple[Question, ...]:
    """Ask for a power sensor or the rated power."""
    return power_questions(subject)


def limits(subject: Subject) -> tuple[Question, ...]:
    """Ask for the humidity wanted, or whether and how long a fan must or may run; and for quiet hours."""
    if subject.config.kind == "fan":
        return *never_off(subject), *longest_on(subject), *quiet_hours(subject)
    low, high = subject.answer(settings.COMFORT_LOW, float), subject.answer(settings.COMFORT_HIGH, float)
    return (
        number(settings.COMFORT_LOW, "%", (10, 90), HUMIDITY[0] if low is None else low),
        number(settings.COMFORT_HIGH, "%", (10, 90), HUMIDITY[1] if high is None else high),
        *quiet_hours(subject),
    )
