"""Commands that answer once: candidates, the past, what comes, the library; and what becomes of bad input."""

import time

import numpy as np
import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockUser
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.core.scenario.library import LIBRARY
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.store.records import ForecastRecord
from custom_components.digital_twin.websocket.curves import MOST_POINTS, _extremes
from tests.actions.conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome
from tests.common import add_device, add_entity

from .conftest import Ask


@pytest.mark.parametrize(
    ("command", "data"),
    [
        ("overview/subscribe", {"entity_id": "light.kitchen_lamp"}),
        ("overview/subscribe", {"entity_id": []}),
        ("twin/subscribe", {"twin_id": 5}),
        ("twin/subscribe", {"twin_id": "x", "entity_id": "light.kitchen_lamp"}),
        ("twin/history", {"entity_id": LAMP, "hours": 0}),
        ("twin/history", {"entity_id": LAMP, "hours": 10_000}),
        ("twin/scores", {"entity_id": LAMP, "horizon": "soon"}),
        ("twin/forecast", {"entity_id": LAMP, "hours": -1}),
        ("twin/set_mode", {"entity_id": LAMP, "mode": "asleep"}),
        ("discovery", {"page": 0}),
        ("discovery", {"refresh": "yes"}),
        ("progress/subscribe", {"what": "everything"}),
        ("scenarios/library", {"name": "x"}),
        ("scenarios/problems", {}),
        ("scenarios/problems", {"scenario": "power_outage"}),
    ],
)
async def test_bad_input_is_refused_as_home_assistant_does(ask: Ask, command: str, data: dict[str, object]) -> None:
    assert await ask(command, **data) == "invalid_format"


@pytest.mark.parametrize("command", ["twin/subscribe", "twin/history", "twin/scores", "twin/forecast", "twin/channels"])
async def test_a_twin_there_is_not_and_a_channel_it_has_not(ask: Ask, command: str) -> None:
    assert await ask(command, twin_id="nobody") == "not_found"
    assert await ask(command, entity_id="light.nowhere") == "not_found"
    assert await ask(command) == "not_found"
    if command not in ("twin/subscribe", "twin/channels"):
        assert await ask(command, entity_id=LAMP, channel="taste") == "not_found"


async def test_candidates_come_in_pages_even_right_after_the_start(hass: HomeAssistant, ask: Ask) -> None:
    for number in range(3):
        device = add_device(hass, f"Fan {number}", area="Attic")
        add_entity(hass, f"fan.fan_{number}", device=device, state="off")
    answer = await ask("discovery", per_page=2)
    assert (answer["total"], answer["more"], len(answer["candidates"])) == (3, True, 2)
    assert answer["candidates"][0]["reason"]
    assert answer["candidates"][0]["kind"] == "fan"
    rest = await ask("discovery", per_page=2, page=2)
    assert (rest["more"], len(rest["candidates"])) == (False, 1)
    device = add_device(hass, "Fan 3", area="Attic")
    add_entity(hass, "fan.fan_3", device=device, state="off")
    assert (await ask("discovery"))["total"] == 3
    assert (await ask("discovery", refresh=True))["total"] == 4


async def test_the_mode_is_changed_and_written_down(hass: HomeAssistant, small_home: SmallHome, ask: Ask) -> None:
    assert await ask("twin/set_mode", entity_id=LAMP, mode="sandbox") == {"mode": "sandbox"}
    await hass.async_block_till_done()
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    assert twin.config.mode.value == "sandbox"
    rows = (await small_home.call("get_audit", actions=["mode_changed"]))["rows"]
    assert rows[0]["data"] == {"before": "mirror", "after": "sandbox", "consent": False}


async def test_the_guard_takes_consent(hass: HomeAssistant, small_home: SmallHome, ask: Ask) -> None:
    assert await ask("twin/set_mode", entity_id=LAMP, mode="guard") == "home_assistant_error"
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    assert twin.config.mode.value == "mirror"
    assert await ask("twin/set_mode", entity_id=LAMP, mode="guard", consent=True) == {"mode": "guard"}
    await hass.async_block_till_done()
    rows = (await small_home.call("get_audit", actions=["mode_changed"]))["rows"]
    assert rows[0]["data"]["consent"] is True


async def test_what_is_expected_of_another_channel(ask: Ask) -> None:
    answer = await ask("twin/forecast", entity_id=RADIATOR, channel="temperature", hours=2)
    assert (answer["channel"], answer["unit"]) == ("temperature", "°C")
    assert len(answer["times"]) == len(answer["values"]) == len(answer["bands"]["low90"])
    assert answer["times"][-1] - answer["made_at"] == pytest.approx(7200, abs=1)
    lows, highs = np.array(answer["bands"]["low90"]), np.array(answer["bands"]["high90"])
    assert (lows <= np.array(answer["values"])).all()
    assert (highs >= np.array(answer["values"])).all()


async def test_the_power_of_the_next_hours_is_a_sum_beside_the_limit(ask: Ask) -> None:
    answer = await ask("overview/power", hours=2)
    assert (answer["limit"], answer["twins"]) == (3000, 1)
    assert len(answer["times"]) == 8
    assert 0 < answer["values"][0] < 3000
    assert all(
        low <= value <= high
        for low, value, high in zip(*(answer[key] for key in ("low", "values", "high")), strict=True)
    )


async def test_scores_are_forecasts_that_came_due(small_home: SmallHome, ask: Ask) -> None:
    twin = small_home.home.twin_of_entity(RADIATOR)
    assert twin is not None
    now = time.time() - 20_000

    def forecast(number: int, outcome: float | None) -> ForecastRecord:
        return ForecastRecord(
            twin_id=twin.entry.entry_id, channel="temperature",
            made_at=now + number * 4000 - 3600, due_at=now + number * 4000, horizon=3600.0, value=20.0, low90=19.0,
            high90=21.0, persistence=20.5, outcome=outcome,
        )  # fmt: skip

    await small_home.home.database.async_commit(forecast(1, 20.4), forecast(2, None))
    answer = await ask("twin/scores", entity_id=RADIATOR, days=1)
    assert (answer["values"], answer["outcome"], answer["low"], answer["high"]) == ([20.0], [20.4], [19.0], [21.0])
    assert (await ask("twin/scores", entity_id=RADIATOR, days=1, horizon=7200))["outcome"] == []


async def test_the_library_is_offered_with_its_parameters_and_the_homes_names(ask: Ask) -> None:
    answer = await ask("scenarios/library")
    found = {entry["id"]: entry for entry in answer["scenarios"]}
    assert set(found) == set(LIBRARY) - {"custom"}
    duration = next(item for item in found["power_outage"]["parameters"] if item["name"] == "duration")
    assert duration["sort"] == "duration"
    assert duration["default"] == 1800
    assert "kitchen" in answer["home"]["zones"]
    assert "main" in answer["home"]["circuits"]
    assert answer["quantities"]["outdoor_temperature"] == {"lower": -60.0, "upper": 60.0, "unit": "°C"}


async def test_the_names_of_parts_are_told_to_who_may_read_a_device_of_them(
    hass: HomeAssistant, small_home: SmallHome, hass_admin_user: MockUser, ask: Ask
) -> None:
    fridge = small_home.home.twin_of_entity(FRIDGE)
    assert fridge is not None
    settings = {**fridge.config.settings, "circuit": "Pantry"}
    hass.config_entries.async_update_entry(fridge.entry, data={**fridge.entry.data, "settings": settings})
    await hass.config_entries.async_reload(fridge.entry.entry_id)
    lock = er.async_get(hass).async_get(LOCK)
    assert lock is not None
    bridge = add_device(hass, "Bolt bridge")
    dr.async_get(hass).async_update_device(str(lock.device_id), via_device_id=bridge.id)
    everything = (await ask("scenarios/library"))["home"]
    assert set(everything["circuits"]) == {"main", "pantry"}
    assert "bolt_bridge" in everything["hubs"]
    assert everything["zones"] == ["hallway", "kitchen"]
    hass_admin_user.groups = []
    hass_admin_user.mock_policy({"entities": {"entity_ids": {LAMP: {"read": True}}}})
    told = (await ask("scenarios/library"))["home"]
    assert set(told["circuits"]) == {"main"}
    assert "bolt_bridge" not in told["hubs"]
    assert told["zones"] == ["kitchen"]
    listed = await hass.services.async_call(
        DOMAIN, "list_scenarios", blocking=True, return_response=True, context=Context(user_id=hass_admin_user.id)
    )
    assert listed is not None
    assert listed["home"] == {**told, "circuits": ["main"]}


async def test_a_twins_channels_say_what_a_scenario_may_give_it(ask: Ask) -> None:
    channels = (await ask("twin/channels", entity_id=RADIATOR))["channels"]
    assert channels["target_temperature"]["command"] is True
    assert channels["target_temperature"]["unit"] == "°C"
    assert channels["target_temperature"]["entity_id"] == RADIATOR
    assert channels["target_temperature"]["attribute"] == "temperature"
    assert (channels["window"]["quantity"], channels["window"]["command"]) == ("binary", False)


@pytest.mark.usefixtures("only_the_lamp")
async def test_the_channels_of_a_twin_one_may_not_read_stay_unknown(ask: Ask) -> None:
    assert await ask("twin/channels", entity_id=RADIATOR) == "unauthorized"
    assert set(await ask("twin/channels", entity_id=LAMP)) == {"channels"}


def test_a_long_series_keeps_its_extremes_and_its_gaps() -> None:
    times = np.arange(20_000, dtype=np.float64)
    values = np.sin(times / 500.0)
    values[7_777], values[12_345] = 9.0, np.nan
    series = Series(times, values, times[-1])
    index = _extremes(series.times, series.values)
    assert index.size <= 2 * MOST_POINTS
    assert 7_777 in index
    assert 12_345 in index
    assert {0, times.size - 1} <= set(index.tolist())


async def test_the_past_is_what_the_recorder_has(
    recorder_mock: Recorder, hass: HomeAssistant, small_home: SmallHome, hass_ws_client: WebSocketGenerator
) -> None:
    assert recorder_mock
    assert small_home.home.twins
    hass.states.async_set(LAMP, "on")
    await async_wait_recording_done(hass)
    client = await hass_ws_client()
    await client.send_json_auto_id({"type": "digital_twin/twin/history", "entity_id": LAMP, "hours": 1})
    answer = (await client.receive_json())["result"]
    assert answer["quantity"] == "binary"
    assert answer["reported"]["values"][-1] == "on"
    assert answer["snapshots"][0]["reason"] == "change"


async def test_what_is_wrong_with_a_scenario_is_told_by_path_and_nothing_is_run(
    ask: Ask, small_home: SmallHome
) -> None:
    fine = {"scenario": "power_outage", "changes": [{"at": "01:00:00", "twin": RADIATOR, "set": {"window": True}}]}
    assert await ask("scenarios/problems", scenario=fine) == {"problems": []}
    wrong = {
        "horizon": "06:00:00",
        "changes": [
            {"at": "soon", "twin": RADIATOR, "set": {"window": True}},
            {"twin": "light.nowhere", "set": {"on": True}},
            {"outage": "power", "colour": "red"},
        ],
    }
    found = (await ask("scenarios/problems", scenario=wrong))["problems"]
    assert {one["path"] for one in found} == {"changes[0].at", "changes[1].twin", "changes[2].colour"}
    assert all(one["path"] in one["text"] and one["text"].endswith(".") for one in found)
    wrong["changes"] = wrong["changes"][1:2]
    found = (await ask("scenarios/problems", scenario=wrong))["problems"]
    assert [one["path"] for one in found] == ["changes[0].twin"]
    assert "light.nowhere" in found[0]["text"]
    assert small_home.home.scenarios.last is None
    assert small_home.home.scenarios.progress is None


SHARED = f"""action: digital_twin.run_scenario
target:
  entity_id: {RADIATOR}
data:
  name: Shared
  horizon: 12:00:00
  changes:
    - at: "01:00:00"
      twin: {RADIATOR}
      set: {{window: true}}
"""


async def test_a_shared_text_is_read_as_a_scenario_and_nothing_is_run(ask: Ask, small_home: SmallHome) -> None:
    answer = await ask("scenarios/read", text=SHARED)
    change = {"at": "01:00:00", "twin": RADIATOR, "set": {"window": True}}
    scenario = {"name": "Shared", "horizon": 43_200, "changes": [change], "twins": {"entity_id": RADIATOR}}
    assert answer == {"scenario": scenario, "problems": []}
    (problem,) = (await ask("scenarios/read", text="changes: [{twin: light.nowhere, set: {on: true}}]"))["problems"]
    assert problem["path"] == "changes[0].twin"
    assert small_home.home.scenarios.last is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("changes:\n  - at: ]\nname: x\n", "line 2"),
        ("!secret home", "line 1"),
        ("changes:\n  &a\n  - *a\n", "line 3"),
        ("changes: []\nstart: 2026-13-45\n", "line 1"),
        ("- scenario: cold_snap\n- scenario: power_outage", "no scenario"),
        ("action: light.turn_on\ndata: {changes: []}", "no scenario"),
        ("action: digital_twin.run_scenario\ndata: nothing", "no scenario"),
        ("just words", "no scenario"),
        ("", "no scenario"),
        ("scenario: cold_snap\nparameter: {offset: 3}", "parameter"),
    ],
)
async def test_a_text_without_a_scenario_says_so(ask: Ask, small_home: SmallHome, text: str, told: str) -> None:
    answer = await ask("scenarios/read", text=text)
    assert answer["scenario"] is None
    (problem,) = answer["problems"]
    assert told in problem["text"]
    assert await ask("scenarios/read", text=text * 20_000 or "-" * 20_001) == "invalid_format"
