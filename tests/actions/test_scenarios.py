"""The library, and scenarios that are kept: listed, read again, compared, saved, deleted and cancelled."""

import asyncio
from typing import Any

import pytest
from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_now
from homeassistant.util.unit_system import METRIC_SYSTEM, US_CUSTOMARY_SYSTEM, UnitSystem
from pytest_homeassistant_custom_component.common import MockUser, async_capture_events

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.core.scenario.library import LIBRARY
from custom_components.digital_twin.scenarios import conduct
from custom_components.digital_twin.store.records import ScenarioRecord
from tests.core.scenario.json_schema import accepts

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome

OFF = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
COOLER = {"action": "climate.set_temperature", "target": {"entity_id": RADIATOR}, "data": {"temperature": 15}}


async def test_a_power_outage_from_the_library(hass: HomeAssistant, small_home: SmallHome) -> None:
    told = async_capture_events(hass, "digital_twin_event")
    answer = await small_home.call("run_scenario", scenario="power_outage", parameters={"duration": "01:00:00"})
    affected = {item["entity"] for item in answer["affected"]}
    assert {FRIDGE, RADIATOR} <= affected
    assert answer["scenario"] == "power_outage"
    assert answer["summary"]
    assert any(note["id"] == "assumes_power_outage" for note in answer["assumed"])
    assert all(event["text"] and 0 <= event["probability"] <= 1 for event in answer["events"])
    await hass.async_block_till_done()
    assert [event.data["kind"] for event in told if event.data["category"] == "scenario"] == ["scenario_ended"]
    sensor = er.async_get(hass).async_get_entity_id("sensor", DOMAIN, f"{small_home.home.entry.entry_id}_last_scenario")
    assert sensor is not None
    state = hass.states.get(sensor)
    assert state is not None
    assert answer["summary"].startswith(state.state.removesuffix("…"))
    assert len(state.state) == 255
    assert state.attributes["scenario_id"] == answer["scenario_id"]


async def test_the_same_seed_gives_the_same_numbers(small_home: SmallHome) -> None:
    asked: dict[str, Any] = {"changes": [COOLER], "horizon": {"hours": 6}, "seed": 7}
    first, second = [await small_home.call("run_scenario", **asked) for _ in range(2)]
    for one in (first, second):
        for row in one["twins"][RADIATOR]["channels"]["temperature"]["course"]:
            row.pop("time")
    one, two = (item["twins"][RADIATOR]["channels"]["temperature"]["course"] for item in (first, second))
    assert [row["value"] for row in one] == pytest.approx([row["value"] for row in two], abs=0.05)


async def test_answers_are_listed_read_and_compared(hass: HomeAssistant, small_home: SmallHome) -> None:
    hass.config.currency = "EUR"
    warm = await small_home.call("run_scenario", changes=[], twins="all", horizon={"hours": 6}, name="As it is")
    cold = await small_home.call("run_scenario", changes=[COOLER], horizon={"hours": 6}, name="Cooler")
    listed = await small_home.call("list_scenarios")
    assert [item["name"] for item in listed["scenarios"]] == ["Cooler", "As it is"]
    assert set(listed["library"]) == set(LIBRARY)
    assert not any(mark in item["assumes"] for item in listed["library"].values() for mark in ("{", "–", "assumes_"))
    assert "for 30 min" in listed["library"]["power_outage"]["assumes"]
    assert listed["library"]["window_left_open"]["assumes"].startswith("The window of a room stands open for 2 h;")
    assert listed["library"]["hub_outage"]["assumes"].startswith("A hub is off for 2 h.")
    assert listed["library"]["tariff_change"]["parameters"]["offset"]["unit"] == "EUR/kWh"
    assert listed["library"]["sensor_failure"]["parameters"]["rate"]["unit"] == "/h"
    assert "schema" not in listed
    written = (await small_home.call("list_scenarios", schema=True))["schema"]
    assert accepts(written, {"changes": [COOLER], "horizon": {"hours": 6}, "name": "Cooler"})
    assert not accepts(written, {"changes": [{**COOLER, "bogus": 1}]})
    found = await small_home.call("get_scenario_result", scenario_id=cold["scenario_id"])
    assert found["result"]["summary"] == cold["summary"]
    assert found["request"]["changes"][0]["action"] == "climate.set_temperature"
    assert len(found["result"]["twins"][RADIATOR]["channels"]["temperature"]["course"]) <= 26
    for key in ("zones", "circuits", "surroundings"):
        assert found["result"][key].keys() == cold[key].keys()
    (kitchen,) = found["result"]["zones"].values()
    assert len(kitchen["temperature"]) <= 26
    whole = cold["zones"]["kitchen"]["temperature"][-1]
    assert kitchen["temperature"][-1] == whole
    assert whole["low90"] <= whole["value"] <= whole["high90"]
    assert [item["power"][-1] for item in found["result"]["circuits"].values()] == [
        item["power"][-1] for item in cold["circuits"].values()
    ]
    both = await small_home.call("compare_scenarios", scenarios=[warm["scenario_id"], cold["scenario_id"]])
    assert [item["name"] for item in both["scenarios"]] == ["As it is", "Cooler"]
    assert both["summary"]
    apart = {key for key, value in both["scenarios"][1]["difference"].items() if value}
    assert set() < both["best"].keys() <= apart
    same = await small_home.call("compare_scenarios", scenarios=[warm["scenario_id"], warm["scenario_id"]])
    assert same["best"] == {}, "of two that are alike none is better"
    assert both["scenarios"][0]["difference"] == dict.fromkeys(both["scenarios"][0]["figures"], 0.0)


async def test_answers_about_different_times_are_compared_by_what_they_add(small_home: SmallHome) -> None:
    short = await small_home.call("run_scenario", changes=[OFF], horizon={"hours": 2}, name="Short", members=10)
    long = await small_home.call("run_scenario", changes=[OFF], horizon={"hours": 8}, name="Long", members=10)
    alone = await small_home.call(
        "run_scenario", changes=[OFF], horizon={"hours": 4}, compare_with="nothing", members=10
    )
    ids = [one["scenario_id"] for one in (short, long)]
    both = await small_home.call("compare_scenarios", scenarios=ids)
    assert both["against_baseline"]
    assert both["summary"].startswith("They are not about the same time")
    for answer, told in zip((short, long), both["scenarios"], strict=True):
        taken, usual = answer["totals"]["energy"]["value"], answer["baseline"]["energy"]["value"]
        assert told["figures"]["energy"] == pytest.approx(taken - usual, abs=0.002)
        assert told["figures"]["peak"] == answer["figures"]["peak"]
    without = await small_home.call("compare_scenarios", scenarios=[ids[0], alone["scenario_id"]])
    assert "energy" not in without["scenarios"][1]["figures"], "nothing is known of what is usual there"
    again = await small_home.call("compare_scenarios", scenarios=[ids[1], ids[1]])
    assert not again["against_baseline"]
    assert again["scenarios"][0]["figures"] == long["figures"]


async def test_the_best_of_answers_that_have_no_name_is_called_in_words(
    hass: HomeAssistant, small_home: SmallHome
) -> None:
    ids = [
        await keep(small_home, {"scenario": "laundry_day", "figures": {"cost": cost, "energy": energy}}, name=None)
        for cost, energy in ((3.0, 4.0), (2.0, 5.0))
    ]
    both = await small_home.call("compare_scenarios", scenarios=ids)
    assert both["best"] == {"cost": "laundry_day", "energy": "laundry_day"}
    assert both["best_called"] == {"cost": "Laundry day (2)", "energy": "Laundry day (1)"}
    hass.config.language = "de"
    both = await small_home.call("compare_scenarios", scenarios=ids)
    assert both["best_called"] == {"cost": "Waschtag (2)", "energy": "Waschtag (1)"}


@pytest.mark.parametrize("units", [METRIC_SYSTEM, US_CUSTOMARY_SYSTEM])
async def test_comfort_is_compared_in_the_degrees_of_the_home(hass: HomeAssistant, small_home: SmallHome) -> None:
    """Both answers add up 9 K·h; one was kept while the home showed °F."""
    ids = [
        await keep(small_home, {"figures": {"comfort": 9.0}, "temperature_unit": "°C"}),
        await keep(small_home, {"figures": {"comfort": 16.2}, "temperature_unit": "°F"}),
    ]
    hass.config.units = METRIC_SYSTEM
    both = await small_home.call("compare_scenarios", scenarios=ids)
    assert [one["figures"]["comfort"] for one in both["scenarios"]] == [9.0, 9.0]
    assert both["best"] == {}
    hass.config.units = US_CUSTOMARY_SYSTEM
    both = await small_home.call("compare_scenarios", scenarios=ids)
    assert [one["figures"]["comfort"] for one in both["scenarios"]] == [16.2, 16.2]
    answer = await small_home.call("run_scenario", changes=[OFF], horizon={"hours": 2}, members=10)
    assert answer["temperature_unit"] == "°F"


@pytest.mark.parametrize(
    "result",
    [
        {},
        {"figures": None},
        {"figures": [1.0], "totals": 3.0},
        {"figures": {"energy": "much"}, "baseline": {"energy": 2.0}, "start": 5},
        {"twins": [RADIATOR], "start": "2024-01-01T00:00:00", "end": "2024-01-02T00:00:00+00:00"},
    ],
)
async def test_what_an_older_version_kept_is_refused_by_a_sentence(
    small_home: SmallHome, result: dict[str, Any]
) -> None:
    old, new = await keep(small_home, result), await keep(small_home, {"figures": {"energy": 1.0}})
    with pytest.raises(ServiceValidationError) as refused:
        await small_home.call("compare_scenarios", scenarios=[new, old])
    assert refused.value.translation_key == "scenario_without_figures"
    assert (refused.value.translation_placeholders or {})["field"] == "scenarios[1]"
    with pytest.raises(ServiceValidationError) as refused:
        await small_home.call("footprint", scenario_id=old)
    assert refused.value.translation_key == "scenario_without_figures"
    assert (await small_home.call("get_scenario_result", scenario_id=old))["result"] == result
    assert len((await small_home.call("list_scenarios"))["scenarios"]) == 2


async def test_an_older_baseline_is_read_as_far_as_it_is_one(small_home: SmallHome) -> None:
    day = {"start": "2026-01-01T00:00:00+00:00", "end": "2026-01-02T00:00:00+00:00"}
    week = {**day, "end": "2026-01-08T00:00:00+00:00"}
    ids = [
        await keep(small_home, {**day, "figures": {"energy": 3.0, "peak": 500.0}, "baseline": {"energy": 2.0}}),
        await keep(
            small_home, {**week, "figures": {"energy": 9.0, "peak": 700.0}, "baseline": {"energy": {"value": 8.0}}}
        ),
    ]
    both = await small_home.call("compare_scenarios", scenarios=ids)
    assert [one["figures"] for one in both["scenarios"]] == [{"peak": 500.0}, {"energy": 1.0, "peak": 700.0}]


@pytest.mark.parametrize("first", [{"left_out": []}, {}])
async def test_what_one_answer_leaves_out_is_no_merit_of_it(small_home: SmallHome, first: dict[str, Any]) -> None:
    """The room that the second cannot tell of is the one that gets too cold in the first."""
    (room,) = [key for key, twin in small_home.home.twins.items() if RADIATOR in twin.shadowed_ids]
    known = {"energy": 3.0, "comfort": 9.0, "failure": 0.4, f"room_too_cold.{room}": 0.8}
    vague = {"energy": 4.0, "comfort": 0.5, "failure": 0.0}
    ids = [
        await keep(small_home, {"figures": known, **first}),
        await keep(small_home, {"figures": vague, "left_out": [RADIATOR]}),
    ]
    both = await small_home.call("compare_scenarios", scenarios=ids)
    assert [one["figures"] for one in both["scenarios"]] == [{"energy": 3.0}, {"energy": 4.0}]
    assert both["best"].keys() == {"energy"}
    assert both["summary"].startswith("Not every answer could tell how warm")
    same = await small_home.call("compare_scenarios", scenarios=[ids[1], ids[1]])
    assert same["scenarios"][0]["figures"] == vague


async def test_of_several_answers_all_are_told_by_their_names(hass: HomeAssistant, small_home: SmallHome) -> None:
    hass.config.currency = "EUR"
    same = {"peak": 2000.0, "comfort": 3.0}
    ids = [
        await keep(small_home, {"figures": {"energy": 4.0, "cost": 1.2, "failure": 0.25, **same}}, name="As it is"),
        await keep(small_home, {"figures": {"energy": 3.0, "cost": 0.9, "failure": 0.0, **same}}, name="Cooler"),
        await keep(
            small_home,
            {"scenario": "cold_snap", "figures": {"energy": 9.0, "cost": 0.9, "failure": 0.5, **same}},
            name=None,
        ),
    ]
    told = (await small_home.call("compare_scenarios", scenarios=ids))["summary"]
    assert told == (
        "Best at energy: Cooler with 3 kWh, then As it is with 4 kWh, Cold snap with 9 kWh. "
        "Best at cost: Cooler, Cold snap with 0.90 EUR, then As it is with 1.20 EUR. "
        "Best at the risk of failure: Cooler with 0 %, then As it is with 25 %, Cold snap with 50 %."
    )
    told = (await small_home.call("compare_scenarios", scenarios=ids[:2]))["summary"]
    assert "Cooler is better at cost: 0.90 EUR instead of 1.20 EUR (As it is)." in told
    hass.config.language = "de"
    told = (await small_home.call("compare_scenarios", scenarios=[ids[2], ids[2], ids[0]]))["summary"]
    assert (
        "Am besten bei Kosten: Kälteeinbruch (1), Kälteeinbruch (2) mit 0,90 EUR, dann As it is mit 1,20 EUR." in told
    )


async def keep(small_home: SmallHome, result: dict[str, Any], name: str | None = "Kept") -> str:
    """Put an answer into the database as it was kept; return its id."""
    record = ScenarioRecord(
        scenario_id=ulid_now(), at=dt_util.utcnow().timestamp(), kind="scenario", request={}, result=result, name=name
    )
    await small_home.home.database.async_commit(record)
    return record.scenario_id


async def test_what_is_recommended_can_be_run_as_it_was_simulated(small_home: SmallHome, units: UnitSystem) -> None:
    degrees, least, unit = (5.0, 66.2, "°F") if units is US_CUSTOMARY_SYSTEM else (-15.0, 19.0, "°C")
    cold: dict[str, Any] = {"environment": {"outdoor_temperature": degrees}}
    opened = {"twin": RADIATOR, "set": {"window": True}, "at": "1h", "for": "6h"}
    limit = {"twin": RADIATOR, "channel": "temperature", "below": least}
    asked: dict[str, Any] = {"horizon": "8h", "seed": 3, "entity_id": RADIATOR, "limits": [limit]}
    answer = await small_home.call("run_scenario", changes=[cold, opened], compare_with={"changes": [cold]}, **asked)
    (advice,) = [item for item in answer["recommendations"] if item["id"] == "close_window"]
    assert advice["changes"] == [{"at": 4500, "for": 20700, "twin": RADIATOR, "set": {"window": False}}]
    done = await small_home.call(
        "run_scenario", changes=[cold, opened, *advice["changes"]], compare_with={"changes": [cold]}, **asked
    )
    assert answer["will_likely_fail"]
    gained = answer["failure_probability"] - done["failure_probability"]
    assert advice["gain"]["failure"] == pytest.approx(gained, abs=0.02)
    around = answer["surroundings"]["outdoor_temperature"]
    assert (around["unit"], around["course"][0]["value"]) == (unit, degrees)


async def test_only_the_last_ones_stay(small_home: SmallHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conduct, "KEPT", 2)
    for name in ("first", "second", "third"):
        await small_home.call("run_scenario", changes=[OFF], horizon={"hours": 1}, members=10, name=name)
    listed = await small_home.call("list_scenarios")
    assert [item["name"] for item in listed["scenarios"]] == ["third", "second"]


async def test_a_scenario_is_saved_run_compared_with_and_deleted(small_home: SmallHome) -> None:
    saved = await small_home.call("save_scenario", name="Cold kitchen", changes=[COOLER], horizon={"hours": 3})
    assert saved == {"name": "Cold kitchen", "replaced": False, "summary": "Cold kitchen is saved."}
    again = await small_home.call("save_scenario", name="Cold kitchen", scenario={"changes": [COOLER], "horizon": "4h"})
    assert again["replaced"]
    assert again["summary"] == "Cold kitchen is saved. It takes the place of the scenario that was saved by this name."
    answer = await small_home.call("run_scenario", saved="Cold kitchen", members=20)
    assert (answer["name"], answer["twins"][RADIATOR]["channels"]["target_temperature"]["end"]) == ("Cold kitchen", 15)
    beside = await small_home.call(
        "run_scenario", changes=[], entity_id=RADIATOR, compare_with="Cold kitchen", horizon="4h"
    )
    target = beside["twins"][RADIATOR]["channels"]["target_temperature"]
    assert (target["end"], target["baseline_end"]) == (20.0, 15.0)
    await small_home.call("save_scenario", name="Dark", scenario="power_outage", parameters={"duration": "4h"})
    lit = await small_home.call("run_scenario", changes=[], entity_id=FRIDGE, compare_with="Dark", horizon="4h")
    assert lit["totals"]["energy"]["value"] > lit["baseline"]["energy"]["value"]
    await small_home.call("delete_scenario", name="Dark")
    kept = await small_home.call("save_scenario", scenario_id=answer["scenario_id"], name="From an answer")
    assert kept["name"] == "From an answer"
    assert set((await small_home.call("list_scenarios"))["saved"]) == {"Cold kitchen", "From an answer"}
    await small_home.call("delete_scenario", name="Cold kitchen")
    await small_home.call("delete_scenario", scenario_id=answer["scenario_id"])
    listed = await small_home.call("list_scenarios")
    assert set(listed["saved"]) == {"From an answer"}
    assert answer["scenario_id"] not in {item["scenario_id"] for item in listed["scenarios"]}


@pytest.mark.parametrize(
    ("action", "data", "key"),
    [
        ("get_scenario_result", {"scenario_id": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}, "unknown_scenario"),
        ("compare_scenarios", {"scenarios": ["one"]}, "invalid_scenario_ids"),
        ("compare_scenarios", {"scenarios": ["one", "two"]}, "unknown_scenario"),
        ("save_scenario", {"changes": [COOLER]}, "missing_field"),
        ("save_scenario", {"changes": [COOLER], "name": " "}, "empty_name"),
        ("save_scenario", {"changes": [COOLER], "name": 5}, "invalid_name"),
        ("save_scenario", {"name": "x", "changes": [{"at": 3}]}, "scenario_refused"),
        ("save_scenario", {"name": "x", "changes": [{**OFF, "target": {"entity_id": "light.no"}}]}, "scenario_refused"),
        ("delete_scenario", {}, "one_of_fields"),
        ("delete_scenario", {"name": "x"}, "unknown_scenario"),
        ("delete_scenario", {"scenario_id": "x"}, "unknown_scenario"),
        ("run_scenario", {"saved": "x"}, "unknown_scenario"),
        ("run_scenario", {"changes": [OFF], "compare_with": "x"}, "scenario_refused"),
        ("list_scenarios", {"limit": 0}, "invalid_count"),
    ],
)
async def test_what_is_not_there_is_said(small_home: SmallHome, action: str, data: dict[str, Any], key: str) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call(action, **data)
    assert raised.value.translation_key == key


async def test_a_scenario_under_way_is_cancelled(hass: HomeAssistant, small_home: SmallHome) -> None:
    progress: list[float] = []
    hass.bus.async_listen("digital_twin_scenario_progress", lambda event: progress.append(event.data["share"]))
    running = hass.async_create_task(
        small_home.call("run_scenario", scenario="heat_wave", horizon={"days": 7}, step="00:01:00", members=500)
    )
    while small_home.home.scenarios.progress is None or small_home.home.scenarios.progress <= conduct.GATHERED:
        await asyncio.wait({running}, timeout=0.01)
        assert not running.done()
    assert (await small_home.call("cancel_scenario"))["cancelled"]
    with pytest.raises(HomeAssistantError) as raised:
        await running
    assert raised.value.translation_key == "scenario_cancelled"
    assert small_home.home.scenarios.progress is None
    assert not (await small_home.call("cancel_scenario"))["cancelled"]
    assert (await small_home.call("list_scenarios"))["scenarios"] == []


async def test_who_may_not_read_a_device_learns_nothing_of_it(hass: HomeAssistant, small_home: SmallHome) -> None:
    user: User = MockUser(is_owner=False).add_to_hass(hass)
    user.mock_policy({"entities": {"entity_ids": {LAMP: {POLICY_READ: True}}}})
    context = Context(user_id=user.id)
    answer = await small_home.home.scenarios.async_run({"twins": "all", "horizon": "1h", "members": 10}, context)
    assert set(answer["twins"]) == {LAMP}
    with pytest.raises(Unauthorized):
        await small_home.home.scenarios.async_run({"changes": [{"twin": LOCK, "set": {"bolt": "locked"}}]}, context)


async def test_given_states_at_the_start(small_home: SmallHome) -> None:
    start = {"states": [{"twin": RADIATOR, "set": {"temperature": 12}}]}
    answer = await small_home.call("run_scenario", start=start, entity_id=RADIATOR, horizon="2h")
    assert answer["twins"][RADIATOR]["channels"]["temperature"]["course"][0]["value"] < 14
