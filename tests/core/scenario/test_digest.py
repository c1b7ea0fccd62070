"""What a scenario's summary tells a person: the sentences by their ids, and the figures in them."""

from dataclasses import replace

import pytest

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.home.happenings import (
    Command,
    Fault,
    FaultKind,
    Given,
    Lost,
    Outage,
    Surroundings,
    When,
)
from custom_components.digital_twin.core.home.links import Circuit, Device, HomeLinks, Reach, Restore, Supply, Zone
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.scenario.request import Limit, LoadTest, Report
from custom_components.digital_twin.core.scenario.result import HomeOutcome
from tests.core.twins import twin

from .homes import HOUR, ROOM_CHANNELS, heater, in_one_zone, room, run, said, steady, vague_room

FRIDGE = twin(
    "plug", {"on": True, "power": 1.0}, twin_id="fridge", channels=("on", "power"), settings={"appliance": "fridge"},
    parameters={"on_power": 90.0, "idle_power": 0.0, "on_minutes": 15.0, "off_minutes": 30.0},
)  # fmt: skip
LAMP = twin(
    "light", {"on": False}, twin_id="lamp", channels=("on", "power"),
    parameters={"rated_power": 10.0, "standby_power": 0.0},
)  # fmt: skip
LOCK = twin("lock", {"bolt": "locked"}, twin_id="lock")


def told(outcome: HomeOutcome) -> dict[str, Message]:
    return {message.id: message for message in outcome.summary}


def test_an_outage_tells_who_stands_still_who_goes_on_and_what_comes_back() -> None:
    outage = Outage(lost=Lost.POWER, at=HOUR, duration=2 * HOUR)
    found = told(run((FRIDGE, LAMP, LOCK), outage, hours=6))
    assert found["summary_off"].params == {"names": "Fridge, Lamp"}
    assert found["summary_on_battery"].params == {"names": "Lock"}
    assert found["summary_comes_on_probably"].params == {"names": "Lamp"}
    # 21 − 16 e^(−2/15) inside the fridge, on the safe side of 8 °C.
    assert found["summary_store"].params["temperature"] == pytest.approx(7.0, abs=0.1)
    assert found["summary_store"].params["limit"] == 8.0
    assert "summary_safe" in found
    assert next(iter(found)) == "summary_off"


def test_what_runs_on_batteries_keeps_running_though_its_room_cools_down() -> None:
    valve = room("valve", mode="off")
    heats = replace(steady(2000.0, "stove"), spec=replace(steady(2000.0, "stove").spec, settings={}))
    zones = in_one_zone("valve", "stove")
    on_battery = Device(twin_id="valve", zone="living", supply=Supply.BATTERY)
    links = replace(zones, devices={**zones.devices, "valve": on_battery})
    outcome = run((valve, heats, LOCK), Outage(lost=Lost.POWER, duration=6 * HOUR), hours=6, links=links)
    assert [one.effect for one in outcome.affected if one.twin_id == "valve"] == ["changed"]
    assert told(outcome)["summary_on_battery"].params == {"names": "Valve, Lock"}


def test_an_outage_of_one_circuit_spares_by_name_only_what_hangs_on_it() -> None:
    circuits = {
        "main": Circuit(circuit_id="main", name="Main", main=True, phases=3),
        "attic": Circuit(circuit_id="attic", name="Attic", parent="main", phase=2),
    }
    upstairs = Device(twin_id="skylight", circuit="attic", supply=Supply.BATTERY)
    links = HomeLinks(circuits=circuits, devices={"skylight": upstairs})
    skylight = twin("lock", {"bolt": "locked"}, twin_id="skylight")

    def spared(which: str) -> object:
        outage = Outage(lost=Lost.POWER, which=which, at=HOUR, duration=HOUR)
        return told(run((LAMP, LOCK, skylight), outage, links=links, hours=3))["summary_on_battery"].params["names"]

    assert spared("attic") == "Skylight"
    assert spared("main") == "Lock, Skylight"
    outcome = run((LAMP, LOCK), Outage(lost=Lost.POWER, which="attic", at=HOUR, duration=HOUR), links=links, hours=3)
    assert {one.circuit_id: one.phase for one in outcome.circuits}["attic"] == 2


def test_a_plug_that_comes_back_off_is_told() -> None:
    plug = twin("plug", {"on": True, "power": 90.0}, twin_id="plug", channels=("on", "power"),
                settings={"appliance": "fridge", "power_on": "off"},
                parameters={"on_power": 90.0, "idle_power": 90.0})  # fmt: skip
    links = HomeLinks(devices={"plug": Device(twin_id="plug", supply=Supply.MAINS, restore="off")})
    found = told(run((plug,), Outage(lost=Lost.POWER, duration=HOUR), hours=3, links=links))
    assert found["summary_stay_off"].params["names"] == "Plug"


def test_a_window_tells_how_cold_it_becomes_and_what_helps() -> None:
    cold = room(mode="off", settings={"comfort_low": 18.0})
    opened = Given(twin_id="room", channel="window", value=True, duration=3 * HOUR)
    outcome = run((cold,), opened, hours=6, outside={"outdoor_temperature": -5.0})
    found = told(outcome)
    colder = found["summary_colder"].params
    assert colder["twin"] == "Room"
    lowest = min(one.value.min() for one in outcome.twins[0].channels if one.channel == "temperature")
    assert colder["temperature"] == pytest.approx(lowest, abs=0.06)
    assert colder["target"] > colder["temperature"] + 1.0
    ids = [message.id for message in outcome.summary]
    assert ids[ids.index("summary_helps") + 1] == "advice_close_window"
    assert ids[ids.index("summary_helps") + 2].startswith("gain_")


def test_a_price_that_nobody_knows_is_said_and_one_that_is_given_is_used() -> None:
    heated = room(settings={"rated_power": 3000.0})
    around = {"outdoor_temperature": 0.0}
    dearer = run((heated,), Surroundings(quantity="price", factor=1.5), hours=12, outside=around)
    assert [one.id for one in dearer.summary] == ["summary_safe", "summary_energy_same", "summary_no_price"]
    given = run((heated,), Surroundings(quantity="price", value=0.4), hours=12, outside=around)
    texts = told(given)
    assert texts["summary_cost_in_all"].params["cost"] == pytest.approx(0.4 * given.totals.energy[1], abs=0.01)
    assert "summary_no_price" not in texts
    assert "assumed_no_price" not in [one.id for one in given.assumed]


def test_rooms_that_hold_are_told_and_a_dearer_tariff_is_about_money_only() -> None:
    heated = room(settings={"rated_power": 3000.0})
    mild = told(run((heated,), Surroundings(quantity="outdoor_temperature", offset=-1.0), hours=12))
    assert "summary_rooms_steady" in mild
    around = {"outdoor_temperature": 0.0, "price": 0.3}
    dearer = told(run((heated,), Surroundings(quantity="price", factor=2.0), hours=12, outside=around))
    cost = dearer["summary_cost_more"].params
    assert cost["cost_after"] == pytest.approx(2 * float(cost["cost"]), abs=0.02)
    assert "summary_energy_same" in dearer
    assert "summary_changed" not in dearer
    assert "summary_rooms_steady" not in dearer


def test_of_a_room_that_is_refused_the_text_tells_why() -> None:
    vague = (vague_room(twin_id="one"), vague_room(twin_id="two"))
    opened = tuple(Given(twin_id=each.spec.twin_id, channel="window", value=True, duration=6 * HOUR) for each in vague)
    outcome = run(vague, *opened, hours=12, members=100, outside={"outdoor_temperature": -5.0})
    ids = [message.id for message in outcome.summary]
    at = ids.index("summary_refused")
    topics = {one.unknown[1].id.replace("scenario_unknown", "summary_untold") for one in outcome.twins}
    assert set(ids[at + 1 : at + 1 + len(topics)]) == topics
    assert not any(one.startswith("summary_untold") for one in ids[at + 1 + len(topics) :]), "each reason is told once"


def test_what_costs_as_much_as_ever_says_so() -> None:
    heated = room(settings={"rated_power": 3000.0})
    around = {"outdoor_temperature": 0.0, "price": 0.3}
    milder = Surroundings(quantity="outdoor_temperature", offset=0.1)
    same = told(run((heated,), milder, hours=12, outside=around))
    assert float(same["summary_cost_same"].params["cost_after"]) > 1.0
    assert "summary_cost_same" not in told(run((heated,), milder, hours=12, outside={"outdoor_temperature": 0.0}))


def test_an_internet_outage_of_a_home_without_clouds_and_of_one_with() -> None:
    outage = Outage(lost=Lost.INTERNET, duration=HOUR)
    assert "summary_no_cloud" in told(run((LAMP,), outage, hours=2))
    links = HomeLinks(devices={"lamp": Device(twin_id="lamp", reach=Reach.CLOUD)})
    found = told(run((LAMP,), outage, hours=2, links=links))
    assert found["summary_unreachable"].params == {"names": "Lamp"}
    assert "summary_no_cloud" not in found


def test_many_names_are_counted() -> None:
    lamps = tuple(twin("light", {"on": True}, twin_id=f"lamp{index}") for index in range(5))
    found = told(run(lamps, Outage(lost=Lost.POWER, duration=HOUR), hours=2))
    assert found["summary_off"].params == {"names": "Lamp0, Lamp1, Lamp2 + 2"}


def test_a_load_test_tells_its_breaking_point_or_that_no_fuse_is_known() -> None:
    test = LoadTest(first=0.0, last=10_000.0, step=100.0)
    zones = {"z": Zone(zone_id="z", name="Z")}
    bare = run((LAMP,), hours=1, load_test=test, links=HomeLinks(zones=zones), report=Report(recommend=False))
    assert [message.id for message in bare.summary][:2] == ["load_holds", "summary_no_fuse"]
    fused = HomeLinks(circuits={"main": Circuit(circuit_id="main", name="Main", limit=16.0, main=True)})
    broken = run((LAMP,), hours=1, load_test=test, links=fused, report=Report(recommend=False))
    assert broken.summary[0].id == "load_breaks"
    assert "summary_no_fuse" not in told(broken)


def test_every_limit_that_was_given_and_is_crossed_is_told_whatever_else_goes_wrong() -> None:
    freezer = replace(FRIDGE, spec=replace(FRIDGE.spec, settings={"appliance": "freezer"}))
    dead = (steady(50.0, "pump"), steady(60.0, "lung"))
    dead = tuple(replace(one, spec=replace(one.spec, settings={"appliance": "medical"})) for one in dead)
    given = (Limit(twin_id="pump", channel="power", below=10.0), Limit(twin_id="lamp", channel="power", below=5.0))
    most = {"max_energy": 0.05, "max_power": 5000.0}
    outage = Outage(lost=Lost.POWER, duration=24 * HOUR)
    outcome = run((*dead, freezer, LAMP), outage, hours=24, limits=given, home_limits=most)
    ids = [message.id for message in outcome.summary]
    assert ids.count("crossing_care_device") == 2, "the worst two are told as ever"
    texts = [message.params.get("twin") for message in outcome.summary if message.id == "crossing_below"]
    assert texts == ["Pump", "Lamp"]
    anyway = ids.index("summary_limit_anyway")
    assert outcome.summary[anyway - 1].params["twin"] == "Lamp", "it is off without the outage, too"
    assert "crossing_power" not in ids
    many = tuple(replace(given[1], below=float(watts)) for watts in range(1, 9))
    lots = told(run((LAMP,), hours=2, limits=many, home_limits={"max_energy": 100.0}))
    assert lots["summary_more_limits"].params == {"count": 2}
    assert "summary_safe" not in lots


@pytest.mark.parametrize("comfort", [{"comfort_high": 26.0}, {}])
def test_a_room_that_becomes_much_hotter_is_not_told_as_safe(comfort: dict[str, Value]) -> None:
    hot = room(temperature=27.0, mode="off", settings={**comfort, "rated_power": 1000.0})
    outside = {"outdoor_temperature": 28.0}
    outcome = run(
        (hot,), Surroundings(quantity="outdoor_temperature", offset=12.0), hours=72, step=300.0, outside=outside
    )
    ids = {one.id for one in outcome.summary}
    assert "summary_warmer" in ids
    assert "summary_safe" not in ids
    mild = run((hot,), Surroundings(quantity="outdoor_temperature", offset=0.5), hours=3, step=300.0, outside=outside)
    assert "summary_safe" in {one.id for one in mild.summary}


def test_heat_that_no_power_shows_is_told_apart() -> None:
    channels = tuple(one for one in ROOM_CHANNELS if one != "power")
    gas = room(temperature=20.0, target=20.0, settings={"rated_power": 2000.0}, channels=channels)
    warmer = Command(twin_id="room", commands={"target_temperature": 24.0})
    outcome = run((gas,), warmer, hours=24, step=300.0)
    told = {one.id: one.params for one in outcome.summary}
    # 4 K more at 50 h and 2 K/h with 2 kW: 0.08 kW in the long run, and 4 K of a capacity of 1 kWh/K to begin with.
    assert told["summary_heat_more"]["count"] == 1
    assert told["summary_heat_more"]["energy"] == pytest.approx(4.0 + 24 * 0.08, abs=0.6)
    assert {"assumed_heat_apart": {"count": 1}}.items() <= {one.id: one.params for one in outcome.assumed}.items()
    colder = Command(twin_id="room", commands={"target_temperature": 16.0})
    assert "summary_heat_less" in {one.id for one in run((gas,), colder, hours=24, step=300.0).summary}
    electric = room(temperature=20.0, target=20.0, settings={"rated_power": 2000.0})
    outcome = run((electric,), warmer, hours=24, step=300.0)
    assert not {"summary_heat_more", "assumed_heat_apart"} & {one.id for one in (*outcome.summary, *outcome.assumed)}


@pytest.mark.parametrize(("measured", "told"), [(None, "assumed_no_meter"), (3200.0, "assumed_rest_stays")])
def test_what_the_figures_take_for_the_rest_of_the_home_is_told(measured: float | None, told: str) -> None:
    outcome = run((LAMP,), hours=2, links=HomeLinks(measured_power=measured))
    (note,) = [one for one in outcome.assumed if one.id in {"assumed_no_meter", "assumed_rest_stays"}]
    assert note == Message(told, {} if measured is None else {"power": 3200})


def test_an_outage_of_every_hub_names_none() -> None:
    outcome = run((LAMP,), Outage(lost=Lost.HUB, at=HOUR, duration=HOUR), hours=3)
    told = [one.message for one in outcome.events if one.message.id.startswith("event_hub")]
    assert told == [Message("event_hubs_lost"), Message("event_hubs_back")]


def test_a_failing_sensor_is_told_beside_what_is_true() -> None:
    heated = room(heating_rate=4.0, time_constant=10.0)
    drift = Fault(twin_id="room", kind=FaultKind.DRIFT, channel="temperature", rate=0.5)
    outcome = run((heated,), drift, hours=12)
    colder = told(outcome)["summary_colder"].params
    assert colder["temperature"] == pytest.approx(20.0 - 6.0, abs=0.3)
    notes = {note.id: note.params for one in outcome.twins for note in one.notes}
    false = notes["scenario_false_reading"]
    assert (false["twin"], false["temperature"]) == ("Room", pytest.approx(20.0, abs=0.2))
    assert false["target"] == pytest.approx(colder["temperature"], abs=0.2)
    right = run((heated,), Surroundings(quantity="outdoor_temperature", offset=-1.0), hours=12)
    assert "scenario_false_reading" not in {note.id for one in right.twins for note in one.notes}


@pytest.mark.parametrize(("end", "text"), [(100.0, "summary_charged"), (82.0, "summary_charged_to")])
def test_a_car_is_told_to_be_full_where_it_ends_by_itself(end: float, text: str) -> None:
    car = twin(
        "battery", {"charge": 70.0, "on": False, "plugged": True, "power": 0.0}, twin_id="car",
        channels=("charge", "on", "plugged", "power"), settings={"rated_power": 11000.0},
        parameters={"capacity": 50.0, "efficiency": 1.0, "end": end},
    )  # fmt: skip
    charging = Command(twin_id="car", commands={"on": True})
    found = told(run((car,), charging, hours=12))
    assert found[text].params["duration"] > HOUR / 4
    assert found[text].params.get("percent", 100) == end
    assert not {"summary_charged", "summary_charged_to"} - {text} & found.keys()
    assert not {"summary_charged", "summary_charged_to"} & told(run((car,), charging, hours=0.25)).keys()


def test_what_hardly_any_member_comes_to_is_no_statement() -> None:
    unsure = twin(
        "battery", {"charge": 70.0, "on": False, "plugged": True, "power": 0.0}, twin_id="car",
        channels=("charge", "on", "plugged", "power"), settings={"rated_power": 11000.0}, parameters={"end": 100.0},
    )  # fmt: skip
    for hours, stated in ((0.75, False), (6.0, True)):
        outcome = run((unsure,), Command(twin_id="car", commands={"on": True}), hours=hours, members=40)
        (full,) = (one for one in outcome.events if one.message.id == "event_charged")
        assert (full.probability >= 0.5) is stated
        assert ("summary_charged" in told(outcome)) is stated


def test_what_is_switched_on_is_named_though_it_seldom_draws() -> None:
    heater = twin(
        "plug", {"on": False, "power": 0.0}, twin_id="heater", channels=("on", "power"),
        settings={"appliance": "heater"},
        parameters={"on_power": 2000.0, "idle_power": 0.0, "on_minutes": 4.0, "off_minutes": 40.0},
    )  # fmt: skip
    cold = When(twin_id="room", channel="temperature", below=17.0)
    outcome = run(
        (room(mode="off"), heater), Command(twin_id="heater", commands={"on": True}, when=cold), hours=24, members=40,
        outside={"sun": 0.0},
    )  # fmt: skip
    (waited,) = (one for one in outcome.events if one.message.id == "event_when_below")
    assert waited.probability > 0.5
    assert waited.latest - waited.earliest > HOUR, "at another time in each member, so that seldom most of them draw"
    assert "Heater" in str(told(outcome)["summary_changed"].params["names"])
    assert "heater" in {one.twin_id for one in outcome.affected}


def test_without_a_comparison_it_is_told_how_warm_it_becomes_and_what_it_takes() -> None:
    heated = room(temperature=17.5, target=17.5, settings={"rated_power": 2000.0})
    warmer = Command(twin_id="room", commands={"target_temperature": 21.0})
    around = {"outdoor_temperature": 0.0, "price": 0.3}
    outcome = run((heated,), warmer, hours=12, outside=around, compare_with=None)
    found = told(outcome)
    rises = found["summary_rises"].params
    assert (rises["twin"], rises["temperature"]) == ("Room", pytest.approx(21.0, abs=0.2))
    assert [one.params["temperature"] for one in found.values() if one.id == "summary_rises"] == [rises["temperature"]]
    energy = found["summary_energy_in_all"].params["energy"]
    assert energy == pytest.approx(outcome.totals.energy[1], abs=0.01)
    assert float(energy) > 3.5
    assert found["summary_cost_in_all"].params["cost"] == pytest.approx(0.3 * float(energy), abs=0.01)
    assert found["summary_peak_in_all"].params["power"] == 2000
    assert said(outcome, "event_warmest", "room")
    assert "summary_nothing" not in found
    calm = told(run((heated,), hours=2, compare_with=None))
    between = calm["summary_rooms_between"].params
    assert 17.0 <= float(between["temperature"]) <= float(between["target"]) <= 18.0
    assert not {"summary_nothing", "summary_rises", "summary_falls"} & calm.keys()
    cooling = told(run((room(mode="off"),), hours=12, compare_with=None))
    assert float(cooling["summary_falls"].params["temperature"]) < 17.0


def test_without_a_comparison_it_is_told_when_a_car_is_full_and_what_comes_on() -> None:
    car = twin(
        "battery", {"charge": 70.0, "on": False, "plugged": True, "power": 0.0}, twin_id="car",
        channels=("charge", "on", "plugged", "power"), settings={"rated_power": 11000.0},
        parameters={"capacity": 50.0, "efficiency": 1.0, "end": 100.0},
    )  # fmt: skip
    found = told(run((car,), Command(twin_id="car", commands={"on": True}), hours=12, compare_with=None))
    assert found["summary_charged"].params["twin"] == "Car"
    outage = Outage(lost=Lost.POWER, at=HOUR, duration=2 * HOUR)
    found = told(run((FRIDGE, LAMP), outage, hours=6, compare_with=None))
    assert found["summary_comes_on_probably"].params == {"names": "Lamp"}


def test_how_a_device_comes_back_is_told_as_a_guess_unless_it_is_known() -> None:
    lamps = (LAMP, twin("light", {"on": False}, twin_id="bulb"))
    links = HomeLinks(devices={"bulb": Device(twin_id="bulb", restore=Restore.ON)})
    outcome = run(lamps, Outage(lost=Lost.POWER, at=HOUR, duration=HOUR), hours=4, links=links)
    found = told(outcome)
    assert found["summary_comes_on"].params == {"names": "Bulb"}
    assert found["summary_comes_on_probably"].params == {"names": "Lamp"}
    assert said(outcome, "affected_comes_back") == said(outcome, "affected_comes_back", "bulb") == [2 * HOUR]
    assert said(outcome, "affected_comes_back_probably") == [2 * HOUR]
    (guess,) = [one.params for one in outcome.assumed if one.id == "assumed_restored"]
    assert guess == {"names": "Lamp"}
    sure = run(lamps[1:], Outage(lost=Lost.POWER, at=HOUR, duration=HOUR), hours=4, links=links)
    assert "assumed_restored" not in {one.id for one in sure.assumed}


def test_a_house_that_is_unlivable_is_not_safe_for_want_of_a_comparison() -> None:
    cold = told(run((room(temperature=13.0, mode="off"),), hours=3, compare_with=None, outside={
        "outdoor_temperature": 10.0}))  # fmt: skip
    assert "summary_safe" not in cold


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FaultKind.DELAY, "event_device_late"),
        (FaultKind.LOST_COMMANDS, "event_device_obeys_none"),
        (FaultKind.DRIFT, "event_sensor_drifts"),
        (FaultKind.STUCK, "event_sensor_stuck"),
        (FaultKind.DEAD, "event_device_fails"),
    ],
)
def test_each_fault_is_told_as_what_it_is(kind: FaultKind, text: str) -> None:
    sensed = {FaultKind.DRIFT, FaultKind.STUCK}
    fault = Fault(
        twin_id="room", kind=kind, channel="temperature" if kind in sensed else None, rate=0.5, delay=600.0,
        at=HOUR, duration=2 * HOUR,
    )  # fmt: skip
    outcome = run((room(),), fault, hours=4)
    assert said(outcome, text) == [HOUR]
    assert said(outcome, "event_device_works") == [3 * HOUR]
    assert not {one.message.id for one in outcome.events} & (
        {"event_device_late", "event_device_obeys_none", "event_sensor_drifts", "event_sensor_stuck",
         "event_device_fails"} - {text}
    )  # fmt: skip


def test_how_late_commands_arrive_is_told() -> None:
    outcome = run((LAMP,), Fault(twin_id="lamp", kind=FaultKind.DELAY, delay=30.0), hours=1)
    assert [one.message.params for one in outcome.events] == [{"twin": "Lamp", "duration": 30.0}]


def test_a_command_that_nobody_gets_is_named_with_the_reason() -> None:
    on = Command(twin_id="heater", commands={"on": True}, at=600.0)
    away = replace(heater(), reachable=False)
    outcome = run((away, LAMP), on, hours=2)
    assert [one.id for one in outcome.summary] == ["summary_command_unreachable", "summary_safe"]
    assert outcome.summary[0].params == {"names": "Heater"}
    assert said(outcome, "event_command_lost", "heater") == [600.0]
    assert not outcome.affected
    assert [one.id for one in run((away, LAMP), hours=2).summary] == ["summary_nothing"]
    assert "summary_changed" in told(run((heater(), LAMP), on, hours=2))
    for kind in (FaultKind.DEAD, FaultKind.LOST_COMMANDS):
        fault = Fault(twin_id="heater", kind=kind)
        assert told(run((heater(), LAMP), fault, on, hours=2))["summary_command_out_of_order"].params == {
            "names": "Heater"
        }
        assert "summary_command_out_of_order" not in told(run((heater(), LAMP), fault, hours=2))


def test_a_command_that_never_arrives_and_what_somebody_does_are_told_when_they_happen() -> None:
    off = Command(twin_id="lamp", commands={"on": False}, at=2 * HOUR)
    links = HomeLinks(devices={"lamp": Device(twin_id="lamp", hub="zigbee")}, hubs={"zigbee": None})
    hub = Outage(lost=Lost.HUB, which="zigbee", at=HOUR, duration=2 * HOUR)
    lamp = twin("light", {"on": True}, twin_id="lamp")
    assert said(run((lamp,), hub, off, hours=4, links=links), "event_command_lost", "lamp") == [2 * HOUR]
    assert not said(run((lamp,), off, hours=4, links=links), "event_command_lost")
    deaf = Fault(twin_id="lamp", kind=FaultKind.LOST_COMMANDS, at=HOUR, duration=2 * HOUR)
    assert said(run((lamp,), deaf, off, hours=4), "event_command_lost", "lamp") == [2 * HOUR]
    assert not said(run((lamp,), Fault(twin_id="lamp", kind=FaultKind.LOST_COMMANDS), hours=4), "event_command_lost")
    warmer = Command(
        twin_id="room", commands={"target_temperature": 22.0},
        when=When(twin_id="room", channel="temperature", below=19.0),
    )  # fmt: skip
    cooling = room(mode="heat", target=15.0)
    outcome = run((cooling,), warmer, hours=24)
    (set_to,) = [one for one in outcome.events if one.message.id == "event_set_temperature"]
    lower = next(one.value for one in outcome.twins[0].channels if one.channel == "temperature")
    assert set_to.message.params == {"twin": "Room", "temperature": 22.0}
    assert set_to.at == pytest.approx(60.0 * (int((lower < 19.0).argmax()) + 1))
    opened = Given(twin_id="room", channel="window", value=True, at=HOUR, duration=HOUR)
    outcome = run((room(),), opened, hours=4)
    assert (said(outcome, "event_window_opens"), said(outcome, "event_window_shuts")) == ([HOUR], [2 * HOUR])


def test_what_a_carbon_intensity_comes_to_is_told() -> None:
    heated = room(settings={"rated_power": 3000.0})
    given = Surroundings(quantity="carbon_intensity", value=400.0)
    alone = run((heated,), given, hours=12)
    mass = told(alone)["summary_carbon_in_all"].params["mass"]
    assert mass == pytest.approx(0.4 * alone.totals.energy[1], abs=0.06)
    assert "summary_nothing" not in told(alone)
    around = {"outdoor_temperature": 0.0, "carbon_intensity": 200.0}
    more = told(run((heated,), given, hours=12, outside=around))["summary_carbon_more"].params
    assert (more["mass"], more["mass_after"]) == (pytest.approx(float(mass) / 2, abs=0.06), mass)
    less = Surroundings(quantity="carbon_intensity", factor=0.5)
    assert "summary_carbon_less" in told(run((heated,), less, hours=12, outside=around))
    assert told(run((heated,), hours=12, outside=around, compare_with=None))["summary_carbon_in_all"]
    same = Surroundings(quantity="price", factor=2.0)
    assert not [one for one in told(run((heated,), same, hours=12, outside=around)) if "carbon" in one]


def test_a_contact_opens_and_shuts_instead_of_being_switched() -> None:
    contact = twin("binary_sensor", {"on": False}, twin_id="contact", settings={"device_class": "window"})
    links = HomeLinks(
        zones={"living": Zone(zone_id="living", name="Living")},
        devices={
            "room": Device(twin_id="room", zone="living"),
            "contact": Device(twin_id="contact", zone="living", window_of="living"),
        },
    )
    opened = Given(twin_id="contact", channel="on", value=True, at=HOUR, duration=HOUR)
    outcome = run((room(), contact), opened, hours=4, links=links)
    assert said(outcome, "event_window_opens") == [HOUR]
    assert said(outcome, "event_window_shuts") == [2 * HOUR]
    assert not {"event_turns_on", "event_turns_off"} & {one.message.id for one in outcome.events if one.twin_id}


def test_what_is_compared_with_other_changes_says_so() -> None:
    warmer = Command(twin_id="room", commands={"target_temperature": 22.0})
    colder = Command(twin_id="room", commands={"target_temperature": 16.0})
    heated = room(settings={"rated_power": 3000.0})
    assert "summary_compared" not in told(run((heated,), warmer, hours=12))
    assert "summary_compared" not in told(run((heated,), warmer, hours=12, compare_with=None))
    beside = run((heated,), warmer, hours=12, compare_with=(colder,))
    assert beside.summary[0].id == "summary_compared"
    same = run((heated,), warmer, hours=12, compare_with=(warmer,))
    assert [one.id for one in same.summary] == ["summary_nothing"]
