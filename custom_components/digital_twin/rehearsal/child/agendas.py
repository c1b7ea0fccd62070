"""Calendars and to-do lists of the rehearsed home: entities of Home Assistant's own components, filled as at home."""

import importlib
import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import EntityPlatform
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_now

from ..protocol import Agenda

if TYPE_CHECKING:
    from homeassistant.components.calendar import CalendarEntity, CalendarEvent
    from homeassistant.components.todo.entity import TodoListEntity
    from homeassistant.helpers.entity import Entity

_LOGGER = logging.getLogger(__name__)
DOMAINS: Final = ("calendar", "todo")
ODD_QUARTER: Final = timedelta(seconds=899.317)
"""How far calendar triggers look ahead. At home the quarters of an hour begin at any moment; a rehearsal begins on the
full hour, as events do, and Home Assistant loses an end that falls between two of its quarters."""
TIMES: Final = frozenset({"start", "end", "due", "completed"})


class _NoServer:
    """Stands where the web server is at home; nobody asks it for anything here."""

    def register_view(self, _view: Any) -> None:
        """Have no views."""


async def async_set_up_agendas(hass: HomeAssistant, agendas: Iterable[Agenda]) -> list[tuple[str, str]]:
    """Set the components up, and make the entities. Return what failed."""
    failed: list[tuple[str, str]] = []
    for domain in DOMAINS:
        wanted = [agenda for agenda in agendas if agenda.entity_id.partition(".")[0] == domain]
        if not wanted:
            continue
        if getattr(hass, "http", None) is None:
            hass.http = _NoServer()  # type: ignore[assignment]  # as much of it as is asked for
        if not await async_setup_component(hass, domain, {}):
            failed.append((domain, "setup"))
            continue
        make = {"calendar": _calendar, "todo": _todo}[domain]
        for agenda in wanted:
            platform = EntityPlatform(
                hass=hass, logger=_LOGGER, domain=domain, platform_name=agenda.platform, platform=None,
                scan_interval=timedelta(days=1), entity_namespace=None,
            )  # fmt: skip
            await platform.async_add_entities([_named(make(agenda), agenda)])
    return failed


def _named(entity: Entity, agenda: Agenda) -> Entity:
    entity.entity_id = agenda.entity_id
    entity._attr_unique_id, entity._attr_name = agenda.unique_id, agenda.name  # noqa: SLF001 -- as its class would set them
    entity._attr_should_poll = False  # noqa: SLF001 -- as above
    return entity


def _read(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event or item with its times read."""
    read = dict(item)
    for key in TIMES & read.keys():
        text = str(read[key])
        read[key] = date.fromisoformat(text) if len(text) == len("2026-01-01") else datetime.fromisoformat(text)
    return read


def _calendar(agenda: Agenda) -> CalendarEntity:
    """Return a calendar with its events."""
    trigger: Any = importlib.import_module("homeassistant.components.calendar.trigger")
    trigger.UPDATE_INTERVAL = ODD_QUARTER
    calendar = importlib.import_module("homeassistant.components.calendar")
    base: type[CalendarEntity] = calendar.CalendarEntity
    held: list[CalendarEvent] = sorted(
        (calendar.CalendarEvent(**_read(item)) for item in agenda.items), key=lambda event: event.start_datetime_local
    )

    class Calendar(base):  # type: ignore[valid-type,misc]  # known once the component is imported
        """A calendar that stays as it is, but for what automations enter."""

        @property
        def event(self) -> CalendarEvent | None:
            """Return the present or next event."""
            now = dt_util.now()
            return next((event for event in held if event.end_datetime_local > now), None)

        async def async_get_events(
            self, _hass: HomeAssistant, start_date: datetime, end_date: datetime
        ) -> list[CalendarEvent]:
            """Return the events that touch a span."""
            return [
                event
                for event in held
                if event.start_datetime_local < end_date and event.end_datetime_local > start_date
            ]

        async def async_create_event(self, **event: Any) -> None:
            """Enter an event."""
            known = {key.removeprefix("dt"): value for key, value in event.items() if key != "rrule"}
            held.append(calendar.CalendarEvent(**known))
            held.sort(key=lambda item: item.start_datetime_local)
            self.async_write_ha_state()

    entity = Calendar()
    entity._attr_supported_features = calendar.CalendarEntityFeature.CREATE_EVENT  # noqa: SLF001 -- as its class would
    return entity


def _todo(agenda: Agenda) -> TodoListEntity:
    """Return a to-do list with its items."""
    todo = importlib.import_module("homeassistant.components.todo")
    base: type[TodoListEntity] = todo.TodoListEntity

    class TodoList(base):  # type: ignore[valid-type,misc]  # known once the component is imported
        """A to-do list that automations may change."""

        async def async_create_todo_item(self, item: Any) -> None:
            """Add an item."""
            self._keep([*self._attr_todo_items, replace(item, uid=item.uid or ulid_now())])

        async def async_update_todo_item(self, item: Any) -> None:
            """Change an item."""
            self._keep([item if present.uid == item.uid else present for present in self._attr_todo_items])

        async def async_delete_todo_items(self, uids: list[str]) -> None:
            """Remove items."""
            self._keep([present for present in self._attr_todo_items if present.uid not in uids])

        def _keep(self, items: list[Any]) -> None:
            self._attr_todo_items = items
            self.async_write_ha_state()

    entity = TodoList()
    entity._attr_todo_items = [todo.TodoItem(**_read(item)) for item in agenda.items]  # noqa: SLF001 -- as its class would set it
    entity._attr_supported_features = todo.TodoListEntityFeature(agenda.features)  # noqa: SLF001 -- as above
    return entity
