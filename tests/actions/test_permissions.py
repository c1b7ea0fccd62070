"""Each action and each kind of user: administrator, one with a policy of their own, read-only, none, and gone."""

from collections.abc import Mapping
from typing import Any, Final

import pytest
from homeassistant.auth.models import User
from homeassistant.auth.permissions import PolicyPermissions
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers.issue_registry import async_get as async_get_issues
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.digital_twin.const import DOMAIN
from tests.common import add_entity

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome

READ, CONTROL, ADMIN = "read", "control", "admin"
HALL: Final = "light.hall_lamp"
ACTIONS: Final[Mapping[str, tuple[str, dict[str, Any]]]] = {
    "acknowledge": (CONTROL, {}),
    "create_snapshot": (CONTROL, {"entity_id": LAMP}),
    "create_twin": (ADMIN, {"entity_id": HALL}),
    "export_twin": (READ, {"entity_id": LAMP}),
    "get_audit": (ADMIN, {}),
    "get_events": (READ, {"entity_id": LAMP}),
    "get_history": (READ, {"entity_id": LAMP}),
    "get_quarantine": (READ, {"entity_id": LAMP}),
    "get_state": (READ, {"entity_id": LAMP}),
    "get_status": (READ, {"entity_id": LAMP}),
    "hibernate": (ADMIN, {"entity_id": LAMP}),
    "list_twins": (READ, {"entity_id": LAMP}),
    "predict": (READ, {"entity_id": LAMP}),
    "purge": (ADMIN, {}),
    "replay_quarantine": (CONTROL, {"entity_id": LAMP}),
    "rollback": (CONTROL, {"entity_id": LAMP, "time": "00:00:00"}),
    "run_scenario": (READ, {"entity_id": LAMP}),
    "check_action": (READ, {"action": "light.turn_on", "target": {"entity_id": LAMP}}),
    "sync": (CONTROL, {"entity_id": LAMP}),
    "wake": (ADMIN, {"entity_id": LAMP}),
    "remove_twin": (ADMIN, {"entity_id": LAMP}),
}


def user_with(hass: HomeAssistant, policy: Any) -> User:
    """Give a user who is no administrator, with a policy of their own."""
    user = MockUser(groups=[]).add_to_hass(hass)
    user.mock_policy(policy)
    assert not user.is_admin
    return user


@pytest.fixture
def reader(hass: HomeAssistant, hass_read_only_user: MockUser) -> User:
    """Give Home Assistant's read-only user."""
    return hass_read_only_user


@pytest.fixture
def dweller(hass: HomeAssistant) -> User:
    """Give a user who may control the lamp and read the radiator, and nothing else."""
    return user_with(hass, {"entities": {"entity_ids": {LAMP: True, RADIATOR: {"read": True}}}})


@pytest.fixture
def stranger(hass: HomeAssistant) -> User:
    """Give a user who may see nothing."""
    return user_with(hass, {"entities": {}})


async def as_user(small_home: SmallHome, user: User | None, action: str, data: dict[str, Any]) -> Any:
    """Call an action as somebody."""
    context = Context(user_id=None if user is None else user.id)
    if action == "acknowledge":
        twin = small_home.home.twin_of_entity(LAMP)
        event = small_home.home.events.async_add("rolled_back", twin=twin, category="life_cycle", data={"time": "–"})
        data = {"event_id": event.event_id}
    if action == "rollback":
        twin = small_home.home.twin_of_entity(LAMP)
        assert twin is not None
        data = {"entity_id": LAMP, "snapshot_id": twin.history.async_take("asked").snapshot_id}
    return await small_home.hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=True, context=context
    )


async def outcomes(small_home: SmallHome, user: User | None) -> dict[str, str | None]:
    """Give for each action what it answered somebody with: None for an answer, else the name of the refusal."""
    add_entity(small_home.hass, HALL, state="off")
    found: dict[str, str | None] = {}
    for action, (_, data) in ACTIONS.items():
        try:
            assert await as_user(small_home, user, action, data)
        except Unauthorized as err:
            found[action] = type(err).__name__
        else:
            found[action] = None
    return found


def allowed(*levels: str) -> dict[str, str | None]:
    """Give the outcomes for a user who may do what these levels need."""
    return {action: None if level in levels else "Unauthorized" for action, (level, _) in ACTIONS.items()}


async def test_an_administrator_may(small_home: SmallHome, hass_admin_user: MockUser) -> None:
    assert await outcomes(small_home, hass_admin_user) == allowed(READ, CONTROL, ADMIN)


async def test_an_automation_may(small_home: SmallHome) -> None:
    assert await outcomes(small_home, None) == allowed(READ, CONTROL, ADMIN)


async def test_a_reader_may_only_read(small_home: SmallHome, reader: User) -> None:
    assert await outcomes(small_home, reader) == allowed(READ)


async def test_a_user_with_a_policy_may_what_it_says(small_home: SmallHome, dweller: User) -> None:
    assert await outcomes(small_home, dweller) == allowed(READ, CONTROL)


async def test_a_user_who_is_gone_is_refused(small_home: SmallHome) -> None:
    assert set((await outcomes(small_home, MockUser(id="gone"))).values()) == {"UnknownUser"}


async def test_what_one_may_not_see_is_refused_by_name(small_home: SmallHome, stranger: User) -> None:
    assert await outcomes(small_home, stranger) == allowed()
    for action in ("get_state", "rollback", "create_snapshot", "get_history"):
        with pytest.raises(Unauthorized) as raised:
            await as_user(small_home, stranger, action, ACTIONS[action][1])
        assert (raised.value.entity_id, raised.value.permission) == (LAMP, ACTIONS[action][0])


async def test_of_all_twins_those_one_may(small_home: SmallHome, dweller: User, stranger: User) -> None:
    for action in ("get_state", "list_twins", "get_quarantine", "sync"):
        answer = await as_user(small_home, dweller, action, {})
        assert set(answer["twins"]) == ({LAMP} if action == "sync" else {LAMP, RADIATOR})
        with pytest.raises(Unauthorized):
            await as_user(small_home, stranger, action, {})


async def test_events_of_all_twins_are_those_one_may_read(
    small_home: SmallHome, dweller: User, hass_admin_user: MockUser
) -> None:
    home = small_home.home
    for entity_id in (LAMP, RADIATOR, FRIDGE, LOCK):
        home.events.async_add(
            "rolled_back", twin=home.twin_of_entity(entity_id), category="life_cycle", data={"time": "–"}
        )
    home.events.async_add("rolled_back", twin=None, category="life_cycle", data={"time": "–"})
    seen = await as_user(small_home, dweller, "get_events", {})
    assert {event["entity"] for event in seen["events"]} == {LAMP, RADIATOR, None}
    assert len((await as_user(small_home, hass_admin_user, "get_events", {}))["events"]) == 5


async def test_a_refusal_changes_nothing(hass: HomeAssistant, small_home: SmallHome, reader: User) -> None:
    before = [twin.history.taken for twin in small_home.home.twins.values()]
    issues = set(async_get_issues(hass).issues)
    for action, (level, data) in ACTIONS.items():
        if level != READ and action not in ("acknowledge", "rollback"):
            with pytest.raises(Unauthorized):
                await as_user(small_home, reader, action, data)
    assert [twin.history.taken for twin in small_home.home.twins.values()] == before
    assert set(async_get_issues(hass).issues) == issues
    assert set(small_home.home.twins) == {twin.entry.entry_id for twin in small_home.home.twins.values()}
    assert len(small_home.home.twins) == 4


def test_the_policies_are_what_they_seem() -> None:
    """Home Assistant's read-only policy gives read and nothing else; these tests rest on it."""
    policy = PolicyPermissions({"entities": {"all": {"read": True}}}, None)  # type: ignore[arg-type]  # no lookup needed
    assert policy.check_entity(LAMP, "read") is True
    assert policy.check_entity(LAMP, "control") is False
