"""digital_twin/discovery: the devices worth a twin, and why."""

from typing import Any

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, require_admin, websocket_command
from homeassistant.components.websocket_api.messages import result_message
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from ..const import DOMAIN
from ..texts import async_speaker
from .common import SPEAK_FIELDS, or_not_found_later, present_home

MOST_PER_PAGE = 500


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/discovery",
        vol.Optional("refresh", default=False): bool,
        vol.Optional("page", default=1): vol.All(int, vol.Range(min=1, max=10_000)),
        vol.Optional("per_page", default=MOST_PER_PAGE): vol.All(int, vol.Range(min=1, max=MOST_PER_PAGE)),
        **SPEAK_FIELDS,
    }
)
@require_admin
@async_response
@or_not_found_later
async def async_discovery(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer with a page of the candidates, best first; refresh: after looking at the whole home once more."""
    home = present_home(hass)
    speaker = await async_speaker(hass)
    found = await (home.discovery.async_refresh() if msg["refresh"] else home.discovery.async_candidates())
    registry = er.async_get(hass)
    first = (msg["page"] - 1) * msg["per_page"]
    page = found[first : first + msg["per_page"]]
    connection.send_message(
        result_message(
            msg["id"],
            {
                "total": len(found),
                "page": msg["page"],
                "more": len(found) > first + len(page),
                "candidates": [
                    {
                        "key": profile.key,
                        "name": profile.name,
                        "kind": profile.kind,
                        "device_id": profile.device_id,
                        "entity_id": er.async_resolve_entity_id(registry, profile.main) or profile.main,
                        "entities": len(profile.members),
                        "area_id": profile.area_id,
                        "rank": round(profile.rank, 3),
                        "reason": speaker.say(profile.reason),
                    }
                    for profile in page
                ],
            },
        )
    )
