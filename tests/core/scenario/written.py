"""A small home, and scenarios written for it."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.home.links import Circuit, HomeLinks, Zone
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.scenario.bind import bind, horizon_of
from custom_components.digital_twin.core.scenario.language import draft
from custom_components.digital_twin.core.scenario.problems import LanguageError
from custom_components.digital_twin.core.scenario.request import HomeScenario
from tests.core.twins import thermostat, twin

from .book import Book

NOW = datetime(2026, 1, 15, 18, 0, tzinfo=UTC).timestamp()
ZONE = timezone(timedelta(hours=1))
TWINS = {
    "room": thermostat(twin_id="room"),
    "lamp": twin("light", {"on": False}, twin_id="lamp"),
    "fridge": twin("plug", {"on": True, "power": 80.0}, twin_id="fridge", settings={"appliance": "fridge"}),
}
BOOK = Book({"climate.room": ("room",), "light.lamp": ("lamp",), "switch.fridge": ("fridge",), "light.other": ()})
LINKS = HomeLinks(
    zones={"living": Zone(zone_id="living", name="Living room")},
    circuits={
        "main": Circuit(circuit_id="main", name="Main", limit=25.0, phases=3, main=True),
        "workshop": Circuit(circuit_id="workshop", name="Workshop", limit=16.0, phase=1, parent="main"),
    },
    hubs={"zigbee": None},
)


def bound(data: Any) -> HomeScenario:
    plan, found = draft(data, now=NOW, zone=ZONE)
    horizon, _ = horizon_of(plan)
    cold = {"outdoor_temperature": np.zeros(int(horizon / 3600) + 1)}
    weather = Environment(start=plan.start, step=3600.0, values=cold)
    return bind(plan, BOOK, twins=TWINS, links=LINKS, environment=weather, problems=found)


def problems(data: Any) -> dict[str, str]:
    with pytest.raises(LanguageError) as caught:
        bound(data)
    return {problem.path: problem.message.id.removeprefix("language_") for problem in caught.value.problems}
