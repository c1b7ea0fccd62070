"""Answers of the core as response data: JSON-able, rounded, in the units of the user's own entities, with ISO times."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT, UnitOfEnergy, UnitOfPower, UnitOfTemperature
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.unit_conversion import EnergyConverter, PowerConverter, TemperatureConverter
from numpy.typing import NDArray

from ..core.channel import CELSIUS, COLOUR_KELVIN, KILOWATT_HOUR, WATT, Channel, Quantity, Value
from ..core.messages import Message
from ..core.requests import ChannelForecast
from ..solar import SOLAR_KIND
from ..spoken import NOUNS_IN_CAPITALS, entity_word, inside_sentence, manner_of
from ..texts import SWITCHED_WORDS, Speaker

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

type Array = NDArray[np.float64]

MAX_SHOWN = 97
"""Points of a list in a response: a day in quarters of an hour. Longer courses are shown at this many times."""
BANDS = ("low50", "high50", "low80", "high80", "low90", "high90")
TEMPERATURE_UNITS = frozenset(TemperatureConverter.VALID_UNITS)
_WEATHERED = frozenset({"thermostat"})
LOOKED_AT: Mapping[str, frozenset[str]] = {
    "assumed_day_off": frozenset({"plug", "binary_sensor"}),
    "assumed_lately_unknown": frozenset({"battery"}),
    "assumed_need_unknown": frozenset({"battery"}),
    "assumed_outdoor_constant": _WEATHERED,
    "assumed_outdoor_forecast_repeats": _WEATHERED,
    "assumed_outdoor_like_yesterday": _WEATHERED,
    "assumed_outdoor_unknown": _WEATHERED,
    "assumed_people_stay": frozenset({"water_heater", "binary_sensor"}),
    "assumed_sky_clear": _WEATHERED | {SOLAR_KIND},
}
"""The kinds whose models look at what was assumed; assumptions not listed concern all."""
STATE_WORDS = {True: "on", False: "off"}
_CONVERTERS = {
    CELSIUS: (TemperatureConverter, UnitOfTemperature.CELSIUS, 2),
    WATT: (PowerConverter, UnitOfPower.WATT, 1),
    KILOWATT_HOUR: (EnergyConverter, UnitOfEnergy.KILO_WATT_HOUR, 3),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """How a channel is shown: value = number * factor + offset, in unit, rounded to digits (None: four figures)."""

    channel: Channel
    unit: str | None
    factor: float = 1.0
    offset: float = 0.0
    digits: int | None = None

    def numbers(self, values: Array) -> list[float | None]:
        """Return core numbers as the user's; None where there is none."""
        own = np.asarray(values, dtype=np.float64) * self.factor + self.offset
        known = np.isfinite(own)
        if self.digits is None:
            size = np.where(known & (own != 0.0), np.abs(own), 1e3)
            tens = 10.0 ** np.maximum(0.0, 3.0 - np.floor(np.log10(size)))
        else:
            tens = np.float64(10.0**self.digits)
        found: list[float | None] = (np.rint(np.where(known, own, 0.0) * tens) / tens + 0.0).tolist()
        for index in np.flatnonzero(~known).tolist():
            found[index] = None
        return found

    def number(self, value: float) -> float | None:
        """Return one core number as the user's."""
        own = value * self.factor + self.offset
        if not np.isfinite(own):
            return None
        digits = max(0, 3 - int(np.floor(np.log10(abs(own))))) if self.digits is None and own else self.digits or 0
        return round(own, digits) + 0.0

    def value(self, value: Value | None) -> float | str | None:
        """Return a channel's value as the user's: a number in unit, or a word."""
        if value is None or isinstance(value, str):
            return value
        return STATE_WORDS[value] if isinstance(value, bool) else self.number(value)


@callback
def shown_as(hass: HomeAssistant, twin: TwinCoordinator, key: str) -> Shown:
    """Return how a twin's channel is shown: in the unit of the entity it is bound to.

    A temperature beside the main entity, as a thermostat's room, is shown in the home's unit, as that entity shows it.
    """
    channel = twin.channels[key]
    if channel.quantity is not Quantity.NUMBER:
        return Shown(channel, None)
    if channel.unit not in _CONVERTERS:
        return Shown(
            channel, "K" if channel.unit == COLOUR_KELVIN else channel.unit, digits=None if key == "value" else 1
        )
    converter, core_unit, digits = _CONVERTERS[channel.unit]
    unit: str = str(core_unit)
    binding = next((binding for binding in twin.bindings if binding.channel == key), None)
    if binding is not None and binding.attribute is not None:
        unit = hass.config.units.temperature_unit if channel.unit == CELSIUS else unit
    elif channel.unit == CELSIUS and binding is not None and binding.entity_id != twin.sources[twin.config.main]:
        unit = hass.config.units.temperature_unit
    elif binding is not None and (state := hass.states.get(binding.entity_id)) is not None:
        own = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        unit = str(own) if own in converter.VALID_UNITS else unit
    offset = converter.convert(0.0, core_unit, unit)
    factor = converter.convert(1.0, core_unit, unit) - offset
    extra = int(np.ceil(-np.log10(abs(factor)) - 1e-9)) if factor else 0
    return Shown(channel, unit, factor, offset, max(0, digits + extra))


def iso(at: float) -> str:
    """Return epoch seconds as an ISO time in the home's time zone."""
    return _iso(round(at), dt_util.get_default_time_zone())


@lru_cache(maxsize=4096)
def _iso(at: int, zone: tzinfo) -> str:
    """Return the same, kept: the courses of many devices are told at the same moments."""
    return datetime.fromtimestamp(at, zone).isoformat()


def picked(count: int) -> NDArray[np.intp]:
    """Return the indices shown of a course of count points: all, or MAX_SHOWN evenly spread, the last among them."""
    if count <= MAX_SHOWN:
        return np.arange(count)
    return np.unique(np.round(np.linspace(0, count - 1, MAX_SHOWN)).astype(np.intp))


def points(forecast: ChannelForecast, shown: Shown, start: float) -> list[dict[str, Any]]:
    """Return a channel's course as a list: time, value, and bands or the probability of each state."""
    index = picked(forecast.times.size)
    times = [iso(start + at) for at in forecast.times[index].tolist()]
    rows: list[dict[str, Any]]
    if shown.channel.quantity is Quantity.NUMBER:
        columns = {"value": shown.numbers(forecast.value[index])}
        if forecast.bands is not None:
            columns |= {name: shown.numbers(getattr(forecast.bands, name)[index]) for name in BANDS}
        names = list(columns)
        rows = [
            {"time": time, **dict(zip(names, row, strict=True))}
            for time, row in zip(times, zip(*columns.values(), strict=True), strict=True)
        ]
    else:
        rows = [
            {"time": time, "value": shown.value(decoded(shown.channel, number))}
            for time, number in zip(times, forecast.value[index].tolist(), strict=True)
        ]
    if forecast.probability:
        for row, at in zip(rows, index.tolist(), strict=True):
            row["probability"] = {
                state: round(float(share[at]), 3)
                for state, share in forecast.probability.items()
                if share[at] >= 0.0005
            }
    return rows


def decoded(channel: Channel, number: float) -> Value | None:
    """Return the value a number stands for, or None when there is none."""
    if not np.isfinite(number) or (channel.quantity is Quantity.OPTION and not channel.options):
        return None
    return channel.decode(number)


@callback
def in_words(hass: HomeAssistant, twin: TwinCoordinator, shown: Shown, value: Value | None, speaker: Speaker) -> str:
    """Return a value for a sentence: numbers with their unit, states as Home Assistant calls them, in small letters.

    Where nouns have capitals, the name of an option is quoted as it is: beside others of them that are nouns, small
    letters would look wrong.
    """
    own = shown.value(value)
    if own is None:
        return "–"
    if isinstance(own, str):
        state, manner = state_in_words(hass, twin, shown.channel.key, own), manner_of(hass)
        if state == own in SWITCHED_WORDS:
            return speaker.switched(own)
        if shown.channel.quantity is Quantity.OPTION and manner.language in NOUNS_IN_CAPITALS:
            return manner.quoted(state)
        return inside_sentence(state, manner)
    numbers = speaker.numbers
    digits = 1 if shown.digits is None else min(shown.digits, 1 if shown.unit in TEMPERATURE_UNITS else 3)
    return f"{numbers.plain(own, digits)} {shown.unit or ''}".strip()


@callback
def state_in_words(hass: HomeAssistant, twin: TwinCoordinator, key: str, state: str) -> str:
    """Return what a state of a twin's channel is called by the entity that it is bound to."""
    binding = next((binding for binding in twin.bindings if binding.channel == key), None)
    if binding is None:
        return entity_word(hass, twin.sources[twin.config.main], state)
    return entity_word(hass, binding.entity_id, state, binding.attribute)


def notes(messages: Iterable[Message], speaker: Speaker) -> list[dict[str, str]]:
    """Return messages with their stable ids and their sentences, each once; none with a gap (Speaker.sentences)."""
    found = {text: message.id for message, text in speaker.sentences(messages)}
    return [{"id": id_, "text": text} for text, id_ in found.items()]


def relevant(assumed: Iterable[Message], twins: Iterable[TwinCoordinator]) -> list[Message]:
    """Return what was assumed of the surroundings as far as the models of these twins look at it."""
    kinds = {twin.kind.id for twin in twins}
    return [message for message in assumed if kinds & LOOKED_AT.get(message.id, kinds)]


def share(value: float | None) -> float | None:
    """Return a share 0..1 with two digits, or None when it is unmeasured."""
    return None if value is None else round(float(value), 2)


def energy(value: tuple[float, float, float] | None) -> Mapping[str, float] | None:
    """Return an energy in kWh with its 90 % band."""
    if value is None:
        return None
    low, median, high = (round(float(part), 3) + 0.0 for part in value)
    return {"value": median, "low": low, "high": high}
