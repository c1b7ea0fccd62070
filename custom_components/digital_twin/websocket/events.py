"""digital_twin/events/subscribe: what the twins have to tell, as it happens."""

from contextvars import copy_context
from typing import Any, Final

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.components.websocket_api.messages import event_message
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from ..access import POLICY_READ, require
from ..actions.events import ATTR_ACKNOWLEDGED, ATTR_CATEGORY, ATTR_KIND, ATTR_SEVERITY, event_answer, visible
from ..actions.selection import the_home, twins_of
from ..const import DOMAIN
from ..core.requests import Severity
from ..events import CATEGORIES, EventFilter
from ..store.records import EventRecord
from .common import SPEAK_FIELDS, or_not_found_later

ATTR_ENTITY_ID: Final = "entity_id"
ATTR_RECENT: Final = "recent"
SUBSCRIBE_EVENTS: Final = f"{DOMAIN}/events/subscribe"


@websocket_command(
    {
        vol.Required("type"): SUBSCRIBE_EVENTS,
        vol.Optional(ATTR_ENTITY_ID): [str],
        vol.Optional(ATTR_CATEGORY): [vol.In(CATEGORIES)],
        vol.Optional(ATTR_SEVERITY): vol.In([severity.value for severity in Severity]),
        vol.Optional(ATTR_KIND): [str],
        vol.Optional(ATTR_ACKNOWLEDGED): bool,
        vol.Optional(ATTR_RECENT, default=0): vol.All(int, vol.Range(min=0, max=200)),
        **SPEAK_FIELDS,
    }
)
@async_response
@or_not_found_later
async def async_subscribe_events(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Send each event that passes the filters and that the user may read, after the newest of those there are.

    One that is acknowledged is sent again. Filters are those of the action get_events.
    """
    user = connection.user
    try:
        home = the_home(hass)
        twins = twins_of(hass, home, {ATTR_ENTITY_ID: msg[ATTR_ENTITY_ID]}) if msg.get(ATTR_ENTITY_ID) else None
    except ServiceValidationError as err:
        raise HomeAssistantError(str(err)) from err
    for twin in twins or ():
        require(user, connection.context(msg), twin.shadowed_ids, POLICY_READ)
    wanted = EventFilter(
        twins=None if twins is None else frozenset(twin.entry.entry_id for twin in twins),
        categories=frozenset(msg[ATTR_CATEGORY]) if ATTR_CATEGORY in msg else None,
        kinds=frozenset(msg[ATTR_KIND]) if ATTR_KIND in msg else None,
        severity=Severity(msg[ATTR_SEVERITY]) if ATTR_SEVERITY in msg else None,
        acknowledged=msg.get(ATTR_ACKNOWLEDGED),
    )

    context = copy_context()

    @callback
    def send(record: EventRecord) -> None:
        context.run(tell, record)

    @callback
    def tell(record: EventRecord) -> None:
        if visible(record, home, user):
            connection.send_message(event_message(msg["id"], event_answer(home, record)))

    connection.subscriptions[msg["id"]] = home.events.async_subscribe(wanted, send)
    connection.send_result(msg["id"])
    newest = [record for record in home.events.recent(wanted) if visible(record, home, user)]
    for record in reversed(newest[: msg[ATTR_RECENT]]):
        send(record)
