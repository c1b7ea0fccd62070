"""What is unusual for the twin: a door open far longer than usual, as learned from the recorder's history."""

from datetime import UTC, date, timedelta
from typing import Any

import numpy as np
import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall, SupportsResponse
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import CONF_WORKDAY, DOMAIN
from custom_components.digital_twin.core.channel import Channel, Quantity
from custom_components.digital_twin.core.series import Series
from custom_components.digital_twin.core.sync.usual import Usual, learn_usual
from custom_components.digital_twin.environment.days import async_free_days
from custom_components.digital_twin.spoken import SECTIONS, STATES

from ..platforms.physical import PhysicalBinarySensor, PhysicalLock
from ..platforms.shadows import async_twin_of
from .common import last, told
from .conftest import Pass

DAY = 86_400.0


def three_minutes_twice_a_day(end: float) -> Series:
    """Return two weeks of a door that is open for about three minutes at 8 and at 17 o'clock UTC."""
    rng = np.random.default_rng(7)
    begin = end - 14 * DAY
    times, values = [begin], [0.0]
    for day in range(13):
        for hour in (8, 17):
            start = (begin // DAY + 1 + day) * DAY + hour * 3600.0
            times += [start, start + float(rng.uniform(150, 210))]
            values += [1.0, 0.0]
    return Series(np.array(times), np.array(values), end)


async def test_a_door_open_for_long_is_told_with_what_is_usual(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, time_passes: Pass
) -> None:
    freezer.move_to("2026-11-20T16:55:00+00:00")
    door = PhysicalBinarySensor("Door", is_on=False, device_class="door")
    entry = await async_twin_of(hass, door)
    usual = learn_usual(
        three_minutes_twice_a_day(dt_util.utcnow().timestamp()), Channel(key="on", quantity=Quantity.BINARY), UTC
    )
    assert usual is not None
    assessment = entry.runtime_data.assessment
    assessment.expectations.usual = {"on": usual}
    # Else the day's learning, from a recorder that is not there, would take its place on the way.
    assessment.expectations.learned_at = dt_util.utcnow().timestamp()
    door.show(is_on=True)
    await time_passes(480, 60)
    assert told(entry) == [], "eight minutes are long, but nothing to interrupt anybody for"
    await time_passes(2400, 60)
    assert told(entry) == ["dwells"]
    found = last(entry, "dwells")
    assert found["usual"] == pytest.approx(180, abs=20)
    assert found["duration"] > 600
    sentence = entry.runtime_data.home.events.sentence(entry.runtime_data.home.events.recent()[0])
    assert sentence.startswith("Door has been open for ")
    assert sentence.endswith("; usually it is 3 min.")
    door.show(is_on=False)
    await time_passes(180, 60)
    assert told(entry) == ["dwells", "over"]
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert entry.runtime_data.assessment.expectations.usual == {"on": usual}, "it is kept over restarts"


async def test_a_state_is_called_as_home_assistant_calls_it(hass: HomeAssistant, time_passes: Pass) -> None:
    for section in (*SECTIONS, STATES):
        await async_get_translations(hass, "de", section)
    hass.config.language = "de"
    door = PhysicalLock("Haustür", is_locked=True)
    entry = await async_twin_of(hass, door)
    expected = {"entity_id": door.entity_id, "value": "locked"}
    await hass.services.async_call(DOMAIN, "set_expected_state", expected, blocking=True)
    door.show(is_locked=False)
    await time_passes(300)
    events = entry.runtime_data.home.events
    (record,) = [record for record in events.recent() if record.kind == "diverged"]
    assert events.sentence(record) == "Haustür ist entriegelt, erwartet wird: verriegelt."
    door.show(is_locked=True)
    await time_passes(300)
    assert events.sentence(events.recent()[0]) == "Haustür ist wieder wie erwartet."


@pytest.mark.usefixtures("recorder_mock")
async def test_it_is_learned_from_the_recorder_by_itself(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, time_passes: Pass
) -> None:
    freezer.move_to("2026-11-10T00:00:00+00:00")
    door = PhysicalBinarySensor("Door", is_on=False, device_class="door")
    entry = await async_twin_of(hass, door)
    assessment = entry.runtime_data.assessment
    for _ in range(10):
        freezer.tick(timedelta(hours=6))
        door.show(is_on=True)
        freezer.tick(timedelta(minutes=3))
        door.show(is_on=False)
        await hass.async_block_till_done()
    await async_wait_recording_done(hass)
    assessment.expectations.learned_at = 0.0
    await assessment.expectations.async_learn_usual()
    stays = assessment.expectations.usual["on"].stays["on"]
    assert stays.median == pytest.approx(180.0, rel=0.05)
    assert stays.count >= 8
    before = assessment.expectations.learned_at
    await assessment.expectations.async_learn_usual()
    assert assessment.expectations.learned_at == before, "once a day is enough"


@pytest.mark.parametrize("holiday", [True, False])
async def test_what_belongs_to_free_days_is_not_unusual_on_a_holiday(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, time_passes: Pass, *, holiday: bool
) -> None:
    friday = date(2026, 11, 20)

    async def events(call: ServiceCall) -> dict[str, Any]:
        day = {"start": friday.isoformat(), "end": (friday + timedelta(days=1)).isoformat(), "summary": "Holiday"}
        return {"calendar.holidays": {"events": [day] if holiday else []}}

    await hass.config.async_set_time_zone("UTC")
    freezer.move_to(f"{friday}T09:50:00+00:00")
    hass.services.async_register("calendar", "get_events", events, supports_response=SupportsResponse.ONLY)
    hass.states.async_set("calendar.holidays", "off")
    door = PhysicalLock("Door", is_locked=True)
    entry = await async_twin_of(hass, door)
    home = entry.runtime_data.home
    hass.config_entries.async_update_entry(home.entry, data={**home.entry.data, CONF_WORKDAY: "calendar.holidays"})
    await hass.config_entries.async_reload(home.entry.entry_id)
    await hass.async_block_till_done()
    home = entry.runtime_data.home
    await async_free_days(hass, home, "calendar.holidays", dt_util.utcnow().timestamp())
    await hass.async_block_till_done(wait_background_tasks=True)
    free = tuple(0.9 if hour >= 24 and 8 <= hour % 24 < 14 else 0.0 for hour in range(48))
    assessment = entry.runtime_data.assessment
    assessment.expectations.usual = {"bolt": Usual(days=28.0, shares={"unlocked": free})}
    assessment.expectations.learned_at = dt_util.utcnow().timestamp()
    door.show(is_locked=False)
    await time_passes(1800, 60)
    assert ("unusual_time" in told(entry)) is not holiday
