"""When twins learn: at night, one at a time, and what a background fit may replace."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.twin import Learned
from custom_components.digital_twin.data import DATA
from custom_components.digital_twin.training import LOOKED_AFTER

from .common import add_entity, async_add_entry, async_add_home, twin_entry

LEARNED = Learned(kind="light", structure="power", days=10.0)
LEARN = "custom_components.digital_twin.training.async_learn"


def answers(learned: Learned) -> Callable[..., Awaitable[Learned]]:
    """Return a stand-in for learning that knows nothing but its answer."""

    async def learn(*_args: Any, **_wishes: Any) -> Learned:
        return replace(learned, learned_at=time.time())

    return learn


async def add_lamp(hass: HomeAssistant, name: str, learned: Learned) -> MockConfigEntry:
    entry = twin_entry("light", add_entity(hass, f"light.{name}", state="on").id, name=name)
    hass.data[DATA].learned[entry.unique_id or ""] = learned
    return await async_add_entry(hass, entry)


async def wait_until(hass: HomeAssistant, freezer: FrozenDateTimeFactory, moment: datetime) -> None:
    """Let time pass in the steps in which twins are looked after."""
    while dt_util.now() < moment:
        freezer.tick(LOOKED_AFTER)
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=True)


async def test_refits_are_made_once_each_night(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    midday = dt_util.now().replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=1)
    freezer.move_to(midday)
    await async_add_home(hass)
    moments: list[datetime] = []

    async def learn(*_args: Any, **_wishes: Any) -> Learned:
        moments.append(dt_util.now())
        return replace(LEARNED, learned_at=time.time())

    with patch(LEARN, side_effect=learn):
        await add_lamp(hass, "lamp", replace(LEARNED, learned_at=time.time() - 8 * 3600))
        await wait_until(hass, freezer, midday + timedelta(days=3))
    assert len(moments) == 3
    assert {moment.day for moment in moments} == {(midday + timedelta(days=day)).day for day in (1, 2, 3)}
    assert {moment.hour for moment in moments} <= set(range(1, 5))


async def test_twins_learn_one_at_a_time(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    running = most = done = 0

    async def learn(*_args: Any, **_wishes: Any) -> Learned:
        nonlocal running, most, done
        running += 1
        most = max(most, running)
        for _ in range(5):
            await asyncio.sleep(0)
        running -= 1
        done += 1
        return replace(LEARNED, learned_at=time.time())

    with patch(LEARN, side_effect=learn):
        for number in range(4):
            await add_lamp(hass, f"lamp_{number}", Learned(kind="light", structure="prior"))
        await hass.async_block_till_done(wait_background_tasks=True)
    assert (most, done) == (1, 4)


@pytest.mark.parametrize(
    ("days", "age", "kept"),
    [(9.0, 2.0, False), (6.0, 2.0, False), (2.0, 2.0, True), (0.0, 2.0, True), (2.0, 31.0, False)],
    ids=["as much history", "less", "cut", "none", "cut, and what was known is old"],
)
async def test_a_cut_history_does_not_replace_what_is_known(
    hass: HomeAssistant, days: float, age: float, *, kept: bool
) -> None:
    await async_add_home(hass)
    known = replace(LEARNED, learned_at=time.time() - age * 86_400)
    with patch(LEARN, side_effect=answers(replace(LEARNED, days=days, report=(Message("learned_nothing"),)))):
        entry = await add_lamp(hass, "lamp", known)
        await hass.async_block_till_done(wait_background_tasks=True)
    assert (entry.runtime_data.learned == known) is kept


async def test_whoever_freezes_a_twin_while_it_learns_has_the_last_word(hass: HomeAssistant) -> None:
    await async_add_home(hass)
    gate = asyncio.Event()

    async def learn(*_args: Any, **_wishes: Any) -> Learned:
        await gate.wait()
        return replace(LEARNED, days=20.0, learned_at=time.time())

    known = replace(LEARNED, learned_at=time.time() - 2 * 86_400)
    with patch(LEARN, side_effect=learn):
        entry = await add_lamp(hass, "lamp", known)
        twin = entry.runtime_data
        await twin.home.trainer.async_freeze(twin, frozen=True)
        gate.set()
        await hass.async_block_till_done(wait_background_tasks=True)
    assert twin.learned == known
