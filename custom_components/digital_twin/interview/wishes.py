"""Limits and wishes that several kinds of devices share."""

from ..const import Role
from ..core import settings
from .question import Question, domain_filter, entities, number, time_of_day, yes_no
from .subject import Subject

LONGEST = 7 * 24 * 60.0
PLUG_LIMITS = (10.0, 25_000.0)


def longest_on(subject: Subject) -> tuple[Question, ...]:
    """Return the question how long it may stay on (or open)."""
    return (number(settings.LONGEST_ON, "min", (1, LONGEST), subject.answer(settings.LONGEST_ON, float)),)


def never_off(subject: Subject, likely: bool | None = None) -> tuple[Question, ...]:
    """Return the question whether it must never be switched off; unanswered, the appliance decides."""
    answer = subject.answer(settings.NEVER_OFF, bool)
    return (yes_no(settings.NEVER_OFF, likely if answer is None else answer),)


def quiet_hours(subject: Subject) -> tuple[Question, ...]:
    """Return the questions from when until when it is to be quiet."""
    return (
        time_of_day(settings.QUIET_START, subject.answer(settings.QUIET_START, str)),
        time_of_day(
            settings.QUIET_END,
            subject.answer(settings.QUIET_END, str),
            visible={"field": settings.QUIET_START, "operator": "exists"},
        ),
    )


def plug_limit(subject: Subject) -> tuple[Question, ...]:
    """Return the question what a plug or its strip is made for."""
    return (number(settings.PLUG_LIMIT, "W", PLUG_LIMITS, subject.answer(settings.PLUG_LIMIT, float)),)


def level(subject: Subject, limit: str) -> tuple[Question, ...]:
    """Return the questions for a sensor of the level it works on, and for that level's limit."""
    return (
        entities(subject.hass, Role.LEVEL, domain_filter("sensor"), subject.role(Role.LEVEL)),
        number(
            limit,
            "%",
            (0, 100),
            subject.answer(limit, float),
            visible={"field": Role.LEVEL.value, "operator": "exists"},
        ),
    )
