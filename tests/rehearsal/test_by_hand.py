"""What people, remotes and devices themselves did in the past happens again; what automations did is left to them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant, ServiceCall
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_mock_service
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.rehearsal.gather.hands import listened_to
from custom_components.digital_twin.rehearsal.gather.request import Wish, async_gather
from custom_components.digital_twin.rehearsal.protocol import Way
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .engine import async_rehearse, async_settle
from .small import turn
from .test_sources import told
from .warm import WarmProcess

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
HOUR = 3600.0
LAMP, PLAIN, HOLIDAY, TEMPERATURE = "light.lamp", "light.plain", "input_boolean.holiday", "input_number.warm"
PRESSED = {"button": 2, "code": "4711"}
ONOFF = {"supported_color_modes": ["onoff"], "color_mode": "onoff"}
AUTOMATIONS = [
    {
        "alias": "Remote",
        "triggers": [{"trigger": "event", "event_type": "remote_pressed", "event_data": {"button": 2}}],
        "actions": [turn(LAMP, on=True), {"event": "lamp_lit", "event_data": {}}],
    },
    {
        "alias": "Lit",
        "triggers": [{"trigger": "event", "event_type": "lamp_lit"}],
        "actions": [{"action": "notify.me", "data": {"message": "lit"}}],
    },
    {
        "alias": "Holiday",
        "triggers": [{"trigger": "state", "entity_id": HOLIDAY, "to": "on"}],
        "actions": [turn(PLAIN, on=False)],
    },
    {
        "alias": "Person",
        "triggers": [{"trigger": "state", "entity_id": PLAIN, "to": "on"}],
        "conditions": ["{{ trigger.to_state.context.user_id is not none }}"],
        "actions": [{"action": "notify.me", "data": {"message": "by hand"}}],
    },
]


@pytest.fixture
def expected_lingering_timers() -> bool:
    """Allow the timers of automations that still wait."""
    return True


@pytest.fixture
async def home(
    recorder_mock: Any, hass: HomeAssistant, freezer: FrozenDateTimeFactory, hass_admin_user: MockUser
) -> None:
    """Live through four hours: a lamp with a twin, one without, a helper, a remote."""
    await hass.config.async_set_time_zone("UTC")
    freezer.move_to(NOON - timedelta(minutes=5))

    async def switch(call: ServiceCall) -> None:
        for entity_id in call.data["entity_id"]:
            hass.states.async_set(entity_id, call.service.removeprefix("turn_"), ONOFF, context=call.context)

    for service in ("turn_on", "turn_off"):
        hass.services.async_register("light", service, switch)
    async_mock_service(hass, "notify", "me")
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"holiday": {}}})
    assert await async_setup_component(
        hass, "input_number", {"input_number": {"warm": {"min": 5, "max": 30, "initial": 20}}}
    )
    device = add_device(hass, "lamp")
    add_entity(hass, LAMP, device=device, state="off", attributes=ONOFF)
    hass.states.async_set(PLAIN, "off", ONOFF)
    assert await async_setup_component(hass, "automation", {"automation": AUTOMATIONS})
    await hass.async_block_till_done()
    person = Context(user_id=hass_admin_user.id)
    for hour, kind, *what in (
        (1.0, "call", "light", "turn_on", {"entity_id": [PLAIN]}),
        (1.5, "state", "on"),
        (2.0, "call", "input_boolean", "toggle", {"entity_id": HOLIDAY}),
        (2.2, "call", "input_number", "set_value", {"entity_id": TEMPERATURE, "value": 17}),
        (2.5, "state", "off"),
        (3.0, "event", "remote_pressed", PRESSED),
        (3.2, "event", "nobody_listens", {}),
    ):
        freezer.move_to(NOON + timedelta(hours=hour))
        if kind == "call":
            await hass.services.async_call(*what, blocking=True, context=person)  # type: ignore[arg-type]  # as above
        elif kind == "event":
            hass.bus.async_fire(*what)  # type: ignore[call-overload]  # as above
        else:
            hass.states.async_set(LAMP, str(what[0]), ONOFF)
        await async_settle()
    # A slow lamp tells once more, long after the automation: in a context of its own, but it is its doing.
    freezer.move_to(NOON + timedelta(hours=3, seconds=20))
    hass.states.async_set(LAMP, "on", {**ONOFF, "effect": None})
    freezer.move_to(NOON + timedelta(hours=4))
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    await async_add_entry(hass, twin_entry("light", LAMP, name="Lamp", device_id=device.id))
    await hass.async_block_till_done()


@pytest.mark.usefixtures("home")
async def test_what_was_switched_by_hand_is_switched_again(hass: HomeAssistant, warm: WarmProcess) -> None:
    wish = Wish(start=NOON.timestamp(), duration=4 * HOUR)
    gathered = await async_gather(hass, hass.data[DATA].home, wish)
    assert (gathered.ways[LAMP], gathered.ways[PLAIN]) == (Way.SIMULATED, Way.COMMANDED)
    done = [
        (round((at - NOON.timestamp()) / HOUR, 2), kind, data.get("entity_id") or data.get("domain") or data["type"])
        for at, kind, data in gathered.request.disturbances
    ]
    assert done == [
        (1.0, "hand", PLAIN), (1.5, "hand", LAMP), (2.0, "call", "input_boolean"), (2.2, "call", "input_number"),
        (2.5, "hand", LAMP), (3.0, "event", "remote_pressed"),
    ]  # fmt: skip
    assert "4711" not in str(gathered.request.disturbances)
    _, report = await async_rehearse(warm, gathered.request)
    assert report["failed"] == []
    assert told(report, LAMP) == [(0.0, "off"), (1.5, "on"), (2.5, "off"), (3.0, "on")]
    assert told(report, PLAIN) == [(0.0, "off"), (1.0, "on"), (2.0, "off")]
    assert told(report, HOLIDAY) == [(0.0, "off"), (2.0, "on")]
    said = [action["data"]["message"] for action in report["actions"] if action["action"] == "notify.me"]
    assert said == ["by hand", "lit"]
    assert report["acted"]["by_hand"] == 2


@pytest.mark.usefixtures("home")
async def test_in_open_loop_the_people_are_known_who_switched(hass: HomeAssistant, warm: WarmProcess) -> None:
    wish = Wish(start=NOON.timestamp(), duration=4 * HOUR, simulate=False)
    gathered = await async_gather(hass, hass.data[DATA].home, wish)
    assert gathered.ways[PLAIN] is Way.HISTORY
    assert [kind for _, kind, _ in gathered.request.disturbances] == ["call", "call", "event"]
    _, report = await async_rehearse(warm, gathered.request)
    assert told(report, PLAIN) == [(0.0, "off"), (1.0, "on"), (2.0, "off")]
    said = [action["data"]["message"] for action in report["actions"] if action["action"] == "notify.me"]
    assert said == ["by hand", "lit"]


@pytest.mark.usefixtures("home")
async def test_what_an_automation_did_that_is_no_more_is_done_again(hass: HomeAssistant, warm: WarmProcess) -> None:
    await hass.data["automation"].async_remove_entity("automation.remote")
    gathered = await async_gather(hass, hass.data[DATA].home, Wish(start=NOON.timestamp(), duration=4 * HOUR))
    at_three = {
        (kind, data.get("entity_id") or data["type"])
        for at, kind, data in gathered.request.disturbances
        if at == pytest.approx(NOON.timestamp() + 3 * HOUR)
    }
    # Nobody hears the remote any more; what it brought about then still did happen.
    assert at_three == {("event", "lamp_lit"), ("hand", LAMP)}
    _, report = await async_rehearse(warm, gathered.request)
    assert told(report, LAMP)[-1] == (3.0, "on")


@pytest.mark.usefixtures("home")
async def test_a_rehearsal_of_the_past_says_what_it_does_again(hass: HomeAssistant) -> None:
    data = {"start": NOON, "duration": {"hours": 4}, "states": False}
    answer = await hass.services.async_call(DOMAIN, "rehearse", data, blocking=True, return_response=True)
    assert isinstance(answer, dict)
    notes = {note["id"]: note["text"] for note in answer["notes"]}  # type: ignore[index, union-attr, call-overload]  # texts by id
    assert "in all: 5" in notes["rehearsal_note_by_hand"]
    assert "remote_pressed" in notes["rehearsal_note_events"]
    backtest: Any = answer["backtest"]
    assert (backtest["recorded"], backtest["agreement"], backtest["simulated"]["agreement"]) == (4, 1.0, 1.0)


@pytest.mark.usefixtures("home")
async def test_what_people_did_last_week_they_do_again_in_the_week_to_come(
    hass: HomeAssistant, warm: WarmProcess
) -> None:
    wish = Wish(start=NOON.timestamp() + 4 * HOUR, duration=8 * 24 * HOUR)
    gathered = await async_gather(hass, hass.data[DATA].home, wish)
    assert gathered.ways[LAMP] is Way.SIMULATED
    week = 7 * 24 * HOUR
    found = [
        (round((at - NOON.timestamp() - week) / HOUR, 2), data.get("entity_id") or data["type"])
        for at, _, data in gathered.request.disturbances
    ]
    # Helpers stay as they are: what people set them to was meant for once.
    assert found == [(1.0, PLAIN), (1.5, LAMP), (2.5, LAMP), (3.0, "remote_pressed")]
    _, report = await async_rehearse(warm, gathered.request)
    begin = week / HOUR
    assert told(report, LAMP) == [(4.0, "on"), (begin + 2.5, "off"), (begin + 3.0, "on")]


@pytest.mark.usefixtures("home")
async def test_a_rehearsal_of_what_is_to_come_says_whose_habits_it_plays(hass: HomeAssistant) -> None:
    data = {"start": NOON + timedelta(hours=5), "duration": {"days": 8}, "states": False}
    answer: Any = await hass.services.async_call(DOMAIN, "rehearse", data, blocking=True, return_response=True)
    notes = {note["id"]: note["text"] for note in answer["notes"]}
    assert notes["rehearsal_note_by_habit"].startswith("What people or other systems switched themselves")
    assert "in all: 3" in notes["rehearsal_note_by_habit"]
    assert "rehearsal_note_by_hand" not in notes


def test_only_events_from_outside_are_listened_for() -> None:
    def waits(*types: Any) -> dict[str, Any]:
        return {"triggers": [{"trigger": "event", "event_type": item} for item in types]}

    later = {"actions": [{"wait_for_trigger": {"platform": "event", "event_type": "zha_event"}}]}
    own = waits("timer.finished", "call_service", "state_changed", "homeassistant_started", "{{ name }}")
    configs = [waits(["a", "b"]), later, own, {"triggers": {"trigger": "tag", "tag_id": "x"}}]
    assert listened_to(configs) == {"a", "b", "zha_event", "tag_scanned"}


@pytest.mark.usefixtures("recorder_mock")
async def test_a_helper_with_a_twin_is_played_by_its_twin_alone(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    hass.states.async_set("sensor.hall", "19", {"unit_of_measurement": "°C", "device_class": "temperature"})
    hass.states.async_set("switch.heater", "off", {})
    options = {"name": "Hall", "heater": "switch.heater", "target_sensor": "sensor.hall", "ac_mode": False}
    entry = MockConfigEntry(domain="generic_thermostat", title="Hall", options=options)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    wish = Wish(start=dt_util.utcnow().timestamp(), duration=HOUR)

    async def way_of_hall() -> tuple[Way, bool]:
        request = (await async_gather(hass, hass.data[DATA].home, wish)).request
        way = next(course.way for course in request.entities if course.entity_id == "climate.hall")
        return way, next(plan.real for plan in request.entries if plan.entry_id == entry.entry_id)

    assert await way_of_hall() == (Way.REAL, True)
    device = add_device(hass, "hall")
    er.async_get(hass).async_update_entity("climate.hall", device_id=device.id)
    await async_add_entry(hass, twin_entry("thermostat", "climate.hall", name="Hall", device_id=device.id))
    await hass.async_block_till_done()
    assert await way_of_hall() == (Way.SIMULATED, False)
