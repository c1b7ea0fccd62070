"""What run_action promises beside the check: keys that last, limits, patience, one question, and later means later."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockUser, async_fire_time_changed

from custom_components.digital_twin.calls import async_get_calls
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.requests import Alternative, AlternativeKind
from custom_components.digital_twin.core.sync.obedience import Delay
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.guard import approvals as approvals_module
from custom_components.digital_twin.guard.door import MOST_RUNS
from custom_components.digital_twin.guard.facts import gather
from custom_components.digital_twin.guard.readback import PATIENCE, patience
from custom_components.digital_twin.store.errors import StoreError
from tests.guard.conftest import DOOR, LAMP, GuardedHome
from tests.guard_ways.test_approvals import ask

LIGHT: dict[str, Any] = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
LOCK: dict[str, Any] = {"action": "lock.lock", "target": {"entity_id": DOOR}}


async def test_a_key_runs_once_across_a_restart(guarded: GuardedHome) -> None:
    assert (await guarded.call("run_action", key="evening", **LIGHT))["result"] == "ok"
    entry = guarded.home.entry
    assert await guarded.hass.config_entries.async_reload(entry.entry_id)
    await guarded.hass.async_block_till_done()
    home = guarded.hass.data[DATA].home
    assert home is not None
    guarded.home = home
    answer = await guarded.call("run_action", key="evening", **LIGHT)
    assert answer["result"] == "ok"
    assert len(guarded.lamp.told) == 1
    await guarded.call("run_action", key="morning", **LIGHT)
    assert len(guarded.lamp.told) == 2


async def test_a_key_whose_run_failed_to_be_written_down_may_be_tried_again(
    guarded: GuardedHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: Any, **__: Any) -> None:
        raise StoreError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(guarded.home.audit, "async_commit", away)
        with pytest.raises(HomeAssistantError):
            await guarded.call("run_action", key="evening", **LIGHT)
    assert guarded.told == []
    assert (await guarded.call("run_action", key="evening", **LIGHT))["result"] == "ok"


async def test_automations_cannot_make_a_device_swing(guarded: GuardedHome, hass_admin_user: MockUser) -> None:
    rest = async_get_calls(guarded.hass)
    for number in range(MOST_RUNS + 1):
        action = "light.turn_on" if number % 2 == 0 else "light.turn_off"
        # As if nothing else remembered the calls: the check asks a person from the sixth on.
        rest._calls.clear()  # noqa: SLF001 -- see above
        answer = await guarded.call("run_action", action=action, target={"entity_id": LAMP})
    assert answer["result"] == "denied"
    assert len(guarded.lamp.told) == MOST_RUNS
    assert "work against each other" in answer["summary"]
    person = Context(user_id=hass_admin_user.id)
    answer = await guarded.call("run_action", context=person, dry_run=True, **LIGHT)
    assert "swing" not in answer["summary"]


async def test_patience_is_what_the_device_usually_takes(guarded: GuardedHome) -> None:
    twin = guarded.home.twin_of_entity(LAMP)
    assert twin is not None
    twin.assessment.obedience.delays.clear()
    assert patience(twin, ("on",)) == PATIENCE
    twin.assessment.obedience.delays["on"] = Delay(4.0, 0.05)
    assert 50.0 < patience(twin, ("on",)) < 80.0


async def test_a_command_that_cannot_be_repeated_is_unverified(guarded: GuardedHome) -> None:
    guarded.lamp.deaf = True
    running = asyncio.ensure_future(guarded.call("run_action", resend=True, **LIGHT))
    while not guarded.lamp.told:
        await asyncio.wait([running], timeout=0.01)
    guarded.lamp.error = HomeAssistantError("gone")
    while not running.done():
        await asyncio.wait([running], timeout=0.01)
        async_fire_time_changed(guarded.hass, dt_util.utcnow() + timedelta(seconds=700))
    answer = running.result()
    assert (answer["result"], answer["resent"]) == ("unverified", True)


async def test_nobody_is_asked_twice_for_the_same(guarded: GuardedHome, hass_admin_user: MockUser) -> None:
    first, second = await ask(guarded), await ask(guarded)
    assert first == second
    answer = await guarded.call("run_action", context=Context(user_id=hass_admin_user.id), **LOCK)
    assert answer["approval"] != first
    assert len(guarded.home.door.approvals.pending) == 2


def offer(guarded: GuardedHome, approval: str, **alternative: Any) -> None:
    """Give a pending request an alternative."""
    pending = guarded.home.door.approvals.pending[approval]
    found = Alternative(
        message=Message("alternative_later", {"minutes": 10}), changes=pending.checked.request.changes, **alternative
    )
    pending.checked = replace(pending.checked, verdict=replace(pending.checked.verdict, alternative=found))


async def test_an_alternative_for_later_waits_and_is_checked_again_then(guarded: GuardedHome) -> None:
    """When its time has come the door is still open to somebody: a person is asked once more, nothing is done."""
    approval = await ask(guarded)
    offer(guarded, approval, kind=AlternativeKind.LATER, delay=600.0)
    answer = await guarded.call("approve_alternative", approval=approval)
    assert answer["result"] == "scheduled"
    assert guarded.told == []
    assert guarded.home.door.approvals.pending == {}
    while not guarded.home.door.approvals.pending:
        async_fire_time_changed(guarded.hass, dt_util.utcnow() + timedelta(seconds=601))
        await guarded.hass.async_block_till_done(wait_background_tasks=True)
    assert guarded.told == []
    (again,) = guarded.home.door.approvals.pending
    await guarded.call("approve", approval=again)
    assert [what for what, _ in guarded.door.told] == ["lock"]


async def test_what_waits_for_later_is_never_done_after_a_restart(guarded: GuardedHome) -> None:
    approval = await ask(guarded)
    offer(guarded, approval, kind=AlternativeKind.LATER, delay=600.0)
    await guarded.call("approve_alternative", approval=approval)
    entry = guarded.home.entry
    assert await guarded.hass.config_entries.async_reload(entry.entry_id)
    await guarded.hass.async_block_till_done()
    async_fire_time_changed(guarded.hass, dt_util.utcnow() + timedelta(seconds=601))
    await guarded.hass.async_block_till_done()
    assert guarded.told == []
    home = guarded.hass.data[DATA].home
    assert home is not None
    await home.audit.async_commit("end")
    rows = (await guarded.call("get_audit"))["rows"]
    assert {"approval_granted", "approval_expired"} <= {row["action"] for row in rows}


async def test_an_old_alternative_is_checked_again(guarded: GuardedHome, monkeypatch: pytest.MonkeyPatch) -> None:
    approval = await ask(guarded)
    monkeypatch.setattr(approvals_module, "CHECKED_FOR", -1.0)
    pending = guarded.home.door.approvals.pending[approval]
    monkeypatch.setattr(type(pending.checked), "instead", property(lambda _: [{**LOCK, "data": {}}]))
    with pytest.raises(ServiceValidationError) as error:
        await guarded.call("approve_alternative", approval=approval)
    assert error.value.translation_key == "approval_changed"
    assert guarded.told == []
    assert approval in guarded.home.door.approvals.pending


def facts(guarded: GuardedHome, entity_id: str, context: Context | None = None) -> dict[str, float]:
    """Return the facts of a check that touches one device."""
    twin = guarded.home.twin_of_entity(entity_id)
    assert twin is not None
    return gather(guarded.hass, guarded.home, [twin], dt_util.utcnow().timestamp(), context)


async def test_a_device_that_disobeyed_is_a_fact(guarded: GuardedHome) -> None:
    twin = guarded.home.twin_of_entity(LAMP)
    assert twin is not None
    key = f"disobeyed.{twin.spec.twin_id}"
    assert key not in facts(guarded, LAMP)
    guarded.lamp.deaf = True
    await guarded.hass.services.async_call("light", "turn_on", {"entity_id": LAMP}, blocking=True)
    assert key not in facts(guarded, LAMP)
    for command in twin.assessment.obedience:
        command.due = 0.0
    assert facts(guarded, LAMP)[key] == 1.0
    answer = await guarded.call("check_action", **LIGHT)
    assert "command_not_obeyed" in {hazard["hazard"] for hazard in answer["hazards"]}


async def test_an_automation_that_calls_itself_is_a_fact(guarded: GuardedHome) -> None:
    contexts = [Context() for _ in range(12)]
    for context in contexts:
        guarded.hass.bus.async_fire(
            "automation_triggered", {"entity_id": "automation.loop", "name": "x"}, context=context
        )
    await guarded.hass.async_block_till_done()
    assert facts(guarded, LAMP, contexts[-1])["automation_runs"] == 12.0
    assert "automation_runs" not in facts(guarded, LAMP, Context())
    answer = await guarded.call("check_action", context=contexts[-1], **LIGHT)
    assert (answer["verdict"], answer["hazards"][0]["hazard"]) == ("needs_approval", "automation_loop")


@pytest.mark.parametrize(
    ("state", "unit", "expected"),
    [("1.5", "kW", 1500.0), ("900", "W", 900.0), ("unavailable", "W", None), ("much", "W", None), ("3", "kWh", None)],
)
async def test_the_home_s_meter_is_a_fact(guarded: GuardedHome, state: str, unit: str, expected: float | None) -> None:
    assert "home_power" not in facts(guarded, LAMP)
    object.__setattr__(guarded.home.config, "home_power", "sensor.meter")
    guarded.hass.states.async_set("sensor.meter", state, {"unit_of_measurement": unit})
    assert facts(guarded, LAMP).get("home_power") == expected
