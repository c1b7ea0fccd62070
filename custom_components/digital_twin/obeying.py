"""Commands to the real devices as they are called, handed to the twins that watch whether they show."""

import time
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import (
    ATTR_ASSUMED_STATE,
    ATTR_DOMAIN,
    ATTR_ENTITY_ID,
    ATTR_SERVICE,
    ATTR_SERVICE_DATA,
    EVENT_CALL_SERVICE,
)
from homeassistant.core import CALLBACK_TYPE, Event, HassJob, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_call_later

from .actions.fields import TARGET_KEYS
from .commands import STOP, SUPPORTED
from .core.sync.obedience import UNKNOWN_DELAY
from .guard.expansion import is_own
from .guard.targets import ActionCall, Reached, resolve
from .leeway import FIRST_PATIENCE, IMPRECISE, as_good, nearest

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .manager import Home

GRACE: Final = 0.5
"""s after a command was due at which it is looked at."""


class Obeying:
    """Listens to action calls of a home and tells the twins what their devices were told."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing is listened to yet."""
        self._hass = hass
        self._home = home
        self._timers: dict[tuple[str, str], CALLBACK_TYPE] = {}
        self._calls: dict[tuple[str, str], ActionCall] = {}
        self._followed: dict[tuple[str, str], CALLBACK_TYPE] = {}

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Listen; return a function that ends it."""
        unsubscribe = self._hass.bus.async_listen(EVENT_CALL_SERVICE, self._async_on_call, event_filter=_of_interest)

        @callback
        def stop() -> None:
            unsubscribe()
            for cancel in self._timers.values():
                cancel()
            self._timers.clear()
            self._calls.clear()
            self._followed.clear()

        return stop

    @callback
    def async_forget(self, twin: TwinCoordinator) -> None:
        """Forget what the device of a twin that goes away was told."""
        entry_id = twin.entry.entry_id
        for name in [name for name in self._timers if name[0] == entry_id]:
            self._timers.pop(name)()
        for memory in (self._calls, self._followed):
            for name in [name for name in memory if name[0] == entry_id]:
                del memory[name]

    @callback
    def async_resume(self, twin: TwinCoordinator) -> None:
        """Go on looking after what a twin's device was told before the last start."""
        now = time.time()
        for command in twin.assessment.obedience:
            entity_id = next((item.entity_id for item in twin.bindings if item.channel == command.channel), "")
            self._follow(twin, entity_id)
            self._look_at(twin, command.channel, max(command.due - now, 0.0))

    def call_of(self, twin: TwinCoordinator, channel: str) -> ActionCall | None:
        """Return the call that last told a twin's device what a channel shall be, for that device alone."""
        return self._calls.get((twin.entry.entry_id, channel))

    @callback
    def _async_on_call(self, event: Event) -> None:
        """Hand on what a call asks of the devices; what Home Assistant refuses of it asks nothing."""
        if not self._home.twins:
            return
        given = dict(event.data[ATTR_SERVICE_DATA])
        target = {key: given.pop(key) for key in TARGET_KEYS if key in given}
        if (named := self._real(target.get(ATTR_ENTITY_ID))) is not None:
            target[ATTR_ENTITY_ID] = named
        call = ActionCall(domain=event.data[ATTR_DOMAIN], service=event.data[ATTR_SERVICE], target=target, data=given)
        try:
            resolved = resolve(self._hass, self._home, call)
        except HomeAssistantError:
            return
        for reached in resolved.reached:
            self._expect(reached, call, event.context.id)

    def _real(self, named: Any) -> Any:
        """Return the named entities without the twins' own: a command to a shadow tells the device nothing."""
        if isinstance(named, list):
            return [entity_id for entity_id in named if not is_own(self._hass, entity_id)]
        if isinstance(named, str) and is_own(self._hass, named):
            return []
        return named

    def _expect(self, reached: Reached, call: ActionCall, context_id: str) -> None:
        twin = reached.twin
        state = self._hass.states.get(reached.entity_id)
        if state is None or state.attributes.get(ATTR_ASSUMED_STATE):
            return
        now = time.time()
        alone = replace(call, target={ATTR_ENTITY_ID: [reached.entity_id]})
        obedience, unit = twin.assessment.obedience, self._hass.config.units.temperature_unit
        self._take_back(reached)
        for key, wanted in reached.effect.channels.items():
            if (channel := twin.channels.get(key)) is None or not channel.command or call.service in IMPRECISE:
                continue
            wanted_here, tolerance = nearest(channel, wanted, state, unit)
            command = obedience.command(
                key,
                wanted_here,
                twin.state.get(key),
                now,
                tolerance,
                context_id,
                also=as_good(key, wanted, call.service, state),
                first=FIRST_PATIENCE.get(key, UNKNOWN_DELAY),
            )
            if command is None:
                continue
            command.due += reached.effect.transition or 0.0
            self._calls[twin.entry.entry_id, key] = alone
            twin.assessment.async_keep()
            self._follow(twin, reached.entity_id)
            self._look_at(twin, key, command.due - now)

    def _take_back(self, reached: Reached) -> None:
        """Expect no more what a newer command takes back: it is to stop halfway, or to be off however it was to be."""
        twin, effect = reached.twin, reached.effect
        if effect.channels.get(STOP) is True or effect.channels.get("on") is False:
            for binding in twin.bindings:
                if binding.entity_id == reached.entity_id and binding.channel != "on":
                    twin.assessment.obedience.forget(binding.channel)

    def _follow(self, twin: TwinCoordinator, entity_id: str) -> None:
        """Look at every report of a source until all that its device was told has shown."""
        ref = next((ref for ref in twin.shadowed if twin.sources[ref] == entity_id), None)
        name = (twin.entry.entry_id, entity_id)
        if ref is not None and name not in self._followed:
            self._followed[name] = twin.async_subscribe_source(ref, partial(self._async_reported, twin, name))

    @callback
    def _async_reported(self, twin: TwinCoordinator, name: tuple[str, str]) -> None:
        if twin.assessment.findings.settle_commands(time.time()):
            twin.assessment.async_compare_now()
        if not list(twin.assessment.obedience) and (stop := self._followed.pop(name, None)) is not None:
            self._hass.loop.call_soon(stop)

    def _look_at(self, twin: TwinCoordinator, key: str, delay: float) -> None:
        """Have a twin compared once a command is due."""
        name = (twin.entry.entry_id, key)
        if (cancel := self._timers.pop(name, None)) is not None:
            cancel()
        job = HassJob(partial(self._async_due, twin, key), "digital_twin obedience", cancel_on_shutdown=True)
        self._timers[name] = async_call_later(self._hass, delay + GRACE, job)

    @callback
    def _async_due(self, twin: TwinCoordinator, key: str, _now: datetime) -> None:
        self._timers.pop((twin.entry.entry_id, key), None)
        if twin.entry.entry_id in self._home.twins:
            twin.assessment.async_compare_now()


@callback
def _of_interest(data: Any) -> bool:
    return (data[ATTR_DOMAIN], data[ATTR_SERVICE]) in SUPPORTED
