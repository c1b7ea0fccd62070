"""What somebody wants done: an action as it was written, everything it could do, and who asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from homeassistant.core import Context

from ..core.messages import Message
from ..core.requests import Goal
from .script_steps import Step
from .timed import TimedCall


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An action to be tried and run.

    variants: the courses it could take, as the walk through it found them; unresolved: what of it could not be read.
    steps: the action as a script's steps; calls: the same as plain calls, None where it branches or waits. resend:
    whether a harmless command that shows no effect is sent once more; key: under which it is run only once. named:
    entities it acts on without a call of a course that says so; nameless: whether it does what no entity stands for;
    fires: whether it fires events.
    """

    variants: Sequence[Sequence[TimedCall]]
    unresolved: Sequence[Message]
    steps: Sequence[Step]
    context: Context
    calls: Sequence[TimedCall] | None = None
    goal: Goal | None = None
    resend: bool = False
    key: str | None = None
    named: Sequence[str] = ()
    nameless: bool = False
    fires: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)
