"""Overload, things that must stay on, compressors, heat without anybody near."""

from dataclasses import replace

import pytest

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.requests import Decision
from custom_components.digital_twin.core.safety.power import background, present_power
from custom_components.digital_twin.core.safety.situation import Situation
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot
from tests.core.twins import twin

from .builders import START, change, hazards, request, verdict


def charger(on: bool = False) -> TwinSnapshot:
    return twin(
        "plug",
        {"on": on, "power": 7000.0 if on else 0.0},
        twin_id="charger",
        settings={"rated_power": 7000.0},
        fidelity=Fidelity.BASIC,
    )


def oven(power: float) -> TwinSnapshot:
    return twin("plug", {"on": True, "power": power}, twin_id="oven")


def fridge(on: bool = True, since: float = START - 86_400.0) -> TwinSnapshot:
    return twin("plug", {"on": on}, twin_id="fridge", settings={"appliance": "fridge"}, changed={"on": since})


def test_charging_over_the_fuse_is_denied() -> None:
    answer = verdict((charger(), oven(3000.0)), change("charger", on=True), limits={"max_power": 9000.0})
    assert hazards(answer) == ["power_over_limit"]
    assert answer.decision is Decision.DENIED
    finding = answer.hazards[0]
    assert finding.at == 0.0
    assert finding.reason.params["power"] == pytest.approx(10_000, abs=100)


@pytest.mark.parametrize("limits", [{"max_power": 11_000.0}, {}])
def test_charging_below_it_is_not(limits: dict[str, float]) -> None:
    answer = verdict((charger(), oven(3000.0)), change("charger", on=True), limits=limits)
    assert answer.decision is Decision.APPROVED


def test_switching_off_in_an_overload_is_not_its_cause() -> None:
    answer = verdict((charger(True), oven(3000.0)), change("oven", on=False), limits={"max_power": 6000.0})
    assert "power_over_limit" not in hazards(answer)


def test_a_device_without_power_changes_no_sum() -> None:
    lock = twin("lock", {"bolt": "unlocked"})
    assert hazards(verdict(lock, change("lock", bolt="locked"), limits={"max_power": 10.0})) == []


def test_the_measured_power_of_the_home_counts_what_has_no_twin() -> None:
    answer = verdict(
        (charger(), oven(500.0)), change("charger", on=True), limits={"max_power": 9000.0}, facts={"home_power": 3000.0}
    )
    assert hazards(answer) == ["power_over_limit"]


def test_background_is_what_the_action_does_not_touch() -> None:
    def of(facts: dict[str, float]) -> float:
        asked = request((charger(True), oven(500.0)), change("charger", on=False), facts=facts)
        return background(Situation(request=asked, grid=Grid.over(START, 3600.0, 300.0)))

    assert of({}) == 500.0
    assert of({"home_power": 9000.0}) == 2000.0
    assert of({"home_power": 7100.0}) == 500.0


def test_present_power_is_reported_or_rated() -> None:
    assert present_power(oven(123.0)) == 123.0
    assert present_power(twin("plug", {"on": True}, settings={"rated_power": 50.0})) == 50.0
    assert present_power(twin("plug", {"on": False}, settings={"rated_power": 50.0})) == 0.0
    assert present_power(twin("plug", {"on": True})) == 0.0


def test_a_fridge_is_never_switched_off() -> None:
    answer = verdict(fridge(), change("fridge", on=False))
    assert hazards(answer) == ["never_off"]
    assert answer.decision is Decision.DENIED
    assert answer.hazards[0].at is None


@pytest.mark.parametrize(
    ("kind", "settings", "commands"),
    [
        ("plug", {"never_off": True}, {"on": False}),
        ("plug", {"appliance": "network"}, {"on": False}),
        ("light", {"never_off": True}, {"on": False}),
        ("fan", {"never_off": True}, {"speed": 0.0}),
        ("thermostat", {"never_off": True}, {"hvac_mode": "off"}),
        ("water_heater", {"never_off": True}, {"operation": "off"}),
        ("valve", {"never_off": True}, {"position": 0.0}),
    ],
)
def test_never_off_by_answer_or_nature(kind: str, settings: dict[str, object], commands: dict[str, object]) -> None:
    assert "never_off" in hazards(verdict(twin(kind, settings=settings), change(kind, **commands)))


@pytest.mark.parametrize(
    ("settings", "value"),
    [
        ({}, False),
        ({"appliance": "lamp"}, False),
        ({"appliance": "fridge", "never_off": False}, False),
        ({"appliance": "freezer"}, True),
    ],
)
def test_others_may_be_switched_off(settings: dict[str, object], value: bool) -> None:
    assert "never_off" not in hazards(verdict(twin("plug", {"on": True}, settings=settings), change("plug", on=value)))


@pytest.mark.parametrize(("off_for", "found"), [(10.0, True), (179.0, True), (180.0, False), (5000.0, False)])
def test_a_compressor_rests_three_minutes(off_for: float, found: bool) -> None:
    answer = verdict(fridge(False, START - off_for), change("fridge", on=True))
    assert ("compressor_restart" in hazards(answer)) is found
    assert answer.decision is (Decision.NEEDS_APPROVAL if found else Decision.APPROVED)


def test_off_and_on_again_within_one_action() -> None:
    allowed = twin("plug", {"on": True}, settings={"appliance": "fridge", "never_off": False})
    off = change("plug", 0.0, on=False)
    quick = verdict(allowed, off, change("plug", 60.0, on=True))
    slow = verdict(allowed, off, change("plug", 600.0, on=True))
    assert hazards(quick) == ["compressor_restart"]
    assert quick.hazards[0].at == 60.0
    assert hazards(slow) == []
    assert hazards(verdict(allowed, change("plug", on=True))) == []
    resting = fridge(False, START - 170.0)
    told_again = verdict(resting, change("fridge", 0.0, on=False), change("fridge", 60.0, on=True))
    assert "compressor_restart" not in hazards(told_again)
    assert hazards(verdict(allowed, off, change("plug", 60.0, on=True), limits={"compressor_rest": 30.0})) == []


def test_a_heater_is_not_switched_on_for_nobody() -> None:
    heater = twin("plug", {"on": False}, settings={"appliance": "heater"})
    away = verdict(heater, change("plug", on=True), facts={"people_home": 0.0})
    assert hazards(away) == ["heat_appliance_alone"]
    assert away.decision is Decision.NEEDS_APPROVAL
    assert hazards(verdict(heater, change("plug", on=True))) == []
    assert hazards(verdict(heater, change("plug", on=False), facts={"people_home": 0.0})) == []
    lamp = twin("plug", {"on": False}, settings={"appliance": "lamp"})
    assert hazards(verdict(lamp, change("plug", on=True), facts={"people_home": 0.0})) == []


@pytest.mark.parametrize(
    ("on_for", "switched", "found"),
    [
        (None, [(0.0, True)], None),
        (None, [(0.0, True), (7200.0, True)], ("stays_on_too_long", 120, 3600.0)),
        (None, [(0.0, True), (1800.0, False), (1801.0, True), (5000.0, False)], None),
        (None, [(0.0, False), (60.0, True), (7260.0, False)], ("stays_on_too_long", 120, 3660.0)),
        (7200.0, [(0.0, True)], ("hazard_on_too_long", 120, None)),
        (7200.0, [(0.0, False), (1.0, True), (61.0, False)], None),
        (1800.0, [(0.0, True), (3600.0, True)], ("stays_on_too_long", 90, 3600.0)),
        (1800.0, [(3600.0, False)], None),
        (
            1800.0,
            [(0.0, False), (60.0, True), (3600.0, True), (3720.0, True)],
            ("stays_on_too_long", 61, 3660.0),
        ),
    ],
)
def test_all_commands_decide_how_long_something_stays_on(
    on_for: float | None, switched: list[tuple[float, bool]], found: tuple[str, int, float | None] | None
) -> None:
    iron = twin(
        "plug",
        {"on": on_for is not None},
        twin_id="iron",
        settings={"longest_on": 60.0},
        changed={"on": START - (on_for or 86_400.0)},
    )
    answer = verdict(iron, *(change("iron", at=at, on=on) for at, on in switched))
    findings = [one for one in answer.hazards if one.hazard == "on_too_long"]
    assert [(one.reason.id, one.reason.params["minutes"], one.at) for one in findings] == ([found] if found else [])


def test_what_has_a_position_is_open_and_not_on() -> None:
    valve = twin(
        "valve",
        {"position": 100.0},
        twin_id="valve",
        channels=("position",),
        settings={"longest_on": 60.0},
        changed={"position": START - 7200.0},
    )
    answer = verdict(valve, change("valve", position=50.0))
    assert "open_too_long" in {one.reason.id for one in answer.hazards}
    shut = replace(valve, values={"position": 0.0})
    answer = verdict(shut, change("valve", position=50.0), change("valve", at=7200.0, position=0.0))
    assert "stays_open_too_long" in {one.reason.id for one in answer.hazards}
