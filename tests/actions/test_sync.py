"""digital_twin.sync, asked as users ask it."""

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.const import DOMAIN, Mode

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome


async def test_all_twins_when_none_is_named(small_home: SmallHome) -> None:
    answer = await small_home.call("sync")
    assert set(answer["twins"]) == {LAMP, RADIATOR, FRIDGE, LOCK}
    assert answer["changed"] == 0
    assert answer["summary"] == "Twins compared with their devices: 4, all in step."
    assert answer["twins"][LAMP]["status"] == "following"


async def test_it_also_answers_without_a_response(hass: HomeAssistant, small_home: SmallHome) -> None:
    before = {twin.spec.twin_id: twin.reconciles.completed for twin in small_home.home.twins.values()}
    await hass.services.async_call(DOMAIN, "sync", {"entity_id": LAMP}, blocking=True)
    after = {twin.spec.twin_id: twin.reconciles.completed for twin in small_home.home.twins.values()}
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    assert {id_ for id_ in after if after[id_] > before[id_]} == {twin.spec.twin_id}


async def test_a_sandbox_returns_to_its_device(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, "mode": Mode.SANDBOX.value})
    await hass.config_entries.async_reload(twin.entry.entry_id)
    shadow = next(
        entry.entity_id
        for entry in er.async_entries_for_config_entry(er.async_get(hass), twin.entry.entry_id)
        if entry.domain == "light"
    )
    await hass.services.async_call("light", "turn_on", {"entity_id": shadow}, blocking=True)
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "on"
    answer = await small_home.call("sync", entity_id=shadow)
    assert answer["twins"][LAMP]["changed"]["on"] == {"before": "on", "after": "off", "unit": None}
    assert (answer["changed"], answer["summary"]) == (1, "Twins compared with their devices: 1, changed: 1.")
    await hass.async_block_till_done()
    assert hass.states.get(shadow).state == "off"


async def test_an_unknown_twin_changes_nothing(small_home: SmallHome) -> None:
    before = [twin.reconciles.completed for twin in small_home.home.twins.values()]
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("sync", entity_id=[LAMP, "person.anna"])
    assert raised.value.translation_key == "unknown_twin"
    assert [twin.reconciles.completed for twin in small_home.home.twins.values()] == before
