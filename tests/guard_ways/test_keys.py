"""A key asks for one run: its outcome is told to whoever may ask for it, and no other action gets it."""

from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from pytest_homeassistant_custom_component.common import MockUser, async_fire_time_changed

from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.guard.approvals import EXPIRES
from tests.guard.conftest import DOOR, FRIDGE, LAMP, GuardedHome

from .test_approvals import LOCK, ask

LIGHT: dict[str, Any] = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
ON: dict[str, Any] = {"action": "switch.turn_on", "target": {"entity_id": FRIDGE}}


async def restart(guarded: GuardedHome) -> None:
    """Set the home up anew, as after a restart."""
    assert await guarded.hass.config_entries.async_reload(guarded.home.entry.entry_id)
    await guarded.hass.async_block_till_done()
    home = guarded.hass.data[DATA].home
    assert home is not None
    guarded.home = home


@pytest.mark.parametrize(("decision", "result"), [("reject", "rejected"), ("approve", "ok"), (None, "expired")])
async def test_a_key_follows_what_was_decided(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory, decision: str | None, result: str
) -> None:
    approval = await ask(guarded, key="evening")
    again = await guarded.call("run_action", key="evening", **LOCK)
    assert (again["result"], again["approval"]) == ("pending", approval)
    if decision is None:
        freezer.tick(timedelta(seconds=EXPIRES + 1))
        async_fire_time_changed(guarded.hass)
        await guarded.hass.async_block_till_done()
    else:
        await guarded.call(decision, approval=approval)
    told = list(guarded.told)
    for _ in range(2):
        assert (await guarded.call("run_action", key="evening", **LOCK))["result"] == result
    assert guarded.told == told
    assert guarded.home.door.approvals.pending == {}


async def test_no_other_action_gets_a_key(guarded: GuardedHome) -> None:
    assert (await guarded.call("run_action", key="evening", **LIGHT))["result"] == "ok"
    for again in range(2):
        with pytest.raises(ServiceValidationError) as refused:
            await guarded.call("run_action", key="evening", **ON)
        assert refused.value.translation_key == "key_taken", again
        assert (await guarded.call("run_action", key="evening", **LIGHT))["result"] == "ok"
        await restart(guarded)
    assert [what for what, _ in guarded.told] == ["turn_on"]


async def test_what_a_person_approved_is_not_done_again_after_a_restart(guarded: GuardedHome) -> None:
    approval = await ask(guarded, key="evening")
    assert (await guarded.call("approve", approval=approval))["result"] == "ok"
    await restart(guarded)
    assert (await guarded.call("run_action", key="evening", **LOCK))["result"] == "ok"
    with pytest.raises(ServiceValidationError):
        await guarded.call("run_action", key="evening", **LIGHT)
    assert [what for what, _ in guarded.told] == ["lock"]


async def test_whoever_may_not_do_it_does_not_hear_of_it(guarded: GuardedHome, hass_read_only_user: MockUser) -> None:
    stranger = Context(user_id=hass_read_only_user.id)
    await guarded.call("run_action", key="evening", **LIGHT)
    for action in (LIGHT, {"action": "lock.unlock", "target": {"entity_id": DOOR}}):
        with pytest.raises(Unauthorized):
            await guarded.call("run_action", context=stranger, key="evening", **action)
