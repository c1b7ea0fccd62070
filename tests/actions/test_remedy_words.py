"""How a remedy speaks: of the clock, so that it is plain which of several runs is meant and when to be there."""

import pytest
from homeassistant.core import HomeAssistant

from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.scenario.result import Recommendation
from custom_components.digital_twin.scenarios.remedies import recommended
from custom_components.digital_twin.texts import async_speaker

from .conftest import NOW

HOUR = 3600.0
WASHER = {"twin": "Washer"}


@pytest.mark.parametrize(
    ("message", "english", "german"),
    [
        (
            Message("advice_start", {**WASHER, "begin": 2.25 * HOUR, "time": 9 * HOUR}),
            "Start Washer at 03:00 instead of 20:15.",
            "Verschieb den Start von Washer von 20:15 auf 03:00.",
        ),
        (
            Message("advice_later", {**WASHER, "time": 4 * HOUR}),
            "Let Washer wait until 22:00.",
            "Lass Washer bis 22:00 warten.",
        ),
        (
            Message("advice_later_from", {**WASHER, "begin": 2 * HOUR, "time": 4 * HOUR}),
            "Let Washer wait from 20:00 until 22:00.",
            "Lass Washer von 20:00 bis 22:00 warten.",
        ),
        (
            Message("advice_start", {**WASHER, "begin": 13 * HOUR, "time": 28 * HOUR}),
            "Start Washer at 2026-11-22 22:00 instead of 2026-11-22 07:00.",
            "Verschieb den Start von Washer von 22.11.2026 07:00 auf 22.11.2026 22:00.",
        ),
    ],
)
async def test_when_to_begin_is_a_time_of_day(hass: HomeAssistant, message: Message, english: str, german: str) -> None:
    await hass.config.async_set_time_zone("UTC")
    advice = Recommendation(id="later", message=message, happenings=(), gain={}, outcome=Message("gain_unsure"))
    start = NOW.replace(hour=18, minute=0, second=0, microsecond=0).timestamp()
    for language, told in (("en", english), ("de", german)):
        hass.config.language = language
        speaker = await async_speaker(hass)
        assert recommended(hass, advice, {}, start, speaker)["text"] == told
