"""What reaches devices, and each kind of user: run_action, approve and reject."""

from typing import Any, Final

import pytest
from homeassistant.auth.models import User
from homeassistant.core import Context
from homeassistant.exceptions import Unauthorized, UnknownUser
from pytest_homeassistant_custom_component.common import MockUser

from ..guard.conftest import DOOR, LAMP, GuardedHome, guarded  # noqa: F401 -- guarded is a fixture
from ..platforms.conftest import _home_assistant_itself  # noqa: F401 -- an autouse fixture
from .test_permissions import user_with

LIGHT: Final[dict[str, Any]] = {"action": "light.turn_on", "target": {"entity_id": LAMP}}
LOCK: Final[dict[str, Any]] = {"action": "lock.lock", "target": {"entity_id": DOOR}}
WHO: Final = {
    "admin": None,
    "automation": None,
    "dweller": None,
    "reader": Unauthorized,
    "neighbour": Unauthorized,
    "stranger": Unauthorized,
    "gone": UnknownUser,
}
"""Kinds of users, and what they are refused with."""


@pytest.fixture(params=WHO)
def who(request: pytest.FixtureRequest, guarded: GuardedHome) -> tuple[Context, type[Exception] | None]:  # noqa: F811 -- the fixture
    """Give somebody's context, and what they are refused with."""
    hass = guarded.hass
    user: User | None
    match request.param:
        case "admin":
            user = request.getfixturevalue("hass_admin_user")
        case "reader":
            user = request.getfixturevalue("hass_read_only_user")
        case "dweller":
            user = user_with(hass, {"entities": {"entity_ids": {LAMP: True, DOOR: True}}})
        case "neighbour":
            user = user_with(hass, {"entities": {"entity_ids": {LAMP: {"read": True}, DOOR: {"read": True}}}})
        case "stranger":
            user = user_with(hass, {"entities": {}})
        case "gone":
            user = MockUser(id="gone")
        case _:
            user = None
    return Context(user_id=None if user is None else user.id), WHO[request.param]


async def asked(home: GuardedHome) -> str:
    """Have an automation ask for something that needs an approval; return the approval's id."""
    home.door.show(is_locked=False)
    await home.hass.async_block_till_done()
    answer = await home.call("run_action", **LOCK)
    assert answer["result"] == "pending"
    found: str = answer["approval"]
    return found


async def test_who_may_have_something_done(
    guarded: GuardedHome,  # noqa: F811 -- the fixture
    who: tuple[Context, type[Exception] | None],
) -> None:
    context, refusal = who
    if refusal is None:
        answer = await guarded.call("run_action", context=context, **LIGHT)
        assert (answer["result"], len(guarded.lamp.told)) == ("ok", 1)
        return
    with pytest.raises(refusal):
        await guarded.call("run_action", context=context, **LIGHT)
    assert guarded.told == []


@pytest.mark.parametrize("action", ["approve", "reject"])
async def test_who_may_decide(
    guarded: GuardedHome,  # noqa: F811 -- the fixture
    who: tuple[Context, type[Exception] | None],
    action: str,
) -> None:
    context, refusal = who
    approval = await asked(guarded)
    if refusal is None:
        answer = await guarded.call(action, context=context, approval=approval)
        assert answer["result"] == ("ok" if action == "approve" else "rejected")
        assert len(guarded.told) == (action == "approve")
        return
    with pytest.raises(refusal):
        await guarded.call(action, context=context, approval=approval)
    assert guarded.told == []
    answer = await guarded.call("approve", approval=approval)
    assert answer["result"] == "ok", "it still waits for somebody who may"
