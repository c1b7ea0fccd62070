"""Every hazard of the catalogue fires where it must, keeps silent on the harmless double, and turns at its limit."""

from dataclasses import replace

import pytest

from custom_components.digital_twin.core.safety.ahead import look_ahead
from custom_components.digital_twin.core.safety.catalogue import CARDS
from custom_components.digital_twin.core.safety.check import check
from custom_components.digital_twin.core.safety.hazard import HAZARDS
from custom_components.digital_twin.core.safety.policy import APPROVAL_FROM

from .builders import environment, request
from .cases import CASES, Case

COUNTS = 0.5
"""From which probability on a hazard counts that by itself never stops anything."""


def found(case: Case) -> bool:
    """Return whether a case's hazard is found, and likely enough to count as one of its severity."""
    asked = request(
        case.twins,
        *case.changes,
        facts=case.facts,
        limits=case.limits,
        areas=case.areas,
        circuits=case.circuits,
        environment=environment(case.outdoor),
        alternatives=False,
    )
    if case.hazard == "unlock_unattended":
        asked = replace(asked, context={key: value for key, value in asked.context.items() if key != "people_home"})
    return any(
        finding.hazard == case.hazard and finding.probability >= APPROVAL_FROM.get(finding.severity, COUNTS)
        for finding in (look_ahead(asked) if case.ahead else check(asked).hazards)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.hazard}-{'fires' if case.fires else 'silent'}")
def test_it_fires_where_it_must_and_keeps_silent_where_not(case: Case) -> None:
    assert found(case) is case.fires, case.why


@pytest.mark.parametrize("hazard", sorted(HAZARDS))
def test_each_is_tried_both_ways(hazard: str) -> None:
    assert {case.fires for case in CASES if case.hazard == hazard} == {True, False}


@pytest.mark.parametrize("hazard", sorted(key for key, card in CARDS.items() if card.limit is not None))
def test_each_limit_is_tried_on_both_its_sides(hazard: str) -> None:
    assert {case.fires for case in CASES if case.hazard == hazard and case.edge} == {True, False}


@pytest.mark.parametrize("case", [case for case in CASES if case.fires], ids=lambda case: case.hazard)
def test_each_can_be_switched_off(case: Case) -> None:
    quiet = replace(case, limits=case.limits | {f"{case.hazard}.enabled": 0.0})
    assert not found(quiet)
