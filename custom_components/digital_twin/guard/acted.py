"""What a wish acts on by name, and whether it does more than can be named: what permission to do it hangs on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant, callback, split_entity_id
from homeassistant.exceptions import Unauthorized

from ..access import POLICY_CONTROL, require
from ..core.models.kinds import Risk
from .expansion import expand
from .risks import domain_risk
from .targets import ANY_DOMAIN

if TYPE_CHECKING:
    from ..manager import Home
    from .check import Checked
    from .wish import Wish


@dataclass(frozen=True, slots=True)
class Acted:
    """The entities that permission is asked of, and those among them that it changes.

    nameless: whether it does something that no entity stands for, which only an administrator can decide about.
    """

    entities: tuple[str, ...]
    changed: tuple[str, ...]
    nameless: bool

    def may(self, user: User | None, policy: str) -> bool:
        """Return whether a user (None: nobody in particular) may see or decide about it."""
        if user is None or user.is_admin:
            return True
        return not self.nameless and all(
            user.permissions.check_entity(entity_id, policy) for entity_id in self.entities
        )

    def require_decision(self, user: User | None, context: Context) -> None:
        """Raise Unauthorized where a user may not decide about it."""
        if user is not None and self.nameless and not user.is_admin:
            raise Unauthorized(context=context, user_id=user.id)
        require(user, context, self.entities, POLICY_CONTROL)


@callback
def acted_on(hass: HomeAssistant, home: Home, wish: Wish, checked: Checked) -> Acted:
    """Return what a wish acts on, on any of the courses it could take."""
    changed = dict.fromkeys(item.entity_id for _, item in checked.reached)
    entities = dict(changed)
    nameless = wish.nameless
    for calls in wish.variants:
        for timed in calls:
            call = timed.call
            found = expand(hass, home, call.target, None if call.domain == ANY_DOMAIN else call.domain).entities()
            own = [entity_id for entity_id in found if split_entity_id(entity_id)[0] == call.domain]
            entities |= dict.fromkeys(found)
            changed |= dict.fromkeys(own or found)
            nameless = nameless or (not found and domain_risk(call.domain) is not Risk.HARMLESS)
    named = dict.fromkeys(wish.named)
    return Acted(tuple(entities | named), tuple(changed | named), nameless or not (entities or named))
