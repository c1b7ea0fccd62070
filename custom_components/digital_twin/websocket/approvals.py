"""digital_twin/approvals/subscribe: what waits for somebody's yes, with what would come of it."""

from typing import TYPE_CHECKING, Any

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.core import HomeAssistant, callback

from ..access import POLICY_CONTROL
from ..actions.check_action import verdict_answer
from ..const import DOMAIN
from ..guard.pending import may
from ..store.redact import redacted
from ..texts import Speaker, async_speaker
from .common import SPEAK_FIELDS, Message, Subscription, or_not_found_later, present_home

if TYPE_CHECKING:
    from homeassistant.auth.models import User

    from ..guard.approvals import Approval
    from ..manager import Home


class PendingView:
    """What one client knows of what is pending."""

    def __init__(self, hass: HomeAssistant, home: Home, user: User, speaker: Speaker) -> None:
        """Nothing is known yet."""
        self._hass = hass
        self._home = home
        self._user = user
        self._speaker = speaker
        self._known: set[str] | None = None

    @callback
    def async_collect(self) -> Message | None:
        """Return what came to wait and what no longer does, as far as this user may see it."""
        pending = {
            approval_id: approval
            for approval_id, approval in self._home.door.approvals.pending.items()
            if may(self._user, approval)
        }
        first, known = self._known is None, self._known or set()
        new = [approval for approval_id, approval in pending.items() if approval_id not in known]
        gone = sorted(known - pending.keys())
        self._known = set(pending)
        if not new and not gone and not first:
            return None
        message: Message = {"new": [self._answer(approval) for approval in new], "gone": gone}
        if first:
            message["code"] = self._home.config.approval_code is not None
        return message

    def _answer(self, approval: Approval) -> Message:
        return {
            "approval": approval.approval_id,
            "created": round(approval.created),
            "expires": round(approval.expires),
            "actions": [redacted(step) for step in approval.wish.steps],
            "entities": approval.entities,
            "user_id": approval.wish.context.user_id,
            "automation": self._home.audit.automation_of(approval.wish.context),
            "may": may(self._user, approval, POLICY_CONTROL),
            **verdict_answer(self._hass, self._home, approval.checked, self._speaker, self._user),
        }


@websocket_command({vol.Required("type"): f"{DOMAIN}/approvals/subscribe", **SPEAK_FIELDS})
@async_response
@or_not_found_later
async def async_subscribe_approvals(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Send the pending approvals of what the user may see, then those that come and go."""
    speaker = await async_speaker(hass)
    home = present_home(hass)
    view = PendingView(hass, home, connection.user, speaker)
    subscription = Subscription(hass, connection, msg["id"], view.async_collect)
    subscription.on_end(home.door.approvals.async_subscribe(subscription.async_mark))
    subscription.async_begin()
