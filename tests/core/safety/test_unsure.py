"""What a check says where a room's history leaves its course open."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.requests import Decision
from custom_components.digital_twin.core.safety.hazard import HAZARDS
from custom_components.digital_twin.core.safety.messages import say
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.scenario.homes import room

from .builders import change, environment, verdict

PARAMETERS = 17
"""How many a room's history is fitted for: the rank of their correlation."""
NO_HAZARDS = {f"{hazard}.enabled": 0.0 for hazard in HAZARDS}


def vague() -> TwinSnapshot:
    """Return a trusted room of whose parameters the history left nearly everything open."""
    found = room(mode="off")
    assert found.learned is not None
    wide = {
        name: replace(value, deviation=0.7 * abs(value.value) + 1.0) for name, value in found.learned.parameters.items()
    }
    tables = {"correlation": tuple(np.eye(PARAMETERS).ravel().tolist())}
    return replace(found, learned=replace(found.learned, parameters=wide, tables=tables))


@pytest.mark.parametrize("members", [40, 100])
def test_a_course_that_is_no_answer_is_named_and_lowers_the_confidence(members: int) -> None:
    device = vague()
    asked = change(device.spec.twin_id, hvac_mode="heat")
    answer = verdict(device, asked, environment=environment(-15.0), members=members)
    (outcome,) = answer.outcome
    assert outcome.refused
    (gap,) = [message for message in answer.not_checked if message.id == "check_refused"]
    assert gap.params["twin"] == device.spec.name
    assert gap.params["unit"] == "K"
    assert gap.params["error"] == outcome.unknown[0].params["error"] > 0.0
    assert answer.confidence == pytest.approx(0.45)
    alone = verdict(device, asked, environment=environment(-15.0), members=members, limits=NO_HAZARDS)
    assert (alone.hazards, alone.decision) == ((), Decision.APPROVED)
    assert (alone.summary, alone.confidence) == (say("verdict_safe_unchecked", count=1), pytest.approx(0.45))
    sure = verdict(room(mode="off"), asked, environment=environment(-15.0), members=members)
    assert not sure.outcome[0].refused
    assert "check_refused" not in {message.id for message in sure.not_checked}
    assert sure.confidence == pytest.approx(0.9)
