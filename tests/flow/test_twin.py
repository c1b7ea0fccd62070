"""The interview of one twin, step by step."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.digital_twin.const import DOMAIN, Mode, Priority, Role
from custom_components.digital_twin.core.twin import Fidelity
from custom_components.digital_twin.data import DATA, TwinConfig
from tests.common import add_device, add_entity
from tests.flow.common import (
    LEARNED,
    Lesson,
    answer,
    async_finish,
    async_learned,
    begin,
    choose,
    fields,
    radiator,
    reference,
    suggested,
)


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
    assert result["description_placeholders"]["why"].startswith("It heats a room with a sensor of its own")
    result = await answer(hass, result, name=" Radiator ", mode="sandbox", fidelity="expert", priority="high")
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "thermostat")
    assert fields(result) == {"emitter", "power", "rated_power"}
    assert suggested(result)["emitter"] == "radiator"
    result = await answer(hass, result, emitter="floor", rated_power=1200)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "limits")
    assert suggested(result) == {"comfort_low": 17.0, "comfort_high": 25.0}
    result = await answer(hass, result, comfort_low=19.5)
    assert (result["type"], result["step_id"]) == (FlowResultType.SHOW_PROGRESS, "learn")
    assert result["progress_action"] == "learn"
    lesson.release.set()
    result = await async_learned(hass, result)
    assert (result["type"], result["step_id"]) == (FlowResultType.MENU, "summary")
    assert result["menu_options"] == ["finish", "change"]
    told = result["description_placeholders"]["summary"]
    assert told.startswith("- The room temperature is that of Kitchen temperature, not the thermostat's own.\n"), told
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
        settings={"emitter": "floor", "rated_power": 1200, "comfort_low": 19.5, "comfort_high": 25.0},
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
    assert (result["step_id"], fields(result)) == ("closing", {"someone_outside", "obstruction"})
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


async def test_a_thermostat_that_has_only_its_own_sensor_is_said_to_use_it(
    hass: HomeAssistant, home: MockConfigEntry, lesson: Lesson
) -> None:
    device = add_device(hass, "Hall radiator", area="Hall")
    add_entity(
        hass, "climate.hall", device=device, state="heat", attributes={"temperature": 20, "current_temperature": 19.0}
    )
    result = await begin(hass, device)
    name = hass.states.get("climate.hall").name
    assert f"- Room temperature: {name} (its own sensor)" in result["description_placeholders"]["found"]
    while result["type"] is FlowResultType.FORM:
        result = await answer(hass, result)
    result = await async_learned(hass, result)
    assert f"The room temperature is that of {name} itself." in result["description_placeholders"]["summary"]
