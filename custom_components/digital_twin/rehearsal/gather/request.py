"""The whole request to the rehearsal process, put together."""

import time
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant, State, SupportsResponse, callback, split_entity_id
from homeassistant.helpers import area_registry as ar
from homeassistant.helpers import category_registry as cr
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import floor_registry as fr
from homeassistant.helpers import label_registry as lr
from homeassistant.helpers.json import json_bytes
from homeassistant.util.json import json_loads
from homeassistant.util.unit_system import METRIC_SYSTEM
from homeassistant.util.yaml import load_yaml_dict

from ...core.messages import Message
from ...core.requests import Environment, OwnHazard
from ...environment import async_expected_environment, tracked
from ...environment.energy_settings import async_energy_settings
from ...guard.risks import domain_risk
from ..protocol import (
    DEVICE_DOMAINS,
    Automation,
    Disturbance,
    EntityCourse,
    EntryPlan,
    Place,
    Request,
    SimulatedTwin,
    Way,
    limits_of,
)
from . import engine, hands, helpers, states
from .agendas import async_agendas
from .facts import async_fact_sources
from .forecasts import async_forecasts
from .foreknown import foreknown
from .meant import Meant
from .meant import meant as find_meant
from .named import named_in
from .outdoors import Outdoors, Surrounding, changed, shown_by
from .secrets import Redactor, secret_values
from .sources import Sources
from .twins import as_simulated, is_simulated, values_of, views_of

if TYPE_CHECKING:
    from ...coordinator import TwinCoordinator
    from ...manager import Home

ENVIRONMENT_STEP: Final = 900.0
FORETOLD: Final = 5 * 86_400.0
"""s beyond the end for which a rehearsal knows the weather where automations may ask for a forecast."""
PRESENT: Final = 60.0
"""s around now within which a start counts as now."""


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
    disturbances: tuple[Disturbance, ...] = ()
    surroundings: tuple[Surrounding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A request, what it says of every entity the automations mention, and how many secrets were hidden.

    assumed: what was taken for granted of the surroundings; past: whether it begins in the past.
    """

    request: Request
    ways: Mapping[str, Way]
    hidden: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    assumed: tuple[Message, ...] = ()
    past: bool = False


async def async_gather(hass: HomeAssistant, home: Home | None, wish: Wish) -> Gathered:
    """Return the request for a wish. Reads registries, states, configurations and the recorder; changes nothing."""
    now = time.time()
    end = wish.start + wish.duration
    past = wish.start < now - PRESENT
    redactor = Redactor(await hass.async_add_executor_job(_secrets, hass.config.path("secrets.yaml")))
    config = await helpers.async_yaml(hass, redactor) | helpers.collected(hass, redactor)
    plays = await engine.async_engine(hass, redactor)
    if plays.scenes:
        config["scene"] = [{"platform": "homeassistant", "states": plays.scenes}]
    twins = [twin for twin in home.twins.values() if is_simulated(twin)] if home is not None and wish.simulate else []
    simulated = frozenset(view.entity_id for twin in twins for view in views_of(hass, twin))
    plans = _not_simulated(hass, helpers.entries(hass, redactor), simulated)
    automations = _automations(plays.automations, wish, redactor)
    agendas = await async_agendas(hass, wish.start, end, redactor)
    real = helpers.real_entities(hass, config, plans) | {agenda.entity_id for agenda in agendas}
    meant = await _async_meant(hass, wish, automations, plays.scripts, config, plans, plays.templates)
    persons = _persons(hass, home)
    facts = async_fact_sources(hass, home, twins)
    watched = meant.entities | meant.wide | set(persons) | facts.entities
    for twin in twins:
        watched |= set(twin.sources.values())
        await twin.hibernation.async_wake()
    replayed = _replayed(hass, watched, real, past=past)
    # Of what twins play, the past only tells what people switched themselves.
    replayed -= set() if past else simulated - _switches(hass, twins)
    reach = (wish.start, min(end, now)) if past else (now - states.WEEK, now)
    recorded = await states.async_recorded(hass, replayed | (real if past else set()), *reach)
    lived = await states.async_past(hass, helpers.looked_back_at(config, plans), wish.start)
    foretells = any(split_entity_id(entity_id)[0] == "weather" for entity_id in meant.entities)
    environment = await _async_environment(hass, home, wish, FORETOLD if foretells else 0.0)
    sources = Sources(
        real=frozenset(real), simulated=simulated, acted=meant.acted, recorded=recorded,
        foreknown=foreknown(hass, wish.start, end), redactor=redactor, past=past, open_loop=past and not wish.simulate,
        outdoors=await _async_outdoors(hass, home, environment, wish, foreseen=not past), begin=wish.start, now=now,
        end=end,
    )  # fmt: skip

    def then(entity_id: str) -> State | None:
        return sources.then(entity_id, hass.states.get(entity_id))

    listened = await hass.async_add_executor_job(
        hands.listened_to, (*(item.config for item in automations), *plays.scripts.values())
    )
    switched = _switched(hass, twins, sources)
    remembered = await hands.async_remembered(
        hass, listened, switched if wish.simulate else watched if past else (), reach,
        frozenset(item.entity_id for item in automations),
    )  # fmt: skip
    readers = {
        view.entity_id: partial(_values, twin, view.entity_id) for twin in twins for view in views_of(hass, twin)
    }  # fmt: skip
    lived_through = await hass.async_add_executor_job(_lived_through, remembered, recorded, switched, readers, sources)
    simulations = [_unnamed(as_simulated(hass, twin, now, then if past else None), redactor) for twin in twins]
    extra = {} if past else states.stored_extra(hass, real)
    courses = await hass.async_add_executor_job(_courses, sources, hass.states.async_all(), extra)
    ways = {course.entity_id: course.way for course in courses}
    for entity_id in meant.entities - ways.keys():
        if _is_entity(hass, entity_id):
            ways[entity_id] = Way.MISSING
    told = meant.entities | {view.entity_id for twin in simulations for view in twin.views if view.of is None}
    areas = {
        simulation.snapshot.spec.twin_id: simulation.area for simulation in simulations if simulation.area is not None
    }
    twin_ids = [simulation.snapshot.spec.twin_id for simulation in simulations]
    around, assumed = changed(environment, wish.surroundings, _rooms(simulations))
    request = Request(
        id=0,
        start=wish.start,
        duration=wish.duration,
        place=_place(hass),
        seed=wish.seed,
        automations=tuple(automations),
        scripts=plays.scripts,
        actions=tuple(redactor.plain(list(wish.actions))),
        config=config,
        templates=plays.templates,
        storage=await _async_storage(hass, redactor),
        entries=tuple(plans),
        entities=courses,
        agendas=agendas,
        twins=tuple(simulations),
        environment=around,
        persons=persons,
        past={entity_id: tuple((at, redactor.text(text)) for at, text in rows) for entity_id, rows in lived.items()},
        services=_services(hass),
        risks={domain: domain_risk(domain).value for domain in DEVICE_DOMAINS},
        limits=limits_of(wish.duration),
        safety=_limits(home, wish.start),
        twin_limits={} if home is None else home.rules.twin_limits(areas, twin_ids, wish.start),
        own=() if home is None else tuple(_told(own, redactor) for own in home.rules.own_hazards(areas, twin_ids)),
        facts=facts,
        disturbances=(*lived_through, *((at, kind, redactor.plain(data)) for at, kind, data in wish.disturbances)),
        forecasts={} if past else await async_forecasts(hass, meant.entities, redactor),
        users=remembered.users() if past and not wish.simulate else {},
        watched=told | set(persons),
    )
    names = {state.entity_id: redactor.text(state.name) for state in hass.states.async_all() if state.entity_id in told}
    return Gathered(
        request=request,
        ways={entity_id: way for entity_id, way in sorted(ways.items()) if entity_id in told},
        hidden=redactor.hidden,
        names=names,
        assumed=assumed,
        past=past,
    )


@callback
def _not_simulated(hass: HomeAssistant, plans: list[EntryPlan], simulated: frozenset[str]) -> list[EntryPlan]:
    """Return the config entries without those helpers whose entity a twin plays: only one may."""
    registry = er.async_get(hass)
    theirs = {entry.config_entry_id for entity_id in simulated if (entry := registry.async_get(entity_id)) is not None}
    return [replace(plan, real=plan.real and plan.entry_id not in theirs) for plan in plans]


async def _async_meant(
    hass: HomeAssistant,
    wish: Wish,
    automations: Iterable[Automation],
    scripts: Mapping[str, Any],
    config: Mapping[str, Any],
    plans: Iterable[EntryPlan],
    templates: Mapping[str, str],
) -> Meant:
    """Return which entities all that will play means; long texts are read in a thread."""
    settings = [{**plan.data, **plan.options, "of": plan.subentries} for plan in plans if plan.real]
    acting = [*(item.config for item in automations if item.enabled), *scripts.values(), *wish.actions, *settings]
    idle = [*(item.config for item in automations if not item.enabled), config, *templates.values()]
    what_acts = await hass.async_add_executor_job(named_in, acting)
    return find_meant(hass, await hass.async_add_executor_job(named_in, idle, deepcopy(what_acts)), what_acts, plans)


@callback
def _switched(hass: HomeAssistant, twins: Iterable[TwinCoordinator], sources: Sources) -> dict[str, hands.Switched]:
    """Return which entities' own switching is to be done again: what twins play or automations command."""
    if sources.open_loop:
        return {}
    found = {entity_id: hands.Switched() for entity_id in sources.recorded if sources.is_commanded(entity_id)}
    for twin in twins:
        for view in views_of(hass, twin):
            if view.of is None and view.driven:
                found[view.entity_id] = hands.Switched(driven=view.driven, twin_id=twin.spec.twin_id)
    return found


@callback
def _switches(hass: HomeAssistant, twins: Iterable[TwinCoordinator]) -> set[str]:
    """Return the entities of twins that people can switch themselves."""
    return {view.entity_id for twin in twins for view in views_of(hass, twin) if view.of is None and view.driven}


def _values(twin: TwinCoordinator, entity_id: str, state: State) -> Mapping[str, Any]:
    """Return the values of a twin's channels that one state of one of its sources tells."""
    return values_of(twin, {entity_id: state}.get)


def _lived_through(
    remembered: hands.Remembered,
    recorded: states.Recorded,
    switched: Mapping[str, hands.Switched],
    readers: Mapping[str, Any],
    sources: Sources,
) -> tuple[Disturbance, ...]:
    """Return what others than the automations did, in order of time; for a future, what they did last week, weekly.

    What they called of helpers is no such habit: a holiday that began last week does not begin anew.
    """
    since = sources.begin if sources.past else sources.now - states.WEEK
    found = [
        *hands.again(remembered, sources.redactor),
        *hands.by_hand(remembered, recorded, since, switched, readers, sources.redactor),
    ]
    if not sources.past:
        habits = (item for item in found if item[1] != "call")
        found = hands.every_week(habits, sources.now, sources.begin, sources.end)
    return tuple(sorted(found, key=lambda item: item[0]))


def _courses(sources: Sources, present: list[State], extra: Mapping[str, Any]) -> tuple[EntityCourse, ...]:
    """Return every entity's course, and let go of what was recorded. Runs in a thread: a week of a home is long."""
    courses = tuple(sources.course(state, extra.get(state.entity_id)) for state in present)
    for entity_id in list(sources.recorded):
        del sources.recorded[entity_id]  # else all of it would go at once, on the event loop
    return courses


def _unnamed(play: SimulatedTwin, redactor: Redactor) -> SimulatedTwin:
    """Return a twin to simulate without what its name tells."""
    snapshot = play.snapshot
    return replace(
        play, snapshot=replace(snapshot, spec=replace(snapshot.spec, name=redactor.text(snapshot.spec.name)))
    )


def _told(own: OwnHazard, redactor: Redactor) -> OwnHazard:
    """Return a hazard the user wrote without secrets in its words."""
    template = own.rule.template
    rule = own.rule if template is None else replace(own.rule, template=redactor.text(template))
    return replace(own, name=redactor.text(own.name), line=redactor.text(own.line), rule=rule)


def _secrets(path: str) -> list[str]:
    return secret_values(load_yaml_dict(path)) if Path(path).exists() else []


def _automations(present: list[Automation], wish: Wish, redactor: Redactor) -> list[Automation]:
    """Return the home's automations and those asked for beyond them; only those under test are told of."""
    replaced = {item.entity_id for item in wish.extra}
    extra = [replace(item, name=redactor.text(item.name), config=redactor.plain(item.config)) for item in wish.extra]
    kept = [
        replace(item, under_test=wish.automations is None or item.entity_id in wish.automations)
        for item in present
        if item.entity_id not in replaced
    ]
    return [*kept, *extra]


def _rooms(simulations: Iterable[SimulatedTwin]) -> list[float]:
    """Return the temperatures (°C) of the rooms that have a thermostat."""
    rooms = (one.snapshot for one in simulations if one.snapshot.spec.kind == "thermostat")
    return [float(room.values["temperature"]) for room in rooms if "temperature" in room.values]


@callback
def _persons(hass: HomeAssistant, home: Home | None) -> tuple[str, ...]:
    if home is None:
        return ()
    return tracked(hass, home.config.persons)


@callback
def _replayed(hass: HomeAssistant, wanted: Iterable[str], real: set[str], *, past: bool) -> set[str]:
    """Return which entities a course is looked for: those that matter and that nothing here makes itself."""
    left_out = states.UNRECORDED if past else states.UNPATTERNED
    return {
        entity_id
        for entity_id in wanted
        if hass.states.get(entity_id) is not None
        and entity_id not in real
        and split_entity_id(entity_id)[0] not in left_out
    }


@callback
def _is_entity(hass: HomeAssistant, name: str) -> bool:
    """Return whether a name that no entity has was meant as one: its domain has entities, and it is no action."""
    domain, _, rest = name.partition(".")
    if hass.services.has_service(domain, rest):
        return False
    return bool(hass.states.async_entity_ids_count(domain)) or domain in ("input_boolean", "light", "switch")


async def _async_environment(hass: HomeAssistant, home: Home | None, wish: Wish, beyond: float) -> Environment | None:
    """Return the surroundings as they were or are expected, without what a scenario changes about them.

    beyond: how far (s) they are known beyond the end.
    """
    if home is None:
        return None
    return await async_expected_environment(hass, home, None, wish.start, wish.duration + beyond, ENVIRONMENT_STEP)


async def _async_outdoors(
    hass: HomeAssistant, home: Home | None, environment: Environment | None, wish: Wish, *, foreseen: bool
) -> Outdoors | None:
    """Return what rewrites the courses of entities that show the surroundings."""
    if home is None or environment is None:
        return None
    return Outdoors(
        shown=shown_by(hass, home, await async_energy_settings(hass)),
        environment=environment,
        surroundings=wish.surroundings,
        foreseen=foreseen,
        begin=wish.start,
        end=wish.start + wish.duration,
    )


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


async def _async_storage(hass: HomeAssistant, redactor: Redactor) -> dict[str, bytes]:
    """Return the registries as Home Assistant would store them, each read in a turn of the event loop of its own."""
    registries: Iterable[tuple[str, Any]] = (
        (ar.STORAGE_KEY, ar.async_get(hass)),
        (cr.STORAGE_KEY, cr.async_get(hass)),
        (dr.STORAGE_KEY, dr.async_get(hass)),
        (er.STORAGE_KEY, er.async_get(hass)),
        (fr.STORAGE_KEY, fr.async_get(hass)),
        (lr.STORAGE_KEY, lr.async_get(hass)),
    )
    found = {}
    for key, registry in registries:
        content = registry._data_to_save()  # noqa: SLF001 -- the one form in which another Home Assistant can read it
        found[key] = await hass.async_add_executor_job(_as_stored, content, redactor)
    return found


def _as_stored(content: Any, redactor: Redactor) -> bytes:
    """Return a registry's content without addresses of devices and without secrets. Runs in a thread."""
    plain: Any = json_loads(json_bytes(content))
    for device in plain.get("devices", ()):
        device["configuration_url"] = None
    return json_bytes(redactor.plain(plain))


@callback
def _services(hass: HomeAssistant) -> tuple[tuple[str, str, str], ...]:
    """Return all actions of the home, and whether they answer."""
    return tuple(
        (domain, name, SupportsResponse(service.supports_response).value)
        for domain, services in sorted(hass.services.async_services_internal().items())
        for name, service in sorted(services.items())
    )


@callback
def _limits(home: Home | None, start: float) -> dict[str, float]:
    """Return the home's limits and the user's rules for hazards, as they hold at the start (epoch s)."""
    if home is None:
        return {}
    limit = home.config.power_limit
    return ({} if limit is None else {"max_power": limit}) | home.rules.limits(start)
