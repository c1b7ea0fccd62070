"""What library scenarios say that they assume, whatever their parameters."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from custom_components.digital_twin.core.home.links import Circuit, HomeLinks, Zone
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.scenario.bind import bind
from custom_components.digital_twin.core.scenario.language import read
from custom_components.digital_twin.core.scenario.library import LIBRARY
from custom_components.digital_twin.core.scenario.problems import LanguageError

from .book import Book
from .homes import room

NOW = 1_795_287_600.0
LINKS = HomeLinks(
    zones={"kitchen": Zone(zone_id="kitchen", name="Kitchen")},
    circuits={"cellar": Circuit(circuit_id="cellar", name="Cellar", parent="main")},
    hubs={"zigbee_stick": None},
    hub_names={"zigbee_stick": "Zigbee Stick"},
)


def assumed(scenario: str, parameters: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    plan = read({"scenario": scenario, "parameters": parameters}, now=NOW, zone=ZoneInfo("Europe/Berlin"))
    found = bind(
        plan, Book({"climate.room": ("room",)}), twins={"room": room()}, links=LINKS,
        environment=Environment(start=NOW, step=3600.0, values={}),
    )  # fmt: skip
    return {one.id: dict(one.params) for one in found.assumed}


@pytest.mark.parametrize(
    ("scenario", "parameters", "told"),
    [
        ("tariff_change", {"percent": 30}, {"assumes_tariff_change": {"percent": 30.0}}),
        ("tariff_change", {"percent": -50}, {"assumes_tariff_cheaper": {"percent": 50.0}}),
        (
            "tariff_change",
            {"percent": -50, "offset": 0.1},
            {"assumes_tariff_cheaper": {"percent": 50.0}, "assumes_tariff_more": {"cost": 0.1}},
        ),
        ("tariff_change", {"percent": 0, "offset": -0.05}, {"assumes_tariff_less": {"cost": 0.05}}),
        ("power_outage", {"circuit": "cellar"}, {"assumes_circuit_outage": {"duration": 1800.0, "circuit": "Cellar"}}),
        ("hub_outage", {}, {"assumes_hub_outage": {"duration": 7200.0, "hub": "Zigbee Stick"}}),
        ("everybody_away", {}, {"assumes_away_as_set": {}}),
        ("everybody_away", {"target": 15}, {"assumes_away_target": {"target": 15.0}}),
        ("guests", {}, {"assumes_guests_spread": {}}),
        ("guests", {"zone": "kitchen"}, {"assumes_guests_zone": {"zone": "Kitchen"}}),
        ("heat_wave", {"shutters": "down"}, {"assumes_shutters_down": {}}),
        ("sensor_failure", {"fault": "drift"}, {"assumes_sensor_drift": {}}),
    ],
)
def test_parameters_are_in_what_is_said(
    scenario: str, parameters: dict[str, Any], told: dict[str, dict[str, Any]]
) -> None:
    found = assumed(scenario, parameters)
    assert told.items() <= found.items()
    if scenario in {"tariff_change", "power_outage"}:
        assert told == {key: params for key, params in found.items() if key.startswith("assumes_")}


def test_laundry_without_a_machine_says_what_it_lacks() -> None:
    with pytest.raises(LanguageError) as refusal:
        assumed("laundry_day", {"loads": 5})
    assert [(one.path, one.message.id) for one in refusal.value.problems] == [("scenario", "language_no_laundry")]


@pytest.mark.parametrize("scenario", sorted(LIBRARY))
def test_no_parameter_at_all_is_as_good_as_its_default(scenario: str) -> None:
    entry = LIBRARY[scenario]
    outcomes = []
    for parameters in ({}, dict.fromkeys((one.name for one in entry.parameters), None)):
        try:
            outcomes.append(assumed(scenario, parameters))
        except LanguageError as err:
            outcomes.append({one.path: {"id": one.message.id} for one in err.problems})
    assert outcomes[0] == outcomes[1]
