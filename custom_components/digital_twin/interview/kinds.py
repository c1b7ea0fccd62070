"""Which interview belongs to which kind of device."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ..core.twin import Fidelity
from . import air, closing, light, plug, storage, thermostat, water
from .question import Question
from .subject import Subject
from .wishes import longest_on, quiet_hours

type Asks = Callable[[Subject], tuple[Question, ...]]


def _nothing(_subject: Subject) -> tuple[Question, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Interview:
    """What is asked about one kind of device: the step's id in the flow, its questions and limits.

    fidelities are those that make a difference to what its twins answer, in rising order.
    """

    step: str = ""
    questions: Asks = _nothing
    limits: Asks = _nothing
    fidelities: tuple[Fidelity, ...] = tuple(Fidelity)

    def offered(self, subject: Subject) -> tuple[Fidelity, ...]:
        """Return the fidelities that make a difference to this very device."""
        if subject.config.kind == "plug" and not plug.used_by_people(subject):
            return _INDOORS
        return self.fidelities


_INDOORS = (Fidelity.BASIC, Fidelity.STANDARD, Fidelity.ADVANCED)
_CLOSING = Interview("closing", closing.questions, closing.limits, _INDOORS)


def interview_of(kind: str) -> Interview:
    """Return the interview of a kind; of one from outside nothing is asked but what all are asked."""
    return INTERVIEWS.get(kind, Interview(fidelities=_INDOORS))


INTERVIEWS: Final[Mapping[str, Interview]] = {
    "light": Interview("light", light.questions, light.limits, _INDOORS),
    "plug": Interview("plug", plug.questions, plug.limits),
    "thermostat": Interview("thermostat", thermostat.questions, thermostat.limits),
    "water_heater": Interview("water", water.questions, water.limits),
    "cover": _CLOSING,
    "garage_door": _CLOSING,
    "lock": _CLOSING,
    "valve": Interview("water", water.questions, water.limits, _INDOORS),
    "fan": Interview("air", air.questions, air.limits, _INDOORS),
    "humidifier": Interview("air", air.questions, air.limits, _INDOORS),
    "battery": Interview("storage", storage.questions, storage.limits, _INDOORS),
    "pv": Interview("solar", storage.solar_questions, fidelities=_INDOORS),
    "media_player": Interview("air", air.questions, quiet_hours, _INDOORS),
    "vacuum": Interview(limits=quiet_hours, fidelities=_INDOORS),
    "siren": Interview(limits=longest_on, fidelities=_INDOORS),
    "alarm": Interview(fidelities=_INDOORS),
    "number": Interview(fidelities=(Fidelity.BASIC, Fidelity.STANDARD)),
    "select": Interview(fidelities=(Fidelity.BASIC,)),
    "sensor": Interview(fidelities=_INDOORS),
    "binary_sensor": Interview(),
    "generic": Interview(fidelities=(Fidelity.BASIC, Fidelity.ADVANCED)),
}
