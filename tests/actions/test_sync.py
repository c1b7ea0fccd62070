"""digital_twin.sync, asked as users ask it."""

import asyncio

import pytest
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin import syncing
from custom_components.digital_twin.const import DOMAIN, Mode
from custom_components.digital_twin.coordinator import TwinCoordinator
from custom_components.digital_twin.sandbox import Sandbox
from custom_components.digital_twin.store import queries

from .conftest import FRIDGE, LAMP, LOCK, RADIATOR, SmallHome


async def test_all_twins_when_none_is_named(small_home: SmallHome) -> None:
    answer = await small_home.call("sync")
    assert set(answer["twins"]) == {LAMP, RADIATOR, FRIDGE, LOCK}
    assert answer["changed"] == 0
    assert answer["summary"] == "Twins compared with their devices: 4, all in step."
    assert answer["twins"][LAMP]["status"] == "following"


async def test_it_also_answers_without_a_response(hass: HomeAssistant, small_home: SmallHome) -> None:
    before = {twin.spec.twin_id: twin.syncing.gate.completed for twin in small_home.home.twins.values()}
    await hass.services.async_call(DOMAIN, "sync", {"entity_id": LAMP}, blocking=True)
    after = {twin.spec.twin_id: twin.syncing.gate.completed for twin in small_home.home.twins.values()}
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    assert {id_ for id_ in after if after[id_] > before[id_]} == {twin.spec.twin_id}


async def async_sandbox(hass: HomeAssistant, small_home: SmallHome) -> TwinCoordinator:
    """Make the lamp's twin a sandbox, and give it."""
    twin = small_home.home.twin_of_entity(LAMP)
    assert twin is not None
    hass.config_entries.async_update_entry(twin.entry, data={**twin.entry.data, "mode": Mode.SANDBOX.value})
    await hass.config_entries.async_reload(twin.entry.entry_id)
    anew = small_home.home.twin_of_entity(LAMP)
    assert anew is not None
    return anew


async def test_a_sandbox_returns_to_its_device(hass: HomeAssistant, small_home: SmallHome) -> None:
    twin = await async_sandbox(hass, small_home)
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


async def test_while_one_is_under_way_another_is_dropped(
    hass: HomeAssistant, small_home: SmallHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = await async_sandbox(hass, small_home)
    under_way, go_on = asyncio.Event(), asyncio.Event()

    async def wait(_sandbox: Sandbox) -> None:
        under_way.set()
        await go_on.wait()

    monkeypatch.setattr(Sandbox, "async_return", wait)
    first = hass.async_create_task(small_home.call("sync", entity_id=LAMP))
    await under_way.wait()
    second = await small_home.call("sync", entity_id=LAMP)
    go_on.set()
    told = [answer["twins"][LAMP]["already_running"] for answer in (await first, second)]
    assert (told, twin.syncing.gate.dropped, twin.syncing.gate.busy) == ([False, True], 1, False)


async def test_what_never_returns_is_given_up_and_the_next_one_goes_through(
    hass: HomeAssistant, small_home: SmallHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = await async_sandbox(hass, small_home)

    async def hang(_sandbox: Sandbox) -> None:
        await asyncio.Event().wait()

    with monkeypatch.context() as broken:
        broken.setattr(syncing, "TAKEN_TOO_LONG", 0.0)
        broken.setattr(Sandbox, "async_return", hang)
        with pytest.raises(TimeoutError):
            await small_home.call("sync", entity_id=LAMP)
    assert not twin.syncing.gate.busy
    answer = await small_home.call("sync", entity_id=LAMP)
    assert not answer["twins"][LAMP]["already_running"]
    database = small_home.home.database
    await database.async_flush()
    rows = await database.async_read(lambda connection: queries.syncs(connection, twin.entry.entry_id))
    assert [row.count for row in rows if row.outcome == "failed"] == [1]


async def test_an_unknown_twin_changes_nothing(small_home: SmallHome) -> None:
    before = [twin.syncing.gate.completed for twin in small_home.home.twins.values()]
    with pytest.raises(ServiceValidationError) as raised:
        await small_home.call("sync", entity_id=[LAMP, "person.anna"])
    assert raised.value.translation_key == "unknown_twin"
    assert [twin.syncing.gate.completed for twin in small_home.home.twins.values()] == before
