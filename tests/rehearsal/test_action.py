"""digital_twin.rehearse as a user calls it, in a home with twins and automations."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from math import log
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_mock_service

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.core.sync.obedience import Delay
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.events import EventFilter
from custom_components.digital_twin.rehearsal.conduct import EVENT_PROGRESS, SIGNAL_PROGRESS
from custom_components.digital_twin.rehearsal.gather.twins import FEWEST_OBEYED
from custom_components.digital_twin.store import queries
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

CLIMATE = "climate.kitchen"
LAMP = "light.hall"
THERMOSTAT = {
    "current_temperature": 19.0,
    "temperature": 17.0,
    "hvac_modes": ["off", "heat"],
    "hvac_action": "idle",
    "min_temp": 5,
    "max_temp": 30,
    "supported_features": 385,
}
MORNING = {
    "id": "morning",
    "alias": "Morning heat",
    "triggers": [{"trigger": "time", "at": "06:00:00"}],
    "actions": [
        {"action": "climate.set_temperature", "target": {"entity_id": CLIMATE}, "data": {"temperature": 22}},
    ],
}
WARM = {
    "id": "warm",
    "alias": "Warm enough",
    "triggers": [{"trigger": "numeric_state", "entity_id": CLIMATE, "attribute": "current_temperature", "above": 20.5}],
    "actions": [
        {"action": "light.turn_on", "target": {"entity_id": LAMP}},
        {"action": "notify.me", "data": {"message": "{{ state_attr('climate.kitchen', 'current_temperature') }}"}},
    ],
}


@pytest.fixture
async def home(hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    """Set up a home with a thermostat and a lamp, their twins, and two automations that hang together."""
    kitchen = add_device(hass, "kitchen", area="Kitchen")
    add_entity(hass, CLIMATE, device=kitchen, state="heat", attributes=THERMOSTAT)
    hall = add_device(hass, "hall", area="Hall")
    add_entity(hass, LAMP, device=hall, state="off", attributes={"supported_color_modes": ["onoff"]})
    for domain, service in (
        ("climate", "set_temperature"), ("climate", "set_hvac_mode"), ("light", "turn_on"), ("light", "turn_off"),
        ("notify", "me"),
    ):  # fmt: skip
        async_mock_service(hass, domain, service)
    assert await async_setup_component(hass, "automation", {"automation": [MORNING, WARM]})
    entry = await async_add_home(hass)
    await async_add_entry(hass, twin_entry("thermostat", CLIMATE, name="Kitchen", device_id=kitchen.id))
    await async_add_entry(hass, twin_entry("light", LAMP, name="Hall lamp", device_id=hall.id))
    yield entry
    await hass.services.async_call("automation", "turn_off", {"entity_id": "all"}, blocking=True)


@pytest.fixture(autouse=True)
def _noon(freezer: FrozenDateTimeFactory) -> None:
    """Let it be noon at home, long before anything of the morning."""
    freezer.move_to("2026-11-21T20:00:00+00:00")


async def async_rehearse(hass: HomeAssistant, **data: Any) -> dict[str, Any]:
    """Call the action."""
    answer = await hass.services.async_call(DOMAIN, "rehearse", data, blocking=True, return_response=True)
    assert isinstance(answer, dict)
    return answer


async def test_one_automation_heats_the_room_whose_warmth_triggers_the_next(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    calls = [
        async_mock_service(hass, *action)
        for action in (("climate", "set_temperature"), ("light", "turn_on"), ("notify", "me"))
    ]
    progress: list[float] = []

    @callback
    def note(event: Any) -> None:
        progress.append(event.data["share"])

    hass.bus.async_listen(EVENT_PROGRESS, note)
    answer = await async_rehearse(hass, duration={"hours": 30})
    assert "aborted" not in answer
    automations = answer["automations"]
    assert automations["automation.morning_heat"]["runs"] >= 1
    assert automations["automation.warm_enough"]["runs"] >= 1
    timeline = answer["timeline"]
    heated = next(row for row in timeline if row["what"] == "automation.morning_heat")
    warmed = next(row for row in timeline if row["what"] == "automation.warm_enough")
    assert heated["time"] < warmed["time"]
    assert heated["actions"][0]["effects"] == {CLIMATE: "target_temperature=22.0"}
    said = next(action for action in warmed["actions"] if action["action"] == "notify.me")
    assert said["executed"] is False
    assert 20.5 < float(said["data"]["message"]) < 21.0
    assert [state for _, state in answer["states"][LAMP]][-1] == "on"
    assert answer["entities"][CLIMATE] == answer["entities"][LAMP] == "simulated"
    assert hass.states.get(LAMP).state == "off"
    assert all(not made for made in calls)
    assert warmed["trace"][0]["path"].startswith("trigger/")


async def test_the_same_seed_gives_the_same_report(hass: HomeAssistant, home: MockConfigEntry) -> None:
    start = "2026-12-01T00:00:00+00:00"
    first, again = [await async_rehearse(hass, start=start, duration={"hours": 20}, seed=7) for _ in range(2)]
    for passing in ("took", "scenario_id"):
        first.pop(passing)
        again.pop(passing)
    assert first == again


async def test_a_variant_is_played_beside_the_present(hass: HomeAssistant, home: MockConfigEntry) -> None:
    answer = await async_rehearse(
        hass,
        duration={"hours": 30},
        automations=["automation.morning_heat"],
        variant=[{**MORNING, "actions": [{"action": "light.turn_on", "target": {"entity_id": LAMP}}]}],
        states=False,
    )
    runs = answer["difference"]["runs"]
    assert runs["automation.warm_enough"]["present"] >= 1
    assert runs["automation.warm_enough"]["variant"] == 0
    assert set(answer["variant"]["automations"]) == {"automation.morning_heat"}
    assert "states" not in answer


async def test_a_new_automation_in_yaml_and_a_scenario(hass: HomeAssistant, home: MockConfigEntry) -> None:
    text = """
    alias: When the lamp fails
    triggers:
      - trigger: state
        entity_id: light.hall
        to: unavailable
    actions:
      - action: notify.me
        data: {message: gone, api_token: very secret}
    """
    answer = await async_rehearse(
        hass,
        new=text,
        duration={"hours": 3},
        scenario=[{"happens": "fail", "at": "01:00:00", "duration": {"minutes": 30}, "entity_id": LAMP}],
    )
    assert list(answer["automations"]) == ["automation.when_the_lamp_fails"]
    (row,) = [row for row in answer["timeline"] if row["what"] == "automation.when_the_lamp_fails"]
    assert row["actions"][0]["data"] == {"message": "gone", "api_token": "hidden"}
    assert [note["id"] for note in answer["notes"]] == ["rehearsal_note_hidden"]
    assert [state for _, state in answer["states"][LAMP]] == ["off", "unavailable", "off"]


async def test_a_new_automation_is_tried_beside_all_that_are_there(hass: HomeAssistant, home: MockConfigEntry) -> None:
    new = {"alias": "Night", "triggers": [{"trigger": "time", "at": "03:00:00"}], "actions": []}
    answer = await async_rehearse(hass, automations="all", new=new, duration={"hours": 3})
    assert set(answer["automations"]) == {"automation.night", "automation.morning_heat", "automation.warm_enough"}


async def test_actions_are_tried_without_automations(hass: HomeAssistant, home: MockConfigEntry) -> None:
    answer = await async_rehearse(
        hass,
        actions=[
            {"action": "light.turn_on", "target": {"area_id": "hall"}},
            {"delay": 60},
            {"action": "light.turn_off", "target": {"entity_id": LAMP}},
        ],
        duration={"minutes": 10},
    )
    assert [state for _, state in answer["states"][LAMP]] == ["off", "on", "off"]
    assert answer["automations"] == {}


async def test_tried_actions_are_told_as_a_run_with_what_they_called(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    answer = await async_rehearse(
        hass,
        actions=[
            {"condition": "state", "entity_id": LAMP, "state": "off"},
            {"action": "climate.set_temperature", "target": {"entity_id": CLIMATE}, "data": {"temperature": 21}},
            {"delay": 60},
        ],
        duration={"minutes": 10},
    )
    (run,) = answer["timeline"]
    assert (run["what"], run["name"], run["outcome"]) == ("these_actions", "The sequence of actions", "finished")
    (call,) = run["actions"]
    assert (call["action"], call["data"]["temperature"]) == ("climate.set_temperature", 21)
    assert call["effects"] == {CLIMATE: "target_temperature=21.0"}
    assert [step["path"] for step in run["trace"] if step["path"].count("/") == 1] == [
        f"sequence/{index}" for index in range(3)
    ]
    assert "runs 1, actions 1;" in answer["summary"]
    assert answer["summary"].endswith("No problems were found.")


@pytest.mark.parametrize(
    ("actions", "finding", "outcome"),
    [
        ([{"action": "light.turn_on", "target": {"entity_id": "light.gone"}}], "rehearsal_target_missing", "finished"),
        ([{"action": "nothing.of_the_kind"}], "rehearsal_error", "error"),
        ([{"action": "light.turn_on", "data": {"entity_id": LAMP, "brightness_pct": "{{ 1 / 0 }}"}}], "rehearsal_error",
         "error"),
        ([{"wait_for_trigger": [{"trigger": "state", "entity_id": LAMP, "to": "on"}]}], "rehearsal_still_waiting",
         "running"),
    ],
)  # fmt: skip
async def test_tried_actions_that_fail_are_not_praised(
    hass: HomeAssistant, home: MockConfigEntry, actions: list[dict[str, Any]], finding: str, outcome: str
) -> None:
    answer = await async_rehearse(hass, actions=actions, duration={"hours": 13})
    assert {item["id"] for item in answer["findings"]} == {finding}
    (found,) = answer["findings"]
    assert found["text"].startswith("The sequence of actions ")
    run = next(row for row in answer["timeline"] if row["what"] == "these_actions")
    assert run["outcome"] == outcome
    assert ("error" in run) == (outcome == "error")
    assert "No problems were found" not in answer["summary"]


async def test_a_script_is_tried_by_its_entity(hass: HomeAssistant, home: MockConfigEntry) -> None:
    sequence = [{"action": "light.turn_on", "target": {"entity_id": LAMP}}, {"action": "light.turn_off",
                "target": {"entity_id": "light.gone"}}]  # fmt: skip
    assert await async_setup_component(
        hass, "script", {"script": {"evening": {"alias": "Good evening", "sequence": sequence}}}
    )
    answer = await async_rehearse(hass, script="script.evening", duration={"minutes": 10})
    (run,) = answer["timeline"]
    assert (run["what"], run["name"], run["outcome"]) == ("script.evening", "Good evening", "finished")
    assert [call["action"] for call in run["actions"]] == ["script.evening", "light.turn_on", "light.turn_off"]
    assert run["actions"][1]["effects"] == {LAMP: "on=True"}
    assert [step["path"] for step in run["trace"]] == ["sequence/0", "sequence/1"]
    (found,) = answer["findings"]
    assert found["text"] == "Good evening commands light.gone, which does not exist."
    assert [state for _, state in answer["states"][LAMP]] == ["off", "on"]


async def test_a_script_that_fails_is_not_praised(hass: HomeAssistant, home: MockConfigEntry) -> None:
    sequence = [{"action": "light.turn_on", "target": {"entity_id": LAMP}}, {"action": "nothing.of_the_kind"}]
    assert await async_setup_component(hass, "script", {"script": {"evening": {"sequence": sequence}}})
    answer = await async_rehearse(hass, script="script.evening", duration={"minutes": 10})
    (run,) = answer["timeline"]
    assert (run["what"], run["outcome"]) == ("script.evening", "error")
    assert "nothing.of_the_kind" in run["error"]
    assert [item["id"] for item in answer["findings"]] == ["rehearsal_error"]
    assert "No problems were found" not in answer["summary"]


async def test_an_outage_silences_everything_and_ends(hass: HomeAssistant, home: MockConfigEntry) -> None:
    answer = await async_rehearse(
        hass, duration={"hours": 4}, scenario=[{"happens": "outage", "at": "01:00:00", "duration": {"hours": 1}}]
    )
    assert [state for _, state in answer["states"][CLIMATE]] == ["heat", "unavailable", "heat"]


async def test_a_scenario_of_the_library_happens_on_the_way(hass: HomeAssistant, home: MockConfigEntry) -> None:
    start = "2026-12-01T00:00:00+00:00"
    dark = {
        "alias": "Dark",
        "triggers": [{"trigger": "state", "entity_id": LAMP, "to": "unavailable"}],
        "actions": [{"action": "notify.me", "data": {"message": "dark"}}],
    }
    answer = await async_rehearse(
        hass, start=start, new=dark, duration={"hours": 6},
        scenario={"scenario": "power_outage", "parameters": {"at": "02:00:00", "duration": "01:30:00"}},
    )  # fmt: skip
    course = [(datetime.fromisoformat(at).astimezone(UTC).hour, state) for at, state in answer["states"][LAMP]]
    assert course == [(0, "off"), (2, "unavailable"), (3, "off")]
    assert answer["automations"]["automation.dark"]["runs"] == 1
    assert [note["id"] for note in answer["assumed"]] == ["assumes_power_outage"]


async def test_the_language_of_scenarios_commands_devices_and_lets_them_fail(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    answer = await async_rehearse(
        hass,
        start="2026-12-01T00:00:00+00:00",
        duration={"hours": 6},
        actions=[{"delay": {"hours": 4}}, {"action": "light.turn_on", "target": {"entity_id": LAMP}}],
        scenario={
            "changes": [
                {"action": "light.turn_on", "target": {"entity_id": LAMP}, "at": "01:00:00"},
                {"action": "light.turn_off", "target": {"entity_id": LAMP}, "at": "02:00:00"},
                {"twin": {"entity_id": LAMP}, "fault": "lost_commands", "at": "03:00:00"},
                {"twin": {"entity_id": CLIMATE}, "fault": "dead", "at": "01:00:00", "for": "02:00:00"},
                {"twin": LAMP, "fault": "delay", "delay": 25, "at": "00:30:00", "for": "01:00:00"},
                {"twin": CLIMATE, "fault": "stuck", "at": "04:00:00", "for": "01:00:00"},
                {"twin": CLIMATE, "fault": "drift", "channel": "temperature", "rate": 2, "at": "05:00:00"},
                {"occupancy": 4, "at": "00:10:00", "for": "00:30:00"},
                {"environment": {"outdoor_temperature": {"offset": -15}}, "at": "00:00:00"},
            ]
        },
    )
    assert [state for _, state in answer["states"][CLIMATE]] == ["heat", "unavailable", "heat"]
    course = [(datetime.fromisoformat(at).astimezone(UTC), state) for at, state in answer["states"][LAMP]]
    assert [(at.hour, at.second, state) for at, state in course] == [(0, 0, "off"), (1, 25, "on"), (2, 0, "off")]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"automations": "light.hall"}, "invalid_automations"),
        ({"automations": "automation.nothing"}, "unknown_automation"),
        ({"new": "just text"}, "invalid_automation_yaml"),
        ({"new": {"actions": []}}, "automation_without_trigger"),
        ({"script": "script.nothing"}, "unknown_script"),
        ({"actions": [{"nonsense": 1}]}, "invalid_rehearsed_actions"),
        ({"start": "yesterday"}, "invalid_start"),
        ({"start": "2099-01-01 00:00:00"}, "start_too_late"),
        ({"duration": {"days": 32}}, "invalid_duration"),
        ({"duration": True}, "invalid_duration"),
        ({"seed": -1}, "invalid_seed"),
        ({"scenario": 7}, "invalid_scenario"),
        ({"scenario": "end_of_the_world"}, "scenario_refused"),
        ({"scenario": {"changes": [{"nonsense": 1}]}}, "scenario_refused"),
        ({"scenario": {"scenario": "power_outage", "parameters": {"at": "never"}}}, "scenario_refused"),
        ({"scenario": [{"happens": "meteor"}]}, "invalid_happens"),
        ({"scenario": [{"happens": "fail"}]}, "missing_field"),
        ({"scenario": [{"happens": "outage", "at": "48:00:00"}]}, "time_outside"),
        ({"anything": 1}, "unknown_field"),
    ],
)
async def test_bad_input_is_refused_by_field(
    hass: HomeAssistant, home: MockConfigEntry, data: dict[str, Any], key: str
) -> None:
    with pytest.raises(ServiceValidationError) as refused:
        await async_rehearse(hass, **data)
    assert refused.value.translation_key == key
    assert hass.data[DATA].home.rehearsals.process.starts == 0


async def test_only_admins_may(hass: HomeAssistant, home: MockConfigEntry) -> None:
    user = MockUser(groups=[]).add_to_hass(hass)
    for action in ("rehearse", "cancel_rehearsal"):
        with pytest.raises(Unauthorized):
            await hass.services.async_call(
                DOMAIN, action, {}, blocking=True, return_response=True, context=Context(user_id=user.id)
            )


async def test_a_rehearsal_is_cancelled_and_the_next_one_works(hass: HomeAssistant, home: MockConfigEntry) -> None:
    assert await hass.services.async_call(DOMAIN, "cancel_rehearsal", {}, blocking=True, return_response=True) == {
        "cancelled": False
    }
    endless = {"triggers": {"trigger": "time_pattern", "seconds": "*"}, "actions": [{"event": "tick"}]}
    told = asyncio.Event()
    async_dispatcher_connect(hass, SIGNAL_PROGRESS, callback(lambda _share: told.set()))
    task = hass.async_create_task(async_rehearse(hass, new=endless, duration={"days": 31}))
    async with asyncio.timeout(30):
        await told.wait()
    answer = await hass.services.async_call(DOMAIN, "cancel_rehearsal", {}, blocking=True, return_response=True)
    assert answer == {"cancelled": True}
    with pytest.raises(HomeAssistantError) as stopped:
        await task
    assert stopped.value.translation_key == "rehearsal_cancelled"
    assert "aborted" not in await async_rehearse(hass, duration={"hours": 1})


async def test_with_the_home_all_rehearsals_end_also_those_that_wait(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    endless = {"triggers": {"trigger": "time_pattern", "seconds": "*"}, "actions": [{"event": "tick"}]}
    told = asyncio.Event()
    async_dispatcher_connect(hass, SIGNAL_PROGRESS, callback(lambda _share: told.set()))
    tasks = [
        hass.async_create_task(async_rehearse(hass, new=endless, duration={"days": days}, states=False))
        for days in (31, 30)
    ]
    process = hass.data[DATA].home.rehearsals.process
    async with asyncio.timeout(60):
        await told.wait()
        assert await hass.config_entries.async_unload(home.entry_id)
        answers = await asyncio.gather(*tasks, return_exceptions=True)
    assert [getattr(answer, "translation_key", answer) for answer in answers] == ["rehearsal_cancelled"] * 2
    assert (process.starts, process.pid) == (1, None)


async def test_a_process_that_dies_is_told_and_nothing_is_praised(hass: HomeAssistant, home: MockConfigEntry) -> None:
    endless = {"triggers": {"trigger": "time_pattern", "seconds": "*"}, "actions": [{"event": "tick"}]}
    process = hass.data[DATA].home.rehearsals.process
    told: list[float | None] = []

    @callback
    def kill(share: float | None) -> None:
        if not told:
            process.kill()
        told.append(share)

    async_dispatcher_connect(hass, SIGNAL_PROGRESS, kill)
    answer = await async_rehearse(hass, new=endless, duration={"days": 31})
    assert answer["aborted"]["reason"] == "died"
    assert answer["summary"].endswith("no device was touched. The rehearsal's process ended unexpectedly.")
    assert answer["start"] == answer["end"]


async def test_what_cannot_start_says_so_once_and_everything_else_goes_on(
    hass: HomeAssistant, home: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsals = hass.data[DATA].home.rehearsals
    monkeypatch.setattr(rehearsals.process, "_python", "/nowhere/python")
    with pytest.raises(HomeAssistantError) as failed:
        await async_rehearse(hass)
    assert failed.value.translation_key == "rehearsal_cannot_start"
    assert ir.async_get(hass).async_get_issue(DOMAIN, "rehearsal_cannot_start")
    monkeypatch.undo()
    await async_rehearse(hass, duration={"hours": 1})
    assert ir.async_get(hass).async_get_issue(DOMAIN, "rehearsal_cannot_start") is None


async def test_short_of_memory_nothing_is_started(
    hass: HomeAssistant, home: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.digital_twin.rehearsal.process.free_memory", lambda: 399)
    with pytest.raises(HomeAssistantError) as failed:
        await async_rehearse(hass)
    assert failed.value.translation_key == "rehearsal_memory"
    assert hass.data[DATA].home.rehearsals.process.starts == 0


async def test_the_result_is_kept(hass: HomeAssistant, home: MockConfigEntry) -> None:
    answer = await async_rehearse(hass, duration={"hours": 30}, name="Try", variant=[MORNING])
    database = hass.data[DATA].home.database
    await database.async_commit()
    (record,) = await database.async_read(lambda connection: queries.scenarios(connection, kinds=["rehearsal"]))
    assert (record.scenario_id, record.name) == (answer["scenario_id"], "Try")
    kept = record.result
    for key in ("summary", "automations", "findings", "hazards", "energy", "cost", "discomfort", "difference"):
        assert kept[key] == answer[key]
    assert [row["what"] for row in kept["timeline"]] == [row["what"] for row in answer["timeline"]]
    assert "trace" in answer["timeline"][0]
    assert "states" not in kept
    assert "states" not in kept["variant"]
    assert "trace" not in kept["timeline"][0]


async def test_a_rehearsal_tells_its_beginning_its_end_and_what_it_found(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    lost = {
        "alias": "Lost",
        "triggers": [{"trigger": "time", "at": "05:00:00"}],
        "actions": [{"action": "light.turn_on", "target": {"entity_id": "light.gone"}}],
    }
    await async_rehearse(hass, new=lost, duration={"hours": 24})
    events = hass.data[DATA].home.events
    wanted = EventFilter(categories=frozenset({"scenario"}))
    said = {record.kind: events.sentence(record) for record in events.recent(wanted)}
    assert set(said) == {"rehearsal_started", "rehearsal_ended", "rehearsal_found"}
    assert said["rehearsal_started"].endswith("has begun; automations looked at: 1.")
    assert said["rehearsal_ended"].startswith("The rehearsal is over. 24 h rehearsed: automations 1, runs 1, actions 1")
    assert said["rehearsal_found"].startswith("Found in the rehearsal: Lost commands light.gone")


async def test_why_a_condition_did_not_hold_is_told(hass: HomeAssistant, home: MockConfigEntry) -> None:
    trigger = [{"trigger": "time_pattern", "minutes": "/10"}]
    conditions = {
        "state": {"condition": "state", "entity_id": LAMP, "state": "on"},
        "above": {
            "condition": "numeric_state", "entity_id": CLIMATE, "attribute": "temperature", "above": 25,
        },
        "within": {"condition": "and", "conditions": [{"condition": "state", "entity_id": [LAMP], "state": "on"}]},
        "after": {"condition": "time", "after": "23:59:59"},
        "template": "{{ false }}",
    }  # fmt: skip
    new = [
        {"alias": name, "triggers": trigger, "conditions": [condition], "actions": [{"event": "x"}]}
        for name, condition in conditions.items()
    ]
    answer = await async_rehearse(hass, new=new, start="2026-12-01T12:00:00", duration={"minutes": 15})
    why = {row["what"].partition(".")[2]: row["why"] for row in answer["timeline"]}
    assert why == {
        "state": "hall was off, wanted was on.",
        "within": "hall was off, wanted was on.",
        "above": "kitchen was 17, wanted was more than 25.",
        "after": "It was 12:10:00; wanted was a time after 23:59:59.",
        "template": "This did not hold: {{ false }}.",
    }


async def test_devices_obey_as_late_as_they_do(hass: HomeAssistant, home: MockConfigEntry) -> None:
    twin = next(twin for twin in hass.data[DATA].home.twins.values() if twin.kind.id == "light")
    twin.assessment.obedience.delays["on"] = Delay(log(8.0), 0.2, FEWEST_OBEYED)
    answer = await async_rehearse(
        hass,
        start="2026-12-01T12:00:00+00:00",
        actions=[
            {"action": "light.turn_on", "target": {"entity_id": LAMP}},
            {"delay": 60},
            {"action": "light.turn_off", "target": {"entity_id": LAMP}},
        ],
        duration={"minutes": 10},
    )
    course = [(datetime.fromisoformat(at).second, state) for at, state in answer["states"][LAMP]]
    assert course == [(0, "off"), (8, "on"), (8, "off")]


async def test_a_twin_that_sleeps_is_woken_first(hass: HomeAssistant, home: MockConfigEntry) -> None:
    twin = next(twin for twin in hass.data[DATA].home.twins.values() if twin.kind.id == "thermostat")
    await twin.hibernation.async_sleep()
    assert twin.hibernation.asleep
    answer = await async_rehearse(hass, duration={"hours": 1})
    assert answer["entities"][CLIMATE] == "simulated"
    assert not twin.hibernation.asleep


async def test_device_actions_of_integrations_that_are_not_there_are_written_down(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    phone = add_device(hass, "phone")
    tell = {"device_id": phone.id, "domain": "mobile_app", "type": "notify", "message": "{{ 6 * 7 }}", "title": "Hot"}
    new = {
        "alias": "Tell",
        "triggers": {"trigger": "time", "at": "12:10:00"},
        "actions": [{"if": "{{ true }}", "then": [tell]}, {"action": "light.turn_on", "target": {"entity_id": LAMP}}],
    }
    await hass.config.async_set_time_zone("UTC")
    answer = await async_rehearse(hass, new=new, start="2026-12-01T12:00:00+00:00", duration={"hours": 1})
    (row,) = answer["timeline"]
    assert row["outcome"] == "finished"
    assert [(act["action"], act["data"], act.get("executed", True)) for act in row["actions"]] == [
        ("mobile_app.notify", {"message": 42, "title": "Hot"}, False), ("light.turn_on", {"entity_id": [LAMP]}, True)
    ]  # fmt: skip


async def test_what_triggers_wait_for_is_known_by_registry_ids_and_between_commas(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    lamp = er.async_get(hass).async_get(LAMP)
    triggers = {
        "Editor": {
            "trigger": "device", "device_id": lamp.device_id, "domain": "light", "type": "turned_on",
            "entity_id": lamp.id,
        },
        "Commas": {"trigger": "state", "entity_id": f"{LAMP}, {CLIMATE}", "to": "never"},
        "Typo": {"trigger": "state", "entity_id": f"{LAMP},light.hal", "to": "on"},
    }  # fmt: skip
    new = [{"alias": name, "triggers": item, "actions": []} for name, item in triggers.items()]
    answer = await async_rehearse(hass, new=new, duration={"hours": 1})
    absent = [finding for finding in answer["findings"] if finding["id"] == "rehearsal_missing_entity"]
    assert [(finding["automations"], finding["entities"]) for finding in absent] == [
        (["automation.typo"], ["light.hal"])
    ]


async def test_a_device_trigger_set_off_by_a_device_that_came_back_is_found(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    plug = add_device(hass, "plug")
    add_entity(hass, "switch.plug", device=plug, state="on")
    new = {
        "alias": "Plug on",
        "triggers": {
            "trigger": "device", "device_id": plug.id, "domain": "switch", "type": "turned_on",
            "entity_id": er.async_get(hass).async_get("switch.plug").id,
        },
        "actions": [{"action": "light.turn_on", "target": {"entity_id": LAMP}}],
    }  # fmt: skip
    silence = {"happens": "fail", "entity_id": "switch.plug", "at": "00:10:00", "duration": {"minutes": 10}}
    answer = await async_rehearse(hass, new=new, scenario=[silence], duration={"hours": 1})
    assert [row["what"] for row in answer["timeline"]] == ["automation.plug_on"]
    told = [finding for finding in answer["findings"] if finding["id"] == "rehearsal_unavailable_counts"]
    assert [finding["entities"] for finding in told] == [["switch.plug"]]


async def test_a_renamed_script_runs(hass: HomeAssistant, home: MockConfigEntry) -> None:
    light_up = {"sequence": [{"action": "light.turn_on", "target": {"entity_id": LAMP}}]}
    assert await async_setup_component(hass, "script", {"script": {"light_up": light_up}})
    er.async_get(hass).async_update_entity("script.light_up", new_entity_id="script.evening")
    await hass.async_block_till_done()
    answer = await async_rehearse(hass, script="script.evening", duration={"hours": 1})
    assert [state for _, state in answer["states"][LAMP]][-1] == "on"
