"""How people hear of an approval that is asked for, and answer on their phones: buttons of the companion app.

Every request is a notification in Home Assistant; the phones chosen in the home's settings get it with buttons. Whoever
sends the same buttons, as a blueprint does, is answered alike: what a button is called says which request it means.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components import persistent_notification
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, Unauthorized
from homeassistant.helpers import device_registry as dr
from homeassistant.util import slugify

from ..const import DOMAIN, LOGGER
from ..core.messages import Message
from ..store.errors import StoreError
from ..texts import Speaker, async_cached_speaker
from .pending import names, outcome_of
from .run import asked_by

if TYPE_CHECKING:
    from ..manager import Home
    from .approvals import Approval, Approvals

PRESSED: Final = "mobile_app_notification_action"
MOBILE_APP: Final = "mobile_app"
NOTIFY: Final = "notify"
PREFIX: Final = "DIGITAL_TWIN_"
APPROVE, ALTERNATIVE, REJECT = "APPROVE", "ALTERNATIVE", "REJECT"
WRONG_CODE: Final = "approval_code_wrong"
"""What is noted where the code is looked at, whichever way the answer comes."""
CLEAR: Final = "clear_notification"
ASKED: Final = "approval_requested"
MESSAGES: dict[str, tuple[str, ...]] = {
    "approval_button_alternative": (),
    "approval_button_approve": (),
    "approval_button_reject": (),
    "approval_notice": ("actions", "name", "reason"),
    "approval_notice_how": ("approval",),
    "approval_notice_nameless": ("actions", "reason"),
    "approval_notice_title": (),
}


class Notices:
    """Tells people of a home's pending approvals, and takes their answers."""

    def __init__(self, hass: HomeAssistant, home: Home, approvals: Approvals) -> None:
        """Nobody is listened to yet."""
        self._hass = hass
        self._home = home
        self._approvals = approvals

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Listen to the buttons; return a function that ends it."""
        return self._hass.bus.async_listen(PRESSED, self._async_pressed, event_filter=_is_ours)

    @callback
    def async_told(self, kind: str, approval: Approval) -> None:
        """Show what is asked for, or take it away once it is decided."""
        notification_id = f"{DOMAIN}_approval_{approval.approval_id}"
        if kind != ASKED:
            persistent_notification.async_dismiss(self._hass, notification_id)
            self._send({"message": CLEAR, "data": {"tag": approval.approval_id}})
            return
        speaker = async_cached_speaker(self._hass)
        title = speaker.say(Message("approval_notice_title"))
        text = "\n\n".join(self._lines(approval, speaker))
        how = speaker.say(Message("approval_notice_how", {"approval": approval.approval_id}))
        persistent_notification.async_create(self._hass, f"{text}\n\n{how}", title, notification_id)
        data = {
            "tag": approval.approval_id,
            "timeout": round(approval.expires - approval.created),
            "actions": buttons(approval, speaker, code=self._home.config.approval_code is not None),
        }
        self._send({"title": title, "message": text, "data": data})

    def _lines(self, approval: Approval, speaker: Speaker) -> Iterator[str]:
        verdict = approval.checked.verdict
        asked = {"actions": asked_by(approval.wish, approval.checked), "reason": speaker.say(verdict.summary)}
        if name := names(self._hass, approval):
            yield speaker.say(Message("approval_notice", {**asked, "name": name}))
        else:
            yield speaker.say(Message("approval_notice_nameless", asked))
        if outcome := outcome_of(self._home, approval, speaker):
            yield " ".join(outcome)
        if verdict.alternative is not None and approval.checked.instead:
            yield speaker.say(verdict.alternative.message)

    def _send(self, data: dict[str, Any]) -> None:
        """Send something to each phone; one that cannot be reached keeps the others from nothing."""
        for action in _phones(self._hass, self._home.config.approval_phones):
            self._home.entry.async_create_background_task(
                self._hass, self._async_send(action, data), f"digital_twin notice by {action}"
            )

    async def _async_send(self, action: str, data: dict[str, Any]) -> None:
        try:
            await self._hass.services.async_call(NOTIFY, action, data, blocking=True)
        except HomeAssistantError as err:
            LOGGER.warning("A phone could not be told of an approval: %s", err)

    async def _async_pressed(self, event: Event) -> None:
        """Do what a button says, for the person whose phone it is."""
        decision, approval_id = _parts(event.data["action"])
        code = event.data.get("reply_text") or None
        try:
            if event.context.user_id is None:
                raise Unauthorized(context=event.context)
            if decision == REJECT:
                await self._approvals.async_reject(approval_id, event.context, code=code)
            else:
                await self._approvals.async_approve(
                    approval_id, event.context, code=code, alternative=decision == ALTERNATIVE
                )
        except (HomeAssistantError, StoreError) as err:
            LOGGER.info("An answer to request %s was not taken: %s", approval_id, err)
            if getattr(err, "translation_key", None) != WRONG_CODE:
                self._approvals.async_note_refused(approval_id, event.context, err)


def buttons(approval: Approval, speaker: Speaker, *, code: bool) -> list[dict[str, Any]]:
    """Return the buttons of the companion app; where the home has a code they ask for it."""
    offered = [(APPROVE, "approval_button_approve")]
    if approval.checked.instead:
        offered.append((ALTERNATIVE, "approval_button_alternative"))
    offered.append((REJECT, "approval_button_reject"))
    more = {"behavior": "textInput"} if code else {}
    return [
        {
            "action": button(decision, approval.approval_id),
            "title": speaker.say(Message(text)),
            "authenticationRequired": True,
            **({"destructive": True} if decision == REJECT else {}),
            **more,
        }
        for decision, text in offered
    ]


def button(decision: str, approval_id: str) -> str:
    """Return what the button of a decision on a request is called."""
    return f"{PREFIX}{decision}_{approval_id}"


def _parts(action: str) -> tuple[str, str]:
    decision, _, approval_id = action.removeprefix(PREFIX).partition("_")
    return decision, approval_id


@callback
def _is_ours(data: Any) -> bool:
    """Return whether a button is one of ours; a press that names no person decides nothing."""
    action = data.get("action")
    return isinstance(action, str) and action.startswith(PREFIX) and _parts(action)[0] in (APPROVE, ALTERNATIVE, REJECT)


def _phones(hass: HomeAssistant, device_ids: tuple[str, ...]) -> Iterator[str]:
    """Return the notify action of each phone that has one now: named after its device by the companion app."""
    for device_id in device_ids:
        device = dr.async_get(hass).async_get(device_id)
        entry = None if device is None else hass.config_entries.async_get_entry(device.config_entry_id)
        if entry is None or entry.domain != MOBILE_APP:
            continue
        action = f"{MOBILE_APP}_{slugify(entry.data.get('device_name', entry.title))}"
        if hass.services.has_service(NOTIFY, action):
            yield action
