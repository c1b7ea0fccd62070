"""digital_twin.footprint: energy, cost, carbon and peak of a period, by twin and area, and what would lessen them."""

import asyncio
from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import area_registry as ar
from homeassistant.util import dt as dt_util
from numpy.typing import NDArray

from ..access import POLICY_READ, async_user
from ..core.footprint import HOUR, Footprint, Use, footprint, together
from ..core.messages import Message
from ..core.models.room_heat import is_electric
from ..core.settings import APPLIANCE, Appliance
from ..energy_use import async_use
from ..environment.energy_settings import async_energy_settings
from ..environment.past import async_past
from ..guard.facts import area_of
from ..texts import async_speaker
from .fields import TARGET_FIELDS, accepts, boolean_field, name_field, refuse, schema
from .proposals import async_proposals
from .reach import async_reach
from .response import iso
from .scenario_access import async_reader, require_seen
from .scenario_store import ATTR_ID, record_of
from .selection import the_home

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

ATTR_END: Final = "end"
ATTR_PROPOSE: Final = "propose"
ATTR_START: Final = "start"
LONGEST: Final = timedelta(days=400)
DAY: Final = timedelta(days=1)
AT_ONCE: Final = 8
ELECTRIC: Final = frozenset({"light", "plug", "water_heater", "fan", "humidifier", "battery", "media_player", "vacuum"})
"""Kinds of devices that use electricity worth counting, whether or not it is measured."""
FED_IN_TOLD: Final = 0.05
"""kWh from which on it is worth a sentence that something was fed in."""
MESSAGES: dict[str, tuple[str, ...]] = {
    "footprint_energy": ("amount",),
    "footprint_energy_grid": ("used", "amount"),
    "footprint_cost": ("amount", "currency"),
    "footprint_earned": ("amount", "earned", "currency"),
    "footprint_earns_unknown": ("amount",),
    "footprint_carbon": ("amount",),
    "footprint_largest": ("name", "percent"),
    "footprint_nothing": (),
}


def _moment(value: Any) -> datetime:
    parsed = value if isinstance(value, datetime) else dt_util.parse_datetime(str(value))
    if parsed is None:
        raise ValueError
    return dt_util.as_utc(parsed)


SCHEMA = schema(
    {
        **TARGET_FIELDS,
        vol.Optional(ATTR_START): accepts("invalid_start", _moment),
        vol.Optional(ATTR_END): accepts("invalid_start", _moment),
        vol.Optional(ATTR_ID): name_field,
        vol.Optional(ATTR_PROPOSE, default=True): boolean_field,
    }
)


async def async_footprint(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: of a period that is over, or of a scenario's answer."""
    hass, data = call.hass, call.data
    home = the_home(hass)
    if (scenario_id := data.get(ATTR_ID)) is not None:
        record = await record_of(home, scenario_id, ATTR_ID)
        require_seen(call, home, await async_reader(call), record)
        found = record.result
        return {
            ATTR_ID: scenario_id,
            "summary": found.get("summary"),
            "totals": found.get("totals", found.get("account")),
            "baseline": found.get("baseline", found.get("nothing")),
            "twins": {
                entity_id: {"name": twin["name"], "energy": twin["energy"], "baseline_energy": twin["baseline_energy"]}
                for entity_id, twin in found.get("twins", {}).items()
                if twin.get("energy") is not None
            },
        }
    hours = _hours(data.get(ATTR_START), data.get(ATTR_END))
    twins = await async_reach(call, POLICY_READ, needed=False)
    uses = await _async_uses(hass, twins, hours)
    price, feed_in, carbon = await _async_prices(hass, home, hours)
    days = _days(hours)
    by_twin = {twin: footprint(use, days, price, carbon) for twin, use in uses.items()}
    areas: dict[str, list[Use]] = defaultdict(list)
    for twin, use in uses.items():
        areas[area_of(hass, twin) or ""].append(use)
    whole = footprint(together(list(uses.values()), hours.size), days, price, carbon, feed_in)
    consumed = {twin: by_twin[twin].energy for twin in uses if not _stores_or_makes(twin)}
    speaker = await async_speaker(hass)
    registry = ar.async_get(hass)
    proposals = []
    if data[ATTR_PROPOSE] and uses:
        proposals = await async_proposals(hass, home, list(uses), await async_user(hass, call.context), speaker)
    return {
        "summary": " ".join(speaker.say(line) for line in _summary(hass, whole, consumed, speaker.numbers.plain)),
        "start": iso(float(hours[0])),
        "end": iso(float(hours[-1]) + HOUR),
        "currency": hass.config.currency,
        "total": {"used": round(sum(consumed.values()), 3), **_told(whole)},
        "twins": {
            twin.sources[twin.config.main]: {"name": twin.config.name, **_told(found)}
            for twin, found in sorted(by_twin.items(), key=lambda item: -item[1].energy)
        },
        "areas": {
            (None if (area := registry.async_get_area(key)) is None else area.name) or key or "–": _told(
                footprint(together(parts, hours.size), days, price, carbon)
            )
            for key, parts in areas.items()
        },
        "unmeasured": sorted(twin.config.name for twin in twins if twin not in uses and _uses_power(twin)),
        "proposals": proposals,
    }


def _hours(start: datetime | None, end: datetime | None) -> NDArray[np.float64]:
    """Return the hours of a period by their beginning (epoch s): the last day unless told otherwise."""
    until = min(end or dt_util.utcnow(), dt_util.utcnow())
    since = start or until - DAY
    if not since < until:
        raise refuse("period_empty", field=ATTR_START)
    if until - since > LONGEST:
        raise refuse("period_long", field=ATTR_START, days=str(LONGEST.days))
    first = since.timestamp() // HOUR * HOUR
    count = max(int(-(-(until.timestamp() - first) // HOUR)), 1)
    return first + HOUR * np.arange(count, dtype=np.float64)


async def _async_uses(
    hass: HomeAssistant, twins: list[TwinCoordinator], hours: NDArray[np.float64]
) -> dict[TwinCoordinator, Use]:
    found: dict[TwinCoordinator, Use] = {}
    for index in range(0, len(twins), AT_ONCE):
        part = twins[index : index + AT_ONCE]
        uses = await asyncio.gather(*(async_use(hass, twin, hours) for twin in part))
        found |= {twin: use for twin, use in zip(part, uses, strict=True) if use is not None}
    return found


async def _async_prices(
    hass: HomeAssistant, home: Home, hours: NDArray[np.float64]
) -> tuple[NDArray[np.float64] | None, NDArray[np.float64] | None, NDArray[np.float64] | None]:
    """Return price, what is paid for feeding in, and carbon intensity at these hours, as recorded, or as fixed."""
    energy = await async_energy_settings(hass)
    past = await async_past(
        hass, home, hours + 1.0, home.config.price or energy.price.entity_id, energy.feed_in.entity_id
    )
    price, feed_in = (
        np.full(hours.shape, tariff.number) if name not in past and tariff.number is not None else past.get(name)
        for name, tariff in (("price", energy.price), ("feed_in", energy.feed_in))
    )
    return price, feed_in, past.get("carbon_intensity")


def _days(hours: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.array(
        [dt_util.as_local(dt_util.utc_from_timestamp(hour)).date().toordinal() for hour in hours.tolist()],
        dtype=np.int64,
    )


def _told(found: Footprint) -> dict[str, Any]:
    return {
        "energy": round(found.energy, 3),
        "produced": round(found.produced, 3),
        "cost": None if found.cost is None else round(found.cost, 3),
        "earned": None if found.earned is None else round(found.earned, 3),
        "carbon": None if found.carbon is None else round(found.carbon, 3),
        "peak": None if found.peak is None else round(found.peak),
        "peak_is_hourly_mean": found.hourly,
        "known": round(found.known, 2),
        "share_in_dearest_hours": None if found.dearest is None else round(found.dearest, 2),
        "days": {datetime.fromordinal(day).date().isoformat(): round(value, 3) for day, value in found.by_day.items()},
    }


def _summary(hass: HomeAssistant, whole: Footprint, consumed: dict[TwinCoordinator, float], show: Any) -> list[Message]:
    """Return what to say; consumed: what each twin used (kWh) that neither stores electricity nor makes it."""
    if not whole.known:
        return [Message("footprint_nothing")]
    used = sum(consumed.values())
    lines = [Message("footprint_energy", {"amount": show(used, 2)})]
    if show(used, 2) != show(whole.energy, 2):
        lines = [Message("footprint_energy_grid", {"used": show(used, 2), "amount": show(whole.energy, 2)})]
    if whole.cost is not None:
        lines.append(Message("footprint_cost", {"amount": show(whole.cost, 2), "currency": hass.config.currency}))
    if whole.produced >= FED_IN_TOLD and whole.earned is not None:
        params = {"amount": show(whole.produced, 2), "earned": show(whole.earned, 2), "currency": hass.config.currency}
        lines.append(Message("footprint_earned", params))
    elif whole.produced >= FED_IN_TOLD and whole.cost is not None:
        lines.append(Message("footprint_earns_unknown", {"amount": show(whole.produced, 2)}))
    if whole.carbon is not None:
        lines.append(Message("footprint_carbon", {"amount": show(whole.carbon, 2)}))
    if used > 0:
        largest = max(consumed, key=lambda twin: consumed[twin])
        percent = round(100.0 * consumed[largest] / used)
        lines.append(Message("footprint_largest", {"name": largest.config.name, "percent": percent}))
    return lines


def _stores_or_makes(twin: TwinCoordinator) -> bool:
    """Return whether electricity that goes into a twin comes out again, or comes from it: a home's storage, its sun."""
    car = "plugged" in twin.channels or twin.config.settings.get(APPLIANCE) == Appliance.EV
    return twin.kind.id == "pv" or (twin.kind.id == "battery" and not car)


def _uses_power(twin: TwinCoordinator) -> bool:
    if twin.kind.id == "thermostat":
        return is_electric(twin.spec)
    return twin.kind.id in ELECTRIC or "power" in twin.channels or "energy" in twin.channels
