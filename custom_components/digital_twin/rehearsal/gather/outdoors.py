"""Entities that show the surroundings: they show what the twins are simulated in, as a scenario changes it."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import (
    ATTR_DEVICE_CLASS,
    ATTR_TEMPERATURE,
    ATTR_UNIT_OF_MEASUREMENT,
    STATE_OFF,
    STATE_ON,
    UnitOfTemperature,
)
from homeassistant.core import HomeAssistant, State, callback, split_entity_id
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.unit_conversion import TemperatureConverter
from numpy.typing import NDArray

from ...core.grid import STEPWISE
from ...core.home.happenings import Surroundings
from ...core.home.outlook import CLEAR_SKY, differing
from ...core.messages import Message
from ...core.models.switching import WORKDAY
from ...core.models.thermostat_inputs import COLDER_OUTSIDE
from ...core.requests import Environment
from ...environment import resolved
from ...environment.states import factor
from ...rendering import decimals
from .states import Change, Changes

if TYPE_CHECKING:
    from ...environment.energy_settings import EnergySettings
    from ...manager import Home

type Array = NDArray[np.float64]

WEATHER: Final = "weather"
OUTDOORS: Final = "outdoor_temperature"
OWN_COURSE: Final = frozenset({"sun", WORKDAY})
"""Quantities of which sensors show what is theirs to know, not what the home expects."""
DAYLIGHT: Final = 5.0
"""W/m² from which the brightness that a sensor shows is the sun's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surrounding:
    """How a quantity of the environment differs from begin to end (epoch s)."""

    what: Surroundings
    begin: float
    end: float

    def of(self, usual: float, sky: float | None) -> float:
        """Return the quantity while it differs; sky: W/m² that the sun would give without a cloud."""
        return float(differing(self.what, np.array(usual), np.array(usual if sky is None else sky)))


def changed(
    environment: Environment | None, changes: Iterable[Surrounding], rooms: Sequence[float] = ()
) -> tuple[Environment | None, tuple[Message, ...]]:
    """Return the environment with what a scenario changes about it, and what was taken for granted in that.

    rooms: the rooms' temperatures (°C), by which it is guessed how warm it is outdoors where, or while, nobody tells.
    """
    if environment is None:
        return None, ()
    values, assumed = dict(environment.values), list[Message]()
    times = environment.start + environment.step * np.arange(max(map(len, values.values()), default=1))
    for change in changes:
        what = change.what
        here = (times >= change.begin) & (times < change.end)
        course = values.get(what.quantity)
        # Of a quantity that is known for a while only, what was last known would go on to hold.
        gaps = what.value is None or bool(((times < change.begin) | (times > change.end)).any())
        if course is None and what.quantity == OUTDOORS and gaps and rooms:
            typical = float(np.mean(rooms)) - COLDER_OUTSIDE
            assumed.append(Message("assumed_outdoor_typical", {"temperature": round(typical, 1)}))
            course = np.full(times.shape, typical)
        if course is None and what.value is None:
            continue
        was = np.zeros(times.shape) if course is None else course
        now = differing(what, was, values.get(CLEAR_SKY, was))
        values[what.quantity] = np.where(here, now, np.nan if course is None else was)
    return replace(environment, values=values), tuple(assumed)


@callback
def shown_by(hass: HomeAssistant, home: Home, energy: EnergySettings) -> dict[str, str]:
    """Return the quantity of the surroundings that entities show, by entity id."""
    config = home.config
    named = (
        (config.outdoor_temperature, OUTDOORS),
        (config.price or energy.price.entity_id, "price"),
        (energy.feed_in.entity_id, "feed_in"),
        (config.carbon_intensity, "carbon_intensity"),
    )
    found = dict.fromkeys(hass.states.async_entity_ids(WEATHER), OUTDOORS)
    if (workday := resolved(hass, config.workday)) is not None:
        found[workday] = WORKDAY
    for state in hass.states.async_all("sensor"):
        if state.attributes.get(ATTR_DEVICE_CLASS) in (SensorDeviceClass.IRRADIANCE, SensorDeviceClass.ILLUMINANCE):
            found[state.entity_id] = "sun"
    return found | {entity_id: quantity for ref, quantity in named if (entity_id := resolved(hass, ref)) is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdoors:
    """Rewrites the courses of such entities.

    environment: what is expected without the scenario; foreseen: whether it, and no recorded state, is what they show.
    """

    shown: Mapping[str, str]
    environment: Environment
    surroundings: tuple[Surrounding, ...]
    foreseen: bool
    begin: float
    end: float

    def course(self, first: State, changes: Changes) -> tuple[State, Changes] | None:
        """Return an entity's course as the surroundings make it; None where it stays as it is."""
        quantity = self.shown.get(first.entity_id)
        if quantity is None:
            return None
        differs = [item for item in self.surroundings if item.what.quantity == quantity]
        foretold = self.foreseen and quantity in self.environment.values and quantity not in OWN_COURSE
        if not differs and not foretold:
            return None
        times = {at for at, _, _ in changes} | {at for item in differs for at in (item.begin, item.end)}
        if foretold:
            count = len(self.environment.values[quantity])
            times |= {self.environment.start + self.environment.step * index for index in range(count)}
        moments = [self.begin, *sorted(at for at in times if self.begin < at < self.end)]
        shown = _Shown(first, quantity)
        found: list[Change] = []
        waiting = list(reversed(changes))
        text, attributes = first.state, dict(first.attributes)
        for at in moments:
            while waiting and waiting[-1][0] <= at:
                _, text, later = waiting.pop()
                attributes = attributes if later is None else dict(later)
            usual = self._at(quantity, at) if foretold else shown.read(text, attributes)
            if usual is None:
                found.append((at, text, attributes))
                continue
            found.append((at, *shown.written(text, attributes, self._differing(usual, at, differs, shown))))
        kept = [found[0], *(later for before, later in pairwise(found) if before[1:] != later[1:])]
        _, text, told = kept[0]
        return State(first.entity_id, text, told, last_changed=first.last_changed), tuple(kept[1:])

    def _differing(self, usual: float, at: float, differs: Iterable[Surrounding], shown: _Shown) -> float:
        for item in differs:
            if not item.begin <= at < item.end:
                continue
            sky = self._at(CLEAR_SKY, at)
            if not shown.brightness:
                usual = item.of(usual, sky)
            elif (sun := self._at("sun", at)) is not None and sun > DAYLIGHT:
                usual *= item.of(sun, sky) / sun
        return usual

    def _at(self, quantity: str, at: float) -> float | None:
        """Return what is expected: temperatures in between two values, what has a tariff from one value to the next."""
        values = self.environment.values.get(quantity)
        if values is None:
            return None
        place = (at - self.environment.start) / self.environment.step
        if quantity not in STEPWISE:
            return float(np.interp(place, np.arange(len(values)), values))
        return float(values[min(max(math.floor(place + 1e-9), 0), len(values) - 1)])


class _Shown:
    """How an entity shows its quantity."""

    def __init__(self, state: State, quantity: str) -> None:
        self.attribute = ATTR_TEMPERATURE if split_entity_id(state.entity_id)[0] == WEATHER else None
        self.brightness = state.attributes.get(ATTR_DEVICE_CLASS) == SensorDeviceClass.ILLUMINANCE
        key = "temperature_unit" if self.attribute else ATTR_UNIT_OF_MEASUREMENT
        self._unit = state.attributes.get(key)
        self._temperature = quantity == OUTDOORS
        self._day = quantity == WORKDAY
        self._factor = 1.0 if quantity in ("sun", OUTDOORS, WORKDAY) else factor(state)
        self._digits = 1 if self.attribute else decimals(state.state)

    def read(self, text: str, attributes: Mapping[str, object]) -> float | None:
        """Return the quantity in the core's unit; None where the entity does not say."""
        if self._day:
            return {STATE_ON: 1.0, STATE_OFF: 0.0}.get(text)
        raw = text if self.attribute is None else attributes.get(self.attribute)
        try:
            number = float(raw)  # type: ignore[arg-type]  # what is no number is refused
            if self._temperature:
                return TemperatureConverter.convert(number, self._unit, UnitOfTemperature.CELSIUS)
        except TypeError, ValueError, HomeAssistantError:
            return None
        return number * self._factor if math.isfinite(number) else None

    def written(self, text: str, attributes: Mapping[str, object], value: float) -> tuple[str, Mapping[str, object]]:
        """Return state and attributes with the quantity in them."""
        if self._day:
            return (STATE_ON if value >= 0.5 else STATE_OFF), attributes
        if self._temperature:
            value = TemperatureConverter.convert(value, UnitOfTemperature.CELSIUS, self._unit)
        number = round(value / self._factor, self._digits)
        if self.attribute is not None:
            return text, {**attributes, self.attribute: number}
        return f"{number:.{self._digits}f}", attributes
