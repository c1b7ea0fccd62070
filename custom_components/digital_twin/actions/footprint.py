"""digital_twin.footprint: energy, cost, carbon and peak of a period, by twin and area, and what would lessen them."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import area_registry as ar
from homeassistant.util import dt as dt_util
from numpy.typing import NDArray

from ..access import POLICY_READ, async_user
from ..core.footprint import Footprint, Peak, Span, Use, footprint, together, unexplained
from ..core.messages import Message
from ..core.models.room_heat import is_electric
from ..energy_home import Meters, async_home_use
from ..energy_peak import Peaks
from ..energy_use import Gauge, async_use, gauges, stores
from ..environment.energy_settings import EnergySettings, async_energy_settings
from ..environment.past import async_past
from ..guard.facts import area_of
from ..texts import Numbers, async_speaker
from .fields import TARGET_FIELDS, TARGET_KEYS, accepts, boolean_field, name_field, refuse, schema
from .proposals import async_proposals
from .reach import async_reach
from .response import iso
from .scenario_access import async_reader, require_seen
from .scenario_store import ATTR_ID, record_of
from .selection import the_home

if TYPE_CHECKING:
    from homeassistant.auth.models import User

    from ..coordinator import TwinCoordinator
    from ..manager import Home

type Array = NDArray[np.float64]

ATTR_END: Final = "end"
ATTR_PROPOSE: Final = "propose"
ATTR_START: Final = "start"
LONGEST: Final = timedelta(days=400)
DAY: Final = timedelta(days=1)
AT_ONCE: Final = 8
ELECTRIC: Final = frozenset({"light", "plug", "water_heater", "fan", "humidifier", "battery", "media_player", "vacuum"})
"""Kinds of devices that use electricity worth counting, whether or not it is measured."""
WORTH_TELLING: Final = 0.05
"""kWh from which on it is worth a sentence that something was fed in, or used where nothing measures."""
QUARTERS: Final = 4
"""Of an hour, in each of which its price may be another."""
MESSAGES: dict[str, tuple[str, ...]] = {
    "footprint_energy": ("amount",),
    "footprint_energy_grid": ("used", "amount"),
    "footprint_cost": ("amount", "currency"),
    "footprint_earned": ("amount", "earned", "currency"),
    "footprint_earns_unknown": ("amount",),
    "footprint_carbon": ("amount",),
    "footprint_home": ("amount",),
    "footprint_home_carbon": ("amount",),
    "footprint_home_cost": ("amount", "currency"),
    "footprint_own": ("amount",),
    "footprint_rest": ("amount",),
    "footprint_largest": ("name", "percent"),
    "footprint_most": ("name", "percent"),
    "footprint_most_little": ("name", "percent"),
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
        if not isinstance(found.get("totals", found.get("account")), Mapping):
            raise refuse("scenario_without_figures", field=ATTR_ID, value=str(record.name or record.kind))
        twins_told = found.get("twins")
        return {
            ATTR_ID: scenario_id,
            "summary": found.get("summary"),
            "totals": found.get("totals", found.get("account")),
            "baseline": found.get("baseline", found.get("nothing")),
            "twins": {
                entity_id: {key: twin.get(key) for key in ("name", "energy", "baseline_energy")}
                for entity_id, twin in (twins_told.items() if isinstance(twins_told, Mapping) else ())
                if isinstance(twin, Mapping) and twin.get("energy") is not None
            },
        }
    span = _span(data.get(ATTR_START), data.get(ATTR_END))
    user = await async_user(hass, call.context)
    twins = await async_reach(call, POLICY_READ, needed=False)
    energy = await async_energy_settings(hass)
    meters = Meters.of(hass, home, energy)
    counts = {twin: shown for twin in twins if (shown := meters.shown_by([twin])).entity_ids}
    measured = {twin: gauges(twin) for twin in twins if twin not in counts}
    of_parts = await _async_uses(hass, measured, span)
    of_meters = {
        twin: use for twin, own in counts.items() if (use := await async_home_use(hass, own, span)) is not None
    }
    uses, parts = of_meters | of_parts, list(of_parts)
    rates = _Rates(span.hours, _days(span), *await _async_prices(hass, home, energy, span))
    peaks = Peaks(hass, span, of_parts, measured)
    devices = together(list(of_parts.values()), span.hours.size)
    own, by_meter = devices, False
    if not parts and of_meters:
        joint = await async_home_use(hass, meters.shown_by(of_meters), span)
        own, by_meter = devices if joint is None else joint, joint is not None
    if not any(data.get(key) for key in TARGET_KEYS) and _may_read(user, meters):
        of_home = await async_home_use(hass, meters, span)
        if of_home is not None and rates.of(of_home).known >= rates.of(own).known:
            own, by_meter = of_home, True
    # What the devices drew side by side is read from their states: only where no meter of the home tells it anyway.
    whole = rates.of(own, None if by_meter else await peaks.async_of(parts), fed_in=True)
    by_twin = {twin: rates.of(use) for twin, use in uses.items()}
    consumed = {twin: by_twin[twin].energy for twin in parts if not _stores_or_makes(twin)}
    rest = unexplained(own, devices) if by_meter and parts else None
    speaker = await async_speaker(hass)
    told = _Told(whole, by_meter, consumed, rest, hass.config.currency)
    proposals = []
    if data[ATTR_PROPOSE] and parts:
        proposals = await async_proposals(hass, home, parts, user, speaker)
    return {
        "summary": " ".join(speaker.say(line) for line in told.lines(speaker.numbers)),
        "start": iso(float(span.begins[0])),
        "end": iso(float(span.ends[-1])),
        "currency": hass.config.currency,
        "total": {
            "used": round(sum(consumed.values()), 3),
            "by_meter": by_meter,
            "rest": None if rest is None else round(rest, 3),
            **_shown(whole),
        },
        "twins": {
            twin.sources[twin.config.main]: {"name": twin.config.name, **_shown(found)}
            for twin, found in sorted(by_twin.items(), key=lambda item: -item[1].energy)
        },
        "areas": await _async_areas(hass, parts, uses, rates, peaks),
        "unmeasured": sorted(twin.config.name for twin in twins if twin not in uses and _uses_power(twin)),
        "proposals": proposals,
    }


@dataclass(frozen=True, slots=True)
class _Rates:
    """A period's hours by their length (h) and local day, and what a kilowatt-hour costs, earns and stands for then."""

    hours: Array
    days: NDArray[np.int64]
    price: Array | None
    feed_in: Array | None
    carbon: Array | None

    def of(self, use: Use, peak: Peak | None = None, *, fed_in: bool = False) -> Footprint:
        """Return what a use comes to; fed_in: whether what it gives goes to the grid and is paid for."""
        paid = self.feed_in if fed_in else None
        return footprint(use, self.days, self.price, self.carbon, paid, peak=peak, hours=self.hours)


async def _async_areas(
    hass: HomeAssistant, parts: list[TwinCoordinator], uses: dict[TwinCoordinator, Use], rates: _Rates, peaks: Peaks
) -> dict[str, Any]:
    areas: dict[str, list[TwinCoordinator]] = defaultdict(list)
    for twin in parts:
        areas[area_of(hass, twin) or ""].append(twin)
    registry = ar.async_get(hass)
    return {
        (None if (area := registry.async_get_area(key)) is None else area.name) or key or "–": _shown(
            rates.of(together([uses[twin] for twin in within], rates.hours.size), await peaks.async_of(within))
        )
        for key, within in areas.items()
    }


def _may_read(user: User | None, meters: Meters) -> bool:
    """Return whether a user may know what the whole home took."""
    return user is None or all(user.permissions.check_entity(one, POLICY_READ) for one in meters.entity_ids)


def _span(start: datetime | None, end: datetime | None) -> Span:
    """Return a period hour by hour: the last 24 whole hours unless told otherwise; what is to come is left out."""
    now = dt_util.utcnow()
    until = min(end or now, now)
    if start is None and end is None:
        until = now.replace(minute=0, second=0, microsecond=0)
    since = start or until - DAY
    if since >= now and (end is None or since < end):
        raise refuse("period_future", field=ATTR_START)
    if not since < until:
        raise refuse("period_empty", field=ATTR_START)
    if until - since > LONGEST:
        raise refuse("period_long", field=ATTR_START, days=str(LONGEST.days))
    return Span.over(since.timestamp(), until.timestamp())


async def _async_uses(
    hass: HomeAssistant, measured: dict[TwinCoordinator, list[Gauge]], span: Span
) -> dict[TwinCoordinator, Use]:
    found: dict[TwinCoordinator, Use] = {}
    twins = [twin for twin, by in measured.items() if by]
    for index in range(0, len(twins), AT_ONCE):
        part = twins[index : index + AT_ONCE]
        uses = await asyncio.gather(*(async_use(hass, measured[twin], span) for twin in part))
        found |= {twin: use for twin, use in zip(part, uses, strict=True) if use is not None}
    return found


async def _async_prices(
    hass: HomeAssistant, home: Home, energy: EnergySettings, span: Span
) -> tuple[Array | None, Array | None, Array | None]:
    """Return mean price, what is paid for feeding in, and carbon intensity of these hours, as recorded, or as fixed."""
    within = (np.arange(QUARTERS) + 0.5) / QUARTERS
    times = (span.begins[:, None] + within * (span.ends - span.begins)[:, None]).ravel()
    past = await async_past(hass, home, times, home.config.price or energy.price.entity_id, energy.feed_in.entity_id)
    price, feed_in = (
        np.full(times.shape, tariff.number) if name not in past and tariff.number is not None else past.get(name)
        for name, tariff in (("price", energy.price), ("feed_in", energy.feed_in))
    )
    return _hourly(price), _hourly(feed_in), _hourly(past.get("carbon_intensity"))


def _hourly(values: Array | None) -> Array | None:
    return None if values is None else values.reshape(-1, QUARTERS).mean(axis=1)


def _days(span: Span) -> NDArray[np.int64]:
    return np.array(
        [dt_util.as_local(dt_util.utc_from_timestamp(hour)).date().toordinal() for hour in span.begins.tolist()],
        dtype=np.int64,
    )


def _shown(found: Footprint) -> dict[str, Any]:
    return {
        "energy": round(found.energy, 3),
        "produced": round(found.produced, 3),
        "cost": None if found.cost is None else round(found.cost, 3),
        "earned": None if found.earned is None else round(found.earned, 3),
        "carbon": None if found.carbon is None else round(found.carbon, 3),
        "peak": None if found.peak is None else round(found.peak.power),
        "peak_by": None if found.peak is None else found.peak.grain.value,
        "known": round(found.known, 2),
        "share_in_dearest_hours": None if found.dearest is None else round(found.dearest, 2),
        "days": {datetime.fromordinal(day).date().isoformat(): round(value, 3) for day, value in found.by_day.items()},
    }


@dataclass(frozen=True, slots=True)
class _Told:
    """What to say of a period. by_meter: whether whole is what the home's meter shows; rest: kWh no device tells of.

    consumed: what each twin used (kWh) that neither stores electricity nor makes it.
    """

    whole: Footprint
    by_meter: bool
    consumed: dict[TwinCoordinator, float]
    rest: float | None
    currency: str

    def lines(self, numbers: Numbers) -> Iterator[Message]:
        """Yield what to say; numbers: how they are written."""
        show = numbers.plain
        whole, used = self.whole, sum(self.consumed.values())
        if not whole.known:
            yield Message("footprint_nothing")
            return
        taken = show(whole.energy, 2)
        if self.by_meter:
            yield Message("footprint_home", {"amount": taken})
        elif show(used, 2) == taken:
            yield Message("footprint_energy", {"amount": taken})
        else:
            yield Message("footprint_energy_grid", {"used": show(used, 2), "amount": taken})
        if whole.cost is not None:
            spent = {"amount": numbers.money(whole.cost), "currency": self.currency}
            yield Message("footprint_home_cost" if self.by_meter else "footprint_cost", spent)
        if whole.produced >= WORTH_TELLING and whole.earned is not None:
            earned = {"earned": numbers.money(whole.earned), "currency": self.currency}
            yield Message("footprint_earned", {"amount": show(whole.produced, 2), **earned})
        elif whole.produced >= WORTH_TELLING and whole.cost is not None:
            yield Message("footprint_earns_unknown", {"amount": show(whole.produced, 2)})
        if whole.carbon is not None:
            yield Message(
                "footprint_home_carbon" if self.by_meter else "footprint_carbon", {"amount": show(whole.carbon, 2)}
            )
        yield from self._parts(used, show)
        if round(used, 2) > 0.0:
            yield self._largest(used)

    def _largest(self, used: float) -> Message:
        """Tell which device took the most of what all of them used (kWh): of nothing nobody has a share."""
        largest = max(self.consumed, key=lambda twin: self.consumed[twin])
        name, rest = largest.config.name, max(self.rest or 0.0, 0.0)
        percent = round(100.0 * self.consumed[largest] / (used + rest))
        if percent < 1:
            return Message("footprint_most_little", {"name": name, "percent": 1})
        text = "footprint_most" if rest >= WORTH_TELLING else "footprint_largest"
        return Message(text, {"name": name, "percent": percent})

    def _parts(self, used: float, show: Callable[[float, int], str]) -> Iterator[Message]:
        """Yield what a home's devices used (kWh), what none of them tells of, and what of both no grid meter saw."""
        if self.by_meter and self.consumed:
            yield Message("footprint_energy", {"amount": show(used, 2)})
        if self.rest is None:
            return
        if self.rest >= WORTH_TELLING:
            yield Message("footprint_rest", {"amount": show(self.rest, 2)})
        own = used + self.rest + self.whole.produced - self.whole.energy
        if self.by_meter and self.consumed and own >= WORTH_TELLING:
            yield Message("footprint_own", {"amount": show(own, 2)})


def _stores_or_makes(twin: TwinCoordinator) -> bool:
    """Return whether electricity that goes into a twin comes out again, or comes from it: a home's storage, its sun."""
    return twin.kind.id == "pv" or stores(twin)


def _uses_power(twin: TwinCoordinator) -> bool:
    if twin.kind.id == "thermostat":
        return is_electric(twin.spec)
    return twin.kind.id in ELECTRIC or "power" in twin.channels or "energy" in twin.channels
