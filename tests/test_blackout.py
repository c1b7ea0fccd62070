"""A power cut that takes Home Assistant along is told from a crash afterwards, and the earlier answer scored."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.db_schema import RecorderRuns, States
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.recorder import session_scope
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.recorder_history import Gap, Wanted, async_gap, async_read
from custom_components.digital_twin.scenarios.blackout import async_blackout
from custom_components.digital_twin.scenarios.conduct import KIND
from custom_components.digital_twin.scenarios.occurred import SETTLED, TOO_LATE, Occurrences

from .actions.conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome, small_home, units
from .common import add_device, add_entity

__all__ = ["small_home", "units"]

HOUR, DAY = 3600.0, 86_400.0
AWAY = 2 * HOUR
"""s for which nothing was recorded."""
EARLIER = "earlier"
"""The answer given before it happened."""
BACK = 90.0
"""s before Home Assistant at which the power was back."""


async def died(hass: HomeAssistant, *, unclean: bool = True) -> Gap:
    """Write down that a run of Home Assistant before this one ended AWAY before this began."""
    recorder = hass.data["recorder_instance"]
    began = recorder.recorder_runs_manager.recording_start

    def write() -> None:
        with session_scope(hass=hass) as session:
            end = began if unclean else began - timedelta(seconds=AWAY)
            session.add(RecorderRuns(start=began - timedelta(days=3), end=end, closed_incorrect=unclean, created=end))
            session.add(States(state="on", last_updated_ts=began.timestamp() - AWAY))

    await async_wait_recording_done(hass)
    await recorder.async_add_executor_job(write)
    return Gap(since=began.timestamp() - AWAY, until=began.timestamp())


def tells(hass: HomeAssistant, name: str, device: Any, at: float, **more: Any) -> None:
    """Let a device tell when it started (epoch s)."""
    attributes = {"device_class": "uptime"}
    state = datetime.fromtimestamp(at, UTC).isoformat()
    add_entity(hass, f"sensor.{name}_uptime", device=device, state=state, attributes=attributes, **more)


@pytest.mark.parametrize("unclean", [True, False])
async def test_an_answer_is_scored_after_a_cut_that_took_home_assistant_along(
    recorder_mock: Recorder, hass: HomeAssistant, small_home: SmallHome, device_registry: dr.DeviceRegistry,
    unclean: bool,
) -> None:  # fmt: skip
    home = small_home.home
    answer = await small_home.call("run_scenario", scenario="power_outage", parameters={"duration": "02:00:00"})
    gap = await died(hass, unclean=unclean)
    (record,) = await home.scenarios.async_records((KIND,), 1)
    home.database.write(replace(record, scenario_id=EARLIER, at=gap.since - HOUR))
    devices = {
        entity_id: device_registry.async_get(small_home.devices[entity_id]) for entity_id in (LAMP, FRIDGE, LOCK)
    }
    tells(hass, "lamp", devices[LAMP], gap.until - BACK)
    tells(hass, "fridge", devices[FRIDGE], gap.until - BACK + 20.0)
    tells(hass, "lock", devices[LOCK], gap.since - 5 * DAY)
    started = Occurrences(hass, home)
    await started.async_look(gap.until + 30.0)
    outcome = (await small_home.call("get_scenario_result", scenario_id=EARLIER))["outcome"]
    assert outcome is None, "devices are still coming back"
    for later in (SETTLED, SETTLED + 30.0):
        await started.async_look(gap.until + later)
    again = Occurrences(hass, home)
    await again.async_look(gap.until + SETTLED + 60.0)
    outcome = (await small_home.call("get_scenario_result", scenario_id=EARLIER))["outcome"]
    told = [event for event in home.events.recent() if event.kind == "scenario_checked"]
    if not unclean:
        assert (outcome, told) == (None, []), "it was stopped, and began again"
        return
    assert len(told) == 1
    since, until = (dt_util.parse_datetime(outcome[key]).timestamp() for key in ("since", "until"))
    assert since == pytest.approx(gap.since, abs=1.0)
    assert until == pytest.approx(gap.until - BACK, abs=1.0)
    foretold = {item["entity"] for item in answer["affected"] if item["effect"] in ("off", "unreachable")}
    assert outcome["judged"] == 3
    assert outcome["right"] == pytest.approx(
        ((LAMP in foretold) + (FRIDGE in foretold) + (LOCK not in foretold)) / 3, abs=1e-3
    )
    assert RADIATOR not in outcome["missed"] + outcome["spared"], "of what tells nothing nobody knows"
    assert outcome["values"][RADIATOR]["actual"] == 19.0
    course = answer["twins"][RADIATOR]["channels"]["temperature"]["course"]
    begin = dt_util.parse_datetime(answer["start"])
    after = {(dt_util.parse_datetime(row["time"]) - begin).total_seconds(): row["value"] for row in course}
    nearest = after[min(after, key=lambda late: abs(late - (AWAY - BACK)))]
    assert outcome["values"][RADIATOR]["foretold"] == pytest.approx(nearest, abs=0.2)


async def test_a_crash_is_not_looked_at_for_ever(
    recorder_mock: Recorder, hass: HomeAssistant, small_home: SmallHome
) -> None:
    gap = await died(hass)
    started = Occurrences(hass, small_home.home)
    await started.async_look(gap.until + TOO_LATE)
    for index in range(3):
        device = add_device(hass, f"Late {index}")
        tells(hass, f"late_{index}", device, gap.until - BACK)
    assert await async_blackout(hass, gap) is not None
    await small_home.call("run_scenario", scenario="power_outage")
    (record,) = await small_home.home.scenarios.async_records((KIND,), 1)
    small_home.home.database.write(replace(record, scenario_id=EARLIER, at=gap.since - HOUR))
    await started.async_look(gap.until + TOO_LATE + 30.0)
    assert not [event for event in small_home.home.events.recent() if event.kind == "scenario_checked"]


GAP = Gap(since=-AWAY, until=0.0)
"""s from the moment of the test on."""
CASES: dict[str, tuple[dict[str, float], bool]] = {
    "two that start together, and one that went on": ({"a": -100.0, "b": -90.0, "c": -9 * DAY}, True),
    "one alone may have been updated": ({"a": -100.0, "c": -9 * DAY}, False),
    "two of many were restarted": ({"a": -100.0, "b": -90.0, **{f"c{n}": -9 * DAY for n in range(3)}}, False),
    "two that start at quite different times": ({"a": -AWAY + 300.0, "b": -90.0}, False),
    "nothing started anew": ({"a": -AWAY - 600.0, "b": -AWAY - 610.0, "c": -9 * DAY}, False),
    "one of them started once more later": ({"a": -100.0, "b": -90.0, "c": 3000.0}, True),
    "nothing tells": ({}, False),
}


@pytest.mark.parametrize("case", CASES)
async def test_what_devices_tell_of_a_gap(hass: HomeAssistant, case: str) -> None:
    now = time.time()
    started, cut = CASES[case]
    for name, at in started.items():
        tells(hass, name, add_device(hass, name), now + at)
    found = await async_blackout(hass, Gap(GAP.since + now, GAP.until + now - 5.0))
    assert (found is not None) == cut
    if found is not None:
        assert found.until == pytest.approx(now - 100.0, abs=1.0)
        assert len(found.hit) == 2


@pytest.mark.parametrize(
    ("name", "state", "attributes", "platform", "counts"),
    [
        ("plug_uptime", "100", {"device_class": "duration", "unit_of_measurement": "s"}, "esphome", True),
        ("plug_uptime", "0.028", {"device_class": "duration", "unit_of_measurement": "h"}, "mqtt", True),
        ("plug_uptime", "12", {"device_class": "duration", "unit_of_measurement": "d"}, "mqtt", False),
        ("plug_betriebszeit", "100", {"unit_of_measurement": "s"}, "tasmota", True),
        ("plug_letzter_neustart", "ISO", {"device_class": "timestamp"}, "shelly", True),
        ("plug_programme", "100", {"device_class": "duration", "unit_of_measurement": "s"}, "miele", False),
        ("plug_connection_uptime", "ISO", {"device_class": "uptime"}, "fritz", False),
        ("plug_uptime", "ISO", {"device_class": "uptime"}, "uptime", False),
        ("plug_last_boot", "ISO", {"device_class": "timestamp"}, "systemmonitor", False),
        ("plug_uptime", "unavailable", {"device_class": "uptime"}, "shelly", False),
        ("plug_uptime", "soon", {"device_class": "uptime"}, "shelly", False),
    ],
)
async def test_how_devices_say_when_they_started(
    hass: HomeAssistant, name: str, state: str, attributes: dict[str, str], platform: str, counts: bool
) -> None:
    now = time.time()
    tells(hass, "other", add_device(hass, "Other"), now - 100.0)
    text = datetime.fromtimestamp(now - 100.0, UTC).isoformat() if state == "ISO" else state
    add_entity(hass, f"sensor.{name}", device=add_device(hass, "Plug"), state=text, attributes=attributes,
               platform=platform)  # fmt: skip
    assert (await async_blackout(hass, Gap(now - AWAY, now - 5.0)) is not None) == counts


async def test_what_carries_a_battery_did_not_lose_its_power(hass: HomeAssistant) -> None:
    now = time.time()
    tells(hass, "other", add_device(hass, "Other"), now - 100.0)
    phone = add_device(hass, "Remote")
    tells(hass, "remote", phone, now - 100.0)
    gap = Gap(now - AWAY, now - 5.0)
    assert await async_blackout(hass, gap) is not None
    add_entity(hass, "sensor.remote_battery", device=phone, state="80", attributes={"device_class": "battery"})
    assert await async_blackout(hass, gap) is None


async def test_nothing_is_known_of_the_time_in_which_home_assistant_was_dead(
    recorder_mock: Recorder, hass: HomeAssistant
) -> None:
    await async_wait_recording_done(hass)
    began = hass.data["recorder_instance"].recorder_runs_manager.recording_start.timestamp()
    hass.states.async_set("sensor.room", "20", timestamp=began - AWAY - HOUR)
    hass.states.async_set("sensor.room", "21", timestamp=began - AWAY - 1.0)
    hass.states.async_set("sensor.room", "17", timestamp=began + 1.0)
    gap = await died(hass)
    assert await async_gap(hass) == gap
    wanted = Wanted(Channel(key="value", quantity=Quantity.NUMBER), ("sensor.room",), lambda state: float(state.state))
    series = (await async_read(hass, [wanted], began - DAY, began + HOUR)).series["value"]
    before, within, after = series.at(np.array([began - AWAY - 1800.0, began - HOUR, began + 60.0]))
    assert (before, after) == (20.0, 17.0)
    assert np.isnan(within), "nobody recorded anything"
