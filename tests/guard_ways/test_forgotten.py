"""What was left on for longer than somebody said it may: told without any action, once, and taken back."""

from datetime import timedelta

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from custom_components.digital_twin.core.requests import CheckRequest, HazardFinding
from custom_components.digital_twin.guard import foresight
from custom_components.digital_twin.guard.rules import HazardRule, Scope
from tests.common import async_add_entry, twin_entry
from tests.guard.conftest import GuardedHome
from tests.platforms.physical import PhysicalSwitch, async_add_physical


@pytest.fixture
async def iron(guarded: GuardedHome) -> PhysicalSwitch:
    """Add an iron that may be on for half an hour; it is off."""
    switch = PhysicalSwitch("iron")
    switch.show(is_on=False)
    await async_add_physical(guarded.hass, switch)
    entry = er.async_get(guarded.hass).async_get(switch.entity_id)
    assert entry is not None
    settings = {"appliance": "iron", "longest_on": 30.0}
    await async_add_entry(
        guarded.hass, twin_entry("plug", entry.id, name="Iron", device_id=entry.device_id, settings=settings)
    )
    return switch


def kinds(guarded: GuardedHome) -> list[str]:
    """Return what was told of things left on, oldest first."""
    records = [one for one in guarded.home.events.recent() if one.data.get("hazard") == "on_too_long"]
    return [record.kind for record in reversed(records)]


async def test_an_iron_left_on_is_told_once_and_taken_back(
    guarded: GuardedHome, iron: PhysicalSwitch, freezer: FrozenDateTimeFactory
) -> None:
    iron.show(is_on=True)
    await guarded.hass.async_block_till_done()
    freezer.tick(timedelta(minutes=29))
    guarded.home.foresight.async_now()
    assert kinds(guarded) == []
    for _ in range(3):
        freezer.tick(timedelta(minutes=2))
        guarded.home.foresight.async_now()
    await guarded.home.foresight.async_look()
    assert kinds(guarded) == ["hazard_predicted"]
    record = next(one for one in guarded.home.events.recent() if one.data.get("hazard") == "on_too_long")
    assert record.severity == "medium"
    assert record.data["entities"] == [iron.entity_id]
    assert "Iron" in guarded.home.events.sentence(record)
    iron.show(is_on=False)
    await guarded.hass.async_block_till_done()
    await guarded.home.foresight.async_look()
    guarded.home.foresight.async_now()
    assert kinds(guarded) == ["hazard_predicted", "hazard_averted"]
    assert guarded.home.foresight.looming == {}


async def test_a_twin_that_sleeps_is_told_of_all_the_same(
    guarded: GuardedHome, iron: PhysicalSwitch, freezer: FrozenDateTimeFactory
) -> None:
    iron.show(is_on=True)
    await guarded.hass.async_block_till_done()
    twin = next(twin for twin in guarded.home.twins.values() if twin.config.name == "Iron")
    await twin.hibernation.async_sleep()
    freezer.tick(timedelta(hours=9))
    guarded.home.foresight.async_now()
    await guarded.home.foresight.async_look()
    guarded.home.foresight.async_now()
    assert kinds(guarded) == ["hazard_predicted"]


@pytest.mark.parametrize("scope", [None, *Scope])
async def test_what_nobody_gave_a_time_may_stay_on(
    guarded: GuardedHome, freezer: FrozenDateTimeFactory, scope: Scope | None
) -> None:
    """What holds for the whole home is not meant for a fridge; what holds for it or its area is."""
    guarded.fridge.show(is_on=True)
    await guarded.hass.async_block_till_done()
    home = guarded.home
    twin = next(twin for twin in home.twins.values() if twin.sources[twin.config.main] == guarded.fridge.entity_id)
    kitchen = ar.async_get(guarded.hass).async_create("Kitchen")
    assert twin.config.device_id is not None
    dr.async_get(guarded.hass).async_update_device(twin.config.device_id, area_id=kitchen.id)
    where = {Scope.AREA: kitchen.id, Scope.TWIN: twin.spec.twin_id}
    if scope is not None:
        home.rules.async_set(HazardRule(hazard="on_too_long", scope=scope, where=where.get(scope, ""), limit=30.0))
    freezer.tick(timedelta(days=3))
    home.foresight.async_now()
    assert kinds(guarded) == (["hazard_predicted"] if scope in where else [])


async def test_only_what_somebody_gave_a_time_is_looked_at_every_minute(
    guarded: GuardedHome, iron: PhysicalSwitch, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[CheckRequest] = []

    def look(request: CheckRequest) -> tuple[HazardFinding, ...]:
        looked.append(request)
        return ()

    monkeypatch.setattr(foresight, "look_now", look)
    guarded.home.rules.async_set(HazardRule(hazard="on_too_long", limit=60.0))
    guarded.home.foresight.async_now()
    assert [twin.spec.name for twin in looked[0].twins] == ["Iron"]
