"""Messages as sentences: each id has one in every language, and numbers come in the user's units."""

import importlib
import json
import pkgutil
import re
from dataclasses import replace
from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.util.unit_system import US_CUSTOMARY_SYSTEM

import custom_components.digital_twin as integration
from custom_components.digital_twin.actions.response import notes
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.safety.hazard import HAZARDS
from custom_components.digital_twin.core.scenario.conditions import UNITS
from custom_components.digital_twin.core.settings import Appliance
from custom_components.digital_twin.core.twin import Learned
from custom_components.digital_twin.data import TwinConfig
from custom_components.digital_twin.flow.summary import async_summary
from custom_components.digital_twin.texts import (
    EXCEPTIONS,
    PARAMETERS,
    Kind,
    Numbers,
    async_render,
    async_sentences,
    async_speaker,
)
from tests.tools.paths import TRANSLATIONS

PLACEHOLDER = re.compile(r"\{(\w+)\}")


def registries() -> dict[str, tuple[str, ...]]:
    """Return every message id with its parameters, from all modules that keep a registry."""
    found: dict[str, tuple[str, ...]] = {}
    for info in pkgutil.walk_packages(integration.__path__, f"{integration.__name__}."):
        if info.name.endswith("worker.child"):
            continue
        messages: Any = getattr(importlib.import_module(info.name), "MESSAGES", {})
        found.update({id_: tuple(params) for id_, params in messages.items()})
    return found


MESSAGES = registries()


def sentences(language: str) -> dict[str, str]:
    """Return the sentences of a language by message id."""
    content = json.loads((TRANSLATIONS / f"{language}.json").read_text())
    return {id_: entry["message"] for id_, entry in content["exceptions"].items()}


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_sentence_gives_a_number_two_units(language: str) -> None:
    said = sentences(language)
    twice = [
        (id_, name)
        for id_ in MESSAGES
        for name in re.findall(r"\{(\w+)\} ?(?:W|kW|kWh|°|%|min|h|s|K)\b", said[id_])
        if (EXCEPTIONS.get((id_, name)) or PARAMETERS.get(name, Kind.PLAIN)) is not Kind.PLAIN
    ]
    assert twice == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_message_has_a_sentence(language: str) -> None:
    said = sentences(language)
    assert len(MESSAGES) > 100
    assert sorted(MESSAGES.keys() - said.keys()) == []
    unknown = {
        id_: strange
        for id_, params in MESSAGES.items()
        if (strange := set(PLACEHOLDER.findall(said[id_])) - set(params))
    }
    assert unknown == {}


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_thing_that_is_named_by_a_key_has_a_name(language: str) -> None:
    said = sentences(language)
    channels = {channel.key for kind in KINDS.values() for channel in kind.channels}
    facts = {fact for hazard in HAZARDS.values() for fact in hazard.facts}
    wanted = {f"channel_{key}" for key in channels} | {f"fact_{key}" for key in facts}
    wanted |= {f"named_{hazard}" for hazard in HAZARDS}
    assert sorted(wanted - said.keys()) == []


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_said_of_rooms_names_them_first(language: str) -> None:
    said = sentences(language)
    assert [id_ for id_ in ("assumed_left_out", "summary_refused") if not said[id_].startswith("{names}: ")] == []


def test_what_differs_by_message_belongs_to_a_message() -> None:
    assert [pair for pair in EXCEPTIONS if pair[1] not in MESSAGES.get(pair[0], ())] == []


async def test_sentences_in_the_home_s_language_or_another(hass: HomeAssistant) -> None:
    message = Message("hazard_tank_scald_target", {"twin": "Boiler", "limit": 60, "target": 72.5})
    assert await async_sentences(hass, [message]) == ["Boiler would be set to 72.5 °C; above 60 °C the water scalds."]
    hass.config.language = "de"
    assert await async_sentences(hass, [message]) == [
        "Boiler würde auf 72,5 °C gestellt; über 60 °C verbrüht das Wasser."
    ]
    assert (await async_sentences(hass, [message], "en-GB"))[0].startswith("Boiler would")
    hass.config.language = "fr"
    assert (await async_render(hass, [message, message])).count("Boiler would") == 2


async def test_a_price_that_is_waited_for_is_told_in_money(hass: HomeAssistant) -> None:
    hass.config.currency = "EUR"
    waits = Message("event_when_outside_above", {"channel": "price", "actual": 0.4, "unit": UNITS["price"]})
    (said,) = await async_sentences(hass, [waits])
    assert said == "The condition comes true: electricity price above 0.4 EUR/kWh."
    (said,) = await async_sentences(hass, [waits], "de")
    assert said == "Die Bedingung tritt ein: Strompreis über 0,4 EUR/kWh."


async def test_fahrenheit_homes_read_fahrenheit(hass: HomeAssistant) -> None:
    hass.config.units = US_CUSTOMARY_SYSTEM
    said = await async_sentences(
        hass,
        [
            Message("assumed_outdoor_constant", {"temperature": 10.0}),
            Message("learned_heating_rate", {"rate": 1.5}),
            Message("learned_error_hour", {"error": 0.5, "unit": "°C"}),
            Message("learned_resolution", {"step": 0.5, "unit": "°C"}),
            Message("learned_resolution", {"step": 0.5, "unit": "hPa"}),
        ],
    )
    assert "50 °F outdoors" in said[0]
    assert said[1] == "Heats by 2.7 °F/h at full power."
    assert said[2].endswith("±0.9 °F.")
    assert said[3:] == ["Reports in steps of 0.9 °F.", "Reports in steps of 0.5 hPa."]


async def test_small_differences_are_not_told_as_none(hass: HomeAssistant) -> None:
    errors = [Message("learned_error_hour", {"error": error, "unit": "°C"}) for error in (0.0, 0.042, 0.3, 1.24)]
    said = await async_sentences(hass, errors)
    assert [text.split("±")[1] for text in said] == ["0 K.", "0.04 K.", "0.3 K.", "1.2 K."]


async def test_words_for_keys(hass: HomeAssistant) -> None:
    hass.config.language = "de"
    speaker = await async_speaker(hass)
    assert speaker.word("channel", "bolt") == "Riegel"
    assert speaker.word("fact", "smoke") == "ob es raucht"
    assert speaker.word("bottleneck", "max_power") == "Leistungsgrenze"
    assert speaker.word("hazard", "never_off") == "Ausschalten, was an bleiben muss"
    assert speaker.word("appliance", Appliance.FRIDGE.value) == "Kühlschrank"
    assert speaker.word("channel", "unheard_of") == "unheard_of"
    assert "Kühlschrank" in speaker.say(Message("learned_appliance_guess", {"appliance": "fridge"}))


async def test_a_message_without_a_sentence_still_says_what_it_knows(hass: HomeAssistant) -> None:
    speaker = await async_speaker(hass)
    monday = Message("a_kind_from_outside_says", {"power": 2500, "twin": "Oven"})
    assert speaker.say(monday) == "a_kind_from_outside_says power=2.5 kW twin=Oven"


async def test_among_others_a_sentence_with_a_gap_is_left_out(hass: HomeAssistant) -> None:
    speaker = await async_speaker(hass)
    stored = [
        Message("learned_window_exchange"),
        Message("learned_heating_rate", {"rate": 1.5}),
        Message("learned_window_exchange", {"percent": 40.0}),
        Message("a_kind_from_outside_says", {"power": 2500}),
    ]
    assert [text for _, text in speaker.sentences(stored)] == [speaker.say(message) for message in stored[1:]]
    assert not any("–" in line["text"] for line in notes(stored, speaker))
    learned = Learned(kind="thermostat", structure="rc", report=tuple(stored))
    config = TwinConfig(name="a", key="a", device_id=None, kind="thermostat", main="climate.a", members=())
    lines = (await async_summary(hass, config, learned)).splitlines()
    assert lines == [f"- {speaker.say(message)}" for message in stored[1:]]


async def test_what_an_older_version_stored_is_told_without_what_it_does_not_know(hass: HomeAssistant) -> None:
    speaker = await async_speaker(hass)
    told = speaker.say(Message("hazard_frost", {"twin": "Hall", "limit": 3.0}))
    assert "Hall" in told
    assert "–" in told


async def test_a_device_comes_back_in_a_word_of_the_language(hass: HomeAssistant) -> None:
    back = [Message("affected_comes_back", {"twin": "Lampe", "state": state}) for state in ("on", "off")]
    assert await async_sentences(hass, back, "de") == ["Lampe kommt zurück: an.", "Lampe kommt zurück: aus."]
    assert await async_sentences(hass, back, "en") == ["Lampe comes back: on.", "Lampe comes back: off."]
    (guess,) = await async_sentences(hass, [replace(back[0], id="affected_comes_back_probably")], "de")
    assert guess == "Lampe kommt wahrscheinlich zurück: an."


@pytest.mark.parametrize(
    ("kind", "value", "unit", "text"),
    [
        (Kind.PLAIN, 12.0, "", "12"),
        (Kind.PLAIN, 1234.56, "", "1235"),
        (Kind.PLAIN, 3.456, "", "3.5"),
        (Kind.PLAIN, 0.123, "", "0.12"),
        (Kind.WORD, 7.0, "", "7"),
        (Kind.CELSIUS, 21.04, "", "21 °C"),
        (Kind.CELSIUS, -0.01, "", "0 °C"),
        (Kind.DIFFERENCE, 0.34, "°C", "0.3 K"),
        (Kind.DIFFERENCE, 45.6, "W", "45.6 W"),
        (Kind.DIFFERENCE, 0.5, "", "0.5"),
        (Kind.PER_HOUR, 1.26, "", "1.3 K/h"),
        (Kind.WATT, 90.4, "", "90 W"),
        (Kind.WATT, 3450, "", "3.5 kW"),
        (Kind.WATT, 1460, "", "1.46 kW"),
        (Kind.WATT, 999.6, "", "1 kW"),
        (Kind.WATT, -999.4, "", "-999 W"),
        (Kind.PRICE, 0.003, "", "0.003"),
        (Kind.KILOWATT_HOUR, 0.25, "", "0.25 kWh"),
        (Kind.PERCENT, 99.6, "", "100 %"),
        (Kind.SHARE, 0.42, "", "42 %"),
        (Kind.SHARE, 0.9993, "", "99.9 %"),
        (Kind.SHARE, 0.99999, "", "99.9 %"),
        (Kind.SECONDS, 20, "", "20 s"),
        (Kind.SECONDS, 300, "", "5 min"),
        (Kind.MINUTES, 45, "", "45 min"),
        (Kind.MINUTES, 150, "", "2.5 h"),
        (Kind.HOURS, 24, "", "24 h"),
        (Kind.HOURS, 168, "", "7 d"),
    ],
)
def test_numbers(kind: Kind, value: float, unit: str, text: str) -> None:
    assert Numbers("°C").show(kind, value, unit) == text
    assert Numbers("°C", comma=True).show(kind, value, unit) == text.replace(".", ",")


@pytest.mark.parametrize(
    ("currency", "value", "text"),
    [("EUR", 0.7, "0.70 EUR"), ("EUR", 12.0, "12.00 EUR"), ("EUR", -0.001, "0.00 EUR"), ("JPY", 120.4, "120 JPY")],
)
def test_money_is_written_as_on_a_bill(currency: str, value: float, text: str) -> None:
    assert Numbers("°C", currency).show(Kind.MONEY, value) == text
    assert Numbers("°C", currency, comma=True).show(Kind.MONEY, value) == text.replace(".", ",")
