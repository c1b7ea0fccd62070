"""digital_twin.optimize, asked as users ask it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.digital_twin.const import CONF_PRICE, Role
from custom_components.digital_twin.core.plan.request import Aim, PlanRequest
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.scenarios import shelf
from custom_components.digital_twin.worker.errors import WorkerStoppedError
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry

from .conftest import NOW, RADIATOR, SmallHome

CHARGER = "switch.wallbox"
pytestmark = pytest.mark.usefixtures("evening")


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


async def test_a_car_that_fell_silent_is_as_full_as_it_told_last(
    hass: HomeAssistant, garage: SmallHome, freezer: FrozenDateTimeFactory
) -> None:
    wish = [{"entity_id": CHARGER, "to": 80, "by": {"hours": 12}}]
    known = await garage.call("optimize", charge=wish)
    hass.states.async_set("sensor.car_charge", "unavailable")
    await hass.async_block_till_done()
    freezer.tick(timedelta(minutes=45))
    answer = await garage.call("optimize", charge=wish)
    said = [note["text"] for note in answer["notes"]]
    assert "How full Car is is not known at the moment; the plan assumes 40 %, as it told 45 min ago." in said
    assert answer["account"]["energy"] == pytest.approx(known["account"]["energy"], rel=0.02)
    charges = {"changes": answer["changes"], "horizon": {"hours": 13}, "members": 10}
    simulated = await garage.call("run_scenario", **charges)
    told = {note["id"]: note["text"] for note in simulated["assumed"]}
    assert told["assumed_charge_last"].startswith("How full Car is is not known at the moment; 40 % is assumed, as it")
    assert "assumed_charge_unknown" not in told
    assert simulated["twins"][CHARGER]["channels"]["charge"]["course"][0]["value"] == pytest.approx(40.0, abs=1.0)
    given = {"at": "now", "states": [{"twin": CHARGER, "set": {"charge": 70}}]}
    simulated = await garage.call("run_scenario", start=given, **charges)
    assert not [note for note in simulated["assumed"] if note["id"].startswith("assumed_charge")]
    assert simulated["twins"][CHARGER]["channels"]["charge"]["course"][0]["value"] == pytest.approx(70.0, abs=1.0)


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
        "optimize", charge={"entity_id": "switch.van_charger", "to": 80, "by": {"hours": 12}}, max_power=3500,
        name="Van by noon", save=True,
    )  # fmt: skip
    set_to = [change["data"]["value"] for change in answer["changes"] if change["action"] == "number.set_value"]
    assert set_to, "with a limit of the power the current has to be another one"
    assert all(6 <= value <= 16 for value in set_to)
    assert answer["reached"], "some of the currents keep below the limit"
    assert answer["account"]["over"] == 0.0
    checked = await garage.call("run_action", action=answer["script"], dry_run=True)
    assert checked["result"] == "dry_run"
    begins, ends = (dt_util.parse_datetime(answer[key]) for key in ("start", "end"))
    last = answer["changes"][-1]
    assert last["action"] == "number.set_value"
    assert last["data"]["value"] == 10, "as it was"
    assert last["at"] < (ends - begins).total_seconds()
    again = await garage.call("run_scenario", changes=answer["changes"], members=1000)
    saved = await garage.call("run_scenario", saved="Van by noon", members=1000)
    for simulated in (again, saved):
        assert simulated["twins"]["switch.van_charger"]["channels"]["charge"]["highest"] > 75


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
    again = await garage.call("optimize", name="Tonight", save=True, replace=True, **{**asked, "aim": "comfort"})
    assert (await garage.call("list_scenarios"))["saved"]["Tonight"]["scenario"]["changes"] == again["changes"]
    nothing = await garage.call("optimize", name="Tonight", save=True, replace=True, charge=[], aim="comfort")
    assert not nothing["changes"]
    assert (await garage.call("list_scenarios"))["saved"]["Tonight"]["scenario"]["changes"] == again["changes"]


async def test_a_plan_that_leaves_everything_as_it_is_is_not_saved(garage: SmallHome) -> None:
    answer = await garage.call("optimize", name="Tonight", save=True, aim="comfort")
    assert not answer["changes"]
    assert "saved" not in answer
    assert answer["summary"].endswith("Nothing was saved: the plan has no steps.")
    assert "plan_nothing_to_save" in {note["id"] for note in answer["notes"]}
    assert not (await garage.call("list_scenarios"))["saved"]
    unasked = await garage.call("optimize", aim="comfort")
    assert "plan_nothing_to_save" not in {note["id"] for note in unasked["notes"]}


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
        ({"max_power": 0}, "invalid_power"),
        ({"charge": [{"entity_id": CHARGER, "by": 0}]}, "time_outside"),
        ({"charge": [{"entity_id": CHARGER, "to": 150, "by": "05:00:00"}]}, "invalid_charged"),
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
