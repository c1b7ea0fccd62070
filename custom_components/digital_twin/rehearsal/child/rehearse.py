"""One rehearsal from beginning to end: a home is furnished, its automations run, virtual time passes, all is told."""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.components.script.trace import trace_script
from homeassistant.components.trace import CONF_STORED_TRACES
from homeassistant.const import CONF_ACTION
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.script import Script
from homeassistant.helpers.trace import trace_get, trace_path
from homeassistant.setup import async_setup_component

from ..protocol import THESE_ACTIONS, Disturbance, Request
from .acts import Acts
from .agendas import async_set_up_agendas
from .clock import CLOCK, REAL_MONOTONIC
from .conditions import async_judgeable
from .devices import Devices
from .disturb import Disturbances
from .hazards import Hazards
from .home import async_clear, async_furnish, async_set_up
from .journal import Journal
from .loop import AbortedError, VirtualLoop
from .plant import Plant
from .ready import async_ready
from .recollection import remember
from .replay import Replay, set_initial
from .traces import Runs
from .triggers import async_noted, async_playable

_LOGGER = logging.getLogger(__name__)

CLEARING: Final = 2.0
"""Real s that ending a rehearsal's own leftovers may take."""
THESE_ACTIONS_KEY: Final = "these actions"
"""What no script of the home can be called."""


class Rehearsal:
    """What one rehearsal gathers; told to whoever asks how far it is, and read for the report."""

    def __init__(self, request: Request, folder: str) -> None:
        """Nothing runs yet."""
        self.request = request
        self.folder = folder
        CLOCK.now = request.start
        self.loop = VirtualLoop(wall=request.limits.wall)
        self.acts = Acts()
        self.runs = Runs(self.acts)
        self.hass: HomeAssistant | None = None
        self.journal: Journal | None = None
        self.plant: Plant | None = None
        self.hazards: Hazards | None = None
        self.automations: dict[str, str] = {}
        self.tried: str | None = None
        self.to_try: list[Any] = []
        self.unavailable: dict[str, str] = {}
        self.noted: tuple[tuple[str, str, str], ...] = ()
        self.silenced: dict[str, list[str]] = {}
        self.assumed: dict[str, list[str]] = {}
        self.failed: list[tuple[str, str]] = []
        self.not_done: list[tuple[float, str]] = []
        self.taken: list[str] = []
        self.aborted: str | None = None
        self.end = request.start
        self.prepared = 0.0
        self.took = 0.0
        self.cpu = 0.0
        self.began = REAL_MONOTONIC()
        self._known = frozenset(
            {plan.domain for plan in request.entries} | {domain for domain, _, _ in request.services}
        )

    @property
    def share(self) -> float:
        """Return how much of the virtual time has passed, 0 to 1."""
        passed = self.loop.clock.now - self.request.start
        return min(max(passed / self.request.duration, 0.0), 1.0)

    def run(self) -> None:
        """Play it. An abort ends it early and is remembered; everything up to it counts."""
        asyncio.set_event_loop(self.loop)
        spent = time.process_time()
        try:
            self.loop.run_until_complete(self._async_play())
        except AbortedError as err:
            self.aborted = err.reason
        except MemoryError:
            self.aborted = "memory"
        finally:
            self.end = min(self.loop.clock.now, self.request.start + self.request.duration)
            self.took = REAL_MONOTONIC() - self.began
            self.cpu = time.process_time() - spent
            self.runs.sweep(final=True)
            if self.plant is not None:
                for unit in self.plant.units:
                    unit.finish(self.end)
            self._close()

    def _close(self) -> None:
        """End the loop and what hangs on it, within a short time."""
        hass = self.hass
        self.loop.abort = self.loop.source = None
        self.loop.allow(CLEARING)
        try:
            if hass is not None:
                self.loop.run_until_complete(async_clear(hass))
        except (AbortedError, RuntimeError) as err:
            _LOGGER.debug("Leftovers of a rehearsal stay behind: %s", err)
        asyncio.set_event_loop(None)
        self.loop.close()

    async def _async_play(self) -> None:
        request = self.request
        self.runs.install()
        self.hass = hass = await async_furnish(self.folder, request)
        self.journal = journal = Journal(
            hass, self.loop, self.acts,
            flood=request.limits.flood, told=request.limits.told, watched=request.watched,
        )  # fmt: skip
        end = request.start + request.duration
        self.plant = plant = Plant(hass, request)
        set_initial(hass, request.entities)
        self.hazards = hazards = Hazards(hass, plant, request)
        devices = Devices(hass, journal, plant, hazards)
        remember(hass, request)
        self.failed = await async_set_up(hass, request)
        self.failed += await async_set_up_agendas(hass, request.agendas)
        await devices.async_register(request)
        happens = await self._async_set_up_engine(hass)
        devices.note_the_rest((*request.services, *self.noted))
        await hass.async_block_till_done()
        journal.begin(self.automations)
        replay = Replay(hass, request.entities, end, request.users)
        disturbances = Disturbances(hass, plant, replay, self.acts)
        self.prepared = REAL_MONOTONIC() - self.began
        random.seed(request.seed)
        plant.begin()
        self.loop.source = replay
        disturbances.schedule(happens)
        if self.to_try:
            self._act(hass)
        over = self.loop.create_future()
        self.loop.call_at(end, over.set_result, None)
        await over

    async def _async_set_up_engine(self, hass: HomeAssistant) -> list[Disturbance]:
        """Set scenes, scripts and automations up, with Home Assistant's own components; return what is to happen."""
        request = self.request
        scenes = request.config.get("scene")
        if scenes or "scene" in self._known:
            await self._async_component(hass, "scene", {"scene": scenes or []})
        noted: set[tuple[str, str]] = set()
        scripts = {}
        for name, script in request.scripts.items():
            judged = await async_judgeable(hass, script, self._known, self.assumed.setdefault(f"script.{name}", []))
            scripts[name] = await async_noted(hass, judged, noted)
        await self._async_component(hass, "script", {"script": scripts})
        configs = []
        for index, automation in enumerate(request.automations):
            played, silenced = await async_playable(hass, automation.config, self._known)
            assumed = self.assumed.setdefault(automation.entity_id, [])
            judged = await async_judgeable(hass, played, self._known, assumed)
            configs.append({**await async_noted(hass, judged, noted), "id": _key(index)})
            if silenced:
                self.silenced[automation.entity_id] = silenced
        happens = await self._async_ready(hass, noted)
        self.noted = tuple((domain, name, "none") for domain, name in sorted(noted))
        registry = er.async_get(hass)
        for index, automation in enumerate(request.automations):
            self._claim(registry, automation.entity_id, _key(index))
        await self._async_component(hass, "automation", {"automation": configs})
        await hass.async_block_till_done()
        for index, automation in enumerate(request.automations):
            entity_id = registry.async_get_entity_id("automation", "automation", _key(index))
            self.automations[f"automation.{_key(index)}"] = automation.entity_id
            state = hass.states.get(entity_id) if entity_id else None
            if state is None or state.state == "unavailable":
                self.unavailable[automation.entity_id] = self._why_not(hass, entity_id)
        return happens

    async def _async_ready(self, hass: HomeAssistant, noted: set[tuple[str, str]]) -> list[Disturbance]:
        """Make the actions to try ready, and those of a scenario; return what is to happen."""
        if self.request.actions:
            name = _only_script(self.request)
            self.tried = THESE_ACTIONS if name is None else f"script.{name}"
            assumed = self.assumed.setdefault(self.tried, [])
            try:
                self.to_try = await async_ready(hass, self.request.actions, self._known, assumed, noted)
            except (HomeAssistantError, vol.Invalid) as err:  # fmt: skip
                self.unavailable[self.tried] = str(err)[:500]
        happens: list[Disturbance] = []
        for at, kind, data in self.request.disturbances:
            if kind != "actions":
                happens.append((at, kind, data))
                continue
            try:
                ready = await async_ready(hass, data["actions"], self._known, self.taken, noted)
            except (HomeAssistantError, vol.Invalid) as err:  # fmt: skip
                self.not_done.append((at, str(err)[:200]))
            else:
                happens.append((at, kind, {"actions": ready}))
        return happens

    def _claim(self, registry: er.EntityRegistry, entity_id: str, unique_id: str) -> None:
        """Let the automation of that id come up under the entity id it has at home."""
        if (entry := registry.async_get(entity_id)) is not None:
            if entry.unique_id != unique_id:
                registry.async_update_entity(entity_id, new_unique_id=unique_id)
            return
        registry.async_get_or_create(
            "automation", "automation", unique_id, suggested_object_id=entity_id.partition(".")[2]
        )  # fmt: skip

    def _why_not(self, hass: HomeAssistant, entity_id: str | None) -> str:
        component = hass.data.get("automation")
        entity = component.get_entity(entity_id) if component is not None and entity_id else None
        return str(getattr(entity, "_validation_error", None) or "")[:500]

    async def _async_component(self, hass: HomeAssistant, domain: str, config: Mapping[str, Any]) -> None:
        if not await async_setup_component(hass, domain, dict(config)):
            self.failed.append((domain, "setup"))

    def _act(self, hass: HomeAssistant) -> None:
        """Run the actions asked for, as a script of their own; one of the home's scripts is a run by itself."""
        name = _only_script(self.request)
        key = THESE_ACTIONS_KEY if name is None else name
        self.automations[f"script.{key}"] = str(self.tried)
        script = Script(hass, self.to_try, "rehearsed actions", "digital_twin", script_mode="single")
        traced = name is None or not hass.services.has_service("script", name)
        hass.async_create_task(self._async_run(hass, script, key if traced else None), "rehearsed actions")

    async def _async_run(self, hass: HomeAssistant, script: Script, key: str | None) -> None:
        """Run a script, under a trace of that key."""
        context = Context()
        try:
            if key is None:
                await script.async_run(context=context)
                return
            with trace_script(hass, key, None, None, context, {CONF_STORED_TRACES: 1}) as trace:
                trace.set_trace(trace_get())
                with trace_path("sequence"):
                    await script.async_run(context=context)
        except MemoryError:
            raise
        except Exception as err:  # noqa: BLE001 -- as an automation does: whatever it is, its trace tells it
            _LOGGER.debug("The rehearsed actions ended with an error: %s", err)


def _only_script(request: Request) -> str | None:
    """Return the name of the home's script that is all there is to try; None for other actions."""
    if len(request.actions) != 1 or set(request.actions[0]) != {CONF_ACTION}:
        return None
    domain, _, name = str(request.actions[0][CONF_ACTION]).partition(".")
    return name if domain == "script" and name in request.scripts else None


def _key(index: int) -> str:
    return f"rehearsal_{index}"


type Progress = Callable[[Rehearsal], None]
