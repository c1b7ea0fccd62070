"""The guard judged by the labelled situations: every dangerous one caught, no harmless one stopped."""

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant

from .player import stage
from .situations import Situation, devices, situations

DANGEROUS = tuple(item for item in situations() if item.label == "dangerous")
HARMLESS = tuple(item for item in situations() if item.label == "harmless")
CLOSE_ROOMS = frozenset(
    item.id for item in HARMLESS if item.near and any(devices()[name].plant is not None for name in item.devices)
)
"""Harmless by less than a kelvin, as only what was learned of the building can tell: there the guard may ask."""
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
    allowed = {"approved", "needs_approval"} if item.id in CLOSE_ROOMS else {"approved"}
    assert answer["verdict"] in allowed, (answer["not_checked"], answer["hazards"])
