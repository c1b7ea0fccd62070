"""digital_twin.rehearse: the home's own automations in fast motion against the simulated home; no device is touched."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.const import ATTR_ENTITY_ID, ENTITY_MATCH_ALL
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util
from homeassistant.util import slugify
from homeassistant.util.yaml import parse_yaml

from ..rehearsal.conduct import Task
from ..rehearsal.gather.engine import AUTOMATION, async_blueprint_free, script_action
from ..rehearsal.protocol import Automation
from ..rehearsal.scenarios import Incident
from .fields import ATTR_AT, ATTR_DATA, accepts, boolean_field, moment_field, name_field, refuse, schema
from .selection import the_home

if TYPE_CHECKING:
    from collections.abc import Iterable

ATTR_ACTIONS: Final = "actions"
ATTR_AUTOMATIONS: Final = "automations"
ATTR_BY: Final = "by"
ATTR_DURATION: Final = "duration"
ATTR_HAPPENS: Final = "happens"
ATTR_NEW: Final = "new"
ATTR_SCENARIO: Final = "scenario"
ATTR_SCRIPT: Final = "script"
ATTR_SEED: Final = "seed"
ATTR_START: Final = "start"
ATTR_STATE: Final = "state"
ATTR_STATES: Final = "states"
ATTR_VARIANT: Final = "variant"
DURATION: Final = timedelta(hours=24)
LONGEST: Final = timedelta(days=31)
SHORTEST: Final = timedelta(minutes=1)
LARGEST_SEED: Final = 2**31
MOST_INCIDENTS: Final = 50
HAPPENS: Final = ("action", "away", "cold", "fail", "guests", "outage", "state", "stuck", "warm")
NEEDS_ENTITIES: Final = frozenset({"fail", "stuck", "state"})
FUTURE: Final = timedelta(days=31)


def _duration(value: Any) -> timedelta:
    if isinstance(value, bool):
        raise TypeError
    duration: timedelta = cv.time_period(value)
    if not SHORTEST <= duration <= LONGEST:
        raise ValueError
    return duration


def _start(value: Any) -> datetime:
    parsed = value if isinstance(value, datetime) else dt_util.parse_datetime(str(value))
    if parsed is None:
        raise ValueError
    return dt_util.as_utc(parsed)


def _seed(value: Any) -> int:
    seed = int(value)
    if isinstance(value, bool) or not 0 <= seed < LARGEST_SEED:
        raise ValueError
    return seed


def _configs(value: Any) -> list[dict[str, Any]]:
    """Return automations given as YAML text, one mapping, or a list of them."""
    if isinstance(value, str):
        try:
            value = parse_yaml(value)
        except HomeAssistantError as err:
            raise ValueError(str(err)) from err
    items = value if isinstance(value, list) else [value]
    if not items or not all(isinstance(item, Mapping) and item for item in items):
        raise ValueError
    return [dict(item) for item in items]


def _action_list(value: Any) -> list[dict[str, Any]]:
    return _configs(value)


_INCIDENT: Final = {
    vol.Required(ATTR_HAPPENS): accepts("invalid_happens", vol.In(HAPPENS)),
    vol.Optional(ATTR_AT, default=0): moment_field,
    vol.Optional(ATTR_DURATION): accepts("invalid_duration", _duration),
    vol.Optional(ATTR_ENTITY_ID): accepts("invalid_target", cv.entity_ids),
    vol.Optional(ATTR_STATE): accepts("invalid_state_text", cv.string),
    vol.Optional(ATTR_DATA): accepts("invalid_mapping", dict),
    vol.Optional(ATTR_BY): accepts("invalid_number", vol.All(vol.Coerce(float), vol.Range(0, 50))),
    vol.Optional(ATTR_ACTIONS): accepts("invalid_rehearsed_actions", _action_list),
}


def _happening(value: Any) -> Any:
    """Return a scenario: a list of incidents, one in the language of scenarios, or the name of one of the library."""
    if isinstance(value, str) and value.strip():
        return {ATTR_SCENARIO: value.strip()}
    if not isinstance(value, list | Mapping):
        raise TypeError
    return value


_INCIDENTS: Final = vol.Schema([_INCIDENT])


def _scenario(value: Any) -> Any:
    """Return it with incidents read; what is written in the language is read as a whole, later."""
    return value if isinstance(value, Mapping) else _INCIDENTS(value)


SCHEMA = schema(
    {
        vol.Optional(ATTR_AUTOMATIONS): accepts(
            "invalid_automations", vol.Any(ENTITY_MATCH_ALL, cv.entities_domain(AUTOMATION))
        ),
        vol.Optional(ATTR_NEW): accepts("invalid_automation_yaml", _configs),
        vol.Optional(ATTR_SCRIPT): accepts("invalid_script", cv.entity_domain("script")),
        vol.Optional(ATTR_ACTIONS): accepts("invalid_rehearsed_actions", _action_list),
        vol.Optional(ATTR_START): accepts("invalid_start", _start),
        vol.Optional(ATTR_DURATION, default=DURATION): accepts("invalid_duration", _duration),
        vol.Optional(ATTR_SCENARIO, default=list): vol.All(
            accepts(
                "invalid_scenario", vol.All(_happening, vol.Any(dict, vol.All(list, vol.Length(max=MOST_INCIDENTS))))
            ),
            _scenario,
        ),
        vol.Optional(ATTR_VARIANT): accepts("invalid_automation_yaml", _configs),
        vol.Optional(ATTR_SEED, default=0): accepts("invalid_seed", _seed),
        vol.Optional(ATTR_STATES, default=True): boolean_field,
        vol.Optional("name"): name_field,
    }
)


async def async_rehearse(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: a timeline, states, what is wrong with the automations, what they cost and risk."""
    hass = call.hass
    home = the_home(hass)
    data = call.data
    now = dt_util.utcnow()
    start: datetime = data.get(ATTR_START, now)
    if start > now + FUTURE:
        raise refuse("start_too_late", field=ATTR_START)
    chosen = _chosen(hass, data.get(ATTR_AUTOMATIONS))
    new = await _async_automations(hass, data.get(ATTR_NEW, ()), ATTR_NEW, variant=False)
    variant = await _async_automations(hass, data.get(ATTR_VARIANT, ()), ATTR_VARIANT, variant=True)
    actions = _actions(hass, data)
    if ATTR_AUTOMATIONS not in data and (new or variant or actions):
        chosen = frozenset({item.entity_id for item in variant})
    task = Task(
        start=start.timestamp(),
        duration=data[ATTR_DURATION].total_seconds(),
        automations=chosen,
        new=new,
        actions=actions,
        incidents=tuple(_incidents(data, start.timestamp())),
        scenario=data[ATTR_SCENARIO] if isinstance(data[ATTR_SCENARIO], Mapping) else None,
        variant=variant,
        seed=data[ATTR_SEED],
        details=data[ATTR_STATES],
        name=data.get("name"),
    )
    return await home.rehearsals.async_rehearse(task, call.context)


def _chosen(hass: HomeAssistant, given: str | list[str] | None) -> frozenset[str] | None:
    """Return the automations under test; None for all."""
    if given is None or given == ENTITY_MATCH_ALL:
        return None
    wanted = [given] if isinstance(given, str) else given
    for entity_id in wanted:
        if hass.states.get(entity_id) is None:
            raise refuse("unknown_automation", field=ATTR_AUTOMATIONS, value=entity_id)
    return frozenset(wanted)


async def _async_automations(
    hass: HomeAssistant, configs: Iterable[dict[str, Any]], field: str, *, variant: bool
) -> tuple[Automation, ...]:
    """Return given automations, blueprints filled in; a variant stands in for the present one of the same id."""
    found: list[Automation] = []
    for index, config in enumerate(configs):
        stands_for = config.pop(ATTR_ENTITY_ID, None)
        try:
            plain = await async_blueprint_free(hass, AUTOMATION, config)
        except (HomeAssistantError, KeyError) as err:  # fmt: skip
            raise refuse("invalid_blueprint", field=f"{field}[{index}]", reason=str(err)[:200]) from err
        if not any(key in plain for key in ("triggers", "trigger")):
            raise refuse("automation_without_trigger", field=f"{field}[{index}]")
        entity_id = str(stands_for or _present(hass, config.get("id")) or _fresh(hass, config, index))
        if variant and hass.states.get(entity_id) is None and stands_for:
            raise refuse("unknown_automation", field=f"{field}[{index}].{ATTR_ENTITY_ID}", value=entity_id)
        found.append(Automation(entity_id=entity_id, name=str(plain.get("alias") or entity_id), config=plain))
    return tuple(found)


def _present(hass: HomeAssistant, id_: Any) -> str | None:
    """Return the automation of that id at home."""
    if id_ is None:
        return None
    return next(
        (state.entity_id for state in hass.states.async_all(AUTOMATION) if state.attributes.get("id") == str(id_)),
        None,
    )


def _fresh(hass: HomeAssistant, config: Mapping[str, Any], index: int) -> str:
    """Return an entity id that no automation has."""
    base = f"{AUTOMATION}.{slugify(str(config.get('alias') or f'rehearsed_{index + 1}'))}"
    entity_id, number = base, 2
    while hass.states.get(entity_id) is not None:
        entity_id, number = f"{base}_{number}", number + 1
    return entity_id


def _actions(hass: HomeAssistant, data: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """Return the actions to run at the start: those given, and the script asked for."""
    actions: list[Mapping[str, Any]] = list(data.get(ATTR_ACTIONS, ()))
    _require_runnable(actions, ATTR_ACTIONS)
    if (script := data.get(ATTR_SCRIPT)) is not None:
        if (name := script_action(hass, script)) is None:
            raise refuse("unknown_script", field=ATTR_SCRIPT, value=script)
        actions.append({"action": name})
    return tuple(actions)


def _require_runnable(actions: Iterable[Mapping[str, Any]], field: str) -> None:
    """Raise ServiceValidationError, naming the field, for what is no list of actions of a script."""
    try:
        cv.SCRIPT_SCHEMA([dict(action) for action in actions])
    except vol.Invalid as err:
        raise refuse("invalid_rehearsed_actions", field=field, value=str(err)[:200]) from None


def _incidents(data: Mapping[str, Any], start: float) -> Iterable[Incident]:
    duration: timedelta = data[ATTR_DURATION]
    for index, item in enumerate(() if isinstance(data[ATTR_SCENARIO], Mapping) else data[ATTR_SCENARIO]):
        field = f"{ATTR_SCENARIO}[{index}]"
        after = item[ATTR_AT].after(start)
        if not -1.0 <= after < duration.total_seconds():
            raise refuse("time_outside", field=f"{field}.{ATTR_AT}", horizon=str(duration))
        kind = item[ATTR_HAPPENS]
        entities = tuple(item.get(ATTR_ENTITY_ID, ()))
        if kind in NEEDS_ENTITIES and not entities:
            raise refuse("missing_field", field=f"{field}.{ATTR_ENTITY_ID}")
        if kind == "state" and ATTR_STATE not in item:
            raise refuse("missing_field", field=f"{field}.{ATTR_STATE}")
        if kind in ("cold", "warm") and ATTR_BY not in item:
            raise refuse("missing_field", field=f"{field}.{ATTR_BY}")
        if kind == "action" and ATTR_ACTIONS not in item:
            raise refuse("missing_field", field=f"{field}.{ATTR_ACTIONS}")
        _require_runnable(item.get(ATTR_ACTIONS, ()), f"{field}.{ATTR_ACTIONS}")
        at = start + max(after, 0.0)
        lasts = item.get(ATTR_DURATION)
        yield Incident(
            kind=kind,
            at=at,
            until=start + duration.total_seconds() if lasts is None else at + lasts.total_seconds(),
            entities=entities,
            state=item.get(ATTR_STATE),
            attributes=dict(item.get(ATTR_DATA, {})),
            by=float(item.get(ATTR_BY, 0.0)),
            actions=tuple(item.get(ATTR_ACTIONS, ())),
        )
