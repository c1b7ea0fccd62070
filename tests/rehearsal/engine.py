"""Home Assistant's engine itself, driven through time by the tests, beside the same home rehearsed."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar
from unittest.mock import patch
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

import pytest
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import Event, HomeAssistant, ServiceCall, SupportsResponse, callback
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.service import async_extract_entity_ids
from homeassistant.helpers.template import _get_hass_loader
from homeassistant.setup import async_setup_component
from homeassistant.util.async_ import get_scheduled_timer_handles
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed_exact

from custom_components.digital_twin.rehearsal.gather.request import Wish, async_gather
from custom_components.digital_twin.rehearsal.protocol import Request

from .agendas import async_add_agendas
from .warm import WarmProcess

ROUNDS = 500
"""Turns of the loop in one moment after which something runs for ever."""
type Happened = list[tuple[int, str, str]]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One behaviour: automations, what surrounds them, and what happens to them when (s after the start).

    then: ("state", entity, state, attributes or None) · ("event", type, data) · ("action", "domain.service", data).
    agendas: calendars and to-do lists with what stands in them. devices: entities that have a device; "device of …" in
    the automations becomes its id. templates: macros of the home by file. all_run: whether each automation runs.
    """

    name: str
    automations: tuple[Mapping[str, Any], ...]
    then: tuple[tuple[float, tuple[Any, ...]], ...] = ()
    states: Mapping[str, Any] = field(default_factory=dict)
    config: Mapping[str, Any] = field(default_factory=dict)
    entries: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    start: str = "2026-06-10T12:00:00"
    seconds: int = 120
    zone: str = "Europe/Berlin"
    areas: Mapping[str, str] = field(default_factory=dict)
    devices: tuple[str, ...] = ()
    agendas: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    blueprints: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
    all_run: bool = False


class Threads:
    """Counts the jobs of a loop that threads are at work on."""

    at_work: ClassVar[WeakKeyDictionary[asyncio.AbstractEventLoop, set[asyncio.Future[Any]]]] = WeakKeyDictionary()

    @classmethod
    def watch(cls, loop: asyncio.AbstractEventLoop, monkey: pytest.MonkeyPatch) -> None:
        """Begin counting."""
        jobs: set[asyncio.Future[Any]] = set()
        cls.at_work[loop] = jobs
        real = loop.run_in_executor

        def run_in_executor(*arguments: Any) -> Any:
            job = real(*arguments)
            jobs.add(job)
            job.add_done_callback(jobs.discard)
            return job

        monkey.setattr(loop, "run_in_executor", run_in_executor)


async def async_settle() -> None:
    """Let everything that is due now happen: until nothing is ready to run, and no thread at work, any more."""
    loop = asyncio.get_running_loop()
    ready = loop._ready  # type: ignore[attr-defined]  # noqa: SLF001 -- of BaseEventLoop
    jobs = Threads.at_work.get(loop, set())
    for turn in range(ROUNDS):
        await asyncio.sleep(0)
        if jobs:
            await asyncio.wait(jobs)
        elif turn and not ready:
            break


async def async_set_home_up(hass: HomeAssistant, case: Case, freezer: FrozenDateTimeFactory) -> float:
    """Make the case's home and return its start (epoch s)."""
    start = datetime.fromisoformat(case.start).replace(tzinfo=ZoneInfo(case.zone))
    hass.loop.slow_callback_duration = float("inf")  # the driven clock makes every turn look as long as a step
    freezer.move_to(start)
    await hass.config.async_set_time_zone(case.zone)
    hass.config.latitude, hass.config.longitude = 52.52, 13.4
    registry = er.async_get(hass)
    for entity_id, area in case.areas.items():
        domain, name = entity_id.split(".")
        entry = registry.async_get_or_create(domain, "test", name, suggested_object_id=name)
        registry.async_update_entity(entry.entity_id, area_id=ar.async_get(hass).async_get_or_create(area).id)
    devices = {f"device of {entity_id}": _device(hass, entity_id) for entity_id in case.devices}
    for entity_id, state in case.states.items():
        value, attributes = state if isinstance(state, tuple) else (state, None)
        hass.states.async_set(entity_id, value, attributes)
    _get_hass_loader(hass).sources = dict(case.templates)
    _serve(hass)
    for domain in ("homeassistant", *case.config):
        assert await async_setup_component(hass, domain, {domain: case.config.get(domain, {})})
    await async_add_agendas(hass, case.agendas)
    for domain, options in case.entries:
        entry = MockConfigEntry(domain=domain, title=str(options["name"]), options=dict(options))
        entry.add_to_hass(hass)
        if entry.state is not ConfigEntryState.LOADED:  # else it came up with another one of its domain
            assert await hass.config_entries.async_setup(entry.entry_id)
    _serve(hass, frozenset(hass.states.async_entity_ids()) - frozenset(case.states))
    configs = [
        {
            "id": f"case_{index}",
            "alias": f"Case {index}",
            "trace": {"stored_traces": 500},
            **_named(automation, devices),
        }
        for index, automation in enumerate(case.automations)
    ]
    assert await async_setup_component(hass, "automation", {"automation": configs})
    await async_settle()
    await hass.async_block_till_done()
    return start.timestamp()


def _device(hass: HomeAssistant, entity_id: str) -> str:
    """Give an entity a device, and return its id."""
    name = entity_id.replace(".", "_")
    entry = MockConfigEntry(domain="test", title=name)
    entry.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(config_entry_id=entry.entry_id, identifiers={("test", name)})
    domain, object_id = entity_id.split(".")
    er.async_get(hass).async_get_or_create(
        domain, "test", name, suggested_object_id=object_id, device_id=device.id, config_entry=entry,
        original_device_class="door" if domain == "binary_sensor" else None,
    )  # fmt: skip
    return device.id


def _named(config: Any, names: Mapping[str, str]) -> Any:
    """Return a configuration with names put in."""
    if isinstance(config, Mapping):
        return {key: _named(value, names) for key, value in config.items()}
    if isinstance(config, list | tuple):
        return [_named(item, names) for item in config]
    return names.get(config, config) if isinstance(config, str) else config


def _serve(hass: HomeAssistant, helpers: frozenset[str] = frozenset()) -> None:
    """Register the actions of a home that obeys at once, and one that only answers. helpers: entities of helpers."""
    real = {
        (domain, service): hass.services.async_services_internal().get(domain, {}).get(service)
        for domain in ("light", "switch")
        for service in ("turn_on", "turn_off", "toggle")
    }

    async def switch(call: ServiceCall) -> None:
        named = {entity_id for entity_id in await async_extract_entity_ids(call) if entity_id.startswith(call.domain)}
        for entity_id in sorted(named & helpers):
            handler = real[call.domain, call.service]
            assert handler is not None
            assert handler.schema is not None
            data = handler.schema({**call.data, "entity_id": [entity_id]})
            await handler.job.target(ServiceCall(hass, call.domain, call.service, data, call.context))
        for entity_id in sorted(named - helpers):
            state = hass.states.get(entity_id)
            if state is not None:
                new = {"turn_on": "on", "turn_off": "off"}.get(call.service) or ("off" if state.state == "on" else "on")
                hass.states.async_set(entity_id, new, state.attributes, context=call.context)

    async def act(_call: ServiceCall) -> dict[str, Any]:
        return {}

    for domain in ("light", "switch"):
        for service in ("turn_on", "turn_off", "toggle"):
            hass.services.async_register(domain, service, switch)
    hass.services.async_register("test", "act", act, supports_response=SupportsResponse.OPTIONAL)


def told_runs(start: float, traces: list[Mapping[str, Any]]) -> Happened:
    """Return traces as comparable rows."""
    rows = []
    for trace in traces:
        at = trace["timestamp"]["start"].timestamp()
        rows.append(
            (int(at - start + 1e-6), f"run {trace['item_id']} {trace['trigger']}", str(trace["script_execution"]))
        )
    return sorted(rows)


async def async_drive(hass: HomeAssistant, case: Case, start: float, freezer: FrozenDateTimeFactory) -> Happened:
    """Drive the real engine through the case; return what ran and what it called."""
    calls: Happened = []

    @callback
    def called(event: Event) -> None:
        data = {key: value for key, value in event.data["service_data"].items() if key != "entity_id"}
        at = datetime.now(ZoneInfo("UTC")).timestamp()
        calls.append(
            (int(at - start + 1e-6), f"call {event.data['domain']}.{event.data['service']}", str(sorted(data.items())))
        )

    hass.bus.async_listen(EVENT_CALL_SERVICE, called)
    traces: list[Any] = []

    def keep(_hass: HomeAssistant, trace: Any, _stored: int) -> None:
        traces.append(trace)

    with (
        patch(
            "homeassistant.components.automation.trace.async_store_trace", lambda _h, trace, _n: traces.append(trace)
        ),
        patch("homeassistant.components.script.trace.async_store_trace"),
    ):
        for moment, what in [*sorted(case.then, key=lambda item: item[0]), (case.seconds, None)]:
            await async_pass_until(hass, freezer, start + moment)
            if what is not None:
                await _apply(hass, what)
                await async_settle()
        shown = [trace.as_short_dict() for trace in traces if not getattr(trace, "not_triggered", False)]
    return sorted(calls) + told_runs(start, shown)


async def async_pass_until(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, end: float, *, rounds: int = ROUNDS
) -> None:
    """Let time pass, stopping at every timer's moment on the way."""
    while True:
        now = datetime.now(ZoneInfo("UTC")).timestamp()
        due = [handle.when() for handle in get_scheduled_timer_handles(hass.loop) if not handle.cancelled()]
        ahead = min(due, default=float("inf")) - hass.loop.time()
        if now + ahead >= end:
            break
        freezer.tick(timedelta(seconds=max(ahead, 0.0), microseconds=2))
        async_fire_time_changed_exact(hass)
        await async_settle()
    freezer.move_to(datetime.fromtimestamp(end, ZoneInfo("UTC")))
    await async_settle()


async def _apply(hass: HomeAssistant, what: tuple[Any, ...]) -> None:
    match what:
        case ("state", entity_id, state, attributes):
            present = hass.states.get(entity_id)
            known = dict(present.attributes) if present is not None else {}
            hass.states.async_set(entity_id, state, {**known, **(attributes or {})})
        case ("event", kind, data):
            hass.bus.async_fire(kind, data)
        case ("action", action, data):
            domain, service = action.split(".")
            hass.async_create_task(hass.services.async_call(domain, service, dict(data), blocking=True))


async def async_request(hass: HomeAssistant, case: Case, start: float, seed: int = 0) -> Request:
    """Return the request that rehearses the case."""
    wish = Wish(start=start, duration=float(case.seconds), seed=seed)
    request = (await async_gather(hass, None, wish)).request
    disturbances: list[tuple[float, str, Mapping[str, Any]]] = []
    for at, what in case.then:
        match what:
            case ("state", entity_id, state, attributes):
                data = {"entity_id": entity_id, "state": state, "attributes": attributes or {}}
                disturbances.append((start + at, "state", data))
            case ("event", kind, data):
                disturbances.append((start + at, "actions", {"actions": [{"event": kind, "event_data": data}]}))
            case ("action", action, data):
                disturbances.append((start + at, "actions", {"actions": [{"action": action, "data": data}]}))
    return replace(request, disturbances=tuple(disturbances))


async def async_rehearse(warm: WarmProcess, request: Request) -> tuple[Happened, dict[str, Any]]:
    """Return what the rehearsal says ran and was called, in the same form; and the whole report."""
    report = await warm.async_rehearse(request)
    names = {item.entity_id: str(item.config.get("id")) for item in request.automations}
    start = request.start
    calls = [
        (
            int(action["at"] - start + 1e-6),
            f"call {action['action']}",
            str(sorted((key, value) for key, value in action["data"].items() if key != "entity_id")),
        )
        for action in report["actions"]
    ]
    runs = [
        (int(run["at"] - start + 1e-6), f"run {names[run['what']]} {run['trigger']}", str(run["outcome"]))
        for run in report["runs"]
        if run["what"].startswith("automation.")
    ]
    return sorted(calls) + sorted(runs), report


def hours(count: float) -> float:
    """Return hours in s."""
    return timedelta(hours=count).total_seconds()
