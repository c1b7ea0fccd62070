"""digital_twin/overview/subscribe: the home and all twins the user may see, at a glance, with what changes."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.core import HomeAssistant, callback

from ..access import POLICY_READ, may
from ..const import DOMAIN
from ..events import EventFilter
from ..texts import Speaker, async_speaker
from .common import SPEAK_FIELDS, Message, Subscription, difference, or_not_found_later, present_home
from .tile import tile

if TYPE_CHECKING:
    from homeassistant.auth.models import User

    from ..coordinator import TwinCoordinator
    from ..manager import Home

MOST_NAMED: Final = 100
MOST_HAZARDS: Final = 20
AT_ONCE: Final = 40
"""Twins looked at in one turn of the event loop; it takes about 2 ms."""


class Overview:
    """What one client knows of the home, and what it does not know yet."""

    def __init__(
        self,
        hass: HomeAssistant,
        home: Home,
        user: User,
        speaker: Speaker,
        wanted: frozenset[str] | None,
    ) -> None:
        """Nothing is known; every twin is news."""
        self._hass = hass
        self._home = home
        self._user = user
        self._speaker = speaker
        self._wanted = wanted
        self._home_known: Message | None = None
        self._known: dict[str, Message] = {}
        self._listened: dict[str, tuple[TwinCoordinator, Callable[[], None]]] = {}
        self._touched: dict[str, None] = {}
        self._gone: list[str] = []
        self._mark: Callable[[], None] = lambda: None

    @callback
    def async_start(self, mark: Callable[[], None]) -> None:
        """Listen to the twins there are, and to those that come."""
        self._mark = mark
        self._listen()

    @callback
    def async_stop(self) -> None:
        """Listen no more."""
        for _, end in self._listened.values():
            end()
        self._listened.clear()

    @callback
    def async_home_changed(self) -> None:
        """Take in that the home's figures changed, or which twins there are."""
        self._listen()
        self._mark()

    def _listen(self) -> None:
        twins = self._home.twins
        for twin_id, (twin, end) in list(self._listened.items()):
            if twins.get(twin_id) is not twin:
                end()
                del self._listened[twin_id]
                if self._known.pop(twin_id, None) is not None:
                    self._gone.append(twin_id)
        for twin_id, twin in twins.items():
            if twin_id not in self._listened and self._is_wanted(twin) and may(self._user, twin, POLICY_READ):
                self._listened[twin_id] = (twin, twin.async_watch(partial(self._async_touched, twin_id)))
                self._touched[twin_id] = None

    def _is_wanted(self, twin: TwinCoordinator) -> bool:
        if self._wanted is None:
            return True
        return any(self._home.twin_of_entity(entity_id) is twin for entity_id in self._wanted)

    @callback
    def _async_touched(self, twin_id: str) -> None:
        self._touched[twin_id] = None
        self._mark()

    @callback
    def async_collect(self) -> Message | None:
        """Return what the client does not know yet; of many twins a part, with `more` set."""
        message: Message = {}
        if self._gone:
            message["gone"], self._gone = self._gone, []
        twins: dict[str, Any] = {}
        for twin_id in list(self._touched)[:AT_ONCE]:
            del self._touched[twin_id]
            if (entry := self._listened.get(twin_id)) is None:
                continue
            now = tile(self._hass, entry[0], self._speaker)
            if changed := difference(now, self._known.get(twin_id, {})):
                twins[twin_id] = changed
                self._known[twin_id] = now
        if twins:
            message["twins"] = twins
        # The figures are those over the tiles that the client now knows.
        figures = self._figures()
        if figures != self._home_known:
            message["home"] = self._home_known = figures
        if self._touched:
            message["more"] = True
        return message or None

    def _figures(self) -> Message:
        """Return the home's figures, over the twins this user may see."""
        home = self._home
        tiles = self._known.values()
        scores = [item["health"] for item in tiles if item["health"] is not None]
        return {
            "name": home.config.name,
            "twins": len(self._listened),
            "health": round(sum(scores) / len(scores)) if scores else None,
            "diverged": sum(bool(item["diverged"]) for item in tiles),
            "power_limit": home.config.power_limit,
            "admin": self._user.is_admin,
            "hazards": self._hazards(),
        }

    def _hazards(self) -> list[Message]:
        """Return what looms over twins that this user may see, the likeliest first."""
        found: list[Message] = [
            {
                "hazard": looming.finding.hazard,
                "severity": looming.finding.severity.value,
                "probability": round(looming.finding.probability, 2),
                "at": round(looming.at),
                "twins": list(looming.finding.twins),
                "reason": self._speaker.say(looming.finding.reason),
            }
            for looming in self._home.foresight.looming.values()
            if self._listened.keys() >= set(looming.finding.twins)
        ]
        return sorted(found, key=lambda item: -item["probability"])[:MOST_HAZARDS]


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/overview/subscribe",
        vol.Optional("entity_id"): vol.All([str], vol.Length(min=1, max=MOST_NAMED)),
        **SPEAK_FIELDS,
    }
)
@async_response
@or_not_found_later
async def async_subscribe_overview(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Send the home's figures and a tile for each twin (or those of some entities), then only what changes of them."""
    speaker = await async_speaker(hass)
    home = present_home(hass)
    named = msg.get("entity_id")
    overview = Overview(hass, home, connection.user, speaker, None if named is None else frozenset(named))
    subscription = Subscription(hass, connection, msg["id"], overview.async_collect)
    overview.async_start(subscription.async_mark)
    subscription.on_end(overview.async_stop)
    subscription.on_end(home.async_subscribe(overview.async_home_changed))
    looming = EventFilter(categories=frozenset({"guard"}))
    subscription.on_end(home.events.async_subscribe(looming, lambda _event: subscription.async_mark()))
    subscription.async_begin()
