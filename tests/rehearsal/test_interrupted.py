"""What devices do in a rehearsal without power, without heat, out of reach, and with values that a scenario gives."""

from typing import Any

import numpy as np
import pytest

from custom_components.digital_twin.core.requests import Environment
from custom_components.digital_twin.core.settings import APPLIANCE, Appliance
from custom_components.digital_twin.rehearsal.protocol import Disturbance, SimulatedTwin, View
from tests.core.twins import thermostat, twin

from .small import automation, small_home, turn
from .warm import WarmProcess

CLIMATE, LAMP, WASHER, WATTS, COVER = "climate.room", "light.hall", "switch.washer", "sensor.washer", "cover.garden"
HOUR = 3600.0
HEATED = {
    "temperature": 21.0,
    "current_temperature": 20.0,
    "hvac_modes": ["off", "heat"],
    "min_temp": 5,
    "max_temp": 30,
}
ROOM_VIEW = View(
    entity_id=CLIMATE, shown=frozenset({"temperature", "target_temperature", "hvac_mode"}),
    driven=frozenset({"target_temperature", "hvac_mode"}),
)  # fmt: skip


def room(mode: str = "heat", channels: tuple[str, ...] | None = None) -> SimulatedTwin:
    """Return a heated room."""
    snapshot = thermostat(20.0, 21.0, mode, twin_id="room", channels=channels)
    return SimulatedTwin(snapshot=snapshot, views=(ROOM_VIEW,), interval=60.0)


def simple(kind: str, entity_id: str, values: dict[str, Any], *more: View, **settings: Any) -> SimulatedTwin:
    """Return a twin of a device that shows all it is told."""
    snapshot = twin(kind, values, twin_id=kind, settings=settings)
    views = (View(entity_id=entity_id, shown=frozenset(values), driven=frozenset(values)), *more)
    return SimulatedTwin(snapshot=snapshot, views=views, interval=60.0)


def after(hours: float, kind: str, **data: Any) -> Disturbance:
    """Return something that happens so many hours after six in the morning."""
    return small_home("2026-01-10T06:00:00", states={}).start + hours * HOUR, kind, data


def frost() -> Environment:
    """Return a day of ten degrees below zero."""
    return Environment(start=after(0, "")[0], step=900.0, values={"outdoor_temperature": np.full(28, -10.0)})


async def async_report(
    warm: WarmProcess, simulated: SimulatedTwin, state: tuple[str, dict[str, Any]], *happens: Disturbance, **more: Any
) -> dict[str, Any]:
    """Return the report of six hours in which that happens."""
    states = {view.entity_id: state for view in simulated.views} | more.pop("states", {})
    automations = more.pop("automations", ())
    request = small_home(
        "2026-01-10T06:00:00", *automations, states=states, twins=(simulated,), duration=6 * HOUR,
        disturbances=happens, environment=frost(), **more,
    )  # fmt: skip
    report: dict[str, Any] = await warm.async_rehearse(request)
    assert report["failed"] == []
    return report


def course(report: dict[str, Any], key: str) -> list[tuple[float, Any]]:
    """Return when (h from the start) what was so."""
    told = report["words"].get(key) or report["numbers"][key]
    begin = small_home("2026-01-10T06:00:00", states={}).start
    return [(round((at - begin) / HOUR, 2), value) for at, value in zip(*told, strict=True)]


@pytest.mark.parametrize("channels", [None, ("temperature", "target_temperature")])
async def test_a_valve_on_batteries_goes_on_but_its_room_grows_cold(
    warm: WarmProcess, channels: tuple[str, ...] | None
) -> None:
    cold = (after(1, "heat", on=False, twins=["room"]), after(4, "heat", on=True, twins=["room"]))
    higher = {"action": "climate.set_temperature", "target": {"entity_id": CLIMATE}, "data": {"temperature": 23}}
    at_eight = automation("Higher", {"trigger": "time", "at": "08:00:00"}, higher)
    report = await async_report(warm, room(channels=channels), ("heat", HEATED), *cold, automations=(at_eight,))
    assert [state for _, state in course(report, CLIMATE)] == ["heat"]  # it is on, and says so
    assert course(report, f"{CLIMATE}:temperature") == [
        (0.0, 21.0),
        (2.0, 23.0),
    ]  # it obeys, and shows what it was told
    warmth = course(report, f"{CLIMATE}:current_temperature")
    before = [value for hour, value in warmth if hour <= 1.0][-1]
    coldest = min(value for hour, value in warmth if 1.0 < hour <= 4.0)
    assert coldest < before - 1.0
    assert max(value for hour, value in warmth if hour > 4.0) > coldest + 1.0


async def test_a_dead_thermostat_comes_back_as_it_was(warm: WarmProcess) -> None:
    cut = (after(1, "power", on=False, twins=["room"]), after(2, "power", on=True, twins=["room"]))
    report = await async_report(warm, room(), ("heat", HEATED), *cut)
    assert course(report, CLIMATE) == [(0.0, "heat"), (1.0, "unavailable"), (2.0, "heat")]
    assert [value for _, value in course(report, f"{CLIMATE}:temperature")][-1] == 21.0


@pytest.mark.parametrize(("restore", "last"), [("on", "on"), ("last", "off"), ("off", "off")])
async def test_a_lamp_comes_back_as_it_does(warm: WarmProcess, restore: str, last: str) -> None:
    lamp = simple("light", LAMP, {"on": False})
    cut = (
        after(1, "power", on=False, twins=["light"]),
        after(2, "power", on=True, twins=["light"], restore={"light": restore}),
    )
    report = await async_report(warm, lamp, ("off", {"supported_color_modes": ["onoff"]}), *cut)
    assert course(report, LAMP) == [(0.0, "off"), (1.0, "unavailable"), (2.0, last)]


async def test_what_has_power_again_stays_silent_until_it_is_reached_again(warm: WarmProcess) -> None:
    lamp = simple("light", LAMP, {"on": True})
    happens = (
        after(1, "fail", entities=(LAMP,)),
        after(2, "power", on=False, twins=["light"]),
        after(3, "power", on=True, twins=["light"], restore={"light": "on"}),
        after(4, "release", entities=(LAMP,)),
        after(5, "power", on=False, twins=["light"]),
        after(5.1, "fail", entities=(LAMP,)),
        after(5.2, "release", entities=(LAMP,)),
        after(5.5, "power", on=True, twins=["light"], restore={"light": "on"}),
    )
    report = await async_report(warm, lamp, ("on", {"supported_color_modes": ["onoff"]}), *happens)
    assert course(report, LAMP) == [
        (0.0, "on"), (1.0, "unavailable"), (4.0, "on"), (5.0, "unavailable"), (5.5, "on"),
    ]  # fmt: skip


async def test_a_washer_waits_for_somebody_after_an_outage_and_draws_what_a_scenario_says(warm: WarmProcess) -> None:
    meter = View(entity_id=WATTS, sensor="power", digits=0)
    washer = simple("plug", WASHER, {"on": True, "power": 0.0}, meter, **{APPLIANCE: Appliance.WASHER})
    states = {WATTS: ("0", {"unit_of_measurement": "kW", "device_class": "power"})}
    runs = (
        after(1, "given", twins=["plug"], channel="power", value=2000.0),
        after(2, "given", twins=["plug"], channel="power", value=None),
    )
    busy = automation("Busy", {"trigger": "numeric_state", "entity_id": WATTS, "above": 1.5}, turn(WASHER, on=True))
    report = await async_report(warm, washer, ("on", {}), *runs, states=states, automations=(busy,))
    assert [(hour, value) for hour, value in course(report, WATTS) if value == 2.0] == [(1.0, 2.0)]
    assert report["runs"]
    assert report["twins"]["plug"]["energy"] > 1.9


async def test_a_window_without_a_contact_is_open_all_the_same(warm: WarmProcess) -> None:
    opened = (
        after(1, "given", twins=["room"], channel="window", value=True),
        after(2, "given", twins=["room"], channel="window", value=None),
    )
    shut = await async_report(warm, room("off"), ("off", HEATED))
    airy = thermostat(20.0, 21.0, "off", twin_id="room", values={"window": True})
    aired = SimulatedTwin(snapshot=airy, views=(ROOM_VIEW,), interval=60.0)
    stays_open = course(await async_report(warm, aired, ("off", HEATED), *opened), f"{CLIMATE}:current_temperature")
    report = await async_report(warm, room("off"), ("off", HEATED), *opened)
    temperature = f"{CLIMATE}:current_temperature"
    assert course(report, temperature)[-1][1] < course(shut, temperature)[-1][1] - 1.0
    assert stays_open[-1][1] < course(report, temperature)[-1][1] - 1.0  # as before it was opened


async def test_what_a_stuck_sensor_tells_is_not_the_truth(warm: WarmProcess) -> None:
    stuck = (
        after(1, "shows", twins=["room"], channel="temperature", value=12.0),
        after(2, "shows", twins=["room"], channel="temperature", value=None),
    )
    report = await async_report(warm, room(), ("heat", HEATED), *stuck)
    told = course(report, f"{CLIMATE}:current_temperature")
    assert [value for hour, value in told if 1.0 <= hour < 2.0] == [12.0]
    assert next(value for hour, value in told if hour >= 2.0) > 19.0
