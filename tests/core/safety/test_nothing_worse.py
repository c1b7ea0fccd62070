"""Commands that change nothing, or make it better, are held against nobody."""

import pytest

from custom_components.digital_twin.core.requests import Decision, Severity
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.twins import thermostat, twin

from .builders import change, hazards, verdict

HOT = {"temperature": 71.0, "target_temperature": 75.0, "operation": "electric"}
COOL = {"temperature": 41.0, "target_temperature": 42.0, "operation": "electric"}
FRIDGE = {"appliance": "fridge"}


@pytest.mark.parametrize(
    ("device", "commands", "facts", "hazard"),
    [
        (twin("plug", {"on": False}, settings=FRIDGE), {"on": False}, {}, "never_off"),
        (twin("plug", {"on": False}, settings={"appliance": "medical"}), {"on": False}, {}, "care_device"),
        (twin("thermostat", {"hvac_mode": "off"}, settings={"never_off": True}), {"hvac_mode": "off"}, {}, "never_off"),
        (twin("lock", {"bolt": "locked"}), {"bolt": "locked"}, {"smoke": 1.0}, "lock_on_smoke"),
        (twin("valve", {"position": 0.0}), {"position": 0.0}, {"smoke": 1.0}, "valve_closed_on_smoke"),
        (twin("valve", {"position": 100.0}), {"position": 100.0}, {"leak": 1.0}, "valve_opened_on_leak"),
        (twin("water_heater", HOT), {"target_temperature": 72.0}, {}, "tank_scald_target"),
        (twin("water_heater", COOL), {"target_temperature": 45.0}, {}, "tank_legionella"),
    ],
    ids=lambda item: item if isinstance(item, str) else None,
)
def test_what_is_so_already_is_no_matter(
    device: TwinSnapshot, commands: dict[str, object], facts: dict[str, float], hazard: str
) -> None:
    assert hazard not in hazards(verdict(device, change(device.spec.kind, **commands), facts=facts))


@pytest.mark.parametrize(
    ("device", "commands", "facts", "hazard"),
    [
        (twin("plug", {}, settings=FRIDGE), {"on": False}, {}, "never_off"),
        (twin("lock", {}), {"bolt": "locked"}, {"smoke": 1.0}, "lock_on_smoke"),
        (twin("valve", {}), {"position": 0.0}, {"smoke": 1.0}, "valve_closed_on_smoke"),
        (twin("water_heater", HOT), {"target_temperature": 76.0}, {}, "tank_scald_target"),
        (
            twin("water_heater", HOT | {"operation": "off"}),
            {"target_temperature": 72.0, "operation": "electric"},
            {},
            "tank_scald_target",
        ),
        (twin("water_heater", COOL), {"target_temperature": 40.0}, {}, "tank_legionella"),
    ],
    ids=lambda item: item if isinstance(item, str) else None,
)
def test_what_nobody_knows_or_becomes_worse_is(
    device: TwinSnapshot, commands: dict[str, object], facts: dict[str, float], hazard: str
) -> None:
    assert hazard in hazards(verdict(device, change(device.spec.kind, **commands), facts=facts))


def test_what_an_earlier_step_undid_counts_again() -> None:
    off = twin("plug", {"on": False}, settings=FRIDGE)
    again = verdict(off, change("plug", on=True), change("plug", 600.0, on=False))
    assert "never_off" in hazards(again)


def test_a_tank_that_is_switched_off_is_a_notice() -> None:
    warm = twin("water_heater", {"temperature": 54.0, "target_temperature": 55.0, "operation": "electric"})
    answer = verdict(warm, change("water_heater", operation="off"))
    (finding,) = answer.hazards
    assert (finding.hazard, finding.severity, finding.reason.id) == (
        "tank_legionella", Severity.LOW, "off_tank_legionella",
    )  # fmt: skip
    assert answer.decision is Decision.APPROVED
    heating = twin("water_heater", {"operation": "electric"}, settings={"feeds": "heating"})
    assert hazards(verdict(heating, change("water_heater", operation="off"))) == []


def test_a_hazard_that_is_turned_round_says_so() -> None:
    closed = thermostat(18.0, 18.0)
    answer = verdict(
        closed, change("thermostat", target_temperature=22.0), limits={"heating_window_open.inverted": 1.0}
    )
    assert answer.hazards[0].reason.id == "opposite_heating_window_open"
    valve = twin("valve", {"position": 0.0})
    opened = verdict(
        valve,
        change("valve", position=100.0),
        facts={"smoke": 1.0},
        limits={"valve_closed_on_smoke.inverted": 1.0},
    )
    assert opened.hazards[0].reason.id == "opposite_valve_closed_on_smoke"
