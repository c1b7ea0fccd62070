"""What the commands share: the twin that is meant, and subscriptions that send only what changed."""

from collections.abc import Awaitable, Callable, Mapping
from contextvars import copy_context
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.auth.models import User
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import ERR_NOT_FOUND
from homeassistant.components.websocket_api.messages import event_message
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..access import POLICY_READ, require
from ..channel_names import channel_refusal
from ..const import DOMAIN, SIGNAL_HOME_ENDED
from ..data import DATA
from ..spoken import ATTR_SPEAK, FORMATS, async_manner, speaking

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

PAUSE: Final = 0.2
"""s within which changes are put together; a change is on its way to the screen after that."""

TWIN_FIELDS: Final[Mapping[str | vol.Marker, Any]] = {
    vol.Exclusive("twin_id", "twin"): str,
    vol.Exclusive("entity_id", "twin"): str,
}
"""A twin is named by its entry's id, or by an entity of it or of its device."""
SPEAK_FIELDS: Final[Mapping[str | vol.Marker, Any]] = {vol.Optional(ATTR_SPEAK): FORMATS}
"""Every command may say in which language and formats its user wants to read; by default as the home speaks."""

type Message = dict[str, Any]
type Callback = Callable[[HomeAssistant, ActiveConnection, Message], None]
type Coroutine = Callable[[HomeAssistant, ActiveConnection, Message], Awaitable[None]]


class MissingError(HomeAssistantError):
    """What a message names is not there. Told to the client; it is nothing for the log."""

    def __init__(self, key: str, **placeholders: str) -> None:
        """Take the text's key and its values."""
        super().__init__(translation_domain=DOMAIN, translation_key=key, translation_placeholders=placeholders)


def _tell_missing(connection: ActiveConnection, msg: Message, err: MissingError) -> None:
    connection.send_error(
        msg["id"], ERR_NOT_FOUND, str(err), err.translation_key, err.translation_domain, err.translation_placeholders
    )


def or_not_found(handler: Callback) -> Callback:
    """Answer with `not_found` where a command's handler meets a MissingError."""

    @wraps(handler)
    def handle(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
        try:
            handler(hass, connection, msg)
        except MissingError as err:
            _tell_missing(connection, msg, err)

    return handle


def or_not_found_later(handler: Coroutine) -> Coroutine:
    """Do the same for a handler that waits; what it says is said as the message wants it (SPEAK_FIELDS)."""

    @wraps(handler)
    async def handle(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
        try:
            with speaking(await async_manner(hass, msg.get(ATTR_SPEAK))):
                await handler(hass, connection, msg)
        except MissingError as err:
            _tell_missing(connection, msg, err)

    return handle


def present_home(hass: HomeAssistant) -> Home:
    """Return the home. Raises MissingError while there is none."""
    data = hass.data.get(DATA)
    if data is None or data.home is None:
        raise MissingError("home_missing")
    return data.home


def readable_twin(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> TwinCoordinator:
    """Return the twin of the entry id, or of the entity, that a message names.

    Raises Unauthorized where the user may not read it, MissingError where there is none.
    """
    home = present_home(hass)
    if (twin_id := msg.get("twin_id")) is not None:
        twin = home.twins.get(twin_id)
    else:
        twin = home.twin_of_entity(msg.get("entity_id", ""))
    if twin is None:
        raise MissingError("twin_unknown", id=str(twin_id or msg.get("entity_id", "–")))
    require(connection.user, connection.context(msg), twin.shadowed_ids, POLICY_READ)
    return twin


def channel_of(twin: TwinCoordinator, msg: Message) -> str:
    """Return the channel a message names, or the main one. Raises MissingError where the twin has it not."""
    channel: str | None = msg.get("channel", twin.main_channel)
    if channel is None or channel not in twin.channels:
        key, placeholders = channel_refusal([twin], "channel", channel)
        raise MissingError(key, **placeholders)
    return channel


def difference(new: Mapping[str, Any], old: Mapping[str, Any]) -> Message:
    """Return the items of new that old has not, or has otherwise."""
    return {key: value for key, value in new.items() if key not in old or old[key] != value}


class Subscription:
    """Sends one client what changed, at most every PAUSE seconds; it ends with the client or with the home.

    collect is called in turns of the event loop: it gives a message, or None when there is nothing more to say. It
    speaks as whoever subscribed wants it, whatever made it speak.
    """

    def __init__(
        self, hass: HomeAssistant, connection: ActiveConnection, msg_id: int, collect: Callable[[], Message | None]
    ) -> None:
        """Take the place of the message's subscription; nothing is sent yet."""
        self._hass = hass
        self._connection = connection
        self._id = msg_id
        self._collect = collect
        self._context = copy_context()
        self._cleanup: list[CALLBACK_TYPE] = []
        self._waiting: CALLBACK_TYPE | None = None
        connection.subscriptions[msg_id] = self.async_end
        self.on_end(async_dispatcher_connect(hass, SIGNAL_HOME_ENDED, self._async_home_ended))

    @property
    def user(self) -> User:
        """Return whose subscription it is."""
        return self._connection.user

    def on_end(self, clean: CALLBACK_TYPE) -> None:
        """Have something called when nobody listens any more."""
        self._cleanup.append(clean)

    @callback
    def async_mark(self) -> None:
        """Note that there may be something to say."""
        if self._waiting is None:
            self._waiting = self._hass.loop.call_later(PAUSE, self._send).cancel

    @callback
    def async_begin(self) -> None:
        """Send what there is, after confirming the subscription; where that fails there is no subscription."""
        try:
            message = self._context.run(self._collect)
        except Exception:
            del self._connection.subscriptions[self._id]
            self.async_end()
            raise
        self._connection.send_result(self._id)
        self._tell(message)

    @callback
    def _send(self) -> None:
        self._waiting = None
        self._tell(self._context.run(self._collect))

    @callback
    def _tell(self, message: Message | None) -> None:
        if message is None or not self._cleanup:
            return
        self._connection.send_message(event_message(self._id, message))
        if message.get("more"):
            self._waiting = self._hass.loop.call_soon(self._send).cancel

    @callback
    def _async_home_ended(self) -> None:
        """Tell the client that it has to subscribe anew: everything it knows belongs to a home that is gone."""
        self._connection.send_message(event_message(self._id, {"ended": True}))
        self.async_end()

    @callback
    def async_end(self) -> None:
        """Stop; a closed view costs nothing."""
        if self._waiting is not None:
            self._waiting()
            self._waiting = None
        cleanup, self._cleanup = self._cleanup, []
        for clean in cleanup:
            clean()
