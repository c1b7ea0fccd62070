"""Everything an action could do is looked at: after a stop that may not come, in parallel, by branch and by script."""

from typing import Any

import pytest
from homeassistant.setup import async_setup_component

from custom_components.digital_twin.guard.check import BUDGET
from custom_components.digital_twin.worker.errors import WorkerTimeoutError

from .conftest import FRIDGE, LAMP, GuardedHome

ON: dict[str, Any] = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
OFF: dict[str, Any] = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
DARK = {"condition": "state", "entity_id": LAMP, "state": "off"}
STOP = {"stop": "enough"}
BRIGHT = {"condition": "state", "entity_id": LAMP, "state": "on"}

COURSES: dict[str, Any] = {
    "a stop in an if": [{"if": [BRIGHT], "then": [STOP]}, OFF],
    "a stop in an else": [{"if": [DARK], "then": [], "else": [STOP]}, OFF],
    "a stop in a choice": [{"choose": [{"conditions": [BRIGHT], "sequence": [STOP]}]}, OFF],
    "a stop beside it": {"parallel": [[STOP], [OFF]]},
    "a stop in one of two parts": [{"parallel": [{"sequence": [{"if": [BRIGHT], "then": [STOP]}]}, ON]}, OFF],
    "a stop in a script": [{"action": "script.may_stop"}, OFF],
    "a stop in one of two scripts": {
        "action": "script.turn_on",
        "target": {"entity_id": ["script.stops", "script.cold"]},
    },
    "another branch's variable": [
        {"variables": {"what": LAMP}},
        {"if": [BRIGHT], "then": [], "else": [{"variables": {"what": FRIDGE}}]},
        {"action": "homeassistant.turn_off", "target": {"entity_id": "{{ what }}"}},
    ],
    "a caller's variable that a script does not know": [
        {"variables": {"what": LAMP}},
        {"action": "script.own"},
    ],
}
SCRIPTS = {
    "may_stop": {"sequence": [{"if": [BRIGHT], "then": [STOP]}]},
    "stops": {"sequence": [STOP]},
    "cold": {"sequence": [OFF]},
    "own": {
        "sequence": [
            {"action": "homeassistant.turn_off", "target": {"entity_id": "{{ what | default('" + FRIDGE + "') }}"}}
        ]
    },
}


@pytest.fixture(autouse=True)
async def _scripts(guarded: GuardedHome) -> None:
    assert await async_setup_component(guarded.hass, "script", {"script": SCRIPTS})


@pytest.mark.parametrize("name", COURSES)
async def test_what_could_come_is_looked_at(guarded: GuardedHome, name: str) -> None:
    answer = await guarded.call("run_action", action=COURSES[name])
    assert (answer["result"], answer["hazards"][0]["hazard"]) == ("denied", "never_off")
    assert guarded.told == []


async def test_what_follows_a_sure_stop_does_not_count(guarded: GuardedHome) -> None:
    for action in ([STOP, OFF], [{"parallel": [[STOP], [ON]]}, OFF]):
        answer = await guarded.call("check_action", action=action)
        assert (answer["verdict"], FRIDGE in answer["outcome"]) == ("approved", False), action


@pytest.mark.parametrize("fails", [False, True])
async def test_many_courses_wait_for_a_worker_that_does_not_answer_only_once(
    guarded: GuardedHome, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    given: list[float] = []
    answers = guarded.home.worker.run

    async def run(name: str, request: Any, **limits: float) -> Any:
        given.append(limits["timeout"])
        if fails:
            raise WorkerTimeoutError
        return await answers(name, request, **limits)

    monkeypatch.setattr(guarded.home.worker, "run", run)
    bright = [{**ON, "data": {"brightness_pct": 10 * level}} for level in range(1, 7)]
    action = [{"choose": [{"conditions": [DARK], "sequence": [step]} for step in bright]}]
    answer = await guarded.call("check_action", action=action)
    told = [note["id"] for note in answer["not_checked"]]
    assert (len(given), "check_by_rules_only" in told) == ((1, True) if fails else (7, False))
    assert max(given) <= BUDGET
