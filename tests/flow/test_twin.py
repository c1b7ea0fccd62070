"""The interview of one twin, step by step, back and forth."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.config_entries import SOURCE_INTEGRATION_DISCOVERY, SOURCE_RECONFIGURE, ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, UnknownFlow
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from custom_components.digital_twin.classify import profile_device
from custom_components.digital_twin.const import DOMAIN, Mode, Priority, Role
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.twin import Fidelity, Learned, Trust
from custom_components.digital_twin.data import DATA, TwinConfig
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry
from tests.flow.common import LIGHT, async_finish, async_learned, fields, suggested

LEARNED = Learned(
    kind="light",
    structure="curve",
    days=3.0,
    trust=Trust.SUGGESTING,
    report=(Message("history_no_recorder"), Message("history_unreadable")),
)


@pytest.fixture
async def home(hass: HomeAssistant) -> MockConfigEntry:
    return await async_add_home(hass)


class Lesson:
    """Stands for learning: takes as long as the test wants, and counts how often it was asked for."""

    def __init__(self, learned: Learned | Exception = LEARNED) -> None:
        self.learned = learned
        self.configs: list[TwinConfig] = []
        self.tell: Callable[[float], None] = lambda _share: None
        self.release = asyncio.Event()
        self.release.set()
        self.cancelled = False

    async def __call__(
        self, _hass: HomeAssistant, _home: Any, config: TwinConfig, on_progress: Callable[[float], None]
    ) -> Learned:
        self.configs.append(config)
        self.tell = on_progress
        try:
            await self.release.wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        if isinstance(self.learned, Exception):
            raise self.learned
        return self.learned


@pytest.fixture
def lesson(monkeypatch: pytest.MonkeyPatch) -> Lesson:
    stand_in = Lesson()
    monkeypatch.setattr("custom_components.digital_twin.flow.twin_flow.async_learn", stand_in)
    return stand_in


async def begin(hass: HomeAssistant, device: dr.DeviceEntry) -> Any:
    profile = profile_device(hass, device.id)
    return await hass.config_entries.flow.async_init(
        DOMAIN,
        context={"source": SOURCE_INTEGRATION_DISCOVERY},
        data={"key": f"device_{device.id}", "device_id": device.id, "main": getattr(profile, "main", "")},
    )


async def reconfigure(hass: HomeAssistant, entry: ConfigEntry[Any]) -> Any:
    return await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_RECONFIGURE, "entry_id": entry.entry_id}
    )


async def answer(hass: HomeAssistant, result: Any, **answers: Any) -> Any:
    given = suggested(result) | answers
    return await hass.config_entries.flow.async_configure(
        result["flow_id"], {key: value for key, value in given.items() if value is not None}
    )


async def choose(hass: HomeAssistant, result: Any, step: str) -> Any:
    return await hass.config_entries.flow.async_configure(result["flow_id"], {"next_step_id": step})


def lamp(hass: HomeAssistant) -> dr.DeviceEntry:
    device = add_device(hass, "Lamp")
    add_entity(hass, "light.lamp", device=device, state="on", attributes=LIGHT)
    return device


def radiator(hass: HomeAssistant) -> dr.DeviceEntry:
    """Add a radiator thermostat in a kitchen with a sensor and a window contact."""
    device = add_device(hass, "Kitchen radiator", area="Kitchen")
    add_entity(hass, "climate.radiator", device=device, state="heat", attributes={"temperature": 20})
    air = add_device(hass, "Kitchen air", area="Kitchen")
    add_entity(
        hass,
        "sensor.kitchen_temperature",
        device=air,
        state="20",
        attributes={"unit_of_measurement": "°C", "friendly_name": "Kitchen temperature"},
        original_device_class="temperature",
        unit_of_measurement="°C",
    )
    window = add_device(hass, "Kitchen window", area="Kitchen")
    add_entity(hass, "binary_sensor.window", device=window, state="off", original_device_class="window")
    return device


def reference(hass: HomeAssistant, entity_id: str) -> str:
    entry = er.async_get(hass).async_get(entity_id)
    assert entry is not None
    return entry.id


async def test_the_whole_interview_makes_a_twin(hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson) -> None:
    lesson.release.clear()
    device = radiator(hass)
    result = await begin(hass, device)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "twin")
    assert fields(result) == {"name", "mode", "fidelity", "priority"}
    assert suggested(result) == {
        "name": "Kitchen radiator",
        "mode": "mirror",
        "fidelity": "advanced",
        "priority": suggested(result)["priority"],
    }
    assert "- Room temperature: Kitchen temperature" in result["description_placeholders"]["found"]
    result = await answer(hass, result, name=" Radiator ", mode="sandbox", fidelity="expert", priority="high")
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "thermostat")
    assert fields(result) == {"power", "rated_power"}
    result = await answer(hass, result, rated_power=1200)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "limits")
    assert suggested(result) == {"comfort_low": 17.0, "comfort_high": 25.0}
    result = await answer(hass, result, comfort_low=19.5)
    assert (result["type"], result["step_id"]) == (FlowResultType.SHOW_PROGRESS, "learn")
    assert result["progress_action"] == "learn"
    lesson.release.set()
    result = await async_learned(hass, result)
    assert (result["type"], result["step_id"]) == (FlowResultType.MENU, "summary")
    assert result["menu_options"] == ["finish", "change"]
    result = await choose(hass, result, "finish")
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == "Radiator"
    entry = result["result"]
    assert entry.unique_id == f"device_{device.id}"
    assert TwinConfig.from_entry(entry) == TwinConfig(
        name="Radiator",
        key=f"device_{device.id}",
        device_id=device.id,
        kind="thermostat",
        main=reference(hass, "climate.radiator"),
        members=(reference(hass, "climate.radiator"),),
        roles={
            Role.ROOM_TEMPERATURE: (reference(hass, "sensor.kitchen_temperature"),),
            Role.WINDOWS: (reference(hass, "binary_sensor.window"),),
        },
        mode=Mode.SANDBOX,
        fidelity=Fidelity.EXPERT,
        priority=Priority.HIGH,
        settings={"rated_power": 1200, "comfort_low": 19.5, "comfort_high": 25.0},
    )
    await hass.async_block_till_done()
    assert entry.runtime_data.learned == LEARNED
    assert hass.data[DATA].learned == {}


async def test_steps_with_nothing_to_ask_are_left_out(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    device = add_device(hass, "Leak sensor")
    add_entity(hass, "binary_sensor.leak", device=device, state="off", original_device_class="moisture")
    lesson.release.clear()
    result = await answer(hass, await begin(hass, device))
    assert (result["type"], result["step_id"]) == (FlowResultType.SHOW_PROGRESS, "learn")
    lesson.release.set()
    result = await async_finish(hass, result)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_what_is_certain_is_kept_without_being_asked(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    device = add_device(hass, "Garage door")
    add_entity(hass, "cover.garage", device=device, state="closed", original_device_class="garage")
    result = await answer(hass, await begin(hass, device))
    assert (result["step_id"], fields(result)) == ("closing", {"someone_outside"})
    entry = (await async_finish(hass, result))["result"]
    assert entry.data["settings"] == {"closes": "garage", "someone_outside": True}


@pytest.mark.parametrize(
    ("entity_id", "step"),
    [
        ("light.a", "light"),
        ("switch.a", "plug"),
        ("climate.a", "thermostat"),
        ("cover.a", "closing"),
        ("lock.a", "closing"),
        ("valve.a", "water"),
        ("water_heater.a", "water"),
        ("fan.a", "air"),
        ("humidifier.a", "air"),
    ],
)
async def test_every_kind_has_its_questions_and_finishes(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson, entity_id: str, step: str
) -> None:
    device = add_device(hass, "Thing")
    add_entity(hass, entity_id, device=device, state="off")
    result = await answer(hass, await begin(hass, device))
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, step)
    result = await async_finish(hass, result)
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_which_entities_belong_to_it_can_be_chosen(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    device = add_device(hass, "Strip")
    first = add_entity(hass, "switch.first", device=device, state="on", attributes={"friendly_name": "First"})
    second = add_entity(hass, "switch.second", device=device, state="on")
    result = await begin(hass, device)
    assert suggested(result)["members"] == ["switch.first", "switch.second"]
    result = await answer(hass, result, members=["switch.second"])
    assert result["errors"] == {"members": "main_left_out"}
    assert result["description_placeholders"]["main"] == "First"
    result = await answer(hass, result, members=["switch.first"])
    entry = (await async_finish(hass, result))["result"]
    assert (entry.data["main"], entry.data["members"]) == (first.id, [first.id])
    assert second.id not in entry.data["members"]


async def test_bad_answers_are_said_in_the_form_and_keep_the_rest(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson, entity_registry: er.EntityRegistry
) -> None:
    device = radiator(hass)
    result = await answer(hass, await begin(hass, device), name="  ", mode="sandbox")
    assert result["errors"] == {"name": "name_missing"}
    assert suggested(result)["mode"] == "sandbox"
    result = await answer(hass, result, name="Radiator")
    result = await answer(hass, result, power="sensor.kitchen_temperature", rated_power=900)
    assert result["errors"] == {"power": "no_power"}
    assert suggested(result)["rated_power"] == 900
    result = await answer(hass, result, power=None)
    assert result["step_id"] == "limits"
    result = await answer(hass, result, comfort_low=26)
    assert result["errors"] == {"comfort_high": "low_above_high"}
    assert suggested(result) == {"comfort_low": 26, "comfort_high": 25.0}


async def test_an_entity_that_vanished_from_the_device_is_said(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson, entity_registry: er.EntityRegistry
) -> None:
    device = add_device(hass, "Strip")
    add_entity(hass, "switch.first", device=device, state="on")
    add_entity(hass, "switch.second", device=device, state="on")
    result = await begin(hass, device)
    entity_registry.async_remove("switch.second")
    hass.states.async_remove("switch.second")
    result = await answer(hass, result)
    assert result["errors"] == {"members": "entity_not_found"}


@pytest.mark.parametrize("step", ["twin", "thermostat", "limits"])
async def test_a_device_that_vanishes_in_a_form_is_said_there(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson, device_registry: dr.DeviceRegistry, step: str
) -> None:
    device = radiator(hass)
    result = await begin(hass, device)
    while result["step_id"] != step:
        result = await answer(hass, result)
    device_registry.async_remove_device(device.id)
    result = await answer(hass, result)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, step)
    assert result["errors"] == {"base": "device_gone"}
    assert not lesson.configs
    assert [entry.unique_id for entry in hass.config_entries.async_entries(DOMAIN)] == ["home"]


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
    assert fields(result) == {"room_temperature", "windows", "power", "rated_power"}
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


async def test_reconfigure_shows_everything_and_changes_it_without_learning_anew(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    device = radiator(hass)
    result = await async_finish(hass, await begin(hass, device))
    entry = result["result"]
    before = TwinConfig.from_entry(entry)
    result = await reconfigure(hass, entry)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "twin")
    result = await answer(hass, result, name="Renamed", priority="normal")
    assert suggested(result) == {
        "room_temperature": "sensor.kitchen_temperature",
        "windows": ["binary_sensor.window"],
    }
    result = await answer(hass, result)
    result = await answer(hass, result, comfort_high=23)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    await hass.async_block_till_done()
    assert len(lesson.configs) == 1
    config = TwinConfig.from_entry(entry)
    assert (entry.title, config.name, config.priority) == ("Renamed", "Renamed", Priority.NORMAL)
    assert config.settings["comfort_high"] == 23
    assert config.roles == before.roles
    assert entry.runtime_data.config == config
    assert entry.runtime_data.learned == LEARNED


async def test_reconfigure_learns_anew_when_entities_changed(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    entry = (await async_finish(hass, await begin(hass, radiator(hass))))["result"]
    lesson.learned = Learned(kind="thermostat", structure="room", days=9.0, report=LEARNED.report)
    result = await answer(hass, await reconfigure(hass, entry))
    result = await hass.config_entries.flow.async_configure(result["flow_id"], {})
    result = await answer(hass, result)
    assert (result["type"], result["step_id"]) == (FlowResultType.MENU, "summary")
    result = await async_finish(hass, result)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    assert len(lesson.configs) == 2
    assert entry.data["roles"] == {}
    assert entry.runtime_data.learned == lesson.learned


async def test_reconfigure_of_a_twin_whose_device_is_gone_says_so(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson, device_registry: dr.DeviceRegistry
) -> None:
    device = lamp(hass)
    entry = twin_entry("light", reference(hass, "light.lamp"), device_id=device.id)
    await async_add_entry(hass, entry)
    device_registry.async_remove_device(device.id)
    await hass.async_block_till_done()
    result = await reconfigure(hass, entry)
    assert result["type"] is FlowResultType.FORM
    result = await answer(hass, result)
    assert result["errors"] == {"base": "device_gone"}
