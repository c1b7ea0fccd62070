"""digital_twin.run_action: what is approved is done and looked after, what is not never reaches a device."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockUser, async_fire_time_changed

from custom_components.digital_twin.core.sync.obedience import SHORTEST_PATIENCE, Delay
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.guard.approvals import EXPIRES
from custom_components.digital_twin.guard.code import hash_code, verify_code
from custom_components.digital_twin.guard.readback import PATIENCE
from custom_components.digital_twin.guard.run import Result

from .conftest import DOOR, FRIDGE, LAMP, GuardedHome

LIGHT: dict[str, Any] = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
OFF: dict[str, Any] = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
LOCK: dict[str, Any] = {"action": "lock.lock", "target": {"entity_id": DOOR}}


async def ask(guarded: GuardedHome, **more: Any) -> dict[str, Any]:
    """Ask for something that needs an approval: locking a door while somebody may stand outside."""
    guarded.door.show(is_locked=False)
    await guarded.hass.async_block_till_done()
    answer: dict[str, Any] = await guarded.call("run_action", **LOCK, **more)
    return answer


async def test_what_is_approved_is_done_and_looked_after(guarded: GuardedHome) -> None:
    answer = await guarded.call("run_action", **LIGHT)
    assert (answer["result"], answer["verdict"], answer["verified"]) == ("ok", "approved", {LAMP: True})
    assert [what for what, _ in guarded.lamp.told] == ["turn_on"]


async def test_the_action_has_a_context_of_its_own(guarded: GuardedHome) -> None:
    context = Context()
    await guarded.call("run_action", context=context, **LIGHT)
    state = guarded.hass.states.get(LAMP)
    assert state is not None
    assert state.context.parent_id == context.id


async def test_what_is_denied_reaches_nothing(guarded: GuardedHome) -> None:
    answer = await guarded.call("run_action", **OFF)
    assert (answer["result"], answer["verdict"]) == ("denied", "denied")
    assert guarded.told == []
    assert guarded.kinds()[-1] == "action_denied"


async def test_trying_only_does_nothing(guarded: GuardedHome) -> None:
    answer = await guarded.call("run_action", dry_run=True, **LIGHT)
    assert (answer["result"], answer["verdict"]) == ("dry_run", "approved")
    assert guarded.told == []


async def test_a_device_that_does_not_obey_is_told(guarded: GuardedHome) -> None:
    guarded.lamp.deaf = True
    running = asyncio.ensure_future(guarded.call("run_action", resend=True, **LIGHT))
    while not running.done():
        await asyncio.wait([running], timeout=0.01)
        async_fire_time_changed(guarded.hass, dt_util.utcnow() + timedelta(seconds=PATIENCE + 1))
    answer = running.result()
    assert (answer["result"], answer["verified"], answer["resent"]) == ("unverified", {LAMP: False}, True)
    assert len(guarded.lamp.told) == 2


@pytest.mark.parametrize(("opens", "result"), [(True, "ok"), (False, "unverified")])
async def test_a_device_that_says_it_is_at_it_gets_the_time_of_its_kind(
    guarded: GuardedHome, opens: bool, result: str
) -> None:
    (twin,) = (twin for twin in guarded.home.twins.values() if twin.sources[twin.config.main] == DOOR)
    twin.assessment.obedience.delays["bolt"] = Delay(mean=0.0, spread=0.0)
    guarded.door.sets_off = True
    running = asyncio.ensure_future(
        guarded.call("run_action", action="lock.unlock", target={"entity_id": DOOR}, resend=False)
    )
    while not guarded.door.is_unlocking:
        assert not running.done(), await running
        await asyncio.wait([running], timeout=0.01)
    for _ in range(3):
        async_fire_time_changed(guarded.hass, dt_util.utcnow() + timedelta(seconds=SHORTEST_PATIENCE + 1))
        await guarded.hass.async_block_till_done()
    assert not running.done()
    guarded.door.show(is_unlocking=False, is_locked=not opens)
    assert (await running)["result"] == result


async def test_a_shadow_in_the_target_means_its_source(guarded: GuardedHome) -> None:
    shadow = next(
        entry.entity_id
        for entry in er.async_get(guarded.hass).entities.values()
        if entry.platform == "digital_twin" and entry.domain == "light"
    )
    answer = await guarded.call("run_action", action="light.turn_on", target={"entity_id": shadow})
    assert (answer["result"], answer["verified"]) == ("ok", {LAMP: True})
    assert [what for what, _ in guarded.lamp.told] == ["turn_on"]


async def test_a_sequence_runs_as_home_assistant_runs_it(guarded: GuardedHome) -> None:
    steps = [
        {"if": [{"condition": "state", "entity_id": LAMP, "state": "off"}], "then": [LIGHT], "else": []},
        {"event": "done"},
    ]
    answer = await guarded.call("run_action", action=steps)
    assert answer["result"] == "ok"
    assert [what for what, _ in guarded.lamp.told] == ["turn_on"]


async def test_a_device_that_raises_fails_the_run(guarded: GuardedHome) -> None:
    guarded.lamp.error = ServiceValidationError("no mesh")
    answer = await guarded.call("run_action", **LIGHT)
    assert (answer["result"], answer["error"]) == ("failed", "no mesh")


async def test_a_key_runs_once(guarded: GuardedHome) -> None:
    answers = await asyncio.gather(*(guarded.call("run_action", key="evening", **LIGHT) for _ in range(3)))
    assert [answer["result"] for answer in answers] == ["ok"] * 3
    assert len(guarded.lamp.told) == 1
    await guarded.call("run_action", key="morning", **LIGHT)
    assert len(guarded.lamp.told) == 2


async def test_an_approval_runs_it_once_whoever_else_comes(guarded: GuardedHome) -> None:
    answer = await ask(guarded)
    assert (answer["result"], answer["verdict"]) == ("pending", "needs_approval")
    assert guarded.told == []
    assert guarded.kinds()[-1] == "approval_requested"
    results = await asyncio.gather(
        *(guarded.call("approve", approval=answer["approval"]) for _ in range(3)), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == ["ServiceValidationError"] * 2 + ["dict"]
    assert [what for what, _ in guarded.door.told] == ["lock"]
    done = next(result for result in results if isinstance(result, dict))
    assert (done["result"], done["verified"]) == ("ok", {DOOR: True})


async def test_a_rejection_drops_it(guarded: GuardedHome) -> None:
    answer = await ask(guarded)
    assert await guarded.call("reject", approval=answer["approval"]) == {
        "approval": answer["approval"],
        "result": "rejected",
    }
    with pytest.raises(ServiceValidationError) as error:
        await guarded.call("approve", approval=answer["approval"])
    assert error.value.translation_key == "approval_was_rejected"
    assert guarded.told == []


async def test_a_caller_may_wait_for_the_decision(guarded: GuardedHome) -> None:
    waiting = asyncio.ensure_future(ask(guarded, wait={"minutes": 5}))
    while not guarded.home.door.approvals.pending:
        await asyncio.wait([waiting], timeout=0.01)
    await guarded.call("approve", approval=next(iter(guarded.home.door.approvals.pending)))
    assert (await waiting)["result"] == "ok"


async def test_a_device_may_take_longer_than_the_caller_waits_for_the_decision(guarded: GuardedHome) -> None:
    answer = await ask(guarded)
    approvals = guarded.home.door.approvals
    approval = approvals.pending[answer["approval"]]
    assert (await approvals.async_wait(approval, 0.0)).result is Result.PENDING
    guarded.door.slow = asyncio.Event()
    approving = asyncio.ensure_future(guarded.call("approve", approval=answer["approval"]))
    while not guarded.door.told:
        await asyncio.wait([approving], timeout=0.01)
    waiting = asyncio.ensure_future(approvals.async_wait(approval, 0.0))
    await asyncio.wait([waiting], timeout=0.1)
    guarded.door.slow.set()
    assert (await waiting).result is Result.OK
    assert (await approving)["result"] == "ok"


async def test_what_nobody_decides_expires(guarded: GuardedHome, freezer: FrozenDateTimeFactory) -> None:
    answer = await ask(guarded)
    freezer.tick(timedelta(seconds=EXPIRES + 1))
    async_fire_time_changed(guarded.hass)
    await guarded.hass.async_block_till_done()
    assert guarded.kinds()[-1] == "approval_expired"
    with pytest.raises(ServiceValidationError) as error:
        await guarded.call("approve", approval=answer["approval"])
    assert error.value.translation_key == "approval_was_expired"
    assert guarded.told == []


async def test_nothing_pending_survives_a_reload(guarded: GuardedHome) -> None:
    answer = await ask(guarded)
    entry = guarded.home.entry
    await guarded.hass.config_entries.async_reload(entry.entry_id)
    await guarded.hass.async_block_till_done()
    home = guarded.hass.data[DATA].home
    assert home is not None
    assert home.door.approvals.pending == {}
    with pytest.raises(ServiceValidationError):
        await guarded.call("approve", approval=answer["approval"])
    assert guarded.told == []


async def test_a_caller_may_want_no_question(guarded: GuardedHome) -> None:
    answer = await ask(guarded, approval="deny")
    assert (answer["result"], answer["approval"]) == ("denied", None)
    assert guarded.home.door.approvals.pending == {}


async def test_who_may_not_control_it_can_neither_run_nor_approve(
    guarded: GuardedHome, hass_read_only_user: MockUser
) -> None:
    stranger = Context(user_id=hass_read_only_user.id)
    with pytest.raises(Unauthorized):
        await guarded.call("run_action", context=stranger, **LIGHT)
    answer = await ask(guarded)
    with pytest.raises(Unauthorized):
        await guarded.call("approve", context=stranger, approval=answer["approval"])
    with pytest.raises(Unauthorized):
        await guarded.call("reject", context=stranger, approval=answer["approval"])
    assert guarded.told == []
    assert answer["approval"] in guarded.home.door.approvals.pending


async def test_a_home_with_a_code_asks_for_it(guarded: GuardedHome) -> None:
    object.__setattr__(guarded.home.config, "approval_code", hash_code("1234"))
    answer = await ask(guarded)
    for data, key in (({}, "approval_code_missing"), ({"code": "0000"}, "approval_code_wrong")):
        with pytest.raises(ServiceValidationError) as error:
            await guarded.call("approve", approval=answer["approval"], **data)
        assert error.value.translation_key == key
    assert guarded.told == []
    assert (await guarded.call("approve", approval=answer["approval"], code="1234"))["result"] == "ok"


def test_a_code_is_kept_as_a_salted_hash() -> None:
    assert hash_code("1234") != hash_code("1234")
    assert "1234" not in hash_code("1234")
    assert verify_code(hash_code("1234"), "1234")
    assert not verify_code(hash_code("1234"), "1235")


async def test_everything_is_in_the_audit(guarded: GuardedHome) -> None:
    await guarded.call("run_action", **LIGHT)
    await guarded.call("run_action", **OFF)
    answer = await ask(guarded)
    await guarded.call("approve", approval=answer["approval"])
    await guarded.home.audit.async_commit("end")
    rows = await guarded.call("get_audit")
    actions = [row["action"] for row in rows["rows"]]
    for action in ("action_approved", "action_denied", "approval_requested", "approval_granted", "action_run"):
        assert action in actions


async def test_light_that_is_dimmed_step_by_step_may_be_switched_off_afterwards(guarded: GuardedHome) -> None:
    dawn = {
        "repeat": {
            "count": 10,
            "sequence": [
                {**LIGHT, "data": {"brightness_pct": "{{ repeat.index * 10 }}"}},
                {"delay": {"milliseconds": 1}},
            ],
        }
    }
    answer = await guarded.call("run_action", action=[dawn])
    assert (answer["verdict"], answer["hazards"]) == ("approved", [])
    assert len(guarded.lamp.told) == 10
    off = {**LIGHT, "action": "light.turn_off"}
    assert (await guarded.call("check_action", action=[off]))["hazards"] == []
    for _ in range(3):
        for step in (off, LIGHT):
            await guarded.hass.services.async_call("light", step["action"][6:], target=step["target"], blocking=True)
    answer = await guarded.call("check_action", action=[off])
    assert [hazard["hazard"] for hazard in answer["hazards"]] == ["flapping"]
