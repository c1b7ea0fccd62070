"""What a scenario's summary tells a person: the sentences by their ids, and the figures in them."""

import pytest

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.home.happenings import Given, Lost, Outage, Surroundings
from custom_components.digital_twin.core.home.links import Circuit, Device, HomeLinks, Reach, Supply, Zone
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.scenario.request import LoadTest, Report
from custom_components.digital_twin.core.scenario.result import HomeOutcome
from tests.core.twins import twin

from .homes import HOUR, room, run

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
    assert found["summary_comes_on"].params == {"names": "Lamp"}
    # 21 − 16 e^(−2/15) inside the fridge, on the safe side of 8 °C.
    assert found["summary_store"].params["temperature"] == pytest.approx(7.0, abs=0.1)
    assert found["summary_store"].params["limit"] == 8.0
    assert "summary_safe" in found
    assert next(iter(found)) == "summary_off"


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
