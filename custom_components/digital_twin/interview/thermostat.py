"""Thermostats: the room around them, and the comfort wanted there."""

from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.components.sensor import SensorDeviceClass

from ..const import Role
from ..core import settings
from . import guess
from .power import power_questions
from .question import Question, choice, domain_filter, entities, temperature
from .subject import Subject

COMFORT = (17.0, 25.0)
SPAN = (5.0, 35.0)
_OPENINGS = (BinarySensorDeviceClass.WINDOW, BinarySensorDeviceClass.DOOR, BinarySensorDeviceClass.OPENING)


def questions(subject: Subject) -> tuple[Question, ...]:
    """Ask for the room's own sensor, its windows, what heats it, and a power sensor or the rated heat."""
    sensors = domain_filter("sensor", SensorDeviceClass.TEMPERATURE)
    openings = domain_filter("binary_sensor", *_OPENINGS)
    windows = subject.role(Role.WINDOWS) or subject.learned_windows
    return (
        entities(subject.hass, Role.ROOM_TEMPERATURE, sensors, subject.role(Role.ROOM_TEMPERATURE)),
        entities(subject.hass, Role.WINDOWS, openings, windows),
        choice(
            settings.EMITTER, settings.Emitter, subject.answer(settings.EMITTER, str) or guess.emitter(subject.words)
        ),
        *power_questions(subject),
    )


def limits(subject: Subject) -> tuple[Question, ...]:
    """Ask for the comfort range: likely what the targets of the last days span, and a degree on either side."""
    low, high = COMFORT
    if subject.setpoints is not None:
        low = max(SPAN[0], round(subject.setpoints[0] - 1, 1))
        high = min(SPAN[1], round(subject.setpoints[1] + 1, 1))
    answered = subject.answer(settings.COMFORT_LOW, float), subject.answer(settings.COMFORT_HIGH, float)
    return (
        temperature(subject.hass, settings.COMFORT_LOW, SPAN, low if answered[0] is None else answered[0]),
        temperature(subject.hass, settings.COMFORT_HIGH, SPAN, high if answered[1] is None else answered[1]),
    )
