"""Actions, scripts and scenes as everything they could do: every branch walked, templates rendered, times added up.

A walk returns variants: the courses an action could take, each a list of calls with their times. Conditions are not
believed, for they may turn out otherwise when it runs; what cannot be read as a call is named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from homeassistant.core import HomeAssistant, callback

from ...core.messages import Message
from ...guard.timed import TimedCall
from ..calls import MAX_CALLS
from ..fields import refuse, shown
from .course import Course
from .steps import Walker


@dataclass(slots=True)
class Walk:
    """What an action could do: variants, and in messages what of it could not be read.

    waits: whether it does more than make its calls: pauses, conditions, events or another script in between, or what
    only shows when it runs. named: entities it acts on of which the variants hold no call; nameless: whether it does
    what no entity stands for; fires: whether it fires events.
    """

    variants: list[list[TimedCall]] = field(default_factory=lambda: [[]])
    unresolved: list[Message] = field(default_factory=list)
    waits: bool = False
    named: list[str] = field(default_factory=list)
    nameless: bool = False
    fires: bool = False


@callback
def walk(
    hass: HomeAssistant, value: Any, field: str, outer: Mapping[str, Any] | None = None, *, limited: bool = False
) -> Walk:
    """Return everything that an `action` field could do: an action's name, one in full, or a list of script steps.

    outer: the mapping in which the field stands beside its own target and data; limited: whether its templates may
    read nothing of the home, as those of a user who is no administrator. Raises ServiceValidationError, naming
    the field, for what Home Assistant would not take as a step.
    """
    walker = Walker(hass, limited=limited)
    if isinstance(value, str):
        courses = walker.called.read(value, field, Course(), 0, outer)
    else:
        read_only_shape(value, field, outer or {})
        courses = walker.sequence(value, field, [Course()], 0)
    longest = max((len(course.calls) for course in courses), default=0)
    if longest > MAX_CALLS:
        raise refuse("too_many_actions", field=field, count=str(longest), allowed=str(MAX_CALLS))
    found = walker.found
    return Walk(
        [list(course.calls) for course in courses] or [[]],
        found.unresolved,
        found.waits,
        list(found.named),
        found.nameless,
        found.fires,
    )


def read_only_shape(value: Any, field: str, outer: Mapping[str, Any]) -> None:
    """Refuse what is no step, an empty list, and a target or data beside actions that carry their own."""
    for key in ("target", "data"):
        if key in outer:
            raise refuse("not_beside_full_action", field=key)
    if not isinstance(value, Mapping | list):
        raise refuse("invalid_action", field=field, value=shown(value))
    if isinstance(value, list) and not value:
        raise refuse("invalid_action", field=field, value=shown(value))
