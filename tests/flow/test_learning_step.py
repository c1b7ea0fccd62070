"""The end of the interview: learning, what the summary says, and going back."""

from datetime import timedelta

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, UnknownFlow
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.data import DATA
from tests.common import add_device, add_entity, async_add_home
from tests.flow.common import (
    LEARNED,
    LIGHT,
    Lesson,
    answer,
    async_finish,
    async_learned,
    begin,
    choose,
    fields,
    lamp,
    radiator,
)


@pytest.mark.parametrize("when", ["learning", "summary"])
async def test_a_device_that_vanishes_at_the_end_leaves_nothing_half_made(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson, device_registry: dr.DeviceRegistry, when: str
) -> None:
    lesson.release.clear()
    device = lamp(hass)
    result = await begin(hass, device)
    while result["type"] is FlowResultType.FORM:
        result = await answer(hass, result)
    if when == "learning":
        device_registry.async_remove_device(device.id)
    lesson.release.set()
    result = await async_learned(hass, result)
    if when == "summary":
        device_registry.async_remove_device(device.id)
        result = await choose(hass, result, "finish")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "device_gone")
    assert hass.data[DATA].learned == {}
    assert [entry.unique_id for entry in hass.config_entries.async_entries(DOMAIN)] == ["home"]


async def test_progress_is_told_and_nothing_happens_before_it_is_over(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    lesson.release.clear()
    told: list[float] = []
    hass.bus.async_listen("data_entry_flow_progress_update", lambda event: told.append(event.data["progress"]))
    result = await begin(hass, lamp(hass))
    while result["type"] is FlowResultType.FORM:
        result = await answer(hass, result)
    lesson.tell(0.4)
    await hass.async_block_till_done()
    assert told == [0.4]
    again = await hass.config_entries.flow.async_configure(result["flow_id"])
    assert again["type"] is FlowResultType.SHOW_PROGRESS
    assert len(lesson.configs) == 1
    lesson.release.set()
    result = await async_learned(hass, again)
    assert result["step_id"] == "summary"


async def test_closing_the_dialogue_while_it_learns_ends_the_learning(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    lesson.release.clear()
    result = await begin(hass, lamp(hass))
    while result["type"] is FlowResultType.FORM:
        result = await answer(hass, result)
    hass.config_entries.flow.async_abort(result["flow_id"])
    await hass.async_block_till_done(wait_background_tasks=True)
    assert lesson.cancelled
    assert hass.data[DATA].learned == {}
    with pytest.raises(UnknownFlow):
        await hass.config_entries.flow.async_configure(result["flow_id"])


async def test_the_summary_is_a_sentence_per_thing_learned(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    result = await begin(hass, lamp(hass))
    while result["type"] is FlowResultType.FORM:
        result = await answer(hass, result)
    summary = (await async_learned(hass, result))["description_placeholders"]["summary"].splitlines()
    assert len(summary) == len(LEARNED.report)
    assert all(line.startswith("- ") and "_" not in line for line in summary)


async def test_a_fault_in_learning_still_gives_a_twin(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson, caplog: pytest.LogCaptureFixture
) -> None:
    lesson.learned = ZeroDivisionError("in a model")
    result = await begin(hass, lamp(hass))
    while result["type"] is FlowResultType.FORM:
        result = await answer(hass, result)
    result = await async_learned(hass, result)
    assert result["step_id"] == "summary"
    assert result["description_placeholders"]["summary"]
    assert "ZeroDivisionError" in caplog.text
    result = await async_finish(hass, result)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert hass.data[DATA].learned == {}


async def test_answers_can_be_changed_after_the_summary(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    result = await begin(hass, radiator(hass))
    while result["type"] is FlowResultType.FORM:
        result = await answer(hass, result)
    result = await choose(hass, await async_learned(hass, result), "change")
    result = await answer(hass, result, name="Another name")
    assert fields(result) == {"room_temperature", "windows", "emitter", "power", "rated_power"}
    result = await answer(hass, result)
    result = await answer(hass, result)
    assert (result["type"], result["step_id"]) == (FlowResultType.MENU, "summary")
    assert len(lesson.configs) == 1
    result = await choose(hass, result, "change")
    result = await answer(hass, result)
    result = await hass.config_entries.flow.async_configure(
        result["flow_id"], {"room_temperature": "sensor.kitchen_temperature"}
    )
    result = await answer(hass, result)
    result = await async_finish(hass, result)
    assert len(lesson.configs) == 2
    assert set(result["result"].data["roles"]) == {"room_temperature"}
    assert result["title"] == "Another name"


async def test_a_home_that_goes_away_in_the_middle_ends_it(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    result = await begin(hass, lamp(hass))
    while result["type"] is FlowResultType.FORM:
        result = await answer(hass, result)
    result = await async_learned(hass, result)
    await hass.config_entries.async_unload(home.entry_id)
    result = await choose(hass, result, "finish")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "home_missing")


async def test_without_a_recorder_the_summary_says_so(hass: HomeAssistant, home: MockConfigEntry) -> None:
    result = await begin(hass, lamp(hass))
    while result["type"] is FlowResultType.FORM:
        result = await answer(hass, result)
    result = await async_learned(hass, result)
    assert "recorder" in result["description_placeholders"]["summary"]
    result = await async_finish(hass, result)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_from_a_real_history_something_is_learned(
    recorder_mock: Recorder, hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    home = await async_add_home(hass)
    device = add_device(hass, "Lamp")
    add_entity(hass, "light.lamp", device=device)
    now = dt_util.utcnow()
    freezer.move_to(now - timedelta(hours=60))
    for hour in range(60):
        hass.states.async_set("light.lamp", "on" if hour % 6 < 2 else "off", LIGHT)
        if hour % 10 == 9:
            await async_wait_recording_done(hass)
        freezer.tick(timedelta(hours=1))
    await async_wait_recording_done(hass)
    result = await begin(hass, device)
    while result["type"] is FlowResultType.FORM:
        result = await answer(hass, result)
    result = await async_learned(hass, result)
    assert result["description_placeholders"]["summary"].startswith("- ")
    entry = (await async_finish(hass, result))["result"]
    assert entry.runtime_data.learned.days > 1
    await hass.config_entries.async_unload(home.entry_id)
