"""The whole request to the rehearsal process, put together."""

import asyncio
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant, State, SupportsResponse, callback, split_entity_id
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import category_registry as cr
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import floor_registry as fr
from homeassistant.helpers import label_registry as lr
from homeassistant.helpers.json import json_bytes
from homeassistant.util.unit_system import METRIC_SYSTEM
from homeassistant.util.yaml import load_yaml_dict

from ...const import DOMAIN
from ...core.requests import Environment
from ...environment import async_expected_environment, resolved
from ..protocol import Automation, EntityCourse, Place, Request, SimulatedTwin, Way
from . import engine, helpers, states
from .agendas import async_agendas
from .secrets import Redactor, secret_values
from .twins import as_simulated, is_simulated, views_of

if TYPE_CHECKING:
    from ...manager import Home

ENVIRONMENT_STEP: Final = 900.0
AT_START: Final = 1.0
"""s after the start up to which a first recorded state counts as the one at the start."""
PRESENT: Final = 60.0
"""s around now within which a start counts as now."""
YIELD_EVERY: Final = 200
"""Entities copied in one turn of the event loop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surrounding:
    """A quantity of the environment from begin to end (epoch s): set to value, or by factor and then by offset."""

    quantity: str
    begin: float
    end: float
    value: float | None = None
    factor: float = 1.0
    offset: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to rehearse.

    automations: those under test; None for all of them. extra: automations that are no part of the home yet, or stand
    in for present ones of the same entity id. surroundings: how they differ from what is expected.
    """

    start: float
    duration: float
    seed: int = 0
    automations: frozenset[str] | None = None
    extra: tuple[Automation, ...] = ()
    actions: tuple[Mapping[str, Any], ...] = ()
    simulate: bool = True
    disturbances: tuple[tuple[float, str, Mapping[str, Any]], ...] = ()
    surroundings: tuple[Surrounding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A request, what it says of every entity the automations mention, and how many secrets were hidden."""

    request: Request
    ways: Mapping[str, Way]
    hidden: int = 0
    names: Mapping[str, str] = field(default_factory=dict)


async def async_gather(hass: HomeAssistant, home: Home | None, wish: Wish) -> Gathered:
    """Return the request for a wish. Reads registries, states, configurations and the recorder; changes nothing."""
    now = time.time()
    end = wish.start + wish.duration
    past = wish.start < now - PRESENT
    redactor = Redactor(await hass.async_add_executor_job(_secrets, hass.config.path("secrets.yaml")))
    config = await helpers.async_yaml(hass, redactor) | helpers.collected(hass, redactor)
    if scenes := engine.scenes(hass, redactor):
        config["scene"] = [{"platform": "homeassistant", "states": scenes}]
    plans = helpers.entries(hass, redactor)
    automations = _automations(engine.automations(hass, redactor), wish, redactor)
    scripts = engine.scripts(hass, redactor)
    agendas = await async_agendas(hass, wish.start, end, redactor)
    real = helpers.real_entities(hass, config, plans) | {agenda.entity_id for agenda in agendas}
    twins = [twin for twin in home.twins.values() if is_simulated(twin)] if home is not None and wish.simulate else []
    mentioned = engine.all_mentioned([[item.config for item in automations], scripts, list(wish.actions), config])
    persons = _persons(hass, home)
    replayed = _replayed(hass, mentioned | set(persons), real)
    for twin in twins:
        replayed |= set(twin.sources.values())
    for twin in twins:
        await twin.hibernation.async_wake()
    simulated = {view.entity_id for twin in twins for view in views_of(hass, twin)}
    replayed -= simulated if not past else set()
    reach = (wish.start, min(end, now)) if past else (now - states.WEEK, now)
    recorded = await states.async_recorded(hass, replayed | (real if past else set()), *reach)

    lived = await states.async_past(hass, helpers.looked_back_at(config, plans), wish.start)

    def then(entity_id: str) -> State | None:
        rows = recorded.get(entity_id)
        if not rows:
            return hass.states.get(entity_id)
        if rows[0].last_updated_timestamp > wish.start + AT_START:
            return State(entity_id, STATE_UNAVAILABLE, rows[0].attributes)  # nothing was heard of it before
        return rows[0]

    plays: list[SimulatedTwin] = [as_simulated(hass, twin, now, then if past else None) for twin in twins]
    extra = {} if past else states.stored_extra(hass)
    courses: list[EntityCourse] = []
    ways: dict[str, Way] = {}
    source = _Sources(
        real=real, simulated=simulated, recorded=recorded, redactor=redactor, past=past, begin=wish.start, now=now,
        end=end,
    )  # fmt: skip
    for index, state in enumerate(hass.states.async_all()):
        if index % YIELD_EVERY == YIELD_EVERY - 1:
            await asyncio.sleep(0)
        way, changes = source.of(state)
        first = then(state.entity_id) if past else state
        courses.append(states.course(first or state, way, redactor, changes=changes, extra=extra.get(state.entity_id)))
        ways[state.entity_id] = way
    for entity_id in mentioned - ways.keys():
        if _is_entity(hass, entity_id):
            ways[entity_id] = Way.MISSING
    environment = await _async_environment(hass, home, wish)
    told = mentioned | {view.entity_id for twin in plays for view in twin.views}
    request = Request(
        id=0,
        start=wish.start,
        duration=wish.duration,
        place=_place(hass),
        seed=wish.seed,
        automations=tuple(automations),
        scripts=scripts,
        actions=tuple(redactor.plain(list(wish.actions))),
        config=config,
        storage=_storage(hass),
        entries=tuple(plans),
        entities=tuple(courses),
        agendas=agendas,
        twins=tuple(plays),
        environment=environment,
        persons=persons,
        past=lived,
        services=_services(hass),
        safety=_limits(home),
        disturbances=wish.disturbances,
    )
    request = replace(request, watched=frozenset(told | set(persons)))
    names = {state.entity_id: state.name for state in hass.states.async_all() if state.entity_id in told}
    return Gathered(
        request=request,
        ways={entity_id: way for entity_id, way in sorted(ways.items()) if entity_id in told},
        hidden=redactor.hidden,
        names=names,
    )


def _secrets(path: str) -> list[str]:
    return secret_values(load_yaml_dict(path)) if Path(path).exists() else []


def _automations(present: list[Automation], wish: Wish, redactor: Redactor) -> list[Automation]:
    """Return the home's automations and those asked for beyond them; only those under test are told of."""
    replaced = {item.entity_id for item in wish.extra}
    extra = [replace(item, config=redactor.plain(item.config)) for item in wish.extra]
    kept = [
        replace(item, under_test=wish.automations is None or item.entity_id in wish.automations)
        for item in present
        if item.entity_id not in replaced
    ]
    return [*kept, *extra]


@callback
def _persons(hass: HomeAssistant, home: Home | None) -> tuple[str, ...]:
    if home is None:
        return ()
    return tuple(entity_id for ref in home.config.persons if (entity_id := resolved(hass, ref)))


@callback
def _replayed(hass: HomeAssistant, wanted: set[str], real: set[str]) -> set[str]:
    """Return which entities a course is looked for: those that matter and that nothing here makes itself."""
    return {
        entity_id
        for entity_id in wanted
        if hass.states.get(entity_id) is not None
        and entity_id not in real
        and split_entity_id(entity_id)[0] not in states.UNPATTERNED
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """Where each entity's states come from."""

    real: set[str]
    simulated: set[str]
    recorded: states.Recorded
    redactor: Redactor
    past: bool
    begin: float
    now: float
    end: float

    def of(self, state: State) -> tuple[Way, states.Changes]:
        """Return the way of an entity, and the states that are replayed."""
        entity_id = state.entity_id
        if entity_id in self.real:
            return Way.REAL, ()
        if entity_id in self.simulated:
            return Way.SIMULATED, ()
        if rows := self.recorded.get(entity_id):
            changes = states.as_changes(rows, self.redactor)
            if self.past:
                return Way.HISTORY, tuple(change for change in changes if change[0] > self.begin)
            if repeat := states.repeated(changes, self.now, self.end):
                return Way.PATTERN, repeat
        return Way.FROZEN, ()


@callback
def _is_entity(hass: HomeAssistant, name: str) -> bool:
    """Return whether a name that no entity has was meant as one: its domain has entities, and it is no action."""
    domain, _, rest = name.partition(".")
    if hass.services.has_service(domain, rest):
        return False
    return bool(hass.states.async_entity_ids_count(domain)) or domain in ("input_boolean", "light", "switch")


async def _async_environment(hass: HomeAssistant, home: Home | None, wish: Wish) -> Environment | None:
    """Return the surroundings as they were or are expected, with what a scenario changes about them."""
    if home is None:
        return None
    environment = await async_expected_environment(hass, home, None, wish.start, wish.duration, ENVIRONMENT_STEP)
    return _changed(environment, wish.surroundings)


def _changed(environment: Environment, changes: Iterable[Surrounding]) -> Environment:
    """Return the environment with what a scenario changes about it."""
    values = dict(environment.values)
    for change in changes:
        course = values.get(change.quantity)
        if course is None:
            continue
        times = environment.start + environment.step * np.arange(len(course))
        here = (times >= change.begin) & (times < change.end)
        other = course * change.factor + change.offset if change.value is None else np.full(len(course), change.value)
        values[change.quantity] = np.where(here, other, course)
    return replace(environment, values=values)


@callback
def _place(hass: HomeAssistant) -> Place:
    config = hass.config
    return Place(
        time_zone=config.time_zone,
        latitude=config.latitude,
        longitude=config.longitude,
        elevation=config.elevation,
        name=config.location_name,
        country=config.country,
        currency=config.currency,
        language=config.language,
        metric=config.units is METRIC_SYSTEM,
        radius=config.radius,
    )


@callback
def _storage(hass: HomeAssistant) -> dict[str, bytes]:
    """Return the registries as Home Assistant would store them."""
    registries: Iterable[tuple[str, Any]] = (
        (ar.STORAGE_KEY, ar.async_get(hass)),
        (cr.STORAGE_KEY, cr.async_get(hass)),
        (dr.STORAGE_KEY, dr.async_get(hass)),
        (er.STORAGE_KEY, er.async_get(hass)),
        (fr.STORAGE_KEY, fr.async_get(hass)),
        (lr.STORAGE_KEY, lr.async_get(hass)),
    )
    return {key: json_bytes(registry._data_to_save()) for key, registry in registries}  # noqa: SLF001 -- the one form in which another Home Assistant can read them


@callback
def _services(hass: HomeAssistant) -> tuple[tuple[str, str, str], ...]:
    """Return all actions of the home, and whether they answer."""
    return tuple(
        (domain, name, SupportsResponse(service.supports_response).value)
        for domain, services in sorted(hass.services.async_services_internal().items())
        if domain != DOMAIN
        for name, service in sorted(services.items())
    )


@callback
def _limits(home: Home | None) -> dict[str, float]:
    if home is None or home.config.power_limit is None:
        return {}
    return {"max_power": home.config.power_limit}
