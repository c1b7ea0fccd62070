"""Every state of the home as the rehearsal will know it: how it stands at the start, and what is replayed."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from homeassistant.components.recorder.history import get_significant_states
from homeassistant.core import HomeAssistant, State, callback
from homeassistant.helpers import restore_state
from homeassistant.helpers.json import json_bytes
from homeassistant.helpers.recorder import DATA_INSTANCE
from homeassistant.util.json import json_loads
from sqlalchemy.exc import SQLAlchemyError

from ...const import LOGGER
from ..protocol import EntityCourse, Way
from .secrets import HIDDEN, Redactor

WEEK: Final = 7 * 86_400.0
LOOK_BACK: Final = 31 * 86_400.0
JUST_BEFORE: Final = 1e-5
UNRECORDED: Final = frozenset({"automation", "script", "zone"})
UNPATTERNED: Final = UNRECORDED | {"scene", "update", "button", "group"}
MOST_ROWS: Final = 400_000

type Recorded = dict[str, list[State]]
type Change = tuple[float, str, Mapping[str, Any] | None]
type Changes = tuple[Change, ...]


async def async_recorded(hass: HomeAssistant, entity_ids: Iterable[str], start: float, end: float) -> Recorded:
    """Return what the recorder kept of entities from start to end (epoch s), the state at the start first."""
    wanted = sorted(entity_ids)
    if DATA_INSTANCE not in hass.data or not wanted:
        return {}
    instance = hass.data[DATA_INSTANCE]
    found: dict[str, list[State]] = {}
    try:
        for index in range(0, len(wanted), 20):
            rows = await instance.async_add_executor_job(_read, hass, wanted[index : index + 20], start, end)
            found.update(rows)
            if sum(len(states) for states in found.values()) > MOST_ROWS:
                LOGGER.warning("A rehearsal replays only part of the history: it has too many rows")
                break
    except (SQLAlchemyError, RuntimeError) as err:
        LOGGER.warning("The recorder's history could not be read: %s", err)
    return found


def _read(hass: HomeAssistant, entity_ids: list[str], start: float, end: float) -> dict[str, list[State]]:
    rows = get_significant_states(
        hass,
        datetime.fromtimestamp(start - JUST_BEFORE, UTC),
        datetime.fromtimestamp(end, UTC),
        entity_ids,
        include_start_time_state=True,
        significant_changes_only=False,
        no_attributes=False,
    )
    return {entity_id: [state for state in states if isinstance(state, State)] for entity_id, states in rows.items()}


async def async_past(
    hass: HomeAssistant, entity_ids: Iterable[str], start: float
) -> dict[str, tuple[tuple[float, str], ...]]:
    """Return what entities were in LOOK_BACK before start (epoch s), as (epoch s, state)."""
    recorded = await async_recorded(hass, entity_ids, start - LOOK_BACK, start)
    past = {}
    for entity_id in entity_ids:
        rows = [(state.last_updated_timestamp, state.state) for state in recorded.get(entity_id, ())]
        if not rows and (state := hass.states.get(entity_id)) is not None:
            rows = [(min(state.last_changed_timestamp, start), state.state)]
        past[entity_id] = tuple(row for index, row in enumerate(rows) if not index or row[1] != rows[index - 1][1])
    return past


def as_changes(states: list[State]) -> Changes:
    """Return recorded states as changes to replay; attributes only where they differ from those before."""
    changes: list[Change] = []
    before: Mapping[str, Any] | None = None
    for state in states:
        attributes = state.attributes
        same = before is not None and attributes == before
        changes.append((state.last_updated_timestamp, state.state, None if same else attributes))
        before = attributes
    return tuple(changes)


def redacted(changes: Changes, redactor: Redactor) -> Changes:
    """Return changes without secrets; attributes that stay the same are read once."""
    found: list[Change] = []
    before: Mapping[str, Any] | None = None
    plain: Mapping[str, Any] | None = None
    for at, text, attributes in changes:
        if attributes is not None and attributes is not before:
            before, plain = attributes, redactor.plain(attributes)
        found.append((at, redactor.text(text), None if attributes is None else plain))
    return tuple(found)


def repeated(changes: Changes, now: float, end: float) -> Changes:
    """Return the last week's changes again for every week until end, each at its time of the week."""
    result: list[Change] = []
    last: Mapping[str, Any] | None = None
    filled = []
    for at, state, attributes in changes:
        last = last if attributes is None else attributes
        filled.append((at, state, last))
    offset = WEEK
    while filled and now - WEEK + offset < end:
        result.extend((at + offset, state, attributes) for at, state, attributes in filled if at + offset >= now)
        offset += WEEK
    return tuple(item for item in result if item[0] < end)


@callback
def stored_extra(hass: HomeAssistant, wanted: set[str]) -> dict[str, Mapping[str, Any]]:
    """Return what entities keep beyond their state to be restored from, by entity id."""
    found: dict[str, Mapping[str, Any]] = {}
    entities = restore_state.async_get(hass).entities
    for entity_id in wanted & entities.keys():
        entity = entities[entity_id]
        try:
            extra = entity.extra_restore_state_data
        except Exception as err:  # noqa: BLE001 -- somebody else's entity; it is restored without
            LOGGER.debug("%s keeps nothing for a rehearsal: %s", entity_id, err)
            continue
        if extra is not None:
            found[entity_id] = json_loads(json_bytes(extra.as_dict()))  # type: ignore[assignment]  # what a mapping became in JSON is one again
    return found


@callback
def course(
    state: State, way: Way, redactor: Redactor, *, changes: Changes = (), extra: Mapping[str, Any] | None = None
) -> EntityCourse:
    """Return one entity's course from its first state on, without secrets."""
    return EntityCourse(
        entity_id=state.entity_id,
        state=HIDDEN if state.attributes.get("mode") == "password" else redactor.text(state.state),
        attributes=redactor.plain(dict(state.attributes)),
        since=state.last_changed_timestamp,
        extra=None if extra is None else redactor.plain(extra),
        way=way,
        changes=redacted(changes, redactor),
    )
