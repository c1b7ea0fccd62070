"""How often simulated devices report what they measure: as the real ones did, by their clocks or when it changes."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant

from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.rehearsal.gather.twins import reporting
from custom_components.digital_twin.rehearsal.protocol import Automation, Request, SimulatedTwin, View
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry
from tests.core.twins import thermostat, twin

from .small import automation, small_home, turn
from .warm import WarmProcess

CLIMATE, ROOM, PLUG, METER, LAMP, WINDOW = (
    "climate.room", "sensor.room", "switch.plug", "sensor.plug_power", "light.hall", "binary_sensor.window",
)  # fmt: skip
QUARTER, HALF, HOUR = 900.0, 1800.0, 3600.0
HEATED = {
    "temperature": 21.0,
    "current_temperature": 17.0,
    "min_temp": 5,
    "max_temp": 30,
    "hvac_modes": ["off", "heat"],
}


def room(schedule: Mapping[str, float], **more: Any) -> SimulatedTwin:
    """Return a cold room that is being heated, and its own thermometer."""
    snapshot = thermostat(17.0, 21.0, **more)
    shown = frozenset({"temperature", "target_temperature", "hvac_mode", "hvac_action"})
    views = (
        View(entity_id=CLIMATE, shown=shown, driven=frozenset({"target_temperature", "hvac_mode"})),
        View(entity_id=ROOM, sensor="temperature", digits=2),
    )
    return SimulatedTwin(snapshot=snapshot, views=views, windows=(WINDOW,), interval=300.0, schedule=schedule)


def heating(simulated: SimulatedTwin, *automations: Automation, **more: Any) -> Request:
    """Return six hours of that room."""
    states = {CLIMATE: ("heat", HEATED), ROOM: ("17.00", {"unit_of_measurement": "°C"}), WINDOW: "off", LAMP: "off"}
    return small_home("2026-01-10T06:00:00", *automations, states=states, twins=(simulated,), duration=6 * HOUR, **more)


async def test_a_thermometer_that_reports_every_quarter_of_an_hour_does_so(warm: WarmProcess) -> None:
    begin = heating(room({})).start
    simulated = room({"temperature": QUARTER}, changed={"temperature": begin - 100.0})
    warmer = {"action": "climate.set_temperature", "target": {"entity_id": CLIMATE}, "data": {"temperature": 23}}
    request = heating(
        simulated,
        automation("Warmer", {"trigger": "time", "at": "07:03:20"}, warmer),
        automation("Window", {"trigger": "time", "at": "06:58:20"}, turn(LAMP, on=True)),
    )
    report = await warm.async_rehearse(request)
    for key in (ROOM, f"{CLIMATE}:current_temperature"):
        times, values = report["numbers"][key]
        after = np.array(times[1:]) - begin
        assert len(after) >= 10
        assert values[-1] > values[0] + 1.0
        assert after + 100.0 == pytest.approx(np.rint((after + 100.0) / QUARTER) * QUARTER, abs=0.01)
    targets = dict(zip(*report["numbers"][f"{CLIMATE}:temperature"], strict=True))
    assert any(at - begin == pytest.approx(3800.0, abs=1.0) for at in targets)
    often = await warm.async_rehearse(heating(room({})))
    assert min(np.diff(often["numbers"][ROOM][0])[1:]) == pytest.approx(300.0, abs=0.01)


@pytest.mark.parametrize("schedule", [{}, {"temperature": QUARTER}])
async def test_what_falls_into_the_moment_of_a_report_does_not_swallow_it(
    warm: WarmProcess, schedule: Mapping[str, float]
) -> None:
    begin = heating(room({})).start
    windows = {WINDOW: [(QUARTER, "on"), (QUARTER + 1, "off")]}
    report = await warm.async_rehearse(heating(room(schedule, changed={"temperature": begin}), courses=windows))
    after = [round(at - begin) for at in report["numbers"][ROOM][0]]
    assert after[: after.index(QUARTER) + 2] == ([0, 900, 1800] if schedule else [0, 300, 600, 900, 1201])


async def test_a_plug_at_rest_still_tells_in_time_what_it_uses(warm: WarmProcess) -> None:
    values = {"on": False, "power": 0.4}
    lamp = twin("light", values, channels=("on", "power"), settings={"rated_power": 40.0})
    views = (
        View(entity_id=LAMP, shown=frozenset({"on"}), driven=frozenset({"on"})),
        View(entity_id=METER, sensor="power", digits=1),
    )
    begin = heating(room({})).start
    simulated = SimulatedTwin(snapshot=lamp, views=views, interval=300.0, schedule={"power": HALF})
    request = small_home(
        "2026-01-10T06:00:00",
        automation("On", {"trigger": "time", "at": "06:31:00"}, turn(LAMP, on=True)),
        states={LAMP: "off", METER: ("0.4", {"unit_of_measurement": "W"})},
        twins=(simulated,),
        duration=3 * HOUR,
    )
    report = await warm.async_rehearse(request)
    lit = dict(zip(report["words"][LAMP][1], report["words"][LAMP][0], strict=True))
    times, values_ = report["numbers"][METER]
    assert lit["on"] - begin == pytest.approx(1860.0, abs=2.0)
    assert values_ == [0.4, pytest.approx(40.0, abs=4.0)]
    assert 1860.0 < times[1] - begin <= 1860.0 + HALF


@pytest.mark.parametrize(
    ("gaps", "clock"),
    [
        ([QUARTER] * 20, QUARTER),
        ([QUARTER + 2, 2 * QUARTER - 3, QUARTER - 1, 4 * QUARTER + 5, QUARTER, QUARTER + 1, 3 * QUARTER], QUARTER),
        ([60.0, 61.0, 120.0, 59.0, 60.0, 300.0, 60.0], 60.0),
        ([40.0, 95.0, 800.0, 130.0, 2400.0, 310.0, 75.0, 1100.0], None),
        ([870.0, 1790.0, 935.0, 2010.0, 812.0, 1900.0, 1001.0, 1660.0, 899.0, 1733.0], None),
    ],
)
async def test_how_often_a_device_reports_is_learned(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, gaps: list[float], clock: float | None
) -> None:
    """A clock shows in gaps of whole intervals; a fridge's cycles, alike as they are, show none."""
    await async_add_home(hass)
    device = add_device(hass, "room")
    add_entity(hass, CLIMATE, device=device, state="heat", attributes=HEATED)
    entry = await async_add_entry(hass, twin_entry("thermostat", CLIMATE, name="Room", device_id=device.id))
    for index, gap in enumerate(gaps):
        freezer.tick(gap)
        hass.states.async_set(CLIMATE, "heat", {**HEATED, "current_temperature": 17.1 + index / 10})
        await hass.async_block_till_done()
    twin_ = hass.data[DATA].home.twins[entry.entry_id]
    interval, _, schedule = reporting(twin_, hass.states.get(CLIMATE).last_updated_timestamp)
    if clock is None:
        assert schedule == {}
    else:
        assert schedule == {"temperature": pytest.approx(clock, rel=0.01)}
        assert interval == pytest.approx(clock, rel=0.01)
