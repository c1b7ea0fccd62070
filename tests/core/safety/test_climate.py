"""Heating and cooling: each hazard, and the harmless action that looks like it."""

import numpy as np
import pytest

from custom_components.digital_twin.core.requests import Decision, Environment, Severity
from custom_components.digital_twin.core.twin import Fidelity, TwinSnapshot
from tests.core.twins import thermostat, twin

from .builders import START, change, environment, hazards, verdict

COMFORT = {"comfort_low": 19.0, "comfort_high": 24.0, "rated_power": 1500.0}
ROOM = {"time_constant": 15.0, "heating_rate": 2.5}


def room(temperature: float = 20.5, target: float = 20.5, **more: object) -> TwinSnapshot:
    return thermostat(temperature, target, parameters=ROOM, settings=COMFORT, **more)


def test_heating_with_an_open_window_needs_approval() -> None:
    answer = verdict(room(values={"window": True}), change("thermostat", target_temperature=22.0))
    assert "heating_window_open" in hazards(answer)
    assert answer.decision is Decision.NEEDS_APPROVAL


@pytest.mark.parametrize(
    ("values", "commands"),
    [
        ({"window": False}, {"target_temperature": 22.0}),
        ({"window": True}, {"target_temperature": 17.0}),
        ({"window": True}, {"hvac_mode": "off"}),
        ({"window": True, "hvac_mode": "off"}, {"target_temperature": 22.0}),
    ],
)
def test_no_window_hazard_where_nothing_heats_for_the_street(
    values: dict[str, object], commands: dict[str, object]
) -> None:
    answer = verdict(room(values=values), change("thermostat", **commands))
    assert "heating_window_open" not in hazards(answer)


def test_closing_the_window_first_is_fine_and_opening_it_first_is_not() -> None:
    heat = change("thermostat", 60.0, target_temperature=22.0)
    closed_first = verdict(room(values={"window": True}), change("thermostat", 0.0, window=False), heat)
    opened_first = verdict(room(), change("thermostat", 0.0, window=True), heat)
    assert "heating_window_open" not in hazards(closed_first)
    assert "heating_window_open" in hazards(opened_first)
    assert opened_first.hazards[0].at is not None


def test_heating_counts_where_the_room_s_temperature_is_unknown() -> None:
    unknown = thermostat(settings=COMFORT, values={"window": True})
    values = {key: value for key, value in unknown.values.items() if key != "temperature"}
    answer = verdict(twin("thermostat", values), change("thermostat", target_temperature=22.0))
    assert "heating_window_open" in hazards(answer)


def test_cooling_with_an_open_window() -> None:
    warm = room(26.0, 26.0, mode="cool", values={"window": True})
    assert "cooling_window_open" in hazards(verdict(warm, change("thermostat", target_temperature=22.0)))
    assert "cooling_window_open" not in hazards(verdict(warm, change("thermostat", target_temperature=28.0)))


def test_heating_off_on_a_cold_night_leaves_the_comfort_range() -> None:
    answer = verdict(room(), change("thermostat", hvac_mode="off"), environment=environment(6.0))
    finding = next(item for item in answer.hazards if item.hazard == "room_too_cold")
    assert finding.probability > 0.9
    assert finding.at is not None
    assert 600.0 <= finding.at <= 4 * 3600.0
    assert finding.reason.params["percent"] == round(100 * finding.probability)
    assert finding.reason.params["minutes"] == round(finding.at / 60)
    assert answer.decision is Decision.NEEDS_APPROVAL
    assert answer.summary == finding.reason


def test_heating_off_on_a_mild_day_does_not() -> None:
    answer = verdict(room(), change("thermostat", hvac_mode="off"), environment=environment(20.0))
    assert hazards(answer) == []
    assert answer.decision is Decision.APPROVED


def test_a_room_may_get_cold_while_nobody_is_home_but_not_freeze() -> None:
    off = change("thermostat", hvac_mode="off")
    away = {"people_home": 0.0}
    assert hazards(verdict(room(), off, facts=away, environment=environment(12.0))) == []
    freezing = verdict(room(), off, facts=away, environment=environment(-15.0))
    assert hazards(freezing) == ["frost"]
    assert freezing.hazards[0].severity is Severity.HIGH
    assert freezing.decision is Decision.DENIED


def test_a_target_above_the_comfort_range_is_too_hot() -> None:
    answer = verdict(room(), change("thermostat", target_temperature=27.0))
    assert hazards(answer) == ["room_too_hot"]
    assert hazards(verdict(room(), change("thermostat", target_temperature=23.0))) == []


def test_what_comes_anyway_is_not_the_action_s_doing() -> None:
    already_cold = room(16.0, 15.0)
    assert (
        hazards(verdict(already_cold, change("thermostat", target_temperature=16.0), environment=environment(0.0)))
        == []
    )


def test_a_room_without_a_comfort_range_has_no_comfort_hazard() -> None:
    free = thermostat(20.0, 20.0, parameters=ROOM)
    assert hazards(verdict(free, change("thermostat", target_temperature=15.0))) == []


def test_heating_for_nobody_is_only_told() -> None:
    away = {"people_home": 0.0}
    answer = verdict(room(), change("thermostat", target_temperature=23.0), facts=away)
    assert hazards(answer) == ["heating_nobody_home"]
    assert answer.decision is Decision.APPROVED
    assert answer.summary.id == "verdict_safe_with_notices"
    assert hazards(verdict(room(), change("thermostat", target_temperature=20.0), facts=away)) == []
    lower = verdict(
        room(), change("thermostat", target_temperature=20.0), facts=away, limits={"away_temperature": 18.0}
    )
    assert hazards(lower) == ["heating_nobody_home"]


def test_the_frost_limit_can_be_moved() -> None:
    off = change("thermostat", hvac_mode="off")
    answer = verdict(
        room(), off, facts={"people_home": 0.0}, environment=environment(12.0), limits={"frost_temperature": 16.0}
    )
    assert hazards(answer) == ["frost"]


def test_a_room_that_nothing_cools_never_becomes_colder_than_outdoors() -> None:
    restless = {"time_constant": 15.0, "heating_rate": 2.5, "disturbance": 1.5}
    room = thermostat(12.0, 12.0, parameters=restless)
    off = change("thermostat", hvac_mode="off")
    assert "frost" not in hazards(verdict(room, off, environment=environment(5.5)))
    assert "frost" in hazards(verdict(room, off, environment=environment(4.0)))
    cooled = thermostat(12.0, 12.0, "cool", parameters=restless)
    lower = change("thermostat", target_temperature=2.0)
    assert "frost" in hazards(verdict(cooled, lower, environment=environment(5.5)))


def turning(now: float, later: float, sun: float = 0.0) -> Environment:
    """Return a day that is now so warm (°C), and from the third hour on so."""
    hours = np.arange(48)
    values = {
        "outdoor_temperature": np.where(hours < 4, now, later),
        "sun": np.where((hours > 4) & (hours < 12), sun, 0.0),
    }
    return Environment(start=START - 3600.0, step=3600.0, values=values)


@pytest.mark.parametrize("fidelity", [Fidelity.STANDARD, Fidelity.ADVANCED, Fidelity.EXPERT])
def test_the_night_to_come_counts_and_not_the_mild_evening(fidelity: Fidelity) -> None:
    room = thermostat(16.0, 16.0, parameters=ROOM, fidelity=fidelity)
    off = change("thermostat", hvac_mode="off")
    assert "frost" not in hazards(verdict(room, off, environment=turning(9.0, 9.0)))
    assert "frost" in hazards(verdict(room, off, environment=turning(9.0, -18.0)))
    assert "frost" not in hazards(verdict(room, off, environment=turning(-18.0, 9.0)))


def test_the_sun_to_come_counts() -> None:
    sunny = ROOM | {"solar_gain": 4.0}
    room = thermostat(22.5, 20.0, parameters=sunny, settings=COMFORT)
    warmer = change("thermostat", target_temperature=23.0)
    assert "room_too_hot" not in hazards(verdict(room, warmer, environment=turning(5.0, 5.0)))
    shining = verdict(room, warmer, environment=turning(5.0, 5.0, sun=700.0))
    assert shining.outcome[0].channels[0].value.max() > 24.5
