"""An approved alternative whose time has not come: it waits, and is then checked like any other wish."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.script import Script, async_validate_actions_config

from ..const import DOMAIN, LOGGER
from ..store.errors import StoreError
from .script_steps import Step, calls_of_steps
from .wish import Wish

if TYPE_CHECKING:
    from ..manager import Home

CAME: Final = "came"
"""The variable that says that what was waited for came."""


def waiting(steps: Sequence[Step]) -> list[Step]:
    """Return the steps before the first call: what is waited for."""
    found: list[Step] = []
    for step in steps:
        if "action" in step:
            break
        found.append(step)
    return found


class Later:
    """One wish that waits. forget is called with its request's id once it waits no more."""

    def __init__(
        self,
        hass: HomeAssistant,
        home: Home,
        approval_id: str,
        wish: Wish,
        steps: Sequence[Step],
        forget: Callable[[str], None],
    ) -> None:
        """Take what is to be done after what."""
        self._hass = hass
        self._home = home
        self._approval_id = approval_id
        self._first = waiting(steps)
        rest = list(steps[len(self._first) :])
        calls = calls_of_steps(rest)
        self._wish = replace(
            wish, variants=[calls], unresolved=(), steps=rest, calls=calls if len(calls) == len(rest) else None
        )
        self._forget = forget
        self._task: asyncio.Task[None] | None = None

    @callback
    def async_start(self) -> None:
        """Begin to wait."""
        self._task = self._home.entry.async_create_background_task(
            self._hass, self._async_wait(), f"digital_twin postponed {self._approval_id}"
        )

    @callback
    def async_expire(self) -> None:
        """Wait no more; it is never done."""
        if self._task is not None:
            self._task.cancel()
        self._end("approval_expired")

    async def _async_wait(self) -> None:
        try:
            validated = await async_validate_actions_config(
                self._hass, cv.SCRIPT_SCHEMA([*self._first, {"variables": {CAME: True}}])
            )
            script = Script(self._hass, validated, "Digital Twin", DOMAIN, logger=LOGGER)
            done = await script.async_run({}, self._wish.context)
            if done is None or not done.variables.get(CAME):
                self._end("approval_expired")
                return
            self._forget(self._approval_id)
            await self._home.door.async_run(self._wish)
        except (HomeAssistantError, StoreError) as err:
            LOGGER.warning("A postponed action could not be done: %s", err)
            self._end("approval_expired")

    def _end(self, what: str) -> None:
        self._forget(self._approval_id)
        self._home.audit.async_note(what, context=self._wish.context, data={"approval": self._approval_id})
        self._home.events.async_add(
            what,
            twin=None,
            category="approval",
            data={
                "approval": self._approval_id,
                "actions": ", ".join(
                    dict.fromkeys(timed.call.action for calls in self._wish.variants for timed in calls)
                ),
            },
        )
