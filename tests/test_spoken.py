"""How the names of states stand inside sentences: small, but for nouns where the language writes them with capitals."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.helpers.translation import async_get_translations

from custom_components.digital_twin.events import async_sentence, in_words
from custom_components.digital_twin.spoken import STATES, inside_sentence, manner_in
from custom_components.digital_twin.texts import async_speaker


@pytest.mark.parametrize(
    ("language", "domain", "state", "told"),
    [
        ("de", "binary_sensor.problem", True, "„Problem“"),
        ("de", "binary_sensor.problem", False, "OK"),
        ("de", "binary_sensor.door", True, "geöffnet"),
        ("de", "binary_sensor.light", False, "kein Licht"),
        ("de", "binary_sensor.glass_break", True, "„Glasbruch erkannt“"),
        ("de", "binary_sensor.tamper", True, "„Manipulation erkannt“"),
        ("de", "climate", "heat", "„Heizbetrieb“"),
        ("de", "climate", "off", "aus"),
        ("de", "climate", "heat_cool", "„Heizen/Kühlen“"),
        ("de", "alarm_control_panel", "armed_away", "aktiviert (Abwesend)"),
        ("de", "vacuum", "returning", "„Rückkehr zur Ladestation“"),
        ("de", "lock", "jammed", "verklemmt"),
        ("en", "binary_sensor.problem", True, "problem"),
        ("en", "binary_sensor.problem", False, "OK"),
        ("en", "climate", "fan_only", "fan only"),
        ("en", "vacuum", "returning", "returning to dock"),
    ],
)
async def test_nouns_of_german_keep_their_capital(
    hass: HomeAssistant, language: str, domain: str, state: bool | str, told: str
) -> None:
    hass.config.components.add(platform := domain.partition(".")[0])
    await async_get_translations(hass, language, STATES, [platform])
    data = {"states_of": domain, "actual": state}
    assert in_words(hass, data, language) == {"actual": told}


async def test_an_event_tells_them_so(hass: HomeAssistant) -> None:
    hass.config.language = "de"
    hass.config.components.add("binary_sensor")
    await async_speaker(hass, "de")
    await async_get_translations(hass, "de", STATES, ["binary_sensor"])
    data = {"twin": "Pumpe", "channel": "on", "expected": False, "actual": True, "is_itself": True}
    said = async_sentence(hass, "diverged", {**data, "states_of": "binary_sensor.problem"})
    assert "ist „Problem“" in said


@pytest.mark.parametrize("word", ["Außer Betrieb", "In Betrieb", "Nur Lüftung", "Wird geladen"])
def test_only_the_first_letter_becomes_small(word: str) -> None:
    assert inside_sentence(word, manner_in("de")) == word[0].lower() + word[1:]
