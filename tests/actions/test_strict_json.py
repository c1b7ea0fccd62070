"""Every answer is strict JSON: what nobody knows is null, never a NaN that a browser cannot read."""

import json
from typing import Any

import pytest
from homeassistant.exceptions import ServiceValidationError

from custom_components.digital_twin.core.scenario.library import LIBRARY

from .conftest import FRIDGE, RADIATOR, SmallHome

LACKING = frozenset({"custom", "ev_arrives_empty", "hub_outage", "laundry_day"})
"""What this home lacks the devices for, or the parameters."""
FOR_A_WHILE = {"at": "1h", "for": "2h"}


def strict(answer: dict[str, Any]) -> str:
    return json.dumps(answer, allow_nan=False, default=str)


@pytest.mark.parametrize("name", sorted(LIBRARY))
async def test_the_library(small_home: SmallHome, name: str) -> None:
    parameters = {"device_failure": {"twin": RADIATOR}, "sensor_failure": {"twin": RADIATOR}}.get(name, {})
    try:
        answer = await small_home.call("run_scenario", scenario=name, parameters=parameters, horizon={"hours": 6})
    except ServiceValidationError:
        assert name in LACKING
        return
    assert strict(answer)


@pytest.mark.parametrize("quantity", ["price", "feed_in", "carbon_intensity", "outdoor_temperature", "sun"])
async def test_surroundings_that_are_known_for_a_while_only(small_home: SmallHome, quantity: str) -> None:
    change = {"environment": {quantity: 0.5}, **FOR_A_WHILE}
    answer = await small_home.call(
        "run_scenario", changes=[change], twins=[FRIDGE, RADIATOR], horizon={"hours": 6}, limits={"max_cost": 0.01}
    )
    assert strict(answer)
    assert "cost" not in answer["totals"], "of hours whose price nobody knows"
