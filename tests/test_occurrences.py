"""What scenarios describe is recognised when it happens, and the earlier answer is scored."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import floor_registry as fr
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import CONF_OUTDOOR_TEMPERATURE
from custom_components.digital_twin.core.home.links import Device, HomeLinks, Joint, Reach, Supply
from custom_components.digital_twin.core.scenario.units import Scale, Units
from custom_components.digital_twin.core.twin import Estimate, Learned
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.home_links import async_home_links
from custom_components.digital_twin.scenarios.conduct import KIND
from custom_components.digital_twin.scenarios.described import Described, described
from custom_components.digital_twin.scenarios.occurred import Occurrences, recognise, reported_step
from custom_components.digital_twin.scenarios.scored import Occurrence, of_values
from custom_components.digital_twin.store.records import ScenarioRecord

from .actions.conftest import FRIDGE, LAMP, LOCK, PERSON, RADIATOR, WINDOW, SmallHome, small_home, units

__all__ = ["small_home", "units"]

MAINS = (LAMP, RADIATOR, FRIDGE)


@pytest.fixture
async def warm_home(recorder_mock: Recorder, small_home: SmallHome) -> SmallHome:
    """Give the small home with a sensor of the outdoor temperature, and a recorder."""
    entry = small_home.home.entry
    small_home.hass.config_entries.async_update_entry(
        entry, data={**entry.data, CONF_OUTDOOR_TEMPERATURE: "sensor.outdoor"}
    )
    assert await small_home.hass.config_entries.async_reload(entry.entry_id)
    await small_home.hass.async_block_till_done()
    home = small_home.hass.data[DATA].home
    assert home is not None
    return replace(small_home, home=home)


@pytest.fixture
def silence(hass: HomeAssistant) -> Callable[[bool], None]:
    """Return a function that takes the devices on the mains away, or brings them back."""
    states = {}

    def act(gone: bool) -> None:
        for entity_id in (*MAINS, LOCK):
            if gone:
                states[entity_id] = hass.states.get(entity_id)
                hass.states.async_set(entity_id, "unavailable")
            else:
                before = states[entity_id]
                hass.states.async_set(entity_id, before.state, before.attributes)

    return act


async def test_an_outage_is_recognised_and_the_answer_scored(
    hass: HomeAssistant, small_home: SmallHome, silence: Callable[[bool], None]
) -> None:
    home = small_home.home
    answer = await small_home.call("run_scenario", scenario="power_outage", parameters={"duration": "00:30:00"})
    now = time.time() + 60.0
    await home.occurrences.async_look(now)
    silence(True)
    await home.occurrences.async_look(now + 30)
    silence(False)
    await hass.async_block_till_done()
    await home.occurrences.async_look(now + 1830)
    await hass.async_block_till_done(wait_background_tasks=True)
    found = await small_home.call("get_scenario_result", scenario_id=answer["scenario_id"])
    outcome = found["outcome"]
    assert outcome["kind"] == "power_outage"
    foretold = {item["entity"] for item in answer["affected"] if item["effect"] in ("off", "unreachable")}
    everything = {*MAINS, LOCK}
    assert outcome["right"] == pytest.approx(len(foretold & everything) / 4, abs=1e-3)
    assert set(outcome["missed"]) == everything - foretold
    assert outcome["values"][RADIATOR]["actual"] == 19.0
    told = [event for event in home.events.recent() if event.kind == "scenario_checked"]
    assert len(told) == 1
    assert told[0].data["scenario_id"] == answer["scenario_id"]


@pytest.mark.parametrize(("away", "values"), [(60.0, {RADIATOR}), (7200.0, set())])
async def test_an_outage_outlasts_a_restart(
    hass: HomeAssistant, small_home: SmallHome, silence: Callable[[bool], None], away: float, values: set[str]
) -> None:
    home = small_home.home
    answer = await small_home.call("run_scenario", scenario="power_outage", parameters={"duration": "02:00:00"})
    now = time.time() + 60.0
    await home.occurrences.async_look(now)
    silence(True)
    await home.occurrences.async_look(now + 30)
    started = Occurrences(hass, home)
    await started.async_look(now + 30 + away)
    silence(False)
    await hass.async_block_till_done()
    await started.async_look(now + 60 + away)
    outcome = (await small_home.call("get_scenario_result", scenario_id=answer["scenario_id"]))["outcome"]
    assert dt_util.parse_datetime(outcome["since"]).timestamp() == pytest.approx(now + 30, abs=1)
    assert outcome["right"] > 0.5
    assert set(outcome["values"]) & {RADIATOR} == values, "nobody knows when it ended while nobody looked"
    later = Occurrences(hass, home)
    await later.async_look(now + 90 + away)
    assert len([event for event in home.events.recent() if event.kind == "scenario_checked"]) == 1


async def test_values_are_not_held_against_an_outage_that_was_told_to_be_much_shorter(
    hass: HomeAssistant, small_home: SmallHome, silence: Callable[[bool], None]
) -> None:
    home = small_home.home
    answer = await small_home.call("run_scenario", scenario="power_outage", parameters={"duration": "00:30:00"})
    now = time.time() + 60.0
    await home.occurrences.async_look(now)
    silence(True)
    await home.occurrences.async_look(now + 30)
    silence(False)
    await hass.async_block_till_done()
    await home.occurrences.async_look(now + 3 * 3600)
    outcome = (await small_home.call("get_scenario_result", scenario_id=answer["scenario_id"]))["outcome"]
    assert outcome["values"] == {}, "after half an hour the answer has the power back"
    assert outcome["right"] > 0.5


async def test_the_same_in_own_words_is_recognised_too(
    hass: HomeAssistant, small_home: SmallHome, silence: Callable[[bool], None]
) -> None:
    home = small_home.home
    own = await small_home.call(
        "run_scenario", changes=[{"outage": "power", "at": "1h", "for": "30min"}], twins="all", horizon="4h"
    )
    now = time.time() + 60.0
    await home.occurrences.async_look(now)
    silence(True)
    await home.occurrences.async_look(now + 30)
    silence(False)
    await hass.async_block_till_done()
    await home.occurrences.async_look(now + 1830)
    outcome = (await small_home.call("get_scenario_result", scenario_id=own["scenario_id"]))["outcome"]
    assert outcome["kind"] == "power_outage"
    begin = dt_util.parse_datetime(own["start"])
    course = own["twins"][RADIATOR]["channels"]["temperature"]["course"]
    after = {(dt_util.parse_datetime(row["time"]) - begin).total_seconds(): row["value"] for row in course}
    told = after[min(after, key=lambda late: abs(late - 5400))]
    assert outcome["values"][RADIATOR]["foretold"] == pytest.approx(told, abs=0.15), (
        "half an hour after it began at one"
    )


DESCRIBED: list[tuple[dict[str, Any], Described | None]] = [
    ({"scenario": "power_outage"}, Described("power_outage", 0.0, lasting=1800.0)),
    (
        {"scenario": "power_outage", "parameters": {"at": "02:00:00", "duration": "1h"}},
        Described("power_outage", 7200.0, lasting=3600.0),
    ),
    (
        {"changes": [{"outage": "power", "for": "2h"}, {"outage": "power", "at": "5h", "for": "1h"}]},
        Described("power_outage", 0.0, lasting=3600.0),
    ),
    ({"scenario": "power_outage", "parameters": {"circuit": "kitchen"}}, None),
    ({"scenario": "guests"}, None),
    ({"scenario": "power_outage", "changes": [{"occupancy": 0}]}, None),
    ({"start": "2026-01-01 00:00:00", "scenario": "power_outage"}, None),
    ({"changes": []}, None),
    ({"changes": [{"outage": "internet", "at": {"time": "13:00"}}]}, Described("internet_outage", 3600.0)),
    ({"scenario": "custom", "changes": [{"outage": "hub", "which": "x"}]}, Described("hub_outage", 0.0)),
    ({"changes": [{"outage": "power", "which": "kitchen"}]}, None),
    ({"changes": [{"outage": "power"}, {"action": "light.turn_on"}]}, None),
    ({"changes": [{"outage": "power"}, {"occupancy": 0}]}, None),
    ({"changes": [{"outage": "power", "when": {"environment": "price", "above": 1}}]}, None),
    ({"changes": [{"occupancy": 0, "at": 60}]}, Described("everybody_away", 60.0)),
    ({"changes": [{"occupancy": 0, "zone": "kitchen"}]}, None),
    ({"changes": [{"occupancy": 3}]}, None),
    (
        {"changes": [{"twin": "climate.a", "set": {"window": True}}, {"twin": ["climate.b"], "set": {"window": "on"}}]},
        Described("window_left_open", 0.0, frozenset({"climate.a", "climate.b"})),
    ),
    ({"changes": [{"twin": {"area_id": "x"}, "set": {"window": True}}]}, Described("window_left_open", 0.0)),
    ({"changes": [{"twin": "climate.a", "set": {"window": False}}]}, None),
    ({"changes": [{"twin": "light.a", "set": {"on": True, "brightness": 3}}]}, None),
    ({"changes": [{"environment": {"outdoor_temperature": {"offset": 8}}}]}, Described("heat_wave", 0.0)),
    ({"changes": [{"environment": {"outdoor_temperature": {"offset": -8}, "sun": 0}}]}, Described("cold_snap", 0.0)),
    ({"changes": [{"environment": {"price": 1}}]}, None),
]


@pytest.mark.parametrize(("request_", "kind"), DESCRIBED)
def test_what_a_scenario_is_about(request_: dict[str, Any], kind: Described | None) -> None:
    record = ScenarioRecord(
        scenario_id="x", at=0.0, kind=KIND, request=request_, result={"start": "2026-11-21T12:00:00+00:00"}
    )
    assert described(record, dt_util.UTC, Units()) == kind


@pytest.mark.parametrize(("offset", "kind"), [(8, None), (9, "heat_wave"), (-9, "cold_snap")])
def test_another_sort_of_weather_is_as_far_in_fahrenheit(offset: float, kind: str | None) -> None:
    request_ = {"changes": [{"environment": {"outdoor_temperature": {"offset": offset}}}]}
    record = ScenarioRecord(
        scenario_id="x", at=0.0, kind=KIND, request=request_, result={"start": "2026-11-21T12:00:00+00:00"}
    )
    told = described(record, dt_util.UTC, Units(Scale("°F", 1.8, 32.0)))
    assert (None if told is None else told.kind) == kind


async def test_a_short_silence_is_no_outage(
    hass: HomeAssistant, small_home: SmallHome, silence: Callable[[bool], None]
) -> None:
    home = small_home.home
    await small_home.call("run_scenario", scenario="power_outage")
    now = time.time() + 60.0
    await home.occurrences.async_look(now)
    silence(True)
    await home.occurrences.async_look(now + 30)
    silence(False)
    await home.occurrences.async_look(now + 60)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not [event for event in home.events.recent() if event.kind == "scenario_checked"]


async def test_everybody_away(hass: HomeAssistant, small_home: SmallHome) -> None:
    answer = await small_home.call("run_scenario", scenario="everybody_away", members=20)
    now = time.time() + 60.0
    hass.states.async_set(PERSON, "work")
    await small_home.home.occurrences.async_look(now)
    hass.states.async_set(PERSON, "home")
    await small_home.home.occurrences.async_look(now + 4000)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert [event for event in small_home.home.events.recent() if event.kind == "scenario_checked"]
    outcome = (await small_home.call("get_scenario_result", scenario_id=answer["scenario_id"]))["outcome"]
    assert outcome["values"][RADIATOR]["actual"] == 19.0
    right = [
        item["inside"] if item["inside"] is not None else abs(item["actual"] - item["foretold"]) <= 1.0
        for item in outcome["values"].values()
    ]
    assert outcome["right"] == pytest.approx(sum(right) / len(right), abs=1e-3)
    assert "spared" not in outcome, "nobody said that anything would fall silent"


@pytest.mark.parametrize(("silent", "scored"), [(FRIDGE, 1), (LAMP, 0)])
async def test_an_answer_about_one_hub_is_not_held_against_another(
    hass: HomeAssistant, small_home: SmallHome, silent: str, scored: int
) -> None:
    home = small_home.home
    answer = await small_home.call("run_scenario", changes=[], entity_id=FRIDGE, horizon="04:00:00", members=20)
    (record,) = await home.scenarios.async_records((KIND,), 1)
    affected = [{"entity": FRIDGE, "effect": "unreachable"}, {"entity": LAMP, "effect": "changed"}]
    about = {**record.result, "scenario": "hub_outage", "affected": affected}
    home.database.write(replace(record, request={"scenario": "hub_outage"}, result=about))
    twin = home.twin_of_entity(silent)
    assert twin is not None
    now = time.time() + 60.0
    await home.occurrences._async_score(Occurrence("hub_outage", now, {twin.spec.twin_id}), now + 3600.0)  # noqa: SLF001 -- no hub here to fail
    await hass.async_block_till_done(wait_background_tasks=True)
    found = await small_home.call("get_scenario_result", scenario_id=answer["scenario_id"])
    assert len([event for event in home.events.recent() if event.kind == "scenario_checked"]) == scored
    assert (found["outcome"] is not None) == bool(scored)
    if scored:
        assert (found["outcome"]["missed"], found["outcome"]["spared"]) == ([], [])


async def test_an_open_window_is_held_against_what_was_said_of_its_room(
    hass: HomeAssistant, small_home: SmallHome
) -> None:
    home = small_home.home
    answer = await small_home.call(
        "run_scenario", scenario="window_left_open", parameters={"twin": RADIATOR, "duration": "02:00:00"}
    )
    now = time.time() + 60.0
    hass.states.async_set(WINDOW, "on", {"device_class": "window"})
    await home.occurrences.async_look(now)
    hass.states.async_set(WINDOW, "off", {"device_class": "window"})
    await home.occurrences.async_look(now + 7200.0)
    found = await small_home.call("get_scenario_result", scenario_id=answer["scenario_id"])
    outcome = found["outcome"]
    assert outcome["kind"] == "window_left_open"
    assert set(outcome["values"]) == {RADIATOR}
    foretold = outcome["values"][RADIATOR]
    assert foretold["actual"] == 19.0
    course = answer["twins"][RADIATOR]["channels"]["temperature"]["course"]
    begin = dt_util.parse_datetime(answer["start"])
    after = {round((dt_util.parse_datetime(row["time"]) - begin).total_seconds()): row["value"] for row in course}
    assert foretold["foretold"] == pytest.approx(after[min(after, key=lambda late: abs(late - 7200))], abs=0.3)
    assert outcome["right"] == float(foretold["inside"])
    # Airing for a quarter of an hour is no window left open.
    hass.states.async_set(WINDOW, "on", {"device_class": "window"})
    await home.occurrences.async_look(now + 8000.0)
    hass.states.async_set(WINDOW, "off", {"device_class": "window"})
    await home.occurrences.async_look(now + 8900.0)
    assert len([event for event in home.events.recent() if event.kind == "scenario_checked"]) == 1


async def test_a_heat_wave_is_scored_once_when_it_is_over(
    recorder_mock: Recorder, hass: HomeAssistant, freezer: FrozenDateTimeFactory, warm_home: SmallHome
) -> None:
    home = warm_home.home
    begin = dt_util.start_of_local_day(dt_util.now())
    freezer.move_to(begin + timedelta(days=5))
    answer = await warm_home.call("run_scenario", scenario="heat_wave", members=20)
    for hour in range(24 * 11):
        moment = begin + timedelta(hours=hour)
        hot = 6 <= hour // 24 < 9
        outdoor = {"unit_of_measurement": "°C", "device_class": "temperature"}
        hass.states.async_set("sensor.outdoor", str((34.0 if hot else 22.0) + hour % 2 / 10), outdoor,
                              timestamp=moment.timestamp())  # fmt: skip
        room = {**hass.states.get(RADIATOR).attributes, "current_temperature": (27.0 if hot else 22.0) + hour % 2 / 10}
        hass.states.async_set(RADIATOR, "heat", room, timestamp=moment.timestamp())
    await async_wait_recording_done(hass)
    freezer.move_to(begin + timedelta(days=11))
    for _ in range(2):
        await home.occurrences.async_look_back(time.time())
    found = await warm_home.call("get_scenario_result", scenario_id=answer["scenario_id"])
    outcome = found["outcome"]
    assert outcome["kind"] == "heat_wave"
    assert dt_util.parse_datetime(outcome["since"]) == begin + timedelta(days=6)
    assert outcome["values"][RADIATOR]["actual"] == pytest.approx(27.1)
    assert len([event for event in home.events.recent() if event.kind == "scenario_checked"]) == 1


LINKS = HomeLinks(
    devices={
        **{f"mains{n}": Device(twin_id=f"mains{n}", hub="bridge" if n < 2 else None) for n in range(5)},
        "lock": Device(twin_id="lock", supply=Supply.BATTERY),
        **{f"cloud{n}": Device(twin_id=f"cloud{n}", reach=Reach.CLOUD, supply=Supply.BATTERY) for n in range(2)},
    },
    hubs={"bridge": None},
)


@pytest.mark.parametrize(
    ("silent", "kinds"),
    [
        (set(), set()),
        ({"mains0"}, set()),
        ({f"mains{n}" for n in range(3)}, {"power_outage"}),
        ({f"mains{n}" for n in range(5)} | {"cloud0", "cloud1"}, {"power_outage"}),
        ({"mains0", "mains1"}, {"hub_outage"}),
        ({"cloud0", "cloud1"}, {"internet_outage"}),
        ({"cloud0", "lock"}, set()),
    ],
)
def test_what_the_silent_devices_tell(silent: set[str], kinds: set[str]) -> None:
    assert {kind for kind, _ in recognise(LINKS, silent, set(LINKS.devices))} == kinds


async def test_the_links_of_a_home(
    hass: HomeAssistant,
    small_home: SmallHome,
    area_registry: ar.AreaRegistry,
    floor_registry: fr.FloorRegistry,
    device_registry: dr.DeviceRegistry,
) -> None:
    ground = floor_registry.async_create("Ground")
    for area_id in ("kitchen", "hallway"):
        area_registry.async_update(area_id, floor_id=ground.floor_id)
    attic: Any = area_registry.async_create("Garden")
    hass.states.async_set("sensor.kitchen", "68", {"device_class": "temperature", "unit_of_measurement": "°F"})
    area_registry.async_update("kitchen", temperature_entity_id="sensor.kitchen")
    links = await async_home_links(hass, small_home.home)
    by_entity = {
        twin.sources[twin.config.main]: links.device(twin.spec.twin_id) for twin in small_home.home.twins.values()
    }
    assert by_entity[LAMP].zone == by_entity[FRIDGE].zone == "kitchen"
    assert by_entity[LOCK].zone == "hallway"
    assert [(one.first, one.second, one.joint) for one in links.adjacency] == [("hallway", "kitchen", Joint.DOOR)]
    assert links.zones["kitchen"].temperature == pytest.approx(20.0)
    assert links.zones[attic.id].outdoors
    assert links.main is not None
    assert links.residents == 1


async def test_a_sensor_that_rounds_is_not_wrong_by_less_than_half_its_step(
    hass: HomeAssistant, small_home: SmallHome
) -> None:
    twins = {twin.spec.twin_id: twin for twin in small_home.home.twins.values()}
    twin = next(twin for twin in twins.values() if twin.sources[twin.config.main] == RADIATOR)
    before = hass.states.get(RADIATOR)
    assert before is not None
    for shown in (19.5, 19.0, 20.0, 19.5):
        hass.states.async_set(RADIATOR, before.state, {**before.attributes, "current_temperature": shown})
        await hass.async_block_till_done()
    step = reported_step(twin, "temperature")
    assert step == pytest.approx(0.5)
    begin = dt_util.utcnow()
    row = {"time": (begin + timedelta(hours=1)).isoformat(), "value": 19.3, "low90": 19.29, "high90": 19.31}
    course = {RADIATOR: {"channels": {"temperature": {"course": [row]}}}}
    record = ScenarioRecord(
        scenario_id="", at=0.0, kind="scenario", request={}, result={"start": begin.isoformat(), "twins": course}
    )
    over = Occurrence("everybody_away", begin.timestamp(), {twin.spec.twin_id})
    for actual, inside in ((19.5, True), (19.05, True), (19.6, False), (19.0, False)):
        end = begin.timestamp() + 3600.0
        found = of_values(record, over, end, twins, lambda *_, actual=actual: actual, lambda *_: step)
        assert (found["values"][RADIATOR]["inside"], found["right"]) == (inside, float(inside)), actual


async def test_a_sensor_that_hardly_moved_is_judged_by_the_decimals_it_shows_or_by_its_history(
    hass: HomeAssistant, small_home: SmallHome
) -> None:
    twin = next(one for one in small_home.home.twins.values() if one.sources[one.config.main] == RADIATOR)
    before = hass.states.get(RADIATOR)
    assert before is not None

    async def reads(*readings: float) -> float:
        for shown in readings:
            hass.states.async_set(RADIATOR, before.state, {**before.attributes, "current_temperature": shown})
            await hass.async_block_till_done()
        return reported_step(twin, "temperature")

    assert await reads(20.4) == pytest.approx(0.1)
    assert await reads(20.43) == pytest.approx(0.01)
    learned = Learned(kind="sensor", structure="", parameters={"resolution": Estimate(0.5, 0.01, identified=True)})
    sensor = replace(twin.snapshot(), learned=learned)
    assert sensor.learned is not None
    twin.async_learned(sensor.learned)
    assert reported_step(twin, "temperature") == pytest.approx(0.5)
    assert reported_step(twin, "humidity" if "humidity" in twin.channels else "target_temperature") < 0.5
