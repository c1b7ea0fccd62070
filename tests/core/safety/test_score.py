"""Verdicts scored by what then happened, or by a replay of what would have."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.requests import CheckRequest, HazardFinding
from custom_components.digital_twin.core.safety.check import check
from custom_components.digital_twin.core.safety.score import Label, Scored, ScoreRequest, score_verdict
from custom_components.digital_twin.core.series import Series
from tests.core.twins import thermostat, twin

from .builders import START, change, environment, request

DAY = 86_400.0
OFF = change("thermostat", hvac_mode="off")


def room() -> object:
    return thermostat(
        20.5,
        20.5,
        parameters={"time_constant": 15.0, "heating_rate": 2.5},
        settings={"comfort_low": 17.0, "comfort_high": 24.0},
    )


def series(*pairs: tuple[float, float]) -> Series:
    times, values = zip(*pairs, strict=True)
    return Series(START + np.array(times), np.array(values), START + DAY)


def scored(asked: CheckRequest, found: tuple[HazardFinding, ...] | None = None, **more: object) -> Scored:
    found = check(asked).hazards if found is None else found
    return score_verdict(ScoreRequest(check=asked, found=found, **({"until": DAY} | more)))


def labels(answer: Scored) -> dict[str, Label]:
    return {item.hazard: item.label for item in answer.scores}


def test_a_room_that_did_get_cold_was_a_hit_or_a_miss() -> None:
    asked = request(room(), OFF, environment=environment(2.0))
    cold = {"thermostat": {"temperature": series((0, 20.5), (7200, 18.0), (14_400, 15.0))}}
    hit = scored(asked, done=True, measured=cold)
    assert labels(hit) == {"room_too_cold": Label.HIT}
    assert (hit.scores[0].came, hit.complete) == (1.0, True)
    assert labels(scored(asked, (), done=True, measured=cold)) == {"room_too_cold": Label.MISS}


def test_a_room_that_stayed_warm_was_a_false_alarm_or_nothing() -> None:
    asked = request(room(), OFF, environment=environment(2.0))
    warm = {"thermostat": {"temperature": series((0, 20.5), (7200, 19.0), (14_400, 18.5))}}
    assert labels(scored(asked, done=True, measured=warm)) == {"room_too_cold": Label.FALSE_ALARM}
    assert scored(asked, (), done=True, measured=warm).scores == ()


def test_what_would_have_come_anyway_is_no_miss() -> None:
    asked = request(
        replace(room(), values={**room().values, "hvac_mode": "off"}),
        change("thermostat", target_temperature=21.0),
        environment=environment(-5.0),
    )
    cold = {"thermostat": {"temperature": series((0, 20.5), (7200, 15.0))}}
    assert labels(scored(asked, (), done=True, measured=cold)) == {}


def test_a_denied_action_is_replayed_in_the_weather_that_came() -> None:
    asked = request(room(), OFF, environment=environment(2.0))
    mild = scored(asked, done=False, surroundings={"outdoor_temperature": series((0, 21.0))})
    assert labels(mild) == {"room_too_cold": Label.FALSE_ALARM}
    assert mild.scores[0].came < 0.5
    harsh = scored(asked, done=False, surroundings={"outdoor_temperature": series((0, 1.0))})
    assert labels(harsh) == {"room_too_cold": Label.HIT}


def test_a_person_who_was_home_after_all_makes_it_a_false_alarm() -> None:
    lock = twin("lock", {"bolt": "locked"})
    asked = request(lock, change("lock", bolt="unlocked"), facts={"people_home": 0.0})
    assert labels(scored(asked, done=False)) == {}, "nothing could have spoken against it"
    assert labels(scored(asked, done=False, facts={"people_home": 0.0})) == {"unlock_nobody_home": Label.HIT}
    late = scored(asked, done=False, facts={"people_home": 1.0})
    assert labels(late) == {"unlock_nobody_home": Label.FALSE_ALARM}
    missed = request(lock, change("lock", bolt="unlocked"), facts={"people_home": 1.0})
    assert labels(scored(missed, done=True, facts={"people_home": 0.0})) == {"unlock_nobody_home": Label.MISS}


def test_silence_is_not_judged_by_a_course_that_somebody_cut_short() -> None:
    asked = request(room(), OFF, environment=environment(2.0))
    warm = {"thermostat": {"temperature": series((0, 20.5), (7200, 19.0))}}
    cut = scored(asked, done=True, measured=warm, until=3600.0)
    assert (cut.scores, cut.complete) == ((), False)
    at_once = {"thermostat": {"temperature": series((0, 20.5), (600, 15.0))}}
    assert labels(scored(asked, done=True, measured=at_once, until=2 * 3600.0)) == {"room_too_cold": Label.HIT}


def test_the_figure_of_a_finding_is_the_limit_that_would_not_have_stopped_it() -> None:
    asked = request(room(), OFF, environment=environment(8.0))
    finding = next(item for item in check(asked).hazards if item.hazard == "room_too_cold")
    assert finding.reached is not None
    assert finding.reached < 17.0
    for limit, stopped in ((finding.reached + 0.2, True), (finding.reached - 0.2, False)):
        settings = {**room().spec.settings, "comfort_low": limit}
        other = replace(room(), spec=replace(room().spec, settings=settings))
        found = [item for item in check(replace(asked, twins=(other,))).hazards if item.hazard == "room_too_cold"]
        assert any(item.probability >= 0.5 for item in found) is stopped


@pytest.mark.parametrize(
    ("kind", "values", "settings", "commands", "reached"),
    [
        ("water_heater", {"temperature": 50.0}, {}, {"target_temperature": 80.0}, 80.0),
        ("plug", {"on": False, "level": 4.0}, {"appliance": "pump"}, {"on": True}, 4.0),
    ],
)
def test_rules_tell_their_figure_too(
    kind: str, values: dict[str, object], settings: dict[str, object], commands: dict[str, object], reached: float
) -> None:
    found = check(request(twin(kind, values, settings=settings), change(kind, **commands)))
    assert found.hazards[0].reached == reached
