"""The surroundings a simulation is to expect, or that were: weather, sun, people, price, on a regular grid."""

import asyncio
import math
import time
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from homeassistant.const import STATE_HOME, STATE_ON
from homeassistant.core import HomeAssistant
from numpy.typing import NDArray

from ..clock_change import wall_clock
from ..const import Role
from ..core.forecast.onoff import LIKE_DAY
from ..core.home.outlook import CLEAR_SKY
from ..core.messages import Message
from ..core.models.switching import WORKDAY
from ..core.requests import Environment
from ..solar import SOLAR_KIND, SUN_DIRECTION, direction, irradiance
from ..weather_forecast import async_outlook
from .days import async_free_days, by_local_day, like_day
from .energy_settings import async_energy_settings
from .habits import SOMEBODY, Habits, async_habits
from .occupancy import count
from .outdoors import humidity, humidity_now, outdoor_now, sun, temperature
from .past import async_past
from .pattern import Places, places
from .prices import Course, async_course_of, constant, other_currency
from .states import detectors, people_home, resolved, somebody, state_of, tracked

if TYPE_CHECKING:
    from ..data import TwinConfig
    from ..manager import Home

__all__ = ["async_expected_environment", "outdoor_now", "people_home", "resolved", "state_of", "tracked"]

type Array = NDArray[np.float64]

RECENT: Final = 3600.0
"""s by which a start may lie in the past and still counts as now."""
MESSAGES: dict[str, tuple[str, ...]] = {
    "assumed_carbon_constant": (),
    "assumed_carbon_repeats": (),
    "assumed_carbon_usual": (),
    "assumed_currency": ("unit", "currency"),
    "assumed_day_off": ("date",),
    "assumed_feed_in_constant": (),
    "assumed_feed_in_repeats": (),
    "assumed_feed_in_usual": (),
    "assumed_outdoor_constant": ("temperature",),
    "assumed_outdoor_forecast_repeats": ("hours",),
    "assumed_outdoor_like_yesterday": (),
    "assumed_outdoor_unknown": (),
    "assumed_past_unknown": (),
    "assumed_people_stay": ("people",),
    "assumed_people_usual": (),
    "assumed_price_constant": (),
    "assumed_price_repeats": (),
    "assumed_price_usual": (),
    "assumed_sky_clear": (),
}


class _Surroundings:
    """What is gathered over times (n,): values, their 90 % bands where they are not sure, and what was assumed."""

    def __init__(self, times: Array) -> None:
        self.times = times
        self.values: dict[str, Array] = {}
        self.bands: dict[str, tuple[Array, Array]] = {}
        self.assumed: list[Message] = []

    def keep(self, name: str, course: Course | None) -> None:
        """Take a quantity over."""
        if course is None:
            return
        self.values[name] = course.values
        if np.any(course.low < course.values) or np.any(course.high > course.values):
            self.bands[name] = (course.low, course.high)
        if course.note is not None:
            self.assumed.append(course.note)


async def async_expected_environment(
    hass: HomeAssistant, home: Home, config: TwinConfig | None, start: float, horizon: float, step: float
) -> Environment:
    """Return what to expect from start (epoch s) over horizon in steps (s). Never raises; what is guessed is said.

    From a start in the past on it is what the recorder kept, as far as that goes. With a twin's config its windows are
    included, as they are now. The loop gets its turns in between.
    """
    await asyncio.sleep(0)
    times: Array = start + step * np.arange(math.ceil(horizon / step) + 1, dtype=np.float64)
    now = time.time()
    energy = await async_energy_settings(hass)
    price, feed_in = home.config.price or energy.price.entity_id, energy.feed_in.entity_id
    ahead = times if start >= now - RECENT else times[times > now]
    found = _Surroundings(times)
    if ahead.size:
        found = await _async_ahead(hass, home, ahead, price, feed_in)
    if ahead.size < times.size:
        found = _joined(found, times, await async_past(hass, home, times[: times.size - ahead.size], price, feed_in))
    for name, tariff in (("price", energy.price), ("feed_in", energy.feed_in)):
        if name not in found.values and tariff.number is not None and (name != "price" or not home.config.price):
            found.keep(name, constant(tariff.number, times))
    if config is None and price is not None and (other := other_currency(hass, price)) is not None:
        found.assumed.append(Message("assumed_currency", {"unit": other, "currency": hass.config.currency}))
    await _async_days(hass, home, found)
    await asyncio.sleep(0)
    if config is None or config.kind == SOLAR_KIND:
        parts = direction(times, hass.config.latitude, hass.config.longitude)
        found.values |= dict(zip(SUN_DIRECTION, parts, strict=True))
    if config is None:
        found.values[CLEAR_SKY] = irradiance(times, hass.config.latitude, hass.config.longitude, 0.0)
    if config is not None and (windows := config.roles.get(Role.WINDOWS)):
        is_open = any((state := state_of(hass, ref)) is not None and state.state == STATE_ON for ref in windows)
        found.values["window"] = np.full(times.shape, float(is_open))
    return Environment(
        start=start, step=step, values=found.values, assumed=tuple(found.assumed), bands=found.bands,
        clock=wall_clock(start, start + horizon),
    )  # fmt: skip


async def _async_ahead(
    hass: HomeAssistant, home: Home, times: Array, price: str | None, feed_in: str | None
) -> _Surroundings:
    """Return what is to be expected at times that are still to come."""
    found = _Surroundings(times)
    settings = home.config
    start = float(times[0])
    weather, sensor = resolved(hass, settings.weather), resolved(hass, settings.outdoor_temperature)
    outlook = await async_outlook(hass, home, weather, sensor, start)
    outdoors = temperature(outlook, outdoor_now(hass, home), times, found.assumed)
    if outdoors is not None:
        course, width = outdoors
        found.keep("outdoor_temperature", Course(course, course - width, course + width))
    damp = humidity(outlook, humidity_now(hass, home), times)
    if damp is not None:
        course, width = damp
        found.keep(
            "outdoor_humidity", Course(course, np.maximum(course - width, 0.0), np.minimum(course + width, 100.0))
        )
    await asyncio.sleep(0)
    shine = sun(outlook, times, hass.config.latitude, hass.config.longitude, found.assumed)
    found.keep("sun", Course(*shine))
    persons = tracked(hass, settings.persons)
    seen = () if persons else tuple(detectors(hass))
    amounts = tuple(
        entity_id
        for ref in (price, feed_in, settings.carbon_intensity)
        if (entity_id := resolved(hass, ref)) is not None
    )
    is_free = await async_free_days(hass, home, resolved(hass, settings.workday), start)
    await asyncio.sleep(0)
    place = places(times, is_free)
    habits = await async_habits(hass, home, persons, seen, amounts, is_free, start)
    if persons or SOMEBODY in habits.people:
        found.keep("people", _people(hass, persons, seen, times, place, habits))
    for quantity, ref, name in (
        ("price", price, "price"),
        ("feed_in", feed_in, "feed_in"),
        ("carbon_intensity", settings.carbon_intensity, "carbon"),
    ):
        if ref is not None:
            found.keep(quantity, await async_course_of(hass, home, ref, times, place, habits, name))
    return found


async def _async_days(hass: HomeAssistant, home: Home, found: _Surroundings) -> None:
    """Add which days are free, and of those that usually are not, which they go like; and say so."""
    times = found.times
    is_free = await async_free_days(hass, home, resolved(hass, home.config.workday), float(times[0]))
    found.values[WORKDAY] = by_local_day(times, lambda day: float(not is_free(day)))
    unusual: set[date] = set()

    def apart(day: date) -> float:
        days = like_day(day, is_free)
        if days:
            unusual.add(day)
        return float(days)

    alike = by_local_day(times, apart)
    if unusual:
        found.values[LIKE_DAY] = alike
        found.assumed += [Message("assumed_day_off", {"date": day.isoformat()}) for day in sorted(unusual)]


def _people(
    hass: HomeAssistant, persons: tuple[str, ...], seen: tuple[str, ...], times: Array, place: Places, habits: Habits
) -> Course:
    """Return how many will be at home: by each one's habit, or all as they are now where none is known."""
    shares: list[Array] = []
    if not persons:
        present = float(somebody(hass, seen, float(times[0])))
        shares.append(habits.people[SOMEBODY].at(times, place, present))
    for person in persons:
        state = state_of(hass, person)
        now = None if state is None else float(state.state == STATE_HOME)
        habit = habits.people.get(person)
        shares.append(np.full(times.shape, now or 0.0) if habit is None else habit.at(times, place, now))
    if not habits.people:
        people = people_home(hass, persons)
        course = constant(float(people), times)
        return Course(course.values, course.low, course.high, Message("assumed_people_stay", {"people": people}))
    return Course(*count(shares), Message("assumed_people_usual"))


def _joined(ahead: _Surroundings, times: Array, past: dict[str, Array]) -> _Surroundings:
    """Return what was and what is to come as one; what only one of them knows holds for the other, too."""
    joined = _Surroundings(times)
    count_past = times.size - (0 if ahead.times is times else ahead.times.size)
    joined.assumed = list(ahead.assumed)
    unknown = False
    for name in dict.fromkeys((*past, *ahead.values)):
        before, after = past.get(name), ahead.values.get(name)
        if before is None and after is not None:
            before = np.full(count_past, after[0])
            unknown = True
        if after is None and before is not None:
            after = np.full(times.size - count_past, before[-1])
        if before is None or after is None:
            continue
        joined.values[name] = np.concatenate((before, after))
        if (band := ahead.bands.get(name)) is not None:
            joined.bands[name] = (np.concatenate((before, band[0])), np.concatenate((before, band[1])))
    if unknown:
        joined.assumed.append(Message("assumed_past_unknown"))
    return joined
