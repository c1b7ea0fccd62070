"""How whoever asks is spoken to: in the language and the formats that a request came with, else in the home's."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any, Final

import voluptuous as vol
from homeassistant.const import ATTR_DEVICE_CLASS, EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.translation import async_get_cached_translations, async_get_translations
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN

ATTR_SPEAK: Final = "speak"
SECTIONS: Final = ("selector", "exceptions")
STATES: Final = "entity_component"
ENTITIES: Final = "entity"
QUOTES: Final[Mapping[str, tuple[str, str]]] = {"de": ("„", "“")}
"""How a language quotes a name; others as English does."""
DECIMAL_COMMA: Final = frozenset({"de"})
DATES: Final[Mapping[str, str]] = {"de": "%d.%m.%Y"}
"""How a language writes a day; others as ISO 8601 does."""
NOUNS_IN_CAPITALS: Final = frozenset({"de"})
NO_NOUNS: Final[Mapping[str, frozenset[str]]] = {
    "de": frozenset(
        {
            "abwesend", "aktiviert", "aktuell", "angedockt", "anstehend", "aus", "ausgelöst", "ausgesteckt", "außer",
            "bewegt", "deaktiviert", "ein", "eingesteckt", "elektrisch", "entriegelt", "erkannt", "frei", "geöffnet",
            "geschlossen", "gestoppt", "getrennt", "heiß", "hoch", "hoher", "in", "kalt", "kein", "nass", "nicht",
            "niedrig", "normal", "nur", "offen", "ohne", "pausiert", "reinigt", "sicher", "trocken", "unbekannt",
            "unsicher", "unverschlossen", "verbunden", "verklemmt", "verriegelt", "verschlossen", "wird", "zuhause",
        }
    ),
}  # fmt: skip
"""With which words names of states begin that are written small inside a sentence where nouns have capitals."""
TOMORROW: Final = timedelta(hours=12)
"""From when on a time of another day is told with its day: until then it is the coming night or morning."""
FORMATS: Final = vol.Schema(
    {
        vol.Required("language"): cv.matches_regex(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
        vol.Optional("decimal_comma"): bool,
        vol.Optional("twelve_hours", default=False): bool,
        vol.Optional("time_zone"): vol.All(str, vol.Length(max=64)),
    }
)
"""What a request may say of its user: language, decimal comma, a clock of twelve hours, zone (unknown: the home's)."""


@dataclass(frozen=True, slots=True)
class Manner:
    """A language (without its country, as the texts are), and how numbers and times are written."""

    language: str
    comma: bool
    twelve: bool = False
    zone: tzinfo | None = None
    """None: the home's."""

    def time(self, at: datetime) -> str:
        """Return a moment's time of day."""
        return self._local(at).strftime("%I:%M %p" if self.twelve else "%H:%M").removeprefix("0" if self.twelve else "")

    def moment(self, at: datetime) -> str:
        """Return a moment's date and time of day."""
        return f"{self._local(at).strftime(DATES.get(self.language, '%Y-%m-%d'))} {self.time(at)}"

    def ahead(self, at: datetime, start: datetime) -> str:
        """Return a moment after a start: its time of day, with the day where somebody would take that for today's."""
        another = self._local(at).date() != self._local(start).date()
        return self.moment(at) if another and at - start > TOMORROW else self.time(at)

    def quoted(self, name: str) -> str:
        """Return a name as it stands in a sentence."""
        before, after = QUOTES.get(self.language, ("“", "”"))
        return f"{before}{name}{after}"

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self.zone or dt_util.get_default_time_zone())


AT_HAND: Final[HassKey[str]] = HassKey(f"{DOMAIN}_language")
"""The language whose texts the home had at hand last: it speaks until those of a new one are there."""
ASKED: Final[ContextVar[Manner | None]] = ContextVar(f"{DOMAIN}_manner", default=None)


def manner_in(language: str) -> Manner:
    """Return how a language is written where nobody said otherwise."""
    base = language.partition("-")[0]
    return Manner(base, base in DECIMAL_COMMA)


@callback
def manner_of(hass: HomeAssistant) -> Manner:
    """Return how to speak to whoever asked for what runs now: as they wanted, else as the home does."""
    return ASKED.get() or manner_in(hass.config.language)


@contextmanager
def speaking(manner: Manner | None) -> Iterator[None]:
    """Speak that way to whoever asked for what runs inside; None: as the home does."""
    token = ASKED.set(manner)
    try:
        yield
    finally:
        ASKED.reset(token)


async def async_manner(hass: HomeAssistant, wanted: Mapping[str, Any] | None) -> Manner | None:
    """Return what a request wants (FORMATS), its texts loaded; None where it says nothing of it."""
    if wanted is None:
        return None
    plain = manner_in(wanted["language"])
    await _async_load(hass, plain)
    zone = wanted.get("time_zone")
    return Manner(
        plain.language,
        wanted.get("decimal_comma", plain.comma),
        wanted["twelve_hours"],
        None if zone is None else await dt_util.async_get_time_zone(zone),
    )


async def async_follow_language(hass: HomeAssistant) -> CALLBACK_TYPE:
    """Have the texts of the home's language at hand from now on, whichever it is given; return what ends that.

    Home Assistant loads those of its own language: of a country's, as British English, ours are another one's. What it
    sets up after this has no words before all has started.
    """
    await _async_follow(hass)

    async def follow(_event: Event[Any]) -> None:
        if manner_in(hass.config.language).language != hass.data[AT_HAND]:
            await _async_follow(hass)

    unsubscribe = [hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, follow), async_at_started(hass, _async_follow)]

    @callback
    def end() -> None:
        for each in unsubscribe:
            each()

    return end


async def _async_follow(hass: HomeAssistant) -> None:
    manner = manner_in(hass.config.language)
    await _async_load(hass, manner)
    hass.data[AT_HAND] = manner.language


async def _async_load(hass: HomeAssistant, manner: Manner) -> None:
    for section in SECTIONS:
        await async_get_translations(hass, manner.language, section, [DOMAIN])
    for section in (STATES, ENTITIES):
        await async_get_translations(hass, manner.language, section)


def inside_sentence(word: str, manner: Manner) -> str:
    """Return the name of a state as it stands in a sentence: small but for abbreviations.

    Where nouns have capitals, what is not known to be none keeps its own, in quotes.
    """
    if word[1:2].isupper():
        return word
    small = word[:1].lower() + word[1:]
    if manner.language not in NOUNS_IN_CAPITALS or small == word:
        return small
    return small if small.split(" ", 1)[0] in NO_NOUNS.get(manner.language, frozenset()) else manner.quoted(word)


@callback
def state_word(
    hass: HomeAssistant, state: str, domain: str, device_class: str = "_", language: str | None = None
) -> str:
    """Return what a state of a domain is called; the state where it has no name.

    language: by default that of whoever asked for what runs now.
    """
    texts = async_get_cached_translations(hass, language or manner_of(hass).language, STATES)
    of_all = texts.get(f"component.{domain}.{STATES}._.state.{state}", state)
    return texts.get(f"component.{domain}.{STATES}.{device_class}.state.{state}", of_all)


@callback
def measured_word(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return what a sensor measures: the name of its device class, as inside a sentence, else its own; None: unknown.

    An abbreviation keeps its capitals.
    """
    language, domain = manner_of(hass).language, entity_id.partition(".")[0]
    entry, shown = er.async_get(hass).async_get(entity_id), hass.states.get(entity_id)
    device_class = None if shown is None else shown.attributes.get(ATTR_DEVICE_CLASS)
    if device_class is None and entry is not None:
        device_class = entry.device_class or entry.original_device_class
    texts = async_get_cached_translations(hass, language, STATES, domain)
    if (name := texts.get(f"component.{domain}.{STATES}.{device_class}.name")) is not None:
        return name if language in NOUNS_IN_CAPITALS or not name[1:2].islower() else name[:1].lower() + name[1:]
    return None if entry is None else entry.name or entry.original_name


@callback
def entity_word(hass: HomeAssistant, entity_id: str, state: str, attribute: str | None = None) -> str:
    """Return what a state of an entity, or of its attribute, is called for whoever asked; itself where it has no name.

    As Home Assistant shows it: the word of the integration that made the entity comes before that of its domain.
    """
    language, domain = manner_of(hass).language, entity_id.partition(".")[0]
    inside = f"state.{state}" if attribute is None else f"state_attributes.{attribute}.state.{state}"
    entry = er.async_get(hass).async_get(entity_id)
    if entry is not None and entry.translation_key:
        own = async_get_cached_translations(hass, language, ENTITIES, entry.platform)
        key = f"component.{entry.platform}.{ENTITIES}.{domain}.{entry.translation_key}.{inside}"
        if key in own:
            return own[key]
    shown = hass.states.get(entity_id)
    device_class = None if shown is None else shown.attributes.get(ATTR_DEVICE_CLASS)
    texts = async_get_cached_translations(hass, language, STATES, domain)
    of_all = texts.get(f"component.{domain}.{STATES}._.{inside}", state)
    return texts.get(f"component.{domain}.{STATES}.{device_class}.{inside}", of_all)
