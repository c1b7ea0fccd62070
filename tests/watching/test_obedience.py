"""A command whose effect does not show is told, sent again where that is allowed, and settled when it shows."""

import asyncio
from typing import Any

import pytest
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_call_later

from custom_components.digital_twin.const import CONF_CORRECTIONS, DOMAIN, Mode
from custom_components.digital_twin.core.sync.correction import Extent, Rule
from custom_components.digital_twin.store.errors import UnavailableError

from ..platforms.physical import PhysicalLight, PhysicalLock
from ..platforms.shadows import async_twin_of, shadow_of
from .common import last, told
from .conftest import Pass


class DeafLight(PhysicalLight):
    """Loses so many commands."""

    deaf = 0

    def __init__(self, key: str, /, **values: Any) -> None:
        super().__init__(key, **values)
        self.told_twice = asyncio.Event()

    async def _told(self, what: str, **data: Any) -> None:
        await super()._told(what, **data)
        if len(self.told) > 1:
            self.told_twice.set()

    async def async_turn_on(self, **kwargs: Any) -> None:
        if self.deaf > 0:
            self.deaf -= 1
            await self._told("lost", **kwargs)
        else:
            await super().async_turn_on(**kwargs)


class SlowLight(PhysicalLight):
    """Shows a command after a while."""

    delay = 20.0

    async def async_turn_on(self, **kwargs: Any) -> None:
        await self._told("turn_on", **kwargs)
        async_call_later(self.hass, self.delay, self._arrive)

    async def async_turn_off(self, **kwargs: Any) -> None:
        await self._told("turn_off", **kwargs)
        self.show(is_on=False)

    async def _arrive(self, _now: object) -> None:
        self.show(is_on=True)


async def async_turn_on(hass: HomeAssistant, entity_id: str) -> None:
    await hass.services.async_call("light", "turn_on", {ATTR_ENTITY_ID: entity_id}, blocking=True)


async def test_a_lost_command_is_told_once_and_settled_when_it_shows(hass: HomeAssistant, time_passes: Pass) -> None:
    lamp = DeafLight("Lamp", is_on=False)
    lamp.deaf = 5
    entry = await async_twin_of(hass, lamp)
    await async_turn_on(hass, lamp.entity_id)
    await time_passes(20)
    assert told(entry) == []
    await time_passes(300)
    assert told(entry) == ["disobeyed"]
    found = last(entry, "disobeyed")
    assert (found["channel"], found["expected"], found["actual"]) == ("on", True, False)
    assert (found["correction"], found["automatic"]) == ("resend", False)
    assert [what for what, _ in lamp.told] == ["lost"], "nobody asked for it to be sent again"
    lamp.show(is_on=True)
    await time_passes(120)
    assert told(entry) == ["disobeyed", "over"]


async def test_nothing_is_sent_again_where_that_cannot_be_written_down(
    hass: HomeAssistant, time_passes: Pass, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp = DeafLight("Lamp", is_on=False)
    lamp.deaf = 1
    entry = await async_twin_of(hass, lamp)
    await async_turn_on(hass, lamp.entity_id)
    await time_passes(320)
    assert told(entry) == ["disobeyed"]

    async def away(*_records: Any) -> None:
        raise UnavailableError("no disk")

    monkeypatch.setattr(entry.runtime_data.home.database, "async_commit", away)
    with pytest.raises(HomeAssistantError) as raised:
        await hass.services.async_call(
            DOMAIN, "correct", {ATTR_ENTITY_ID: lamp.entity_id}, blocking=True, return_response=True
        )
    assert raised.value.translation_key == "not_stored"
    assert [what for what, _ in lamp.told] == ["lost"]


async def test_it_is_sent_again_once_where_the_user_wants_that(hass: HomeAssistant, time_passes: Pass) -> None:
    lamp = DeafLight("Lamp", is_on=False)
    lamp.deaf = 1
    entry = await async_twin_of(hass, lamp)
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_CORRECTIONS: Extent.DEVICE.value})
    assert await hass.config_entries.async_reload(entry.entry_id)
    await async_turn_on(hass, lamp.entity_id)
    await time_passes(60)
    await lamp.told_twice.wait()
    await hass.async_block_till_done(wait_background_tasks=True)
    await time_passes(300)
    assert [what for what, _ in lamp.told] == ["lost", "turn_on"]
    assert sorted(told(entry, "command", "correction")) == ["corrected", "disobeyed", "over"]
    corrections = entry.runtime_data.assessment.corrections
    [record] = corrections.recent
    assert (record.rule, record.before["value"], record.after["value"]) == ("resend", False, True)
    assert record.success == 1.0
    assert corrections.record.rate(Rule.RESEND) == 1.0


async def test_a_device_that_stays_deaf_is_told_once_more_only(hass: HomeAssistant, time_passes: Pass) -> None:
    lamp = DeafLight("Lamp", is_on=False)
    lamp.deaf = 9
    entry = await async_twin_of(hass, lamp)
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_CORRECTIONS: Extent.DEVICE.value})
    assert await hass.config_entries.async_reload(entry.entry_id)
    await async_turn_on(hass, lamp.entity_id)
    await time_passes(60)
    await lamp.told_twice.wait()
    await time_passes(300)
    await hass.async_block_till_done(wait_background_tasks=True)
    await time_passes(300)
    assert [what for what, _ in lamp.told] == ["lost", "lost"]
    assert told(entry, "command") == ["disobeyed"]
    [record] = entry.runtime_data.assessment.corrections.recent
    assert record.success == 0.0


async def test_a_lock_is_never_sent_a_command_again(hass: HomeAssistant, time_passes: Pass) -> None:
    class DeafLock(PhysicalLock):
        async def async_lock(self, **kwargs: Any) -> None:
            await self._told("lost", **kwargs)

    door = DeafLock("Door", is_locked=False)
    entry = await async_twin_of(hass, door)
    hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_CORRECTIONS: Extent.DEVICE.value})
    assert await hass.config_entries.async_reload(entry.entry_id)
    await hass.services.async_call("lock", "lock", {ATTR_ENTITY_ID: door.entity_id}, blocking=True)
    await time_passes(120)
    assert told(entry, "command", "correction") == ["disobeyed"]
    assert last(entry, "disobeyed")["automatic"] is False
    assert len(door.told) == 1


async def test_the_usual_delay_is_learned(hass: HomeAssistant, time_passes: Pass) -> None:
    lamp = SlowLight("Lamp", is_on=False)
    entry = await async_twin_of(hass, lamp)
    for _ in range(4):
        await async_turn_on(hass, lamp.entity_id)
        await time_passes(60)
        lamp.show(is_on=False)
        await time_passes(30)
    obedience = entry.runtime_data.assessment.obedience
    assert 20 <= obedience.patience("on") < 200
    assert obedience.obeyed == 4
    assert told(entry) == []
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert 20 <= entry.runtime_data.assessment.obedience.patience("on") < 200


@pytest.mark.parametrize("how", ["assumed", "shadow", "again", "unavailable"])
async def test_what_is_no_lost_command(hass: HomeAssistant, time_passes: Pass, how: str) -> None:
    lamp = DeafLight("Lamp", is_on=how == "again", assumed_state=how == "assumed")
    lamp.deaf = 9
    entry = await async_twin_of(hass, lamp, mode=Mode.SANDBOX)
    target = shadow_of(hass, entry, lamp) if how == "shadow" else lamp.entity_id
    await async_turn_on(hass, target)
    if how == "unavailable":
        lamp.show(available=False)
    await time_passes(300)
    assert told(entry, "command", "divergence") == []


async def test_who_acts_after_the_command_has_the_last_word(hass: HomeAssistant, time_passes: Pass) -> None:
    lamp = DeafLight("Lamp", is_on=False)
    lamp.deaf = 1
    entry = await async_twin_of(hass, lamp)
    await async_turn_on(hass, lamp.entity_id)
    await hass.services.async_call("light", "turn_off", {ATTR_ENTITY_ID: lamp.entity_id}, blocking=True)
    await time_passes(300)
    assert told(entry) == []
