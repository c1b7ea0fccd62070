"""Calendars and to-do lists of the home: what stands in them, as far as a rehearsal reaches."""

import asyncio
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError

from ...const import LOGGER
from ..protocol import Agenda
from .engine import entities_of
from .secrets import Redactor

if TYPE_CHECKING:
    from homeassistant.helpers.entity import Entity

PATIENCE: Final = 10.0
"""s that a calendar, which may ask a server, has for its answer."""
AROUND: Final = 86_400.0
"""s before and after the rehearsed time from which events are taken, for triggers that come early or late."""


async def async_agendas(hass: HomeAssistant, start: float, end: float, redactor: Redactor) -> tuple[Agenda, ...]:
    """Return what stands in calendars from start to end (epoch s), and in to-do lists now."""
    first, last = (datetime.fromtimestamp(at, UTC) for at in (start - AROUND, end + AROUND))
    found = [
        agenda
        for entity in entities_of(hass, Platform.CALENDAR)
        if (agenda := await _async_calendar(hass, entity, first, last, redactor)) is not None
    ]
    return (*found, *(_todo(entity, redactor) for entity in entities_of(hass, Platform.TODO)))


async def _async_calendar(
    hass: HomeAssistant, entity: Entity, first: datetime, last: datetime, redactor: Redactor
) -> Agenda | None:
    """Return a calendar; None for one that does not answer."""
    try:
        async with asyncio.timeout(PATIENCE):
            events = await entity.async_get_events(hass, first, last)  # type: ignore[attr-defined]  # it is a calendar
    except (HomeAssistantError, TimeoutError) as err:  # fmt: skip
        LOGGER.warning("A rehearsal goes without %s: %s", entity.entity_id, err)
        return None
    return _agenda(entity, [_plain(event, redactor) for event in events])


@callback
def _todo(entity: Entity, redactor: Redactor) -> Agenda:
    items = getattr(entity, "todo_items", None) or []
    return _agenda(entity, [_plain(item, redactor) for item in items], int(entity.supported_features or 0))


def _agenda(entity: Entity, items: list[dict[str, Any]], features: int = 0) -> Agenda:
    return Agenda(
        entity_id=entity.entity_id,
        platform=entity.platform.platform_name,
        unique_id=entity.unique_id,
        name=str(entity.name) if isinstance(entity.name, str) else None,
        features=features,
        items=tuple(items),
    )


def _plain(item: Any, redactor: Redactor) -> dict[str, Any]:
    """Return an event or item by its fields, in plain types: times as ISO text."""
    found: dict[str, Any] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if isinstance(value, date):
            found[field.name] = value.isoformat()
        elif isinstance(value, str):
            found[field.name] = redactor.plain(str(value))
    return found
