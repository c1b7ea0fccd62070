"""Water heaters and valves: what they supply."""

from homeassistant.components.valve.const import ValveDeviceClass

from ..core import settings
from ..core.settings import Feeds
from . import guess
from .power import power_questions
from .question import Question, choice, temperature
from .subject import Subject
from .wishes import level, longest_on

TAP = (40.0, 60.0)
SPAN = (20.0, 90.0)
_FILLED = frozenset({Feeds.GARDEN, Feeds.OTHER})


def questions(subject: Subject) -> tuple[Question, ...]:
    """Ask what it supplies, unless its device class says so, and for a water heater's power."""
    gas = subject.device_class == ValveDeviceClass.GAS
    likely = Feeds.GAS if gas else guess.feeds(subject.words) or Feeds.HOME
    asked = (choice(settings.FEEDS, Feeds, subject.answer(settings.FEEDS, str) or likely, required=True, certain=gas),)
    return asked + (power_questions(subject) if subject.config.kind == "water_heater" else ())


def limits(subject: Subject) -> tuple[Question, ...]:
    """Ask for the temperatures wanted and safe at the tap, or until which level a valve may stay open and how long."""
    if subject.config.kind == "valve":
        filled = subject.answer(settings.FEEDS, str) in _FILLED
        return (level(subject, settings.LEVEL_HIGH) if filled else ()) + longest_on(subject)
    low, high = subject.answer(settings.COMFORT_LOW, float), subject.answer(settings.COMFORT_HIGH, float)
    likely = TAP[1] if subject.setpoints is None else max(TAP[1], subject.setpoints[1])
    return (
        temperature(subject.hass, settings.COMFORT_LOW, SPAN, TAP[0] if low is None else low),
        temperature(subject.hass, settings.COMFORT_HIGH, SPAN, min(likely, SPAN[1]) if high is None else high),
    )
