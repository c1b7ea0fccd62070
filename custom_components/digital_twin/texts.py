"""What the core says, as sentences: message ids and parameters to text in the user's language and units."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from string import Formatter
from typing import Final

from homeassistant.const import PERCENTAGE, UnitOfEnergy, UnitOfPower, UnitOfTemperature
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations, async_get_translations
from homeassistant.util.unit_conversion import TemperatureConverter, TemperatureDeltaConverter

from .const import DOMAIN
from .core.channel import PER_KILOWATT_HOUR
from .core.messages import Message
from .spoken import AT_HAND, Manner, manner_in, manner_of

CATEGORY: Final = "exceptions"
"""The one section of free texts with placeholders that Home Assistant loads for a custom integration's backend."""


class Kind(Enum):
    """What a message's parameter is, and so how it is shown."""

    PLAIN = auto()
    WORD = auto()
    CELSIUS = auto()
    DIFFERENCE = auto()
    PER_HOUR = auto()
    WATT = auto()
    WHOLE_WATTS = auto()
    """For what is held against a limit: rounded any further it would seem to be the limit."""
    KILOWATT_HOUR = auto()
    DEGREE_HOURS = auto()
    MONEY = auto()
    PRICE = auto()
    TARIFF = auto()
    PERCENT = auto()
    SHARE = auto()
    SECONDS = auto()
    MINUTES = auto()
    HOURS = auto()
    VALUE = auto()


PARAMETERS: Final[Mapping[str, Kind]] = {
    "bottleneck": Kind.WORD,
    "temperature": Kind.CELSIUS,
    "limit": Kind.CELSIUS,
    "target": Kind.CELSIUS,
    "power": Kind.WATT,
    "power_after": Kind.WATT,
    "error": Kind.DIFFERENCE,
    "energy": Kind.KILOWATT_HOUR,
    "energy_after": Kind.KILOWATT_HOUR,
    "degree_hours": Kind.DEGREE_HOURS,
    "cost": Kind.MONEY,
    "cost_after": Kind.MONEY,
    "capacity": Kind.KILOWATT_HOUR,
    "rate": Kind.PER_HOUR,
    "percent": Kind.PERCENT,
    "seconds": Kind.SECONDS,
    "rest": Kind.SECONDS,
    "minutes": Kind.MINUTES,
    "minutes_on": Kind.MINUTES,
    "minutes_off": Kind.MINUTES,
    "seconds_up": Kind.SECONDS,
    "seconds_down": Kind.SECONDS,
    "hours": Kind.HOURS,
    "half_hours": Kind.HOURS,
    "hours_a_day": Kind.HOURS,
    "share_on": Kind.SHARE,
    "level": Kind.PERCENT,
    "percent_before": Kind.PERCENT,
    "percent_after": Kind.PERCENT,
    "step": Kind.DIFFERENCE,
    "expected": Kind.VALUE,
    "actual": Kind.VALUE,
    "wanted": Kind.VALUE,
    "duration": Kind.SECONDS,
    "usual": Kind.SECONDS,
    "appliance": Kind.WORD,
    "channel": Kind.WORD,
    "danger": Kind.WORD,
    "fact": Kind.WORD,
    "hazard": Kind.WORD,
    "kind": Kind.WORD,
    "rule": Kind.WORD,
    "severity": Kind.WORD,
    "trait": Kind.WORD,
    "trust": Kind.WORD,
}
"""By a parameter's name, what it is; all others are shown as they are."""

EXCEPTIONS: Final[Mapping[tuple[str, str], Kind]] = {
    ("assumes_tariff_less", "cost"): Kind.PRICE,
    ("assumes_tariff_more", "cost"): Kind.PRICE,
    ("forecast_above", "limit"): Kind.VALUE,
    ("forecast_below", "limit"): Kind.VALUE,
    ("forecast_reached", "limit"): Kind.VALUE,
    ("forecast_falls_by", "amount"): Kind.DIFFERENCE,
    ("forecast_rises_by", "amount"): Kind.DIFFERENCE,
    ("load_breaks", "amount"): Kind.VALUE,
    ("load_holds", "amount"): Kind.VALUE,
    ("hazard_power_over_limit", "limit"): Kind.WATT,
    ("rehearsal_met_power_over_limit", "limit"): Kind.WATT,
    ("hazard_circuit_overload", "limit"): Kind.WATT,
    ("worse_power_over_limit", "limit"): Kind.WATT,
    ("worse_circuit_overload", "limit"): Kind.WATT,
    ("hazard_plug_overload", "limit"): Kind.WATT,
    ("hazard_on_too_long", "limit"): Kind.MINUTES,
    ("open_too_long", "limit"): Kind.MINUTES,
    ("stays_on_too_long", "limit"): Kind.MINUTES,
    ("stays_open_too_long", "limit"): Kind.MINUTES,
    ("hazard_pump_dry", "limit"): Kind.PERCENT,
    ("hazard_level_out_of_range", "limit"): Kind.PERCENT,
    ("hazard_battery_reserve", "limit"): Kind.PERCENT,
    ("used_battery_reserve", "limit"): Kind.PERCENT,
    ("learned_humidity_rate", "rate"): Kind.PERCENT,
    ("learned_inverter", "limit"): Kind.WATT,
    ("plan_fuse_else", "power_after"): Kind.WHOLE_WATTS,
    ("plan_fuse_kept", "power"): Kind.WHOLE_WATTS,
    ("plan_fuse_kept", "power_after"): Kind.WHOLE_WATTS,
    ("plan_unreached_fuse", "power"): Kind.WHOLE_WATTS,
    ("plan_unreached_fuse", "power_after"): Kind.WHOLE_WATTS,
}
"""Where a message means something else by a parameter's name."""

SWITCHED: Final = frozenset(
    {
        ("affected_comes_back", "state"),
        ("affected_comes_back_probably", "state"),
        ("event_when_equals", "state"),
        ("event_when_outside_equals", "state"),
        ("summary_never_equals", "state"),
        ("summary_never_outside_equals", "state"),
    }
)
"""Parameters that name a state, which is a word of the language where a device is simply on or off."""
SWITCHED_WORDS: Final = frozenset({"on", "off"})


async def async_sentences(hass: HomeAssistant, messages: Iterable[Message], language: str | None = None) -> list[str]:
    """Return each message as a sentence in a language (default: as async_speaker), English where a text is missing."""
    speaker = await async_speaker(hass, language)
    return [speaker.say(message) for message in messages]


async def async_render(hass: HomeAssistant, messages: Iterable[Message], language: str | None = None) -> str:
    """Return messages as one text, sentence after sentence."""
    return " ".join(await async_sentences(hass, messages, language))


async def async_speaker(hass: HomeAssistant, language: str | None = None) -> Speaker:
    """Return what turns messages into sentences without further waiting.

    It speaks to whoever asked for what runs now, unless a language is given.
    """
    manner = manner_in(language) if language else manner_of(hass)
    texts = {
        **await async_get_translations(hass, manner.language, "selector", [DOMAIN]),
        **await async_get_translations(hass, manner.language, CATEGORY, [DOMAIN]),
    }
    return Speaker(texts, _numbers(hass, manner))


@callback
def async_cached_speaker(hass: HomeAssistant) -> Speaker:
    """Return what speaks the home's language, with the texts that async_speaker has loaded before."""
    return _cached(hass, manner_in(hass.config.language))


@callback
def async_asked_speaker(hass: HomeAssistant) -> Speaker:
    """Return what speaks to whoever asked for what runs now, with texts that were loaded before."""
    return _cached(hass, manner_of(hass))


@callback
def _cached(hass: HomeAssistant, manner: Manner) -> Speaker:
    if not async_get_cached_translations(hass, manner.language, CATEGORY, DOMAIN):
        manner = manner_in(hass.data.get(AT_HAND, manner.language))
    texts = {
        **async_get_cached_translations(hass, manner.language, "selector", DOMAIN),
        **async_get_cached_translations(hass, manner.language, CATEGORY, DOMAIN),
    }
    return Speaker(texts, _numbers(hass, manner))


def _numbers(hass: HomeAssistant, manner: Manner) -> Numbers:
    return Numbers(hass.config.units.temperature_unit, hass.config.currency, comma=manner.comma)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says messages in one language, with that language's texts by their full keys."""

    texts: Mapping[str, str]
    numbers: Numbers

    def in_degrees(self, unit: str | None) -> Speaker:
        """Return what tells temperatures in this unit, if it is one of temperatures."""
        known = unit in TemperatureConverter.VALID_UNITS
        return replace(self, numbers=replace(self.numbers, unit=unit)) if known and unit is not None else self

    def say(self, message: Message) -> str:
        """Return a message as a sentence; by its id and parameters where there is no text for it."""
        shown = {name: self._shown(message, name) for name in message.params}
        if (template := self.texts.get(_key(message.id))) is None:
            return " ".join((message.id, *(f"{name}={value}" for name, value in shown.items())))
        return template.format_map(_Told(shown))

    def say_if_known(self, message: Message) -> str | None:
        """Return a message as a sentence; None where there is no text for it."""
        return self.say(message) if _key(message.id) in self.texts else None

    def sentences(self, messages: Iterable[Message]) -> Iterator[tuple[Message, str]]:
        """Return those messages with their sentences that know all that their text speaks of.

        What an older version stored may lack some; among others such a sentence is rather left out.
        """
        for message in messages:
            fields = {name for _, name, _, _ in Formatter().parse(self.texts.get(_key(message.id), "")) if name}
            if fields <= message.params.keys():
                yield message, self.say(message)

    def word(self, group: str, key: str) -> str:
        """Return the name of a thing that the core names by a key, as a channel; the key itself when it has none."""
        match group:
            case "channel":
                path = _key(f"channel_{key}")
            case "fact":
                path = _key(f"fact_{key}")
            case "hazard" | "bottleneck":
                path = _key(f"named_{key}")
            case _:
                path = f"component.{DOMAIN}.selector.{group}.options.{key}"
        return self.texts.get(path, key)

    def switched(self, state: str) -> str:
        """Return on or off as they stand in a sentence."""
        return self.texts.get(_key(f"value_{state}"), state)

    def _shown(self, message: Message, name: str) -> str:
        kind = EXCEPTIONS.get((message.id, name)) or PARAMETERS.get(name, Kind.PLAIN)
        value = message.params[name]
        if isinstance(value, bool):
            return self.switched("on" if value else "off")
        if isinstance(value, str):
            if (message.id, name) in SWITCHED and value in SWITCHED_WORDS:
                return self.switched(value)
            return self.word(name, value) if kind is Kind.WORD else value
        return self.numbers.show(kind, value, str(message.params.get("unit", "")))


class _Told(dict[str, str]):
    """Parameters by name; what an older version stored may lack some that today's texts speak of.

    A sentence that stands alone, as an event's, is said all the same.
    """

    def __missing__(self, name: str) -> str:
        return "–"


def _key(message_id: str) -> str:
    return f"component.{DOMAIN}.{CATEGORY}.{message_id}.message"


WITHOUT_CENTS: Final = frozenset(
    {
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF",
        "XPF",
    }
)  # fmt: skip
"""Currencies without a smaller unit (ISO 4217)."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How numbers are written: temperatures in unit, costs in currency, with a comma for the decimal point or not."""

    unit: str
    currency: str = ""
    comma: bool = False

    def show(self, kind: Kind, value: float, own_unit: str = "") -> str:  # noqa: C901, PLR0911 -- a table
        """Return a value (core units) with its unit; own_unit is that of a message that carries its unit along."""
        celsius = UnitOfTemperature.CELSIUS
        match kind:
            case Kind.VALUE:
                return self._value(value, own_unit)
            case Kind.CELSIUS:
                return f"{self.plain(TemperatureConverter.convert(value, celsius, self.unit), 1)} {self.unit}"
            case Kind.DIFFERENCE if own_unit in {celsius, UnitOfTemperature.KELVIN}:
                return self._difference(value, "")
            case Kind.DIFFERENCE:
                return f"{self.plain(value, _digits(value))} {own_unit}".strip()
            case Kind.PER_HOUR:
                return self._difference(value, "/h")
            case Kind.WATT | Kind.WHOLE_WATTS:
                return self._power(value, whole=kind is Kind.WHOLE_WATTS)
            case Kind.KILOWATT_HOUR:
                return f"{self.plain(value, 2)} kWh"
            case Kind.DEGREE_HOURS:
                return self.plain(TemperatureDeltaConverter.convert(value, celsius, self.unit), 1)
            case Kind.MONEY | Kind.PRICE | Kind.TARIFF:
                amount = self.money(value) if kind is Kind.MONEY else self.plain(value, 4)
                return f"{amount} {self.currency}{PER_KILOWATT_HOUR if kind is Kind.TARIFF else ''}".strip()
            case Kind.PERCENT:
                return f"{self.plain(value, 0)} %"
            case Kind.SHARE:
                # What is not always so is not shown as if it were.
                percent = min(max(value * 100, 0.1), 99.9) if 0.0 < value < 1.0 else value * 100
                return f"{self.plain(percent, 0 if 1 <= percent <= 99 else 1)} %"
            case Kind.SECONDS | Kind.MINUTES | Kind.HOURS:
                return self._duration(value * _SECONDS[kind])
        return self.plain(value, _digits(value))

    def _value(self, value: float, unit: str) -> str:
        """Return a channel's value, whose unit (the core's) the message carries along."""
        if (kind := _KIND_OF_UNIT.get(unit)) is not None:
            return self.show(kind, value)
        return f"{self.plain(value, _digits(value))} {unit}".strip()

    def _power(self, watts: float, *, whole: bool) -> str:
        if round(abs(watts)) < 1000:
            return f"{self.plain(watts, 0)} W"
        digits = 3 if whole else 2 if abs(watts) < 2000 else 1
        return f"{self.plain(watts / 1000, digits)} kW"

    def _difference(self, value: float, per: str) -> str:
        unit = "K" if self.unit == UnitOfTemperature.CELSIUS else self.unit
        own = TemperatureDeltaConverter.convert(value, UnitOfTemperature.CELSIUS, self.unit)
        return f"{self.plain(own, 2 if abs(own) < 0.1 else 1)} {unit}{per}"

    def _duration(self, seconds: float) -> str:
        """Return a length of time in the unit a person would use for it."""
        if abs(seconds) < 90:
            return f"{self.plain(seconds, 0)} s"
        if abs(seconds) < 5400:
            return f"{self.plain(seconds / 60, 0)} min"
        if abs(seconds) < 72 * 3600:
            return f"{self.plain(seconds / 3600, 1)} h"
        return f"{self.plain(seconds / 86400, 1)} d"

    def money(self, value: float) -> str:
        """Return an amount without its currency, as it is written on a bill."""
        text = f"{value:.{0 if self.currency in WITHOUT_CENTS else 2}f}"
        return self._written(text if float(text) else text.lstrip("-"))

    def plain(self, value: float, digits: int) -> str:
        """Return a number with at most so many digits behind the point."""
        text = f"{value:.{digits}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return self._written("0" if text == "-0" else text)

    def _written(self, text: str) -> str:
        return text.replace(".", ",") if self.comma else text


_KIND_OF_UNIT: Final = {
    UnitOfTemperature.CELSIUS: Kind.CELSIUS,
    UnitOfPower.WATT: Kind.WATT,
    UnitOfEnergy.KILO_WATT_HOUR: Kind.KILOWATT_HOUR,
    PERCENTAGE: Kind.PERCENT,
    PER_KILOWATT_HOUR: Kind.TARIFF,
}
_SECONDS: Final = {Kind.SECONDS: 1.0, Kind.MINUTES: 60.0, Kind.HOURS: 3600.0}


def _digits(value: float) -> int:
    """Return how many digits behind the point tell something of a number of that size."""
    size = abs(value)
    return 0 if size >= 100 or size == int(size) else 1 if size >= 1 else 2
