"""Naming a channel that a twin has not: one sentence, whichever action is asked."""

from typing import Any

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.translation import async_get_translations

from custom_components.digital_twin.const import DOMAIN

from .conftest import LAMP, RADIATOR, SmallHome

GOAL = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
ASKED: list[tuple[str, dict[str, Any], str]] = [
    ("predict", {"entity_id": RADIATOR, "channel": "?"}, "channel"),
    ("correct", {"entity_id": RADIATOR, "channel": "?"}, "channel"),
    ("snooze_alert", {"entity_id": RADIATOR, "channel": "?"}, "channel"),
    ("set_expected_state", {"entity_id": RADIATOR, "channel": "?", "value": 3}, "channel"),
    ("get_history", {"entity_id": RADIATOR, "channels": ["?"]}, "channels"),
    ("replay_quarantine", {"entity_id": RADIATOR, "channels": ["?"]}, "channels"),
    ("check_action", {**GOAL, "goal": {"entity_id": RADIATOR, "channel": "?", "above": 3}}, "goal.channel"),
]


def named(data: dict[str, Any], wanted: str) -> dict[str, Any]:
    """Return a call's data with the channel that it is to name."""
    return {
        key: named(value, wanted) if isinstance(value, dict) else [wanted] if value == ["?"] else
        wanted if value == "?" else value
        for key, value in data.items()
    }  # fmt: skip


@pytest.mark.parametrize(("action", "data", "field"), ASKED, ids=[action for action, _, _ in ASKED])
@pytest.mark.parametrize(
    ("wanted", "key"), [("", "empty_channel"), ("  ", "empty_channel"), ("hue", "unknown_channel")]
)
async def test_field_and_what_is_allowed_are_named(
    hass: HomeAssistant, small_home: SmallHome, action: str, data: dict[str, Any], field: str, wanted: str, key: str
) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call(action, **named(data, wanted))
    assert raised.value.translation_key == key
    words = raised.value.translation_placeholders
    assert words is not None
    assert (words["field"], words["name"]) == (field, "Kitchen radiator")
    assert "temperature" in words["allowed"].split(", ")
    for language in ("en", "de"):
        texts = await async_get_translations(hass, language, "exceptions", [DOMAIN])
        text = texts[f"component.{DOMAIN}.exceptions.{key}.message"].format(**words)
        assert text.startswith(f"{field}: ")
        assert words["allowed"] in text
        assert "“”" not in text
        assert "„“" not in text
        assert "–" not in text
