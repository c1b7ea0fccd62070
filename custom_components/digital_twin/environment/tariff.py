"""Prices and carbon intensities that an entity or an action lists ahead: every usual provider's shape as slots of time.

Nord Pool, Energi Data Service, ENTSO-e, EPEX spot and aWATTar, Tibber, Octopus, Amber, PVPC, OMIE, Frank Energie,
Zonneplan, Electricity Maps and Carbon Intensity differ in where they write a time and a number, not in what they say.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any, Final

from homeassistant.generated.currencies import ACTIVE_CURRENCIES
from homeassistant.util import dt as dt_util

START_KEYS: Final = (
    "start", "start_time", "startTime", "startsAt", "starts_at", "start_timestamp", "valid_from", "from", "hour",
    "time", "datetime", "timestamp", "period", "date",
)  # fmt: skip
END_KEYS: Final = ("end", "end_time", "endTime", "end_timestamp", "valid_to", "till", "to")
VALUE_KEYS: Final[Mapping[str, float]] = {
    "value": 1.0,
    "price_per_kwh": 1.0,
    "per_kwh": 1.0,
    "price_eur_per_kwh": 1.0,
    "price_ct_per_kwh": 0.01,
    "price_eur_per_mwh": 0.001,
    "value_inc_vat": 1.0,
    "total": 1.0,
    "price": 1.0,
    "marketprice": 0.001,
    "electricity_price": 1.0,
    "carbonIntensity": 1.0,
    "carbon_intensity": 1.0,
    "intensity": 1.0,
    "forecast": 1.0,
}
"""By the name of a number, the factor to a unit per kWh."""
OWN_UNIT: Final = frozenset({
    "price_per_kwh", "per_kwh", "price_eur_per_kwh", "price_ct_per_kwh", "price_eur_per_mwh", "marketprice",
    "electricity_price", "carbonIntensity", "carbon_intensity", "intensity",
})  # fmt: skip
"""Numbers whose name says their unit; all others are in that of their entity."""
SIGNS: Final[Mapping[str, str]] = {"€": "EUR", "£": "GBP", "Kč": "CZK", "zł": "PLN"}
"""Signs that stand for one currency only."""
TEN_MILLIONTHS: Final = "electricity_price"
COUNTED: Final = 1000.0
"""Numbers of that name beyond this are ten-millionths: Zonneplan tells its prices so in some sensors."""
DAYS: Final = (("yesterday", -1), ("today", 0), ("tomorrow", 1))
LISTED: Final = re.compile(r"^price_(next_day_)?(\d{2})h(_d)?$")
SHORTEST, LONGEST = 240.0, 3 * 3600.0
MOST: Final = 2000
SCALES: Final = (0.001, 0.01, 100.0, 1000.0)
CLOSE: Final = 0.02
MINOR: Final = ("ct", "cent", "cents", "c", "¢", "p", "pence", "øre", "öre", "ore", "snt", "gr", "haléř")


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A value from start until end (epoch s)."""

    start: float
    end: float
    value: float


def slots(content: Any, midnight: datetime, scale: float = 1.0) -> list[Slot]:
    """Return what attributes, or an action's answer, list, in order of time.

    midnight: the home's, today; scale: from the unit of the entity, or of the action, to one per kWh.
    """
    found: dict[float, Slot] = {}
    for slot in _walk(content, midnight, 0, scale=scale):
        if len(found) < MOST:
            found.setdefault(slot.start, slot)
    return _closed(sorted(found.values()))


def per_kwh(unit: str | None) -> float | None:
    """Return the factor from a price's or carbon intensity's unit to currency/kWh or g/kWh; None for no such unit."""
    if not unit or "/" not in unit:
        return None
    money, _, energy = unit.replace(" ", "").partition("/")
    energies = {"kwh": 1.0, "mwh": 0.001, "wh": 1000.0, "gwh": 1e-6}
    if (factor := energies.get(energy.lower())) is None:
        return None
    if re.fullmatch(r"k?g(CO[2₂](-?eq?)?)?", money, re.IGNORECASE):
        return factor * (1000.0 if money.lower().startswith("kg") else 1.0)
    if money.lower() in MINOR or money == "¢":
        return factor * 0.01
    return factor


def currency_of(unit: str | None) -> str | None:
    """Return the code of the currency that a price's unit names beyond doubt; None where it names none."""
    if not unit or "/" not in unit:
        return None
    money = unit.partition("/")[0].strip()
    code = SIGNS.get(money, money.upper())
    return code if code in ACTIVE_CURRENCIES else None


def fitted(listed: list[Slot], now: float, present: float | None) -> list[Slot]:
    """Return slots in the unit of the present value (per kWh), where the two differ by a factor between units."""
    held = next((slot.value for slot in listed if slot.start <= now < slot.end), None)
    if held is None or not present or not held:
        return listed
    scale = next((one for one in SCALES if abs(present / held / one - 1.0) < CLOSE), 1.0)
    return listed if scale == 1.0 else [replace(slot, value=slot.value * scale) for slot in listed]


def _walk(content: Any, midnight: datetime, depth: int, name: str = "", *, scale: float) -> Iterator[Slot]:
    if depth > 3:
        return
    if isinstance(content, Mapping):
        yield from _scaled(_hours(content, midnight), scale)
        for key, item in content.items():
            if isinstance(item, Mapping | list | tuple):
                yield from _walk(item, midnight, depth + 1, str(key), scale=scale)
        return
    if not isinstance(content, list | tuple) or not content:
        return
    if all(isinstance(item, Mapping) for item in content):
        counted = any(abs(_number(item.get(TEN_MILLIONTHS)) or 0.0) > COUNTED for item in content)
        timed = [slot for item in content if (slot := _entry(item, scale, 1e-7 if counted else 1.0)) is not None]
        plain = [number for item in content if (number := _number(item.get("value"))) is not None]
        yield from timed or _scaled(_daily(plain if len(plain) == len(content) else [], midnight, name), scale)
    else:
        yield from _scaled(_daily([_number(item) for item in content], midnight, name), scale)


def _scaled(listed: Iterable[Slot], scale: float) -> Iterator[Slot]:
    return (replace(slot, value=slot.value * scale) for slot in listed)


def _daily(numbers: Iterable[float | None], midnight: datetime, name: str) -> Iterator[Slot]:
    """Yield a plain list of a whole day's numbers, where its name says which day."""
    values = list(numbers)
    day = next((offset for word, offset in DAYS if word in name), None)
    if day is None or len(values) < 12 or any(value is None for value in values):
        return
    begin = dt_util.start_of_local_day(midnight.date() + timedelta(days=day)).timestamp()
    end = dt_util.start_of_local_day(midnight.date() + timedelta(days=day + 1)).timestamp()
    length = (end - begin) / len(values)
    for index, value in enumerate(values):
        if value is not None:
            yield Slot(begin + index * length, begin + (index + 1) * length, value)


def _hours(content: Mapping[Any, Any], midnight: datetime) -> Iterator[Slot]:
    """Yield what stands in a mapping itself: price_07h, or a time and its number."""
    for key, item in content.items():
        if (value := _number(item)) is None:
            continue
        if isinstance(key, str) and (match := LISTED.match(key)) is not None:
            # Local hours: on the days on which the clock changes one is missing, or comes twice.
            day = midnight.date() + timedelta(days=1 if match[1] else 0)
            zone, hour = dt_util.get_default_time_zone(), time(int(match[2]), fold=1 if match[3] else 0)
            at = datetime.combine(day, hour, zone).timestamp()
            yield Slot(at, at + 3600.0, value)
        elif (at_key := _time(key)) is not None:
            yield Slot(at_key, at_key, value)


def _entry(item: Mapping[str, Any], scale: float, counted: float) -> Slot | None:
    """Return one entry with a time and a number of its own."""
    start = next((at for key in START_KEYS if (at := _time(item.get(key))) is not None), None)
    if start is None:
        return None
    end = next((at for key in END_KEYS if (at := _time(item.get(key))) is not None), start)
    for key, factor in VALUE_KEYS.items():
        raw = item.get(key)
        number = _number(raw.get("forecast") if isinstance(raw, Mapping) else raw)
        if number is not None:
            own = counted if key == TEN_MILLIONTHS else 1.0
            return Slot(start, max(end, start), number * factor * own * (1.0 if key in OWN_UNIT else scale))
    return None


def _closed(ordered: list[Slot]) -> list[Slot]:
    """Return slots that end where the next begins, if they do not say themselves; overlaps are cut."""
    result: list[Slot] = []
    for index, slot in enumerate(ordered):
        following = ordered[index + 1].start if index + 1 < len(ordered) else None
        end = slot.end
        if end <= slot.start:
            length = 3600.0 if not result else result[-1].end - result[-1].start
            end = slot.start + length if following is None else min(following, slot.start + LONGEST)
        elif following is not None:
            end = min(end, following)
        if end - slot.start >= SHORTEST:
            result.append(replace(slot, end=end))
    return result


def _number(raw: Any) -> float | None:
    if raw is None or isinstance(raw, bool | Mapping | list | tuple | datetime):
        return None
    try:
        number = float(raw)
    except (TypeError, ValueError):  # fmt: skip
        return None
    return number if math.isfinite(number) else None


def _time(raw: Any) -> float | None:
    """Return a time as epoch s: a datetime, an ISO text, or a number of s or ms since the epoch."""
    if isinstance(raw, datetime):
        moment: datetime | None = raw
    elif isinstance(raw, int | float) and not isinstance(raw, bool):
        return raw / 1000.0 if raw > 1e11 else float(raw) if raw > 1e9 else None
    elif isinstance(raw, str) and len(raw) >= 10:
        moment = dt_util.parse_datetime(raw)
    else:
        return None
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt_util.get_default_time_zone())).timestamp()
