"""One course that an action could take so far, and what of the action could not be read on any of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from homeassistant.core import HomeAssistant

from ...core.messages import Message
from ...core.models.kinds import Risk
from ...guard.timed import TimedCall

MOST_VARIANTS: Final = 16
"""Courses looked at; what branches more often than this is named as not fully looked at."""
MOST_STEPS: Final = 4000
"""Steps walked on all courses together; of what takes more, the rest is named as not looked at."""
MESSAGES: dict[str, tuple[str, ...]] = {"unresolved_branches": ("field", "risk")}


@dataclass(frozen=True, slots=True)
class Course:
    """One course so far: its calls, the time (s) it has come to, its variables, and whether it has ended."""

    calls: tuple[TimedCall, ...] = ()
    at: float = 0.0
    variables: Mapping[str, Any] = field(default_factory=dict)
    ended: bool = False


class Found:
    """What a walk found beside its courses; Walk says what each means."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing was found yet."""
        self._hass = hass
        self._walked = 0
        self.unresolved: list[Message] = []
        self.waits = False
        self.named: dict[str, None] = {}
        self.nameless = False
        self.fires = False

    def name(self, id_: str, risk: Risk, **params: str) -> None:
        """Name what could not be read, and what it acts on where that is an entity."""
        self.tell([Message(id_, {**params, "risk": risk.value})])
        entity_id = params.get("entity")
        if entity_id is not None and self._hass.states.get(entity_id) is not None:
            self.named[entity_id] = None
        elif risk is Risk.RISKY:
            self.nameless = True

    def tell(self, messages: Iterable[Message]) -> None:
        """Take what could not be read, each once."""
        self.unresolved += [message for message in messages if message not in self.unresolved]

    def goes_on(self, courses: int, field: str) -> bool:
        """Count one more step on so many courses, and return whether it is still looked at."""
        self._walked += courses
        if self._walked > MOST_STEPS:
            self.name("unresolved_branches", Risk.RISKY, field=field)
        return self._walked <= MOST_STEPS

    def bounded(self, courses: list[Course], field: str) -> list[Course]:
        """Return the courses, each once, and no more than are looked at."""
        unique: list[Course] = []
        for course in courses:
            if course not in unique:
                unique.append(course)
        if len(unique) > MOST_VARIANTS:
            self.name("unresolved_branches", Risk.RISKY, field=field)
        return unique[:MOST_VARIANTS]
