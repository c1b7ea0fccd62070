"""Plans for cars, rooms, machines and storages together: what they reach, what they respect, and how long they take."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.plan.optimize import optimize
from custom_components.digital_twin.core.plan.request import Aim, PlanRequest, PlanResult, Wish
from custom_components.digital_twin.core.plan.storage import Storage
from custom_components.digital_twin.core.progress import listening
from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.twin import Estimate, TwinSnapshot
from tests.core.twins import thermostat, twin

START = 1_790_000_000.0
HOUR = 3600.0
STEPS = 96


def car(charge: float = 20.0, twin_id: str = "car") -> TwinSnapshot:
    """Return a plugged car of 50 kWh that charges at 7.4 kW while it is switched on."""
    parameters = {"capacity": 50.0, "rated_power": 7400.0, "efficiency": 0.9, "idle_power": 0.0}
    values = {"charge": charge, "on": False, "plugged": True, "power": 0.0}
    channels = ("charge", "on", "plugged", "power", "energy")
    return twin("battery", values, twin_id=twin_id, channels=channels, parameters=parameters)


def wallbox(present: float = 10.0, **settings: float) -> TwinSnapshot:
    """Return the car on a charger that takes whole currents of 6 … 16 A at 3 x 230 V."""
    made = car()
    current = next(channel for channel in KINDS["battery"].channels if channel.key == "current")
    channels = {**made.spec.channels, "current": replace(current, least=6.0, most=16.0, step=1.0)}
    assert made.learned is not None
    learned = replace(
        made.learned, parameters={**made.learned.parameters, "power_per_ampere": Estimate(690.0, 1.0, identified=True)}
    )
    spec = replace(made.spec, channels=channels, settings=settings)
    return replace(made, spec=spec, learned=learned, values={**made.values, "current": present})


def tank() -> TwinSnapshot:
    """Return a tank that may be between 40 and 60 °C."""
    values = {"temperature": 55.0, "target_temperature": 55.0, "operation": "eco"}
    return twin("water_heater", values, twin_id="tank", settings={"comfort_low": 40.0, "comfort_high": 60.0})


def heater() -> TwinSnapshot:
    """Return a heater on a plug."""
    return twin(
        "plug", {"on": True, "power": 1500.0}, twin_id="heater", channels=("on", "power"),
        settings={"appliance": "heater"}, parameters={"on_power": 1500.0, "on_minutes": 10.0, "off_minutes": 10.0},
    )  # fmt: skip


def storage(charge: float = 50.0) -> TwinSnapshot:
    """Return a home battery of 10 kWh and 3 kW with modes."""
    parameters = {"capacity": 10.0, "rated_power": 3000.0, "efficiency": 0.95, "reserve": 10.0, "idle_power": 0.0}
    made = twin("battery", {"charge": charge, "storage_mode": "auto"}, twin_id="storage", parameters=parameters)
    modes = Channel(key="storage_mode", quantity=Quantity.OPTION, options=("auto", "charge", "discharge"), command=True)
    channels = {key: made.spec.channels[key] for key in ("charge", "power")} | {"storage_mode": modes}
    return replace(made, spec=replace(made.spec, channels=channels))


def room(twin_id: str = "room", **more: Any) -> TwinSnapshot:
    """Return a heated room that is comfortable between 20 and 22 °C."""
    channels = ("temperature", "target_temperature", "hvac_mode", "window", "power")
    settings = {"comfort_low": 20.0, "comfort_high": 22.0, "rated_power": 1500.0}
    return thermostat(20.5, 20.5, twin_id=twin_id, channels=channels, settings=settings, **more)


def washer() -> TwinSnapshot:
    """Return a dishwasher on a plug."""
    return twin(
        "plug", {"on": False, "power": 0.0}, twin_id="dishwasher", channels=("on", "power"),
        settings={"appliance": "dishwasher"}, parameters={"on_power": 1000.0, "on_minutes": 90.0},
    )  # fmt: skip


def environment(**values: object) -> Environment:
    """Return a cold day, cheap at night."""
    hours = np.arange(STEPS) / 4.0
    price = 0.30 + 0.15 * np.sin((hours - 8.0) / 24.0 * 2 * np.pi) + np.where(hours > 17, 0.1, 0.0)
    given = {"outdoor_temperature": np.full(STEPS, 2.0), "price": price, **values}
    return Environment(start=START, step=900.0, values={key: np.asarray(item) for key, item in given.items()})


def plan(*twins: TwinSnapshot, wishes: tuple[Wish, ...] = (Wish(aim=Aim.COST),), **more: Any) -> PlanResult:
    """Return a day's plan in quarters of an hour."""
    known: dict[str, Any] = {
        "environment": environment(),
        "controlled": tuple(item.spec.twin_id for item in twins),
        **more,
    }
    return optimize(PlanRequest(twins=twins, wishes=wishes, start=START, **known))


def full_by(hours: float, least: float = 80.0, twin_id: str = "car") -> Wish:
    """Return the wish for a charge."""
    return Wish(aim=Aim.CHARGE, twin_id=twin_id, least=least, by=hours * HOUR)


def test_a_car_is_full_in_time_in_the_cheapest_hours() -> None:
    price = np.roll(environment().values["price"], 16)
    result = plan(car(), wishes=(Wish(aim=Aim.COST), full_by(12)), environment=environment(price=price))
    assert result.reached
    assert result.account.short == pytest.approx(0.0, abs=0.02)
    kilowatt_hours = 0.6 * 50.0 / 0.9
    quarters = np.sort(price[:48])[: int(np.ceil(kilowatt_hours / 1.85))]
    assert result.account.cost == pytest.approx(1.85 * quarters.sum(), rel=0.03)
    assert result.account.cost < result.rules["at_once"].cost - 0.2
    assert result.account.stored == pytest.approx(result.rules["at_once"].stored, abs=1.7), (
        "charged as far, not to full"
    )
    assert result.nothing.short == pytest.approx(30.0, rel=0.01)
    assert max(change.at for change in result.changes) <= 12 * HOUR


def test_in_the_cheapest_hours_means_as_far_as_wished_and_no_car_that_nobody_asked_about() -> None:
    other = car(twin_id="other")
    result = plan(car(), other, wishes=(Wish(aim=Aim.COST), full_by(12)))
    rule = result.rules["cheapest_hours"]
    assert rule.short == pytest.approx(0.0, abs=0.02)
    assert rule.stored == pytest.approx(result.rules["at_once"].stored, abs=1.7), "a quarter of an hour more at most"
    assert rule.peak == pytest.approx(7_400.0, rel=0.01), "one of them charges"


OUTAGE = (Wish(aim=Aim.SURVIVE, begin=0.0, by=10 * HOUR),)
NEEDED = (Wish(aim=Aim.COST), full_by(12))


@pytest.mark.parametrize(
    ("planned", "wishes"),
    [
        ((wallbox(),), NEEDED),
        ((wallbox(),), (*NEEDED, Wish(aim=Aim.FUSE, most=5000.0))),
        ((wallbox(5.0),), NEEDED),
        ((wallbox(16.0, rated_power=4000.0),), NEEDED),
        ((storage(15.0),), (Wish(aim=Aim.COST),)),
        ((room(), tank(), washer()), (Wish(aim=Aim.COST),)),
        ((storage(60.0), heater()), OUTAGE),
    ],
)
def test_every_command_is_one_that_the_device_takes(
    planned: tuple[TwinSnapshot, ...], wishes: tuple[Wish, ...]
) -> None:
    found = plan(*planned, wishes=wishes, base=150.0).changes
    assert found
    specs = {one.spec.twin_id: one.spec for one in planned}
    told = [(specs[one.twin_id].channels[key], value) for one in found for key, value in one.commands.items()]
    assert [(channel.key, value) for channel, value in told if not channel.takes(value)] == []
    assert all(channel.validate(value) == value for channel, value in told)


def currents(twin: TwinSnapshot) -> list[float]:
    """Return the currents that a plan may choose from."""
    levels = Storage(twin, Grid(START, 900.0, STEPS), {}).levels
    return [float(level["current"]) for level in levels if "current" in level]


def test_a_charger_is_set_to_what_it_takes_more_than_now_too() -> None:
    every = [float(current) for current in range(6, 17)]
    assert currents(wallbox()) == every
    assert currents(wallbox(5.0)) == every, "what it would not take is no level, though it is set"
    assert currents(wallbox(rated_power=6000.0)) == every[:5]
    silent = wallbox()
    bare = next(channel for channel in KINDS["battery"].channels if channel.key == "current")
    for channel in (bare, replace(bare, least=0.0, most=100.0, step=1.0)):
        spec = replace(silent.spec, channels={**silent.spec.channels, "current": channel})
        assert currents(replace(silent, spec=spec)) == every[:5], "no more than now where nobody says"
    coarse = replace(bare, least=6.0, most=16.0, step=4.0)
    spec = replace(silent.spec, channels={**silent.spec.channels, "current": coarse})
    assert set(currents(replace(silent, spec=spec))) == {6.0, 10.0, 14.0}


def test_choices_are_compared_at_the_same_current_that_was_never_taken() -> None:
    made = wallbox()
    assert made.learned is not None
    made = replace(made, learned=replace(made.learned, tables={**made.learned.tables, "current_seen": (10.0,)}))
    grid = Grid.over(START, 6 * HOUR, 900.0)
    device = Storage(made, grid, grid.surroundings(environment()))
    same = np.full((5, device.slots), len(device.levels) - 1, dtype=np.int8)
    power = device.simulate(same)["power"]
    assert np.ptp(power, axis=1).max() == 0.0
    assert power[0, 0] == pytest.approx(13.0 * 690.0), "half-way from the 10 A it took to the 16 A it is allowed"


def test_what_now_is_too_slow_is_in_time_at_a_larger_current() -> None:
    result = plan(wallbox(6.0), wishes=(Wish(aim=Aim.COST), full_by(5)))
    assert result.reached
    assert max(float(change.commands.get("current", 0.0)) for change in result.changes) > 9.0


@pytest.mark.parametrize(
    ("planned", "wishes"),
    [
        (wallbox(), (*NEEDED, Wish(aim=Aim.FUSE, most=5500.0))),
        (replace(wallbox(), values={**wallbox().values, "on": True, "power": 6900.0}), NEEDED),
        (storage(), (Wish(aim=Aim.COST),)),
        (replace(storage(), values={"charge": 50.0, "storage_mode": "discharge"}), (Wish(aim=Aim.COST),)),
    ],
)
def test_what_was_set_is_put_back_when_the_plan_is_over(planned: TwinSnapshot, wishes: tuple[Wish, ...]) -> None:
    found = plan(planned, wishes=wishes, base=400.0).changes
    last: dict[str, object] = {}
    for change in found:
        last |= change.commands
    assert last
    assert last == {key: planned.values[key] for key in last}
    assert found[-1].at <= 24 * HOUR


def test_what_it_would_not_take_is_not_put_back() -> None:
    found = plan(wallbox(5.0), wishes=NEEDED).changes
    assert 5.0 not in {change.commands.get("current") for change in found}
    assert found[-1].commands == {"on": False}


def test_what_cannot_be_reached_is_said() -> None:
    result = plan(car(), wishes=(full_by(2),))
    assert not result.reached
    missing = next(note for note in result.notes if note.id == "plan_unreached_charge")
    assert missing.params == {
        "name": "Car",
        "energy": pytest.approx(30.0 - 2 * 7.4 * 0.9, abs=0.2),
        "percent": pytest.approx(20.0 + 2 * 7.4 * 0.9 * 2.0, abs=0.3),
        "level": 80.0,
        "time": 2 * HOUR,
    }


def test_two_cars_and_a_room_stay_under_the_fuse() -> None:
    cars = (car(), car(40.0, "second"))
    wishes = (Wish(aim=Aim.COST), full_by(14), full_by(14, twin_id="second"))
    free = plan(*cars, room(), wishes=wishes)
    assert free.account.peak > 14_000
    tight = plan(*cars, room(), wishes=(*wishes, Wish(aim=Aim.FUSE, most=9500.0)), base=300.0)
    assert tight.reached
    assert tight.account.peak <= 9500.0
    assert tight.account.short < 0.02
    assert tight.account.cost >= free.account.cost


def test_a_room_is_warm_for_less() -> None:
    result = plan(room())
    assert result.account.discomfort < 0.5
    assert result.account.cost < result.nothing.cost
    targets = [change.commands["target_temperature"] for change in result.changes]
    assert targets
    assert all(17.0 <= float(value) <= 22.0 for value in targets)
    assert targets[-1] == 20.5, "as it was, when the plan is over"


def test_a_tank_stays_as_hot_as_hygiene_asks() -> None:
    dear_by_day = environment(price=np.where(np.arange(STEPS) < 24, 0.1, 0.8))
    targets = [float(change.commands["target_temperature"]) for change in plan(tank(), environment=dear_by_day).changes]
    assert targets
    assert min(targets) >= 50.0


def test_carbon_instead_of_money() -> None:
    hours = np.arange(STEPS) / 4.0
    green = np.where((hours > 16) & (hours < 22), 50.0, 500.0)
    surroundings = environment(carbon_intensity=green)
    wishes = (full_by(24, 60.0),)
    cheap = plan(car(), wishes=(Wish(aim=Aim.COST), *wishes), environment=surroundings)
    clean = plan(car(), wishes=(Wish(aim=Aim.CARBON), *wishes), environment=surroundings)
    assert clean.account.carbon < 0.25 * cheap.account.carbon
    assert clean.account.cost > cheap.account.cost
    assert clean.reached


def test_a_machine_runs_in_its_cheapest_stretch() -> None:
    result = plan(washer())
    price = environment().values["price"]
    stretches = np.convolve(price, np.ones(6), mode="valid")
    assert result.account.cost == pytest.approx(0.25 * stretches.min(), rel=1e-6)
    started = next(change for change in result.changes if change.commands["on"])
    assert started.at == 900.0 * int(np.argmin(stretches))


def test_a_machine_that_was_started_is_left_to_finish() -> None:
    dishwasher = washer()
    on = replace(dishwasher, values={"on": True, "power": 1.0})
    for machine in (dishwasher, on):
        assert [change.commands["on"] for change in plan(machine).changes][-1] is True


@pytest.mark.parametrize("aim", [Aim.COST, Aim.CARBON, Aim.COMFORT])
def test_nothing_is_saved_by_a_car_that_is_not_charged(aim: Aim) -> None:
    charging = replace(car(), values={**car().values, "on": True, "power": 7400.0})
    surroundings = environment(carbon_intensity=np.linspace(300.0, 100.0, STEPS))
    result = plan(charging, wishes=(Wish(aim=aim),), environment=surroundings)
    assert result.account.energy == pytest.approx(result.nothing.energy, rel=0.01)
    assert result.account.score <= result.nothing.score + 1e-6
    assert [note.id for note in result.notes] == ["plan_as_full"]
    wished = plan(charging, wishes=(Wish(aim=Aim.COST), full_by(24, 60.0)))
    assert wished.account.energy < 0.6 * wished.nothing.energy
    early = plan(charging, wishes=(Wish(aim=Aim.COST), full_by(8, 60.0)))
    assert early.account.energy == pytest.approx(early.nothing.energy, rel=0.01), "60 % by then, and full in the end"


def test_the_night_on_the_battery() -> None:
    fridge = twin(
        "plug",
        {"on": True, "power": 80.0},
        twin_id="fridge",
        channels=("on", "power"),
        settings={"appliance": "fridge"},
    )
    wish = Wish(aim=Aim.SURVIVE, begin=0.0, by=10 * HOUR)
    result = plan(storage(60.0), heater(), fridge, wishes=(wish,), base=150.0)
    assert result.nothing.dark > 4.0
    assert result.account.dark < 0.02
    assert result.reached
    heater_off = [change for change in result.changes if change.twin_id == "heater" and not change.commands["on"]]
    assert heater_off[0].at < 10 * HOUR
    assert "fridge" not in {change.twin_id for change in result.changes}
    assert "plan_never_off" in {note.id for note in result.notes}


@pytest.mark.alone
def test_five_devices_within_five_seconds_and_the_same_again() -> None:
    twins = (car(), storage(), room(), room("bedroom"), washer())
    wishes = (Wish(aim=Aim.COST), full_by(12), Wish(aim=Aim.FUSE, most=11_000.0))
    result = plan(*twins, wishes=wishes, base=250.0)
    assert result.run_time < 5.0
    assert result.reached
    scores = {name: account.score for name, account in result.rules.items()}
    assert result.account.score < min(*scores.values(), result.nothing.score)
    again = plan(*twins, wishes=wishes, base=250.0)
    assert again.changes == result.changes
    assert again.account == result.account


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"controlled": ("cat",)}, "controlled[0]"),
        ({"wishes": (Wish(aim=Aim.COST, by=1e9),)}, "wishes[0].by"),
        ({"wishes": (full_by(3, twin_id="cat"),)}, "wishes[0].twin_id"),
    ],
)
def test_nonsense_is_refused_by_its_path(given: dict[str, Any], path: str) -> None:
    with pytest.raises(ValueError, match=path.replace("[", r"\[").replace("]", r"\]")):
        plan(car(), **given)


def test_without_a_price_energy_is_what_is_saved() -> None:
    surroundings = environment()
    bare = replace(surroundings, values={key: item for key, item in surroundings.values.items() if key != "price"})
    result = plan(room(), environment=bare)
    assert "plan_no_price" in {note.id for note in result.notes}
    assert result.account.cost == pytest.approx(result.account.energy)


def test_a_plan_tells_how_far_it_is() -> None:
    shares: list[float] = []
    with listening(shares.append):
        planned = plan(car(), room(), wishes=(Wish(aim=Aim.COST),))
    assert planned.changes
    assert len(shares) >= 10
    assert shares == sorted(shares)
    assert shares[0] < 0.3
    assert shares[-1] == 1.0
