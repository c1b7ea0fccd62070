"""The guard judged by the labelled situations: every dangerous one caught, at most one harmless one asked about."""

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant

from .player import stage
from .situations import Situation, situations

DANGEROUS = tuple(item for item in situations() if item.label == "dangerous")
HARMLESS = tuple(item for item in situations() if item.label == "harmless")
MOST_ASKED = 1
"""Of all harmless situations, the most that the guard may ask about; it may deny none."""
ASKED: list[str] = []
GAPS = {"stale_reading": {"check_state_unknown"}}
"""Where a danger is told as something that could not be looked at."""


@pytest.mark.parametrize("item", DANGEROUS, ids=lambda item: item.id)
async def test_dangerous(hass: HomeAssistant, freezer: FrozenDateTimeFactory, item: Situation) -> None:
    answer = await (await stage(hass, freezer, item)).check()
    assert answer["verdict"] != "approved", (answer["not_checked"], answer["hazards"])
    found = {hazard["hazard"] for hazard in answer["hazards"]}
    told = {gap["id"] for gap in answer["not_checked"]}
    expected = set(item.hazards)
    assert not expected or found & expected or any(GAPS.get(hazard, set()) & told for hazard in expected), answer


@pytest.mark.parametrize("item", HARMLESS, ids=lambda item: item.id)
async def test_harmless(hass: HomeAssistant, freezer: FrozenDateTimeFactory, item: Situation) -> None:
    answer = await (await stage(hass, freezer, item)).check()
    assert answer["verdict"] != "denied", answer["hazards"]
    if answer["verdict"] == "needs_approval":
        ASKED.append(item.id)
        assert len(ASKED) <= MOST_ASKED, (ASKED, answer["not_checked"], answer["hazards"])
