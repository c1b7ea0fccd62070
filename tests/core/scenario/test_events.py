"""What is told as events of a scenario: limits with how likely they are met, and what is lost by its name."""

from dataclasses import replace

from custom_components.digital_twin.core.home.happenings import Command, Lost, Outage
from custom_components.digital_twin.core.home.links import Circuit, Device, HomeLinks, Supply
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.scenario.request import Limit
from tests.core.twins import twin

from .homes import HOUR, crossing, heater, room, run, steady, vague_room

LAMP = twin(
    "light", {"on": False}, twin_id="lamp", channels=("on", "power"),
    parameters={"rated_power": 6.0, "standby_power": 0.0},
)  # fmt: skip


def test_that_a_backup_supply_runs_empty_is_told_with_how_likely_it_is() -> None:
    known = Device(twin_id="nas", supply=Supply.UPS, backup=30.0, unsure=0.67)
    short = Outage(lost=Lost.POWER, at=HOUR, duration=HOUR / 4)
    nas, vague = steady(50.0, "nas"), vague_room(twin_id="nas")
    for one in (nas, vague):  # who has power hangs on no history
        outcome = run((one,), short, hours=3, links=HomeLinks(devices={"nas": known}), members=200)
        empty = crossing(outcome, "backup_empty")
        assert 0.05 < empty.probability < 0.4
        assert empty.message.params["percent"] == round(100.0 * empty.probability)
        assert empty.message.id == "crossing_backup_empty"
        assert not empty.refused


def test_what_happens_as_likely_anyway_is_no_event_but_for_a_limit_that_was_given() -> None:
    cold = room(settings={"comfort_low": 21.0}, target=18.0)
    limit = Limit(twin_id="room", channel="temperature", below=19.0)
    on = Command(twin_id="lamp", commands={"on": True}, at=HOUR)
    outcome = run((cold, LAMP), on, hours=8, limits=(limit,))
    assert {one.kind: one.probability - one.baseline for one in outcome.crossings} == {"room_too_cold": 0, "limit": 0}
    assert [one.message.id for one in outcome.events] == ["event_turns_on", "crossing_below"]
    alone = run((cold, LAMP), on, hours=8, compare_with=None)
    assert "crossing_room_too_cold" in {one.message.id for one in alone.events}


def test_an_outage_of_one_hub_calls_it_as_people_do() -> None:
    links = HomeLinks(hubs={"zigbee_stick": None}, hub_names={"zigbee_stick": "Zigbee Stick"})
    outcome = run((LAMP,), Outage(lost=Lost.HUB, which="zigbee_stick", at=HOUR, duration=HOUR), hours=3, links=links)
    named = {"hub": "Zigbee Stick"}
    assert [one.message for one in outcome.events] == [
        Message("event_hub_lost", named), Message("event_hub_back", named)
    ]  # fmt: skip


def test_of_what_may_happen_anyway_it_is_told_what_the_scenario_adds() -> None:
    links = HomeLinks(circuits={"main": Circuit(circuit_id="main", name="Main", limit=16.0, main=True)})
    dryer = twin(
        "plug", {"on": True, "power": 0.0}, twin_id="dryer", channels=("on", "power"), settings={"appliance": "dryer"},
        parameters={"on_power": 3800.0, "idle_power": 0.0, "on_minutes": 60.0, "off_minutes": 90.0},
    )  # fmt: skip
    on = Command(twin_id="heater", commands={"on": True}, at=HOUR)
    outcome = run((dryer, heater(), steady(1800.0)), on, hours=6, links=links, members=100, step=300.0)
    (overload,) = [one for one in outcome.crossings if one.kind == "overload"]
    assert overload.probability > 0.9
    assert 0.1 < overload.baseline < 0.9
    place = outcome.summary.index(overload.message)
    anyway = round(100.0 * overload.baseline)
    assert outcome.summary[place + 1] == Message("summary_limit_otherwise", {"percent": anyway})
    waits = next(one for one in outcome.recommendations if one.happenings[0].twin_id == "heater")
    assert waits.outcome.id == "gain_failure_more"
    added = overload.probability - overload.baseline
    assert waits.outcome.params["percent_before"] == round(100.0 * added)


def test_dangers_that_become_hardly_likelier_at_each_place_are_told_of_all() -> None:
    names = tuple(f"heater{number}" for number in range(4))
    heaters = tuple(replace(heater(), spec=replace(heater().spec, twin_id=name)) for name in names)
    lamps = tuple(replace(LAMP, spec=replace(LAMP.spec, twin_id=f"lamp {name}")) for name in names)
    # Known to 2 % are 2 kW: one in ten draws more than each circuit carries, and a few more beside a lamp.
    links = HomeLinks(
        circuits={name: Circuit(circuit_id=name, name=name, limit=2050.0 / 230.0) for name in names},
        devices={one: Device(twin_id=one, circuit=name) for name in names for one in (name, f"lamp {name}")},
    )
    running = tuple(replace(one, values={"on": True, "power": 2000.0}) for one in heaters)
    on = [Command(twin_id=f"lamp {name}", commands={"on": True}) for name in names]
    outcome = run((*running, *lamps), *on, hours=0.5, links=links, members=400)
    assert all(one.baseline >= 0.05 and one.probability - one.baseline < 0.05 for one in outcome.crossings)
    assert 0.05 <= outcome.failure_probability < 0.2
    found = {one.id: one.params for one in outcome.summary}
    assert "summary_safe" not in found
    assert found["summary_fails_more"] == {"percent": round(100.0 * outcome.failure_probability)}
