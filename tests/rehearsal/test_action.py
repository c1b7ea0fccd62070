"""digital_twin.rehearse as a user calls it, in a home with twins and automations."""

import json
from datetime import datetime
from math import log
from typing import Any

import pytest
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_mock_service

from custom_components.digital_twin.const import CONF_PRICE, DOMAIN
from custom_components.digital_twin.core.sync.obedience import Delay
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.events import EventFilter
from custom_components.digital_twin.rehearsal.conduct import EVENT_PROGRESS
from custom_components.digital_twin.rehearsal.gather.twins import FEWEST_OBEYED
from custom_components.digital_twin.store import queries

from .kitchen import CLIMATE, LAMP, MORNING, async_rehearse

pytestmark = pytest.mark.usefixtures("noon")


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


async def test_without_a_price_nothing_is_said_of_costs(hass: HomeAssistant, home: MockConfigEntry) -> None:
    assert (await async_rehearse(hass, duration={"hours": 2}))["cost"] is None
    hass.states.async_set("sensor.price", "0.3", {"unit_of_measurement": "EUR/kWh"})
    entry = hass.data[DATA].home.entry
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_PRICE: "sensor.price"})
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert (await async_rehearse(hass, duration={"hours": 2}))["cost"] is not None


async def test_a_price_that_is_known_for_a_while_only_gives_no_cost(hass: HomeAssistant, home: MockConfigEntry) -> None:
    dear = {"changes": [{"environment": {"price": 0.5}, "at": "30m", "for": "30m"}]}
    answer = await async_rehearse(hass, duration={"hours": 2}, scenario=dear)
    assert json.dumps(answer, allow_nan=False, default=str)
    assert answer["cost"] is None


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
