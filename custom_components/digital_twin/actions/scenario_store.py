"""Scenarios that are kept: list_scenarios, get_scenario_result, compare_scenarios, save_scenario, delete_scenario."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.auth.permissions.const import CAT_ENTITIES
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import Unauthorized

from ..access import POLICY_READ, may
from ..core.messages import Message
from ..core.scenario.compare import LESS_IS_BETTER
from ..core.scenario.library import LIBRARY
from ..core.scenario.schema import schema as language_schema
from ..scenarios.conduct import KIND, PLAN_KIND
from ..scenarios.names import async_names
from ..store.errors import StoreError
from ..texts import Speaker, async_speaker
from ..units import parameter_told, units_of
from .alongside import added, figures_of, left_out_of_some, lie_apart, without
from .commit import async_noted, async_safe, not_stored
from .compared import APART, LEFT_OUT, compared, told_names
from .fields import accepts, boolean_field, name_field, refuse, schema, shown
from .response import iso
from .run_scenario import ATTR_NAME, FIELDS, as_written
from .scenario_access import async_reader, may_see, may_see_saved, require_changed, require_seen
from .selection import the_home

if TYPE_CHECKING:
    from ..core.scenario.library import Entry, Parameter
    from ..manager import Home
    from ..store.records import ScenarioRecord

ATTR_ID: Final = "scenario_id"
ATTR_SCENARIOS: Final = "scenarios"
ATTR_SCENARIO: Final = "scenario"
ATTR_LIMIT: Final = "limit"
ATTR_SCHEMA: Final = "schema"
KINDS: Final = (KIND, PLAN_KIND, "rehearsal")
MOST: Final = 100
MESSAGES: dict[str, tuple[str, ...]] = {
    "scenario_replaced": ("name",),
    "scenario_saved": ("name",),
}
ids = accepts("invalid_scenario_ids", vol.All(list, vol.Length(min=2, max=10), [vol.All(str, vol.Length(min=1))]))
count = accepts("invalid_count", vol.All(vol.Coerce(int), vol.Range(1, MOST)))

LIST_SCHEMA = schema(
    {vol.Optional(ATTR_LIMIT, default=MOST): count, vol.Optional(ATTR_SCHEMA, default=False): boolean_field}
)
GET_SCHEMA = schema({vol.Required(ATTR_ID): name_field})
COMPARE_SCHEMA = schema({vol.Required(ATTR_SCENARIOS): ids})
SAVE_SCHEMA = schema(
    {**{key: value for key, value in FIELDS.items() if key != "saved"}, vol.Optional(ATTR_ID): name_field},
    others=True,
)
DELETE_SCHEMA = schema({vol.Optional(ATTR_ID): name_field, vol.Optional(ATTR_NAME): name_field})


async def async_list_scenarios(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: the library, the names it may ask for, what is saved, and the last answers."""
    home = the_home(call.hass)
    user = await async_reader(call)
    if user is not None and home.twins and not any(may(user, twin, POLICY_READ) for twin in home.twins.values()):
        raise Unauthorized(context=call.context, permission=POLICY_READ, perm_category=CAT_ENTITIES)
    speaker = await async_speaker(call.hass)
    try:
        records = await home.scenarios.async_records(KINDS, call.data[ATTR_LIMIT])
    except StoreError as err:
        raise not_stored(err) from err
    saved = await home.scenarios.shelf.async_load()
    names = await async_names(call.hass, home, user)
    return {
        "library": {
            name: {
                "assumes": _assumes(entry, speaker),
                "parameters": {parameter.name: _parameter(call.hass, parameter) for parameter in entry.parameters},
            }
            for name, entry in sorted(LIBRARY.items())
        },
        "home": {**names, "circuits": sorted(names["circuits"])},
        "saved": {name: dict(item) for name, item in sorted(saved.items()) if may_see_saved(home, user, item)},
        "scenarios": [_headline(record) for record in records if may_see(home, user, record)],
        **({ATTR_SCHEMA: language_schema(units_of(call.hass))} if call.data[ATTR_SCHEMA] else {}),
    }


def _assumes(entry: Entry, speaker: Speaker) -> str:
    """Say what a library scenario usually assumes, of a device or a hub that nobody has named yet as of some one."""
    usual = entry.usual()
    return speaker.say_if_known(replace(usual, id=f"{usual.id}_some")) or speaker.say(usual)


async def async_get_scenario_result(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: an answer as it was kept, and what really came, once that is known."""
    home = the_home(call.hass)
    record = await record_of(home, call.data[ATTR_ID], ATTR_ID)
    require_seen(call, home, await async_reader(call), record)
    return {**_headline(record), "request": dict(record.request), "result": dict(record.result)}


async def async_compare_scenarios(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: answers side by side, figure by figure, and which is better at what."""
    home = the_home(call.hass)
    speaker = await async_speaker(call.hass)
    wanted: list[str] = call.data[ATTR_SCENARIOS]
    records = [await record_of(home, one, f"{ATTR_SCENARIOS}[{index}]") for index, one in enumerate(wanted)]
    user = await async_reader(call)
    for record in records:
        require_seen(call, home, user, record)
    apart, unit = lie_apart(records), call.hass.config.units.temperature_unit
    figures = [added(record, unit) if apart else figures_of(record, unit) for record in records]
    for index, own in enumerate(figures):
        if not own:
            raise refuse("scenario_without_figures", field=f"{ATTR_SCENARIOS}[{index}]", value=_name(records[index]))
    if rooms := left_out_of_some(records):
        left = {twin_id for twin_id, twin in home.twins.items() if twin.sources[twin.config.main] in rooms}
        figures = [without(own, left) for own in figures]
    said = [*([Message(APART)] if apart else []), *([Message(LEFT_OUT)] if rooms else [])]
    names = [_name(record) for record in records]
    called = told_names(names, speaker)
    best = {
        key: min(range(len(figures)), key=lambda index: figures[index][key])
        for key in sorted(LESS_IS_BETTER)
        if all(key in own for own in figures) and len({own[key] for own in figures}) > 1
    }
    first = figures[0]
    return {
        "scenarios": [
            {
                **_headline(record),
                "figures": own,
                "difference": {key: round(value - first[key], 3) for key, value in own.items() if key in first},
            }
            for record, own in zip(records, figures, strict=True)
        ],
        "best": {key: names[index] for key, index in best.items()},
        "best_called": {key: called[index] for key, index in best.items()},
        "against_baseline": apart,
        "summary": compared(called, figures, speaker, said),
    }


async def async_save_scenario(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: the scenario is kept by its name, to be run, changed or compared with later."""
    home = the_home(call.hass)
    written = as_written(call.data, ATTR_ID)
    name = written.pop(ATTR_NAME, None)
    if isinstance(whole := written.get(ATTR_SCENARIO), Mapping):
        written = as_written({**whole, **{key: item for key, item in written.items() if key != ATTR_SCENARIO}})
    user = await async_reader(call)
    if (scenario_id := call.data.get(ATTR_ID)) is not None:
        record = await record_of(home, scenario_id, ATTR_ID)
        require_seen(call, home, user, record)
        kept = dict(record.request)
        name = name or kept.pop(ATTR_NAME, None)
        written = {**kept, **written}
    if name is None:
        raise refuse("missing_field", field=ATTR_NAME)
    if not isinstance(name, str):
        raise refuse("invalid_name", field=ATTR_NAME, value=shown(name))
    if not name.strip():
        raise refuse("empty_name", field=ATTR_NAME)
    written.pop(ATTR_NAME, None)
    require_changed(call, home, user, written)
    require_changed(call, home, user, (await home.scenarios.shelf.async_load()).get(name.strip(), written))
    await home.scenarios.async_demand_sound(written, call.context)
    replaced = name.strip() in await home.scenarios.shelf.async_load()
    data = {"name": name.strip(), "replaced": replaced}
    try:
        home.scenarios.shelf.demand_room(name.strip())
        await async_noted(home, home.audit.record(call.service, context=call.context, data=data))
        await home.scenarios.shelf.async_save(name.strip(), written)
    except OverflowError as err:
        raise refuse("too_many_saved", allowed=str(err)) from err
    told = Message("scenario_replaced" if replaced else "scenario_saved", {"name": name.strip()})
    return {**data, "summary": (await async_speaker(call.hass)).say(told)}


async def async_delete_scenario(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: whether a saved scenario, or an answer that was kept, was there and is gone."""
    home = the_home(call.hass)
    name: str | None = call.data.get(ATTR_NAME)
    scenario_id: str | None = call.data.get(ATTR_ID)
    if (name is None) is (scenario_id is None):
        raise refuse("one_of_fields", fields=f"{ATTR_NAME}, {ATTR_ID}")
    user = await async_reader(call)
    if name is not None:
        require_changed(call, home, user, (await home.scenarios.shelf.async_load()).get(name, {}))
        if name not in await home.scenarios.shelf.async_load():
            raise refuse("unknown_scenario", field=ATTR_NAME, value=shown(name))
        await async_noted(home, home.audit.record(call.service, context=call.context, data={"name": name}))
        await home.scenarios.shelf.async_delete(name)
        return {"deleted": name}
    if (record := await _async_kept(home, str(scenario_id))) is not None:
        require_changed(call, home, user, {"request": record.request, "result": record.result})
    try:
        gone = await home.scenarios.async_delete(str(scenario_id))
    except StoreError as err:
        raise not_stored(err) from err
    if not gone:
        raise refuse("unknown_scenario", field=ATTR_ID, value=shown(scenario_id))
    await async_safe(home, call, data={"scenario_id": scenario_id})
    return {"deleted": scenario_id}


async def _async_kept(home: Home, scenario_id: str) -> ScenarioRecord | None:
    try:
        return await home.scenarios.async_record(scenario_id)
    except StoreError as err:
        raise not_stored(err) from err


async def record_of(home: Home, scenario_id: str, field: str) -> ScenarioRecord:
    """Return an answer that was kept. Raises ServiceValidationError, naming the field, where there is none."""
    record = await _async_kept(home, scenario_id)
    if record is None:
        raise refuse("unknown_scenario", field=field, value=shown(scenario_id))
    return record


def _name(record: ScenarioRecord) -> str:
    return str(record.name or record.result.get("scenario") or record.kind)


def _headline(record: ScenarioRecord) -> dict[str, Any]:
    return {
        ATTR_ID: record.scenario_id,
        "name": _name(record),
        "kind": record.kind,
        "time": iso(record.at),
        "summary": record.result.get("summary"),
        "seed": record.seed,
        "outcome": None if record.outcome is None else dict(record.outcome),
    }


def _parameter(hass: HomeAssistant, parameter: Parameter) -> dict[str, Any]:
    own = parameter_told(hass, parameter)
    told: dict[str, Any] = {"sort": parameter.sort.value, "default": own["default"]}
    if own["unit"] is not None:
        told["unit"] = own["unit"]
    if parameter.options:
        told["options"] = list(parameter.options)
    return told
