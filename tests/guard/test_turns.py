"""An answer about many devices leaves the event loop its turns in between."""

from typing import Any

import pytest

from custom_components.digital_twin.actions import check_action

from .conftest import FRIDGE, LAMP, GuardedHome

BOTH = [
    {"action": "light.turn_on", "target": {"entity_id": LAMP}},
    {"action": "switch.turn_on", "target": {"entity_id": FRIDGE}},
]


@pytest.mark.parametrize("action", ["check_action", "run_action"])
async def test_the_courses_of_devices_are_told_one_a_turn(
    guarded: GuardedHome, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    told: list[str] = []
    course = check_action.course

    def noted(*about: Any) -> dict[str, Any]:
        told.append("course")
        guarded.hass.loop.call_soon(told.append, "turn")
        return course(*about)

    monkeypatch.setattr(check_action, "course", noted)
    answer = await guarded.call(action, action=BOTH)
    assert answer["outcome"].keys() == {LAMP, FRIDGE}
    assert told == ["course", "turn", "course", "turn"]
