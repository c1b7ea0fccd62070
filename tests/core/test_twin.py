"""What was learned, as plain values that can be stored."""

import json

import pytest

from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.twin import Estimate, Learned, Trust

LEARNED = Learned(
    kind="thermostat",
    structure="room_1r1c",
    parameters={"time_constant": Estimate(32_400.0, 1_800.0, identified=True)},
    days=12.0,
    samples=3456,
    learned_at=1.7e9,
    error={3600: 0.3},
    skill={3600: 0.12},
    bands={3600: (0.2, 0.4, 0.6)},
    trust=Trust.SUGGESTING,
    tables={"profile": (0.1, 0.2)},
    report=(Message("learned_history", {"days": 12}),),
    gated=(Message("gated_stuck", {"hours": 3.5}),),
)


def test_what_was_learned_survives_json() -> None:
    assert Learned.from_dict(json.loads(json.dumps(LEARNED.as_dict()))) == LEARNED


@pytest.mark.parametrize(
    "damage", [{"trust": "blind"}, {"bands": {"3600": [1.0]}}, {"parameters": {"x": {}}}, {"days": "many"}]
)
def test_damaged_data_is_refused(damage: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Learned.from_dict({**LEARNED.as_dict(), **damage})
