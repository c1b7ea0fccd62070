"""Lights: how much power they take."""

from .power import power_questions
from .question import Question
from .subject import Subject
from .wishes import longest_on, quiet_hours


def questions(subject: Subject) -> tuple[Question, ...]:
    """Ask for a power sensor or the rated power."""
    return power_questions(subject)


def limits(subject: Subject) -> tuple[Question, ...]:
    """Ask how long it may burn and when it is to stay dark."""
    return *longest_on(subject), *quiet_hours(subject)
