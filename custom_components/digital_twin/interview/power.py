"""How much power a device takes: its own sensor, else what its plate says."""

from ..const import Role
from ..core import settings
from .question import Question, domain_filter, entities, number
from .subject import Subject

MOST_POWER = 50_000.0


def power_questions(subject: Subject) -> tuple[Question, ...]:
    """Return the questions for a power sensor and, where there is none, for the rated power."""
    sensor = subject.role(Role.POWER)
    return (
        entities(subject.hass, Role.POWER, domain_filter("sensor", "power"), sensor),
        number(
            settings.RATED_POWER,
            "W",
            (0, MOST_POWER),
            subject.answer(settings.RATED_POWER, float),
            certain=bool(sensor),
            visible={"field": Role.POWER.value, "operator": "not_exists"},
        ),
    )
