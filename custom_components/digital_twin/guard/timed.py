"""A call of an action with its time, as one of those a script makes."""

from dataclasses import dataclass

from .targets import ActionCall


@dataclass(frozen=True, slots=True)
class TimedCall:
    """A call of an action, at s after the beginning."""

    call: ActionCall
    at: float = 0.0
