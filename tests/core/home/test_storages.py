"""Storages whose mode follows the home: they serve what it takes, now and after a change, down to their reserve."""

from dataclasses import replace

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.home.happenings import Command, Given, Load, Lost, Outage
from custom_components.digital_twin.core.twin import TwinSnapshot
from tests.core.scenario.homes import HOUR
from tests.core.twins import twin

from .playing import play, steady

CELLS = {"capacity": 8.0, "rated_power": 2000.0, "efficiency": 1.0, "reserve": 10.0, "idle_power": 0.0, "knee": 100.0}


def storage(power: float, mode: str = "auto", charge: float = 50.0) -> TwinSnapshot:
    """Return a storage that gives or takes some power just now."""
    made = twin("battery", {"charge": charge, "storage_mode": mode, "power": power}, parameters=CELLS)
    options = ("auto", "charge", "discharge", "hold")
    modes = Channel(key="storage_mode", quantity=Quantity.OPTION, options=options, command=True)
    channels = {key: made.spec.channels[key] for key in ("charge", "power")} | {"storage_mode": modes}
    return replace(made, spec=replace(made.spec, channels=channels))


@pytest.mark.parametrize("now", [0.0, -420.0, 900.0])
def test_it_gives_what_the_home_takes_whatever_it_does_just_now(now: float) -> None:
    outputs = play((storage(now), steady(500.0, "a"), steady(300.0, "b")), hours=3).outputs["battery"]
    assert outputs["power"][:, 0] == pytest.approx(-800.0)
    assert outputs["charge"][-1, 0] == pytest.approx(50.0 - 100.0 * 2.4 / 8.0, abs=0.1)


def test_it_takes_what_is_to_spare_and_no_more_than_it_can() -> None:
    sun = Given(twin_id="a", channel="power", value=-1200.0, at=HOUR)
    power = play((storage(-420.0), steady(500.0, "a"), steady(300.0, "b")), sun, hours=2).outputs["battery"]["power"]
    assert power[:59, 0] == pytest.approx(-800.0)
    assert power[61:, 0] == pytest.approx(900.0)
    much = play((storage(0.0), steady(3000.0, "a")), hours=1).outputs["battery"]["power"]
    assert much[:, 0] == pytest.approx(-2000.0)


def test_one_that_rested_for_hours_with_its_switch_on_still_takes_what_is_to_spare() -> None:
    rested = storage(0.0, charge=10.0)
    known = twin("battery", {"on": True}).spec.channels
    channels = {**rested.spec.channels, "on": known["on"]}
    rested = replace(rested, spec=replace(rested.spec, channels=channels), values={**rested.values, "on": True})
    sun = Given(twin_id="a", channel="power", value=-1500.0)
    power = play((rested, steady(500.0, "a")), sun, hours=1).outputs["battery"]["power"]
    assert power[1:, 0] == pytest.approx(1500.0)


def test_a_storage_that_is_the_only_twin_gives_what_a_load_takes_beside_what_it_gives_now() -> None:
    only = storage(-300.0)
    played, usual = (play((only,), *loads, hours=2) for loads in ((Load(power=1000.0, at=HOUR),), ()))
    power, before = (one.outputs["battery"]["power"][:, 0] for one in (played, usual))
    assert power[:59] == pytest.approx(before[:59])
    assert power[61:] == pytest.approx(before[61:] - 1000.0)


def test_it_gives_what_a_load_takes_that_is_no_twins() -> None:
    played = play((storage(0.0), steady(500.0, "a")), Load(power=1000.0, at=HOUR), hours=2)
    power = played.outputs["battery"]["power"][:, 0]
    assert power[:59] == pytest.approx(-500.0)
    assert power[61:] == pytest.approx(-1500.0)
    (main,) = played.flows.values()
    assert main.power[61:, 0] == pytest.approx(0.0, abs=1e-6)


def test_it_ends_at_its_reserve() -> None:
    outputs = play((storage(0.0, charge=20.0), steady(800.0, "a")), hours=3).outputs["battery"]
    assert outputs["charge"][-1, 0] == pytest.approx(10.0)
    assert outputs["power"][-1, 0] == pytest.approx(0.0)


def test_a_mode_of_its_own_ends_the_following_until_it_is_back() -> None:
    held = Command(twin_id="battery", commands={"storage_mode": "discharge"}, at=HOUR)
    back = Command(twin_id="battery", commands={"storage_mode": "auto"}, at=2 * HOUR)
    outputs = play((storage(0.0, charge=90.0), steady(500.0, "a")), held, back, hours=3).outputs["battery"]
    assert outputs["power"][[30, 90, 150], 0].tolist() == pytest.approx([-500.0, -2000.0, -500.0])
    resting = play((storage(0.0, mode="hold"), steady(500.0, "a")), hours=1).outputs["battery"]
    assert resting["power"][:, 0] == pytest.approx(0.0)


def test_it_follows_a_fridge_that_cools_down_again_after_an_outage() -> None:
    fridge = twin(
        "plug", {"on": True, "power": 1.0}, twin_id="fridge", channels=("on", "power"),
        settings={"appliance": "fridge"},
        parameters={"on_power": 90.0, "idle_power": 0.0, "on_minutes": 15.0, "off_minutes": 30.0},
    )  # fmt: skip
    outage = Outage(lost=Lost.POWER, at=HOUR, duration=4 * HOUR)
    outputs = play((storage(0.0), steady(300.0, "a"), fridge), outage, hours=12).outputs
    everything = sum(outputs[one]["power"] for one in ("battery", "a", "fridge"))
    after = slice(5 * 60 + 1, None)
    assert outputs["fridge"]["power"][after].mean() > 40.0, "it has to cool down again"
    assert everything[after, 0] == pytest.approx(0.0, abs=1e-6)


def test_how_much_it_gives_in_a_mode_never_seen_nobody_knows_unless_its_rated_power_is_told() -> None:
    known = storage(0.0, charge=90.0)
    assert known.learned is not None
    told = replace(known, learned=replace(known.learned, tables={"modes_seen": (240.0, 0.0, 0.0, 0.0)}))
    order = Command(twin_id="battery", commands={"storage_mode": "discharge"})

    def given(one: TwinSnapshot) -> np.ndarray:
        power = play((one, steady(500.0, "a")), order, hours=1, members=40).outputs["battery"]["power"][2]
        return np.quantile(-power, (0.05, 0.95))

    low, high = given(told)
    assert low < 2400.0
    assert high > 6000.0
    rated = replace(told, spec=replace(told.spec, settings={"rated_power": 2400.0}))
    assert given(rated) == pytest.approx((2400.0, 2400.0))
