"""Choosing what to make a twin of: found by discovery, picked by hand, or many at once."""

from typing import Any

import pytest
from homeassistant.config_entries import SOURCE_IGNORE, SOURCE_IMPORT, SOURCE_INTEGRATION_DISCOVERY, SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, UnknownFlow
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.const import DOMAIN
from custom_components.digital_twin.data import DATA, TwinConfig
from tests.common import add_device, add_entity, async_add_entry, async_add_home, twin_entry
from tests.flow.common import LIGHT, async_finish, fields, suggested


def lamp(hass: HomeAssistant, name: str = "Lamp") -> dr.DeviceEntry:
    device = add_device(hass, name)
    add_entity(hass, f"light.{name.lower()}", device=device, state="on", attributes=LIGHT)
    return device


def info(hass: HomeAssistant, device: dr.DeviceEntry) -> dict[str, Any]:
    main = er.async_entries_for_device(er.async_get(hass), device.id)[0].id
    return {"key": f"device_{device.id}", "device_id": device.id, "main": main}


async def discovered(hass: HomeAssistant, data: dict[str, Any]) -> Any:
    return await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_INTEGRATION_DISCOVERY}, data=data
    )


async def by_hand(hass: HomeAssistant, step: str) -> Any:
    result = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    assert result["type"] is FlowResultType.MENU
    return await hass.config_entries.flow.async_configure(result["flow_id"], {"next_step_id": step})


async def answer(hass: HomeAssistant, result: Any, **answers: Any) -> Any:
    return await hass.config_entries.flow.async_configure(result["flow_id"], answers)


async def test_a_discovered_device_is_offered_by_name_and_kind(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    result = await discovered(hass, info(hass, lamp(hass)))
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "twin")
    assert suggested(result)["name"] == "Lamp"
    flow = hass.config_entries.flow.async_progress()[0]
    assert flow["context"]["title_placeholders"] == {"name": "Lamp", "title": "Lamp (Light)"}


async def test_the_kind_is_named_in_the_users_language(hass: HomeAssistant) -> None:
    hass.config.language = "de"
    await async_add_home(hass)
    await discovered(hass, info(hass, lamp(hass)))
    flow = hass.config_entries.flow.async_progress()[0]
    assert flow["context"]["title_placeholders"]["title"] == "Lamp (Licht)"


async def test_a_name_that_tells_the_kind_is_not_followed_by_it(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    device = lamp(hass)
    dr.async_get(hass).async_update_device(device.id, name_by_user="Desk light")
    await discovered(hass, info(hass, device))
    flow = hass.config_entries.flow.async_progress()[0]
    assert flow["context"]["title_placeholders"]["title"] == "Desk light"


async def test_a_device_is_discovered_once(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    data = info(hass, lamp(hass))
    await discovered(hass, data)
    second = await discovered(hass, data)
    assert (second["type"], second["reason"]) == (FlowResultType.ABORT, "already_in_progress")


async def test_a_device_with_a_twin_or_ignored_is_not_offered(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    device = lamp(hass)
    data = info(hass, device)
    await async_add_entry(hass, twin_entry("light", data["main"], device_id=device.id))
    result = await discovered(hass, data)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "already_configured")
    other = info(hass, lamp(hass, "Other"))
    await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_IGNORE}, data={"unique_id": other["key"], "title": "Other"}
    )
    result = await discovered(hass, other)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "already_configured")


async def test_an_ignored_device_can_still_be_picked_by_hand(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    device = lamp(hass)
    await hass.config_entries.flow.async_init(
        DOMAIN,
        context={"source": SOURCE_IGNORE},
        data={"unique_id": f"device_{device.id}", "title": "Lamp"},
    )
    result = await answer(hass, await by_hand(hass, "device"), device_id=device.id)
    entry = (await async_finish(hass, result))["result"]
    assert entry.unique_id == f"device_{device.id}"
    assert entry.source == SOURCE_USER


async def test_without_a_running_home_nothing_is_offered(hass: HomeAssistant) -> None:
    result = await discovered(hass, info(hass, lamp(hass)))
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "home_missing")
    home = await async_add_home(hass)
    await hass.config_entries.async_unload(home.entry_id)
    for step in ("device", "entity", "many"):
        result = await by_hand(hass, step)
        assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "home_missing")


async def test_a_candidate_that_is_none_any_more_is_refused_with_the_reason(
    hass: HomeAssistant, device_registry: dr.DeviceRegistry
) -> None:
    await async_add_home(hass)
    device = lamp(hass)
    data = info(hass, device)
    device_registry.async_remove_device(device.id)
    result = await discovered(hass, data)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "refused")
    assert result["description_placeholders"] == {"reason": "It does not exist any more."}


async def test_a_device_picked_by_hand_goes_to_the_interview(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    device = lamp(hass)
    form = await by_hand(hass, "device")
    assert fields(form) == {"device_id"}
    result = await answer(hass, form, device_id=device.id)
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "twin")


async def test_a_device_that_cannot_have_a_twin_is_refused_in_the_form(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    empty = add_device(hass, "Hub")
    result = await answer(hass, await by_hand(hass, "device"), device_id=empty.id)
    assert (result["type"], result["errors"]) == (FlowResultType.FORM, {"device_id": "refused"})
    assert result["description_placeholders"] == {"reason": "It has no entity that a twin could mirror."}
    result = await answer(hass, result, device_id=lamp(hass).id)
    assert result["step_id"] == "twin"


async def test_an_entity_picked_by_hand_goes_to_the_interview(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    add_entity(hass, "switch.lonely", state="off")
    result = await answer(hass, await by_hand(hass, "entity"), entity_id="switch.lonely")
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "twin")


@pytest.mark.parametrize(
    ("entity_id", "error"),
    [
        ("switch.gone", "entity_not_found"),
        ("sensor.own", "own_entity"),
        ("switch.disabled", "entity_disabled"),
        ("light.group", "refused"),
    ],
)
async def test_an_entity_that_cannot_have_a_twin_is_refused_in_the_form(
    hass: HomeAssistant, entity_id: str, error: str
) -> None:
    await async_add_home(hass)
    add_entity(hass, "sensor.own", platform=DOMAIN, state="1")
    add_entity(hass, "switch.disabled", disabled_by=er.RegistryEntryDisabler.USER)
    add_entity(hass, "light.group", platform="group", state="on", attributes={"entity_id": ["light.a"]})
    result = await answer(hass, await by_hand(hass, "entity"), entity_id=entity_id)
    assert (result["type"], result["errors"]) == (FlowResultType.FORM, {"entity_id": error})
    assert bool(result["description_placeholders"]["reason"]) is (error == "refused")


async def test_a_device_with_a_twin_cannot_be_picked_again(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    device = lamp(hass)
    await async_add_entry(hass, twin_entry("light", info(hass, device)["main"], device_id=device.id))
    result = await answer(hass, await by_hand(hass, "device"), device_id=device.id)
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "already_configured")


async def test_of_two_flows_for_a_device_the_first_to_finish_wins(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    device = lamp(hass)
    proposal = await discovered(hass, info(hass, device))
    mine = await answer(hass, await by_hand(hass, "device"), device_id=device.id)
    also_mine = await answer(hass, await by_hand(hass, "device"), device_id=device.id)
    result = await async_finish(hass, mine)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    for late in (proposal, also_mine):
        with pytest.raises(UnknownFlow):
            await hass.config_entries.flow.async_configure(late["flow_id"])
    twins = [entry for entry in hass.config_entries.async_entries(DOMAIN) if entry.unique_id != "home"]
    assert [entry.unique_id for entry in twins] == [f"device_{device.id}"]


async def test_many_twins_are_made_with_default_answers(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    fridge = add_device(hass, "Kitchen fridge")
    add_entity(hass, "switch.fridge", device=fridge, state="on")
    first = lamp(hass)
    ignored = lamp(hass, "Ignored")
    await hass.config_entries.flow.async_init(
        DOMAIN,
        context={"source": SOURCE_IGNORE},
        data={"unique_id": f"device_{ignored.id}", "title": "Ignored"},
    )
    form = await by_hand(hass, "many")
    assert (form["type"], form["step_id"]) == (FlowResultType.FORM, "many")
    selector = next(iter(form["data_schema"].schema.values()))
    labels = {option["value"]: option["label"] for option in selector.config["options"]}
    assert set(labels) == {f"device_{fridge.id}", f"device_{first.id}"}
    assert labels[f"device_{first.id}"].startswith("Lamp: It can be controlled")
    result = await answer(hass, form, candidates=list(labels))
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "made_all")
    assert result["description_placeholders"] == {"made": "2"}
    await hass.async_block_till_done()
    made = {
        entry.unique_id: entry for entry in hass.config_entries.async_entries(DOMAIN) if entry.source == SOURCE_IMPORT
    }
    assert set(made) == set(labels)
    config = TwinConfig.from_entry(made[f"device_{fridge.id}"])
    assert config.settings == {"appliance": "fridge", "never_off": True}
    assert len(hass.data[DATA].home.twins) == 2
    assert made[f"device_{fridge.id}"].discovery_keys[DOMAIN][0].key == f"device_{fridge.id}"


async def test_choosing_nothing_is_said_and_nothing_left_ends_it(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    device = lamp(hass)
    form = await by_hand(hass, "many")
    result = await answer(hass, form, candidates=[])
    assert result["errors"] == {"candidates": "none_chosen"}
    await async_add_entry(hass, twin_entry("light", info(hass, device)["main"], device_id=device.id))
    result = await by_hand(hass, "many")
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "no_candidates")


async def test_a_candidate_that_vanished_meanwhile_is_named(
    hass: HomeAssistant, device_registry: dr.DeviceRegistry
) -> None:
    await async_add_home(hass)
    stays, goes = lamp(hass, "Stays"), lamp(hass, "Goes")
    form = await by_hand(hass, "many")
    device_registry.async_remove_device(goes.id)
    result = await answer(hass, form, candidates=[f"device_{stays.id}", f"device_{goes.id}"])
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "made_some")
    assert result["description_placeholders"] == {"made": "1", "failed": "Goes"}
