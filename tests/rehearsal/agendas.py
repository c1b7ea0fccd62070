"""A calendar and a to-do list integration of the home, as some server or file is behind it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from homeassistant.components.calendar import CalendarEntity, CalendarEvent
from homeassistant.components.todo import TodoItem, TodoItemStatus, TodoListEntity, TodoListEntityFeature
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity import Entity
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockEntityPlatform


class Calendar(CalendarEntity):
    """A calendar with fixed events."""

    _attr_should_poll = False

    def __init__(self, events: list[CalendarEvent]) -> None:
        """Take the events."""
        self.events = events

    @property
    def event(self) -> CalendarEvent | None:
        """Return the present or next one."""
        ahead = [event for event in self.events if event.end_datetime_local > dt_util.now()]
        return min(ahead, key=lambda event: event.start_datetime_local, default=None)

    async def async_get_events(
        self, _hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Return those of a span."""
        return [
            event
            for event in self.events
            if event.start_datetime_local < end_date and start_date < event.end_datetime_local
        ]


class TodoList(TodoListEntity):
    """A list that can be changed."""

    _attr_should_poll = False
    _attr_supported_features = (
        TodoListEntityFeature.CREATE_TODO_ITEM
        | TodoListEntityFeature.UPDATE_TODO_ITEM
        | TodoListEntityFeature.DELETE_TODO_ITEM
    )

    def __init__(self, items: list[TodoItem]) -> None:
        """Take the items."""
        self._attr_todo_items = items

    async def async_create_todo_item(self, item: TodoItem) -> None:
        """Add one."""
        self._attr_todo_items = [*(self._attr_todo_items or []), replace(item, uid=f"uid {item.summary}")]
        self.async_write_ha_state()

    async def async_update_todo_item(self, item: TodoItem) -> None:
        """Change one."""
        self._attr_todo_items = [item if one.uid == item.uid else one for one in self._attr_todo_items or []]
        self.async_write_ha_state()

    async def async_delete_todo_items(self, uids: list[str]) -> None:
        """Remove some."""
        self._attr_todo_items = [one for one in self._attr_todo_items or [] if one.uid not in uids]
        self.async_write_ha_state()


async def async_add_agendas(hass: HomeAssistant, agendas: Mapping[str, tuple[Mapping[str, Any], ...]]) -> None:
    """Add the entities. A calendar's events have start, end (s from now) and summary."""
    now = dt_util.now()
    for entity_id, items in agendas.items():
        domain = entity_id.partition(".")[0]
        assert await async_setup_component(hass, domain, {})
        entity: Entity
        if domain == "calendar":
            entity = Calendar(
                [
                    CalendarEvent(
                        start=now + timedelta(seconds=item["start"]),
                        end=now + timedelta(seconds=item["end"]),
                        summary=item["summary"],
                    )
                    for item in items
                ]
            )
        else:
            entity = TodoList(
                [TodoItem(uid=f"uid {i['summary']}", status=TodoItemStatus.NEEDS_ACTION, **i) for i in items]
            )
        entity.entity_id = entity_id
        entity._attr_unique_id = f"unique {entity_id}"  # noqa: SLF001 -- as the entity itself would set it
        platform = MockEntityPlatform(hass, domain=domain, platform_name="somewhere")
        await platform.async_add_entities([entity])
