"""digital_twin.list_twins: the twins of the home, filtered, with what one wants to know of each at a glance."""

from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.helpers import config_validation as cv

from ..access import POLICY_READ
from ..const import Mode
from ..coordinator import TwinStatus
from ..core.models.kinds import KINDS
from .fields import TARGET_FIELDS, accepts, boolean_field, schema
from .pages import PAGE_FIELDS, page_of
from .reach import async_reach
from .response import iso, shown_as
from .twin_answer import key_of

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

ATTR_KIND: Final = "kind"
ATTR_MODE: Final = "mode"
ATTR_STATUS: Final = "status"
ATTR_DIVERGED: Final = "diverged"
ATTR_HEALTH_BELOW: Final = "health_below"


def _one_of(allowed: Any) -> Any:
    """Return a validator of one value or several; allowed() gives the values there are now."""

    def check(value: Any) -> list[str]:
        values: list[str] = vol.All(cv.ensure_list, [cv.string])(value)
        if not set(values) <= set(allowed()):
            raise ValueError
        return values

    return check


def _health(value: Any) -> float:
    number = float(value)
    if isinstance(value, bool) or not 0 <= number <= 100:
        raise ValueError
    return number


SCHEMA = schema(
    {
        **TARGET_FIELDS,
        **PAGE_FIELDS,
        vol.Optional(ATTR_KIND): accepts("invalid_kind", _one_of(lambda: KINDS)),
        vol.Optional(ATTR_MODE): accepts("invalid_mode", _one_of(lambda: [mode.value for mode in Mode])),
        vol.Optional(ATTR_STATUS): accepts("invalid_status", _one_of(lambda: [item.value for item in TwinStatus])),
        vol.Optional(ATTR_DIVERGED): boolean_field,
        vol.Optional(ATTR_HEALTH_BELOW): accepts("invalid_health", _health),
    }
)


async def async_list_twins(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: the twins the user may read that pass the filters, by name. Without a target all are meant."""
    hass, data = call.hass, call.data
    page = page_of(data)
    found = [twin for twin in await async_reach(call, POLICY_READ, needed=False) if _passes(twin, data)]
    found.sort(key=lambda twin: (twin.config.name.casefold(), twin.entry.entry_id))
    return {
        "total": len(found),
        **page.as_answer(len(found)),
        "twins": {key_of(twin): _glance(hass, twin) for twin in page.cut(found)},
    }


def _passes(twin: TwinCoordinator, data: Any) -> bool:
    below = data.get(ATTR_HEALTH_BELOW)
    return (
        (ATTR_KIND not in data or twin.kind.id in data[ATTR_KIND])
        and (ATTR_MODE not in data or twin.config.mode.value in data[ATTR_MODE])
        and (ATTR_STATUS not in data or twin.status.value in data[ATTR_STATUS])
        and (ATTR_DIVERGED not in data or twin.assessment.diverged is data[ATTR_DIVERGED])
        and (below is None or (twin.health is not None and twin.health.score < below))
    )


@callback
def _glance(hass: HomeAssistant, twin: TwinCoordinator) -> dict[str, Any]:
    main = twin.main_channel
    shown = None if main is None else shown_as(hass, twin, main)
    return {
        "name": twin.config.name,
        "twin_id": twin.entry.entry_id,
        "kind": twin.kind.id,
        "mode": twin.config.mode.value,
        "fidelity": twin.config.fidelity.value,
        "status": twin.status.value,
        "trust": twin.trust.value,
        "health": None if twin.health is None else twin.health.score,
        "diverged": twin.assessment.diverged,
        "channel": main,
        "value": None if main is None or shown is None else shown.value(twin.shown(main)),
        "unit": None if shown is None else shown.unit,
        "last_sync": None if twin.syncing.last is None else iso(twin.syncing.last.timestamp()),
    }
