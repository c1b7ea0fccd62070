"""Limits and wishes that several kinds of devices share."""

from ..core import settings
from .question import Question, number, time_of_day, yes_no
from .subject import Subject

LONGEST = 7 * 24 * 60.0


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
