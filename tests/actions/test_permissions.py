"""Each action and each kind of user: administrator, one with a policy of their own, read-only, none, and gone."""

from collections.abc import Mapping
from typing import Any, Final

import pytest
from homeassistant.auth.models import User
from homeassistant.auth.permissions import PolicyPermissions
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers.issue_registry import async_get as async_get_issues
from homeassistant.util.ulid import ulid_now
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.guard.check import check_by_rules
from custom_components.digital_twin.guard.targets import ActionCall
from custom_components.digital_twin.guard.timed import TimedCall
from custom_components.digital_twin.guard.wish import Wish
from custom_components.digital_twin.store.records import CorrectionRecord, ScenarioRecord
from tests.common import add_entity

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome

READ, CONTROL, ADMIN = "read", "control", "admin"
HALL: Final = "light.hall_lamp"
OFF: Final[dict[str, Any]] = {"action": "light.turn_off", "target": {"entity_id": LAMP}}
PREPARED: Final = frozenset(
    {"acknowledge", "approve", "approve_alternative", "compare_scenarios", "delete_scenario", "footprint",
     "get_scenario_result", "reject", "rollback", "undo_correction"}
)  # fmt: skip
"""Actions about something that must be there first."""
ACTIONS: Final[Mapping[str, tuple[str, dict[str, Any]]]] = {
    "approve": (CONTROL, {}),
    "approve_alternative": (CONTROL, {}),
    "backtest_guard": (ADMIN, {}),
    "cancel_rehearsal": (ADMIN, {}),
    "cancel_scenario": (CONTROL, {}),
    "compare_scenarios": (READ, {}),
    "correct": (CONTROL, {"entity_id": LAMP}),
    "delete_scenario": (CONTROL, {}),
    "export_model": (READ, {"entity_id": LAMP}),
    "footprint": (READ, {}),
    "freeze_learning": (CONTROL, {"entity_id": LAMP}),
    "get_scenario_result": (READ, {}),
    "import_model": (CONTROL, {"entity_id": LAMP, "model": {}}),
    "import_twin": (ADMIN, {"entity_id": LAMP, "document": {}}),
    "list_scenarios": (READ, {}),
    "optimize": (READ, {"entity_id": LAMP}),
    "rehearse": (ADMIN, {"automations": ["automation.nothing"]}),
    "reject": (CONTROL, {}),
    "reset_learning": (CONTROL, {"entity_id": LAMP}),
    "run_action": (CONTROL, OFF),
    "save_scenario": (CONTROL, {"name": "Dark", "changes": [OFF]}),
    "set_expected_state": (CONTROL, {"entity_id": LAMP, "value": "off"}),
    "set_hazard": (ADMIN, {"hazard": "room_too_cold", "enabled": True}),
    "snooze_alert": (CONTROL, {"entity_id": LAMP}),
    "train": (CONTROL, {"entity_id": LAMP}),
    "undo_correction": (CONTROL, {}),
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


async def prepared(small_home: SmallHome, action: str) -> dict[str, Any]:
    """Make what an action is about, and give its data."""
    home = small_home.home
    twin = home.twin_of_entity(LAMP)
    assert twin is not None
    match action:
        case "acknowledge":
            event = home.events.async_add("rolled_back", twin=twin, category="life_cycle", data={"time": "–"})
            return {"event_id": event.event_id}
        case "rollback":
            return {"entity_id": LAMP, "snapshot_id": twin.history.async_take("asked").snapshot_id}
        case "undo_correction":
            before = {"channel": "on", "alert": "stuck on"}
            record = CorrectionRecord(
                correction_id=ulid_now(),
                twin_id=twin.entry.entry_id,
                at=0.0,
                rule="mark_stuck",
                before=before,
                after={},
            )
            twin.assessment.corrections.recent.append(record)
            return {"correction": record.correction_id}
        case "approve" | "approve_alternative" | "reject":
            timed = TimedCall(ActionCall(domain="light", service="turn_off", target={"entity_id": [LAMP]}))
            wish = Wish(variants=((timed,),), unresolved=(), steps=(OFF,), context=Context(), calls=(timed,))
            checked = check_by_rules(small_home.hass, home, wish.variants, context=wish.context, unresolved=())
            return {"approval": (await home.door.approvals.async_request(wish, checked)).approval_id}
    records = [
        ScenarioRecord(
            scenario_id=ulid_now(),
            at=0.0,
            kind="scenario",
            request={"changes": [OFF]},
            result={"figures": {"energy": 1.0}},
        )
        for _ in range(2)
    ]
    await home.database.async_commit(*records)
    ids = [record.scenario_id for record in records]
    return {"scenarios": ids} if action == "compare_scenarios" else {"scenario_id": ids[0]}


async def as_user(small_home: SmallHome, user: User | None, action: str, data: dict[str, Any]) -> Any:
    """Call an action as somebody."""
    context = Context(user_id=None if user is None else user.id)
    if action in PREPARED:
        data = await prepared(small_home, action)
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
        except ServiceValidationError:
            # Only who may do it is told what is wrong with the data.
            found[action] = None
        else:
            found[action] = None
    return found


async def test_no_action_is_left_out(hass: HomeAssistant, small_home: SmallHome) -> None:
    assert set(ACTIONS) == set(hass.services.async_services()[DOMAIN])


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
    for action in ("get_state", "rollback", "create_snapshot", "get_history", "train", "set_expected_state"):
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
        if level != READ and action not in PREPARED:
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
