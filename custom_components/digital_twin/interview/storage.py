"""Electric cars, storages and solar plants: what they hold, give and keep."""

from ..const import Role
from ..core import settings
from .power import MOST_POWER, power_questions
from .question import Question, domain_filter, entities, number
from .subject import Subject

MOST_CAPACITY = 300.0
RESERVE = 10.0


def questions(subject: Subject) -> tuple[Question, ...]:
    """Ask who tells the charge and the power, and what the battery holds."""
    return (
        entities(subject.hass, Role.CHARGE, domain_filter("sensor", "battery"), subject.role(Role.CHARGE)),
        *power_questions(subject),
        number(settings.CAPACITY, "kWh", (0, MOST_CAPACITY), subject.answer(settings.CAPACITY, float)),
    )


def limits(subject: Subject) -> tuple[Question, ...]:
    """Ask what is to be kept for an outage."""
    known = subject.answer(settings.RESERVE, float)
    return (number(settings.RESERVE, "%", (0, 100), RESERVE if known is None else known),)


def solar_questions(subject: Subject) -> tuple[Question, ...]:
    """Ask for the plant's peak power."""
    return (number(settings.RATED_POWER, "W", (0, MOST_POWER), subject.answer(settings.RATED_POWER, float)),)
