"""What was asked for, held against the present: what is approved must be what would happen."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant, callback

from ..access import async_user
from ..actions.walk import walk
from ..actions.walk.readable import require_readable
from ..core.models.kinds import Risk
from ..core.requests import Decision
from ..texts import async_speaker
from .acted import Acted, acted_on
from .check import Checked, async_check_variants
from .risks import domain_risk
from .run import as_text, asked_of
from .targets import covered
from .wish import Wish
from .worse import grown_hazards, new_gaps

if TYPE_CHECKING:
    from ..manager import Home
    from .approvals import Approval

CHECKED_FOR: Final = 60.0
"""s for which a check holds; an approval given later is held against a new one."""

type Doing = tuple[str, str, str]
"""One thing that a wish would do: the action, the entity where there is one, and the values that matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """A request as it stands now.

    said: what is otherwise than when it was asked for; other: whether it would do something else by now.
    """

    wish: Wish
    checked: Checked
    acted: Acted
    doings: Mapping[Doing, str]
    said: tuple[str, ...]
    other: bool


@callback
def doings_of(hass: HomeAssistant, home: Home, wish: Wish) -> dict[Doing, str]:
    """Return everything a wish would do by now, each with the words for it; groups and areas as they are now."""
    found: dict[Doing, str] = {}
    for timed in (timed for calls in wish.variants for timed in calls):
        call = timed.call
        values = "" if domain_risk(call.domain) is Risk.HARMLESS else as_text([dict(call.data)])
        for entity_id in covered(hass, home, call) or [""]:
            state = hass.states.get(entity_id)
            words = asked_of([timed])
            found[call.action, entity_id, values] = words if state is None else f"{words} ({state.name})"
    return found


async def async_renew(hass: HomeAssistant, home: Home, approval: Approval) -> Renewed | None:
    """Look at a request once more; None where it is still what it was a moment ago.

    Its templates, scripts and scenes are read anew as well, for that is what running it does.
    Raises ServiceValidationError for what could not be run any more.
    """
    before, wish = approval.checked, await _async_walk_again(hass, approval.wish)
    doings = doings_of(hass, home, wish)
    new = [words for doing, words in doings.items() if doing not in approval.doings]
    denied = before.verdict.decision is Decision.DENIED
    if not new and not denied and time.time() - before.request.start <= CHECKED_FOR:
        return None
    checked = await async_check_variants(
        hass, home, wish.variants, context=wish.context, unresolved=wish.unresolved, goal=wish.goal
    )
    speaker = await async_speaker(hass)
    said = [*new, *(speaker.word("hazard", hazard) for hazard in grown_hazards(before.verdict, checked.verdict))]
    said += [speaker.say(message).rstrip(".") for message in new_gaps(before.verdict, checked.verdict)]
    acted = acted_on(hass, home, wish, checked)
    return Renewed(wish=wish, checked=checked, acted=acted, doings=doings, said=tuple(said), other=bool(new))


async def _async_walk_again(hass: HomeAssistant, wish: Wish) -> Wish:
    """Return a wish with its courses as they would be now; one of plain calls was rendered when it was asked for."""
    if wish.calls is not None:
        return wish
    user = await async_user(hass, wish.context)
    require_readable(hass, user, wish.context, {"action": list(wish.steps)})
    course = walk(hass, list(wish.steps), "action", limited=user is not None and not user.is_admin)
    return replace(
        wish,
        variants=course.variants,
        unresolved=course.unresolved,
        named=tuple(course.named),
        nameless=course.nameless,
        fires=course.fires,
    )
