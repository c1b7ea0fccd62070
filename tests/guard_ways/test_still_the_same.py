"""What is approved is what would happen now: what grew more dangerous since, or can no longer be seen, is not run."""

from dataclasses import replace
from typing import Any

import pytest
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.core.requests import Severity
from custom_components.digital_twin.guard import approvals as approvals_module
from custom_components.digital_twin.guard.rules import Scope
from tests.guard.conftest import DOOR, LAMP, GuardedHome

from .test_approvals import ask


@pytest.fixture(autouse=True)
def _long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every request been made longer ago than a check holds."""
    monkeypatch.setattr(approvals_module, "CHECKED_FOR", -1.0)


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


async def test_what_cannot_be_seen_any_more_is_looked_at_once_more(guarded: GuardedHome) -> None:
    approval = await ask(guarded)
    state = guarded.hass.states.get(DOOR)
    assert state is not None
    guarded.hass.states.async_set(DOOR, "unknown", state.attributes)
    await guarded.hass.async_block_till_done()
    assert await refused(guarded, approval) == "approval_changed"
    assert (await guarded.call("approve", approval=approval))["approval"] is None
    assert [what for what, _ in guarded.told] == ["lock"]


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
