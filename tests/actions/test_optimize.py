"""digital_twin.optimize and digital_twin.footprint, asked as users ask them."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.energy.data import async_get_manager
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_capture_events
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.actions.plan_answer import summary
from custom_components.digital_twin.const import CONF_CARBON, CONF_PRICE, Role
from custom_components.digital_twin.core.plan.request import Account, Aim, PlanRequest, PlanResult
from custom_components.digital_twin.core.requests import Change
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.scenarios import shelf
from custom_components.digital_twin.texts import async_speaker
from custom_components.digital_twin.worker.errors import WorkerStoppedError
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .conftest import FRIDGE, RADIATOR, SmallHome

CHARGER = "switch.wallbox"
NOW = datetime(2026, 11, 21, 4, tzinfo=dt_util.UTC)
"""20:00 of the day before in the home's zone."""


@pytest.fixture(autouse=True)
def _evening(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to(NOW + timedelta(minutes=20))


@pytest.fixture
async def garage(hass: HomeAssistant) -> SmallHome:
    """Set up a car on a wallbox, and a price that is low in the first hours of the coming day."""
    prices = [
        {"start": (NOW + timedelta(hours=hour)).isoformat(), "value": 0.1 if 5 <= hour < 10 else 0.4}
        for hour in range(48)
    ]
    hass.states.async_set("sensor.price", "0.4", {"raw_today": prices, "unit_of_measurement": "EUR/kWh"})
    car = add_device(hass, "Car", area="Garage")
    wallbox = add_entity(hass, CHARGER, device=car, state="off", attributes={"friendly_name": "Wallbox"})
    charge = add_entity(
        hass, "sensor.car_charge", device=car, state="40",
        attributes={"device_class": "battery", "unit_of_measurement": "%"},
    )  # fmt: skip
    await async_add_home(hass, **{CONF_PRICE: "sensor.price"})
    await async_add_entry(
        hass,
        twin_entry(
            "battery", wallbox.id, name="Car", device_id=car.id, roles={Role.CHARGE: [charge.id]},
            settings={"capacity": 40.0, "rated_power": 7000.0},
        ),
    )  # fmt: skip
    home = hass.data[DATA].home
    assert home is not None
    return SmallHome(hass, home, {})


async def test_a_car_is_full_in_time_and_nothing_is_done(hass: HomeAssistant, garage: SmallHome) -> None:
    calls = async_capture_events(hass, "call_service")
    answer = await garage.call("optimize", charge=[{"entity_id": CHARGER, "to": 80, "by": {"hours": 12}}])
    assert answer["reached"]
    assert answer["account"]["cost"] < answer["rules"]["at_once"]["cost"]
    starts = [change for change in answer["changes"] if change["action"] == "switch.turn_on"]
    assert starts
    first = NOW + timedelta(hours=5)
    begun = dt_util.parse_datetime(answer["plan"][0]["time"])
    assert begun is not None
    assert first - timedelta(minutes=20) <= begun < NOW + timedelta(hours=10)
    assert "Car" in answer["summary"]
    assert answer["run_time"] < 5
    assert [event.data["service"] for event in calls] == ["optimize"]
    checked = await garage.call("run_action", action=answer["script"], dry_run=True)
    assert checked["result"] == "dry_run"
    simulated = await garage.call("run_scenario", changes=answer["changes"], horizon={"hours": 13}, members=20)
    assert simulated["twins"][CHARGER]["channels"]["charge"]["highest"] > 75


async def test_a_plan_with_currents_can_be_carried_out(hass: HomeAssistant, garage: SmallHome) -> None:
    device = add_device(hass, "Van", area="Garage")
    switch = add_entity(hass, "switch.van_charger", device=device, state="off")
    current = add_entity(
        hass, "number.van_current", device=device, state="10",
        attributes={"min": 6, "max": 16, "step": 1, "unit_of_measurement": "A", "device_class": "current"},
    )  # fmt: skip
    charge = add_entity(
        hass, "sensor.van_charge", device=device, state="30",
        attributes={"device_class": "battery", "unit_of_measurement": "%"},
    )  # fmt: skip
    await async_add_entry(
        hass,
        twin_entry(
            "battery", switch.id, name="Van", device_id=device.id, members=(switch.id, current.id),
            roles={Role.CHARGE: [charge.id]}, settings={"capacity": 60.0},
        ),
    )  # fmt: skip
    answer = await garage.call(
        "optimize", charge={"entity_id": "switch.van_charger", "to": 80, "by": {"hours": 12}}, max_power=3500
    )
    set_to = [change["data"]["value"] for change in answer["changes"] if change["action"] == "number.set_value"]
    assert set_to, "with a limit of the power the current has to be another one"
    assert all(6 <= value <= 16 for value in set_to)
    checked = await garage.call("run_action", action=answer["script"], dry_run=True)
    assert checked["result"] == "dry_run"


async def test_what_cannot_be_reached_is_told_first(garage: SmallHome) -> None:
    answer = await garage.call("optimize", charge=[{"entity_id": CHARGER, "to": 80, "by": "40min"}])
    assert not answer["reached"]
    (told,) = [note["text"] for note in answer["notes"] if note["id"] == "plan_unreached_charge"]
    assert answer["summary"].startswith(told)


async def test_a_plan_is_saved_as_a_scenario(garage: SmallHome) -> None:
    asked: dict[str, Any] = {"charge": {"entity_id": CHARGER, "to": 60, "by": "08:30"}}
    answer = await garage.call("optimize", name=" Tonight ", save=True, **asked)
    assert answer["saved"] == "Tonight"
    listed = await garage.call("list_scenarios")
    assert listed["saved"]["Tonight"]["scenario"]["changes"] == answer["changes"]
    assert [item["kind"] for item in listed["scenarios"]] == ["optimize"]
    run = await garage.call("run_scenario", saved="Tonight", members=20)
    assert run["name"] == "Tonight"
    with pytest.raises(ServiceValidationError) as raised:
        await garage.call("optimize", name="Tonight", save=True, **asked)
    assert raised.value.translation_key == "name_taken"
    assert len((await garage.call("list_scenarios"))["scenarios"]) == 2, "nothing was planned for a name that is taken"
    again = await garage.call("optimize", name="Tonight", save=True, replace=True, charge=[], aim="comfort")
    assert (await garage.call("list_scenarios"))["saved"]["Tonight"]["scenario"]["changes"] == again["changes"]


async def test_a_full_shelf_is_told_before_anything_is_planned(
    garage: SmallHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "MOST", 1)
    await garage.call("save_scenario", name="One", changes=[])
    with pytest.raises(ServiceValidationError) as raised:
        await garage.call("optimize", name="Two", save=True)
    assert raised.value.translation_key == "too_many_saved"
    listed = await garage.call("list_scenarios")
    assert (listed["scenarios"], set(listed["saved"])) == ([], {"One"})


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("21:00", "2026-11-20 21:00"),
        ("07:00:00", "2026-11-21 07:00"),
        ({"time": "07:00"}, "2026-11-21 07:00"),
        ("20:00", "2026-11-21 20:00"),
        ({"hours": 3}, "2026-11-20 23:20"),
        ("2h", "2026-11-20 22:20"),
        ("2026-11-21 06:00:00", "2026-11-21 06:00"),
    ],
)
async def test_by_is_what_a_person_means(
    garage: SmallHome, monkeypatch: pytest.MonkeyPatch, written: Any, local: str
) -> None:
    asked: list[PlanRequest] = []
    run = garage.home.worker.run

    async def watched(job: str, argument: Any, **rest: Any) -> Any:
        if job == "optimize":
            asked.append(argument)
        return await run(job, argument, **rest)

    monkeypatch.setattr(garage.home.worker, "run", watched)
    await garage.call("optimize", charge={"entity_id": CHARGER, "to": 50, "by": written})
    (wish,) = [wish for wish in asked[0].wishes if wish.aim is Aim.CHARGE]
    assert wish.by is not None
    due = dt_util.as_local(dt_util.utc_from_timestamp(round(asked[0].start + wish.by)))
    assert due.isoformat(" ", "minutes").startswith(local)


async def test_a_night_that_has_begun_is_survived_to_its_end(
    garage: SmallHome, monkeypatch: pytest.MonkeyPatch, freezer: FrozenDateTimeFactory
) -> None:
    asked: list[PlanRequest] = []

    async def watched(job: str, argument: Any, **rest: Any) -> Any:
        del rest
        # What the home looks ahead for by itself is asked, too.
        if job == "optimize":
            asked.append(argument)
        raise WorkerStoppedError("asked")

    monkeypatch.setattr(garage.home.worker, "run", watched)
    for hours, begin, by in ((0, 100.0, 640.0), (3, 0.0, 460.0)):
        freezer.move_to(NOW + timedelta(hours=hours, minutes=20))
        with pytest.raises(HomeAssistantError):
            await garage.call("optimize", survive={"from": "22:00", "by": "07:00"})
        (wish,) = [wish for wish in asked.pop().wishes if wish.aim is Aim.SURVIVE]
        assert (wish.begin / 60, wish.by) == (pytest.approx(begin, abs=1), pytest.approx(by * 60, abs=60))


async def test_a_plan_begins_with_walls_as_the_last_hours_made_them(
    hass: HomeAssistant, small_home: SmallHome, monkeypatch: pytest.MonkeyPatch, freezer: FrozenDateTimeFactory
) -> None:
    asked: list[PlanRequest] = []
    (radiator,) = [twin for twin in small_home.home.twins.values() if twin.kind.id == "thermostat"]
    run = small_home.home.worker.run

    async def watched(job: str, argument: Any, **rest: Any) -> Any:
        if job == "optimize":
            asked.append(argument)
        return await run(job, argument, **rest)

    known = hass.states.get(RADIATOR)
    assert known is not None
    freezer.tick(timedelta(hours=3))
    hass.states.async_set(RADIATOR, "heat", {**known.attributes, "current_temperature": 21.5})
    await hass.async_block_till_done()
    monkeypatch.setattr(small_home.home.worker, "run", watched)
    await small_home.call("optimize")
    (request,) = asked
    course = request.recent[radiator.spec.twin_id]["temperature"]
    assert (course.values[0], course.values[-1]) == (19.0, 21.5)
    assert course.times[-1] - course.times[0] == pytest.approx(3 * 3600.0, abs=60.0)


async def test_a_machine_runs_only_when_it_is_named(hass: HomeAssistant, garage: SmallHome) -> None:
    device = add_device(hass, "Dishwasher", area="Kitchen")
    switch = add_entity(hass, "switch.dishwasher", device=device, state="off")
    power = add_entity(
        hass, "sensor.dishwasher_power", device=device, state="0", attributes={"unit_of_measurement": "W"}
    )
    await async_add_entry(
        hass,
        twin_entry(
            "plug", switch.id, name="Dishwasher", device_id=device.id, roles={Role.POWER: [power.id]},
            settings={"appliance": "dishwasher"},
        ),
    )  # fmt: skip
    for asked in ({}, {"survive": {"by": "08:00"}}):
        plain = await garage.call("optimize", **asked)
        assert "switch.dishwasher" not in str(plain["changes"])
    named = await garage.call("optimize", entity_id="switch.dishwasher")
    assert next(change["action"] for change in named["changes"]) == "switch.turn_on"
    hass.states.async_set("switch.dishwasher", "on")
    hass.states.async_set("sensor.dishwasher_power", "1800", {"unit_of_measurement": "W"})
    await hass.async_block_till_done()
    running = await garage.call("optimize", entity_id="switch.dishwasher")
    assert (running["changes"], [note["id"] for note in running["notes"]]) == ([], ["plan_runs_already"])


async def test_what_nobody_knows_costs_nothing_known(hass: HomeAssistant, garage: SmallHome) -> None:
    known = await garage.call("optimize", charge=[{"entity_id": CHARGER, "to": 60, "by": "08:30"}])
    assert known["account"]["cost"] > 0
    assert known["account"]["carbon"] is None
    entry = garage.home.entry
    hass.config_entries.async_update_entry(
        entry, data={key: item for key, item in entry.data.items() if key != CONF_PRICE}
    )
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    home = hass.data[DATA].home
    assert home is not None
    bare = await SmallHome(hass, home, {}).call("optimize", charge=[{"entity_id": CHARGER, "to": 60, "by": "08:30"}])
    assert (bare["account"]["cost"], "cost" in bare["figures"]) == (None, False)
    assert "EUR" not in bare["summary"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"aim": "glory"}, "invalid_aim"),
        ({"charge": "all"}, "invalid_charge"),
        ({"charge": [{"entity_id": CHARGER, "by": {"hours": 30}}]}, "time_outside"),
        ({"charge": [{"entity_id": CHARGER, "by": "30:00:00"}]}, "invalid_deadline"),
        ({"charge": [{"entity_id": CHARGER, "by": 75600}]}, "invalid_deadline"),
        ({"charge": [{"entity_id": CHARGER, "to": 80}]}, "missing_field"),
        ({"charge": [{"entity_id": CHARGER, "by": "05:00"}] * 2}, "charged_twice"),
        ({"max_power": 0}, "invalid_number"),
        ({"charge": [{"entity_id": CHARGER, "by": 0}]}, "time_outside"),
        ({"charge": [{"entity_id": CHARGER, "to": 150, "by": "05:00:00"}]}, "invalid_number"),
        ({"charge": [{"entity_id": "light.typo", "by": "05:00:00"}]}, "unknown_twin"),
        ({"survive": {"from": {"hours": 5}, "by": {"hours": 4}}}, "time_outside"),
        ({"save": True}, "missing_field"),
        ({"horizon": {"days": 9}}, "invalid_horizon"),
    ],
)
async def test_bad_input_to_a_plan(garage: SmallHome, data: dict[str, Any], key: str) -> None:
    with pytest.raises(ServiceValidationError) as raised:
        await garage.call("optimize", **data)
    assert raised.value.translation_key == key


async def test_a_home_without_anything_to_move(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    home = hass.data[DATA].home
    assert home is not None
    with pytest.raises(ServiceValidationError) as raised:
        await SmallHome(hass, home, {}).call("optimize")
    assert raised.value.translation_key == "nothing_to_plan"


async def test_what_a_day_came_to(recorder_mock: Recorder, hass: HomeAssistant) -> None:
    lamp = add_device(hass, "Lamp", area="Kitchen")
    switch = add_entity(hass, "switch.lamp", device=lamp, state="on")
    power = add_entity(hass, "sensor.lamp_power", device=lamp)
    for hour in range(49):
        at = (NOW - timedelta(hours=48 - hour)).timestamp()
        watts = "200" if hour % 2 else "0"
        hass.states.async_set("sensor.lamp_power", watts, {"unit_of_measurement": "W"}, timestamp=at)
        hass.states.async_set(
            "sensor.price", "0.5" if hour % 2 else "0.3", {"unit_of_measurement": "EUR/kWh"}, timestamp=at
        )
        hass.states.async_set(
            "sensor.carbon", "300" if hour % 2 else "200", {"unit_of_measurement": "g/kWh"}, timestamp=at
        )
    await async_wait_recording_done(hass)
    await async_add_home(hass, **{CONF_PRICE: "sensor.price", CONF_CARBON: "sensor.carbon"})
    await async_add_entry(
        hass, twin_entry("plug", switch.id, name="Lamp", device_id=lamp.id, roles={Role.POWER: [power.id]})
    )
    home = hass.data[DATA].home
    assert home is not None
    small = SmallHome(hass, home, {})
    start, end = NOW - timedelta(hours=24), NOW
    answer = await small.call("footprint", start=start.isoformat(), end=end.isoformat())
    total = answer["total"]
    assert total["energy"] == pytest.approx(12 * 0.2, abs=0.01)
    assert total["cost"] == pytest.approx(12 * 0.1, abs=0.01)
    assert total["carbon"] == pytest.approx(12 * 0.06, abs=0.01)
    assert answer["twins"]["switch.lamp"]["peak"] == 200
    assert answer["areas"]["Kitchen"]["energy"] == total["energy"]
    assert sum(total["days"].values()) == pytest.approx(total["energy"], abs=0.01)
    assert "2.4 kWh" in answer["summary"]
    with pytest.raises(ServiceValidationError, match="ends before"):
        await small.call("footprint", start=end.isoformat(), end=start.isoformat())


@pytest.mark.parametrize("known", [True, False])
async def test_what_the_sun_gave_is_counted_at_what_is_paid_for_it(
    recorder_mock: Recorder, hass: HomeAssistant, *, known: bool
) -> None:
    hass.config.components.add("energy")
    manager = await async_get_manager(hass)
    grid: Any = {
        "type": "grid", "stat_energy_from": "sensor.in", "stat_energy_to": "sensor.out", "stat_cost": None,
        "entity_energy_price": None, "number_energy_price": 0.3, "stat_compensation": None,
        "entity_energy_price_export": None, "number_energy_price_export": 0.08 if known else None,
        "cost_adjustment_day": 0.0,
    }  # fmt: skip
    manager.data = {"energy_sources": [grid], "device_consumption": [], "device_consumption_water": []}
    plant, lamp = add_device(hass, "Plant"), add_device(hass, "Lamp")
    sun = add_entity(hass, "sensor.plant_power", device=plant)
    switch = add_entity(hass, "switch.lamp", device=lamp, state="on")
    power = add_entity(hass, "sensor.lamp_power", device=lamp)
    watts = {"unit_of_measurement": "W", "device_class": "power"}
    for hour in range(25):
        at = (NOW - timedelta(hours=24 - hour)).timestamp()
        hass.states.async_set("sensor.plant_power", "1000" if 8 <= hour < 12 else "0", watts, timestamp=at)
        hass.states.async_set("sensor.lamp_power", str(200 + hour), watts, timestamp=at)
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    await async_add_entry(hass, twin_entry("pv", sun.id, name="Plant", device_id=plant.id))
    await async_add_entry(
        hass, twin_entry("plug", switch.id, name="Lamp", device_id=lamp.id, roles={Role.POWER: [power.id]})
    )
    home = hass.data[DATA].home
    assert home is not None
    start, end = NOW - timedelta(hours=24), NOW
    answer = await SmallHome(hass, home, {}).call("footprint", start=start.isoformat(), end=end.isoformat())
    total = answer["total"]
    used = [0.2 + hour / 1000 for hour in range(24)]
    given = sum(1.0 - energy for energy in used[8:12])
    taken = sum(used[:8]) + sum(used[12:])
    assert "The largest part, 100 %, went to Lamp" in answer["summary"], (
        "of what is taken, however much of it the sun gave"
    )
    assert total["produced"] == pytest.approx(given, abs=0.01)
    assert total["cost"] == pytest.approx(0.3 * taken - (0.08 * given if known else 0.0), abs=0.01)
    assert total["earned"] == (pytest.approx(0.08 * given, abs=0.01) if known else None)
    assert ("is already taken off" if known else "not known and not taken off") in answer["summary"]
    assert total["peak_is_hourly_mean"]
    assert not answer["twins"]["switch.lamp"]["peak_is_hourly_mean"]


async def test_what_a_storage_takes_is_not_used_and_what_has_no_meter_is_named(
    recorder_mock: Recorder, hass: HomeAssistant
) -> None:
    store, lamp = add_device(hass, "Store"), add_device(hass, "Lamp")
    charge = add_entity(hass, "sensor.store_charge", device=store)
    flow = add_entity(hass, "sensor.store_power", device=store)
    switch = add_entity(hass, "switch.lamp", device=lamp, state="on")
    power = add_entity(hass, "sensor.lamp_power", device=lamp)
    ceiling = add_entity(hass, "light.ceiling", device=add_device(hass, "Ceiling"), state="on")
    air = add_entity(hass, "humidifier.air", device=add_device(hass, "Air"), state="on")
    door = add_entity(hass, "lock.door", device=add_device(hass, "Door"), state="locked")
    heated = {
        emitter: add_entity(hass, f"climate.{emitter}", device=add_device(hass, emitter), state="heat")
        for emitter in ("radiator", "heater")
    }
    watts = {"unit_of_measurement": "W", "device_class": "power"}
    for hour in range(25):
        at = (NOW - timedelta(hours=24 - hour)).timestamp()
        given = "1000" if hour < 4 else "-500" if 12 <= hour < 16 else "0"
        hass.states.async_set("sensor.store_power", given, watts, timestamp=at)
        hass.states.async_set("sensor.lamp_power", str(200 + hour), watts, timestamp=at)
    await async_wait_recording_done(hass)
    await async_add_home(hass)
    entries = (
        twin_entry("battery", charge.id, name="Store", device_id=store.id, roles={Role.POWER: [flow.id]}),
        twin_entry("plug", switch.id, name="Lamp", device_id=lamp.id, roles={Role.POWER: [power.id]}),
        twin_entry("light", ceiling.id, name="Ceiling"),
        twin_entry("humidifier", air.id, name="Air"),
        twin_entry("lock", door.id, name="Door"),
        *(
            twin_entry("thermostat", radiator.id, name=f"Room with a {emitter}", settings={"emitter": emitter})
            for emitter, radiator in heated.items()
        ),
    )
    for entry in entries:
        await async_add_entry(hass, entry)
    home = hass.data[DATA].home
    assert home is not None
    start, end = NOW - timedelta(hours=24), NOW
    answer = await SmallHome(hass, home, {}).call(
        "footprint", start=start.isoformat(), end=end.isoformat(), propose=False
    )
    lamp_used = [0.2 + hour / 1000 for hour in range(24)]
    grid = 4 * 1.0 + sum(lamp_used) - sum(lamp_used[12:16])
    assert answer["total"]["used"] == pytest.approx(sum(lamp_used), abs=0.01)
    assert answer["total"]["energy"] == pytest.approx(grid, abs=0.01)
    assert answer["twins"]["sensor.store_charge"]["energy"] == pytest.approx(4.0, abs=0.01)
    assert "Your measured devices used 5.08 kWh. From the grid they took 8.22 kWh." in answer["summary"]
    assert "The largest part, 100 %, went to Lamp" in answer["summary"]
    assert answer["unmeasured"] == ["Air", "Ceiling", "Room with a heater"], "a radiator's heat is no electricity"


async def test_a_plan_tells_how_far_it_is_and_can_be_cancelled(
    hass: HomeAssistant, garage: SmallHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_of = async_capture_events(hass, "digital_twin_scenario_progress")
    begun = asyncio.Event()

    async def endless(
        job: str, _request: object, *, told: Callable[[float], None] | None = None, **_more: object
    ) -> None:
        if job == "optimize":
            assert told is not None
            told(0.5)
            begun.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(garage.home.worker, "run", endless)
    plan = hass.async_create_task(garage.call("optimize"))
    await begun.wait()
    assert garage.home.scenarios.progress == pytest.approx(0.1 + 0.85 * 0.5)
    assert (await garage.call("cancel_scenario"))["cancelled"]
    with pytest.raises(HomeAssistantError) as raised:
        await plan
    assert raised.value.translation_key == "scenario_cancelled"
    assert garage.home.scenarios.progress is None
    assert [event.data["share"] for event in told_of] == [pytest.approx(0.525, abs=0.01)]


async def test_the_footprint_of_an_answer(small_home: SmallHome) -> None:
    off = {"action": "switch.turn_off", "target": {"entity_id": FRIDGE}}
    answer = await small_home.call("run_scenario", changes=[off], horizon={"hours": 6})
    found = await small_home.call("footprint", scenario_id=answer["scenario_id"])
    assert found["totals"] == answer["totals"]
    assert found["twins"][FRIDGE]["energy"]["value"] < found["twins"][FRIDGE]["baseline_energy"]["value"]


@pytest.mark.parametrize(
    ("discomfort", "said"),
    [(1.5, "by 1.5 degree hours instead of 9"), (8.9, None)],
)
async def test_what_a_dearer_plan_is_good_for_is_said(
    hass: HomeAssistant, garage: SmallHome, discomfort: float, said: str | None
) -> None:
    account = Account(
        energy=9.0, exported=0.0, cost=2.01, carbon=0.0, peak=900.0, discomfort=discomfort, short=0.0, over=0.0,
        dark=0.0, score=0.0,
    )  # fmt: skip
    nothing = replace(account, cost=1.85, discomfort=9.0)
    twins = garage.home.twins
    change = Change(at=0.0, twin_id=next(iter(twins)), commands={"on": True})
    result = PlanResult(changes=(change,), account=account, nothing=nothing)
    speaker = await async_speaker(hass)
    told = summary(hass, result, twins, frozenset({"price"}), ["cost"], dt_util.utcnow().timestamp(), speaker)
    assert "2.01 EUR instead of 1.85 EUR" in told
    assert ("degree hours" in told) is (said is not None)
    assert said is None or said in told


@pytest.mark.parametrize(("cost", "said"), [(1.85, False), (2.01, True)])
async def test_heat_that_no_price_is_known_for_is_said_apart(
    hass: HomeAssistant, garage: SmallHome, cost: float, said: bool
) -> None:
    account = Account(
        energy=9.0, exported=0.0, cost=cost, carbon=0.0, peak=900.0, discomfort=0.0, short=0.0, over=0.0, dark=0.0,
        score=0.0, heat=18.0,
    )  # fmt: skip
    twins = garage.home.twins
    change = Change(at=0.0, twin_id=next(iter(twins)), commands={"on": True})
    result = PlanResult(changes=(change,), account=account, nothing=replace(account, cost=1.85, heat=21.5))
    speaker = await async_speaker(hass)
    told = summary(hass, result, twins, frozenset({"price"}), ["cost"], dt_util.utcnow().timestamp(), speaker)
    assert "18 kWh of heat instead of 21.5 kWh" in told
    assert ("2.01 EUR" in told) is said, "what stays the same is not worth a sentence"
    assert ("EUR" in told) is said
    assert "emptier" not in told


async def test_what_doing_nothing_leaves_undone_is_said_beside_its_price(
    hass: HomeAssistant, garage: SmallHome
) -> None:
    account = Account(
        energy=12.9, exported=0.0, cost=3.61, carbon=0.0, peak=900.0, discomfort=0.0, short=0.0, over=0.0, dark=0.0,
        score=0.0,
    )  # fmt: skip
    twins = garage.home.twins
    change = Change(at=0.0, twin_id=next(iter(twins)), commands={"on": True})
    result = PlanResult(changes=(change,), account=account, nothing=replace(account, cost=2.28, short=3.75))
    speaker = await async_speaker(hass)
    told = summary(hass, result, twins, frozenset({"price"}), ["cost"], dt_util.utcnow().timestamp(), speaker)
    assert "3.61 EUR instead of 2.28 EUR" in told
    assert "3.8 kWh emptier" in told
