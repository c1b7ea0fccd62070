"""What is approved is what would happen now: what grew more dangerous since, or can no longer be seen, is not run."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockUser, async_mock_service

from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.guard import renewal
from custom_components.digital_twin.guard.code import WRONG_WITHIN, hash_code
from custom_components.digital_twin.guard.rules import Scope
from custom_components.digital_twin.guard.run import Result
from tests.actions.test_permissions import user_with
from tests.common import add_device, add_entity
from tests.guard.conftest import DOOR, LAMP, GuardedHome

from .test_approvals import ask

GROUP = "group.doors"
SHED = "lock.shed"


@pytest.fixture
def _long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every request been made longer ago than a check holds."""
    monkeypatch.setattr(renewal, "CHECKED_FOR", -1.0)


def weigh(guarded: GuardedHome, severity: Severity) -> None:
    """Have the home weigh the danger to somebody outside otherwise."""
    rules = guarded.home.rules
    rules.async_set(replace(rules.rule_at("close_on_someone", Scope.HOME, ""), severity=severity))


async def refused(guarded: GuardedHome, approval: str) -> str:
    """Approve a request and return what it is refused with."""
    with pytest.raises(ServiceValidationError) as error:
        await guarded.call("approve", approval=approval)
    assert guarded.told == []
    return str(error.value.translation_key)


@pytest.mark.usefixtures("_long_ago")
async def test_what_would_be_denied_by_now_cannot_be_approved_however_often(
    guarded: GuardedHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    approval = await ask(guarded)
    weigh(guarded, Severity.CRITICAL)
    assert await refused(guarded, approval) == "approval_now_denied"
    monkeypatch.undo()
    assert await refused(guarded, approval) == "approval_now_denied"
    (row,) = guarded.home.door.approvals.rows()
    assert [hazard["severity"] for hazard in row["hazards"]] == ["critical"]
    weigh(guarded, Severity.LOW)
    assert (await guarded.call("approve", approval=approval))["result"] == "ok"


@pytest.mark.usefixtures("_long_ago")
async def test_what_cannot_be_seen_any_more_is_looked_at_once_more(guarded: GuardedHome) -> None:
    approval = await ask(guarded)
    state = guarded.hass.states.get(DOOR)
    assert state is not None
    guarded.hass.states.async_set(DOOR, "unknown", state.attributes)
    await guarded.hass.async_block_till_done()
    assert await refused(guarded, approval) == "approval_changed"
    assert (await guarded.call("approve", approval=approval))["approval"] is None
    assert [what for what, _ in guarded.told] == ["lock"]


@pytest.mark.usefixtures("_long_ago")
async def test_what_stayed_the_same_is_run(guarded: GuardedHome) -> None:
    assert (await guarded.call("approve", approval=await ask(guarded)))["result"] == "ok"


@pytest.mark.parametrize("where", ["target", "data", "step"])
async def test_a_twin_s_device_in_a_sequence_means_its_source(guarded: GuardedHome, where: str) -> None:
    shadow = next(
        entry
        for entry in er.async_get(guarded.hass).entities.values()
        if entry.platform == "digital_twin" and entry.domain == "light"
    )
    named = {"device_id": [shadow.device_id]}
    step: dict[str, Any] = {"action": "light.turn_on", **(named if where == "step" else {where: named})}
    answer = await guarded.call("run_action", action=[{"delay": {"milliseconds": 1}}, step])
    assert (answer["result"], answer["verified"]) == ("ok", {LAMP: True})
    assert [what for what, _ in guarded.lamp.told] == ["turn_on"]


@pytest.mark.parametrize("named", ["id", "entity_id"])
async def test_a_device_action_on_a_twin_s_shadow_means_its_source(guarded: GuardedHome, named: str) -> None:
    shadow = next(
        entry
        for entry in er.async_get(guarded.hass).entities.values()
        if entry.platform == "digital_twin" and entry.domain == "light"
    )
    step = {
        "device_id": shadow.device_id,
        "domain": "light",
        "type": "turn_on",
        "entity_id": getattr(shadow, named),
        "brightness_pct": 40,
    }
    answer = await guarded.call("run_action", action=[step])
    assert (answer["result"], answer["verified"]) == ("ok", {LAMP: True})
    assert guarded.lamp.told == [("turn_on", {"brightness": 102})]


async def asked(guarded: GuardedHome, action: Any) -> str:
    """Ask for something that waits for a person; return the request's id."""
    guarded.door.show(is_locked=False)
    await guarded.hass.async_block_till_done()
    answer = await guarded.call("run_action", action=action)
    assert answer["result"] == "pending"
    return str(answer["approval"])


async def test_a_group_that_grew_is_asked_about_anew_and_by_whom_it_concerns(guarded: GuardedHome) -> None:
    hass = guarded.hass
    add_entity(hass, SHED, device=add_device(hass, "Shed"), state="unlocked")
    hass.states.async_set(GROUP, "unlocked", {"entity_id": [DOOR]})
    dweller = Context(user_id=user_with(hass, {"entities": {"entity_ids": {DOOR: True}}}).id)
    approval = await asked(guarded, [{"action": "lock.lock", "target": {"entity_id": GROUP}}])
    hass.states.async_set(GROUP, "unlocked", {"entity_id": [DOOR, SHED]})
    with pytest.raises(ServiceValidationError) as refusal:
        await guarded.call("approve", context=dweller, approval=approval)
    assert refusal.value.translation_key == "approval_changed"
    assert refusal.value.translation_placeholders is not None
    assert "lock.lock (" in refusal.value.translation_placeholders["hazards"]
    (row,) = guarded.home.door.approvals.rows()
    assert row["entities"] == [DOOR, SHED]
    with pytest.raises(Unauthorized):
        await guarded.call("approve", context=dweller, approval=approval)
    assert guarded.told == []
    await guarded.call("approve", approval=approval)
    assert [what for what, _ in guarded.told] == ["lock"]


async def test_what_a_template_or_a_script_would_do_by_now_is_asked_about_anew(guarded: GuardedHome) -> None:
    hass = guarded.hass
    hass.states.async_set("input_text.which", "lock")
    approval = await asked(
        guarded,
        [
            {"delay": {"milliseconds": 1}},
            {"action": "lock.{{ states('input_text.which') }}", "target": {"entity_id": DOOR}},
        ],
    )
    hass.states.async_set("input_text.which", "unlock")
    assert await refused(guarded, approval) == "approval_changed"
    (row,) = guarded.home.door.approvals.rows()
    assert row["actions"] == "lock.unlock"


async def test_a_harmless_text_that_changes_all_the_time_can_be_approved(guarded: GuardedHome) -> None:
    async_mock_service(guarded.hass, "notify", "send")
    guarded.hass.states.async_set("sensor.count", "1")
    told = {"action": "notify.send", "data": {"message": "{{ states('sensor.count') }}"}}
    approval = await asked(guarded, [{"action": "lock.lock", "target": {"entity_id": DOOR}}, {"delay": 0}, told])
    guarded.hass.states.async_set("sensor.count", "2")
    await guarded.call("approve", approval=approval)
    assert [what for what, _ in guarded.told] == ["lock"]


async def test_whoever_waits_hears_why_what_was_approved_failed(
    guarded: GuardedHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    approval = await asked(guarded, [{"action": "lock.lock", "target": {"entity_id": DOOR}}])
    approvals = guarded.home.door.approvals
    waiting = asyncio.ensure_future(approvals.async_wait(approvals.pending[approval], 3600.0))

    async def break_down(*_args: Any, **_more: Any) -> None:
        raise RuntimeError("the bus is gone")

    monkeypatch.setattr(guarded.home.door, "async_execute", break_down)
    with pytest.raises(RuntimeError):
        await guarded.call("approve", approval=approval)
    run = await waiting
    assert (run.result, run.error) == (Result.FAILED, "the bus is gone")


async def test_a_code_is_guessed_at_a_few_times_only(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory, hass_admin_user: MockUser
) -> None:
    object.__setattr__(guarded.home.config, "approval_code", hash_code("1234"))
    lock = [{"action": "lock.lock", "target": {"entity_id": DOOR}}]
    approval = await asked(guarded, lock)
    guest = Context(user_id=user_with(guarded.hass, {"entities": True}).id)

    async def tried(code: str, context: Context) -> str | None:
        try:
            await guarded.call("reject", context=context, approval=approval, code=code)
        except ServiceValidationError as err:
            return err.translation_key
        return None

    answers = await asyncio.gather(*(tried(f"000{one}", guest) for one in range(8)))
    assert sorted(map(str, answers)) == ["approval_code_locked"] * 3 + ["approval_code_wrong"] * 5
    assert await tried("1234", guest) == "approval_code_locked"
    assert guarded.kinds().count("approval_refused") == 5
    freezer.tick(WRONG_WITHIN + 1.0)
    await guarded.hass.async_block_till_done()
    approval = await asked(guarded, lock)
    assert await tried("0000", guest) == "approval_code_wrong"
    assert await tried("1234", Context(user_id=hass_admin_user.id)) is None
