"""Echoes: commands that only carry back what a slow device still showed before its twin was told something else.

People keep a device and its twin in step with automations. A device that reports late, under a context of its own, then
has the automation tell the twin the old value, and the twin's the device, and both swing for ever. So what a twin was
told is expected of its device for a while, and a command to go back to what the device showed before is dropped.
"""

import time
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from homeassistant.core import CALLBACK_TYPE, Context, callback

from .core.channel import Value
from .core.sync.expected import ExpectedEffects, Recognition

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator


class Echoes:
    """Recognises the echoes among the commands to one twin."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Expect nothing until the twin was told something."""
        self._twin = twin
        self._expected = ExpectedEffects()
        self._watching: dict[str, CALLBACK_TYPE] = {}
        self.dropped = 0

    @callback
    def async_is_echo(self, ref: str, commanded: Mapping[str, Value], context: Context | None) -> bool:
        """Return whether a command comes of the device's present report and asks for what it was before it followed."""
        entity_id = self._twin.sources[ref]
        source = self._twin.hass.states.get(entity_id)
        if not commanded or source is None or context is None or context.parent_id != source.context.id:
            return False
        now = time.time()
        echo = all(
            self._twin.state.get(key) == value
            and self._expected.recognise(entity_id, key, value, now) is Recognition.PENDING
            for key, value in commanded.items()
        )
        self.dropped += echo
        return echo

    @callback
    def async_expect(self, ref: str, commanded: Mapping[str, Value], context: Context | None) -> None:
        """Expect the device to follow what its twin is told, and watch whether it does."""
        twin, now = self._twin, time.time()
        entity_id = twin.sources[ref]
        for key, value in commanded.items():
            before = twin.state.get(key)
            if before is not None and before != value:
                context_id = None if context is None else context.id
                self._expected.expect(entity_id, key, value, now, before=before, context_id=context_id)
        if ref not in self._watching:
            self._watching[ref] = twin.async_subscribe_source(ref, partial(self._async_reported, ref))

    @callback
    def _async_reported(self, ref: str) -> None:
        """Learn from each report whether the device has followed, or went its own way."""
        twin, now = self._twin, time.time()
        entity_id = twin.sources[ref]
        for binding in twin.bindings:
            if binding.entity_id == entity_id and (value := twin.state.get(binding.channel)) is not None:
                self._expected.recognise(entity_id, binding.channel, value, now)

    @callback
    def async_forget(self) -> None:
        """Expect nothing any more."""
        for unsubscribe in self._watching.values():
            unsubscribe()
        self._watching.clear()
        self._expected = ExpectedEffects()
