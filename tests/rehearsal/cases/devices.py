"""Device triggers, conditions and actions of Home Assistant's own domains; triggers on helpers by their purpose."""

from collections.abc import Mapping
from typing import Any

from tests.rehearsal.engine import Case

from .words import ACT, GO, GOES, auto, events, saying, states


def device(kind: str, entity_id: str, type_: str, **more: Any) -> Mapping[str, Any]:
    """Return a trigger or condition on a device, as the editor writes it."""
    place = {"device_id": f"device of {entity_id}", "domain": entity_id.partition(".")[0], "entity_id": entity_id}
    return {kind: "device", **place, "type": type_, **more}


def does(entity_id: str, type_: str) -> Mapping[str, Any]:
    """Return a device action."""
    return {
        "device_id": f"device of {entity_id}", "domain": entity_id.partition(".")[0], "entity_id": entity_id,
        "type": type_,
    }  # fmt: skip


def triggered(
    entity_id: str, course: tuple[Any, ...], *types: str | tuple[str, Mapping[str, Any]], **attributes: Any
) -> Case:
    """Return a case: a device goes through a course of states, and each type has an automation of its own."""
    wanted = [(item, {}) if isinstance(item, str) else item for item in types]
    first, *later = [(item, {}) if isinstance(item, str) else item for item in course]
    return Case(
        name=f"device {entity_id}",
        automations=tuple(auto(device("trigger", entity_id, type_, **more)) for type_, more in wanted),
        states={entity_id: (first[0], {**attributes, **first[1]})},
        then=states(entity_id, *((5 * n, (state, {**attributes, **own})) for n, (state, own) in enumerate(later, 1))),
        devices=(entity_id,),
        all_run=True,
    )


OPEN = {"is_closed": False}
DEVICES = [
    triggered("light.a", ("off", "on", "unavailable", "on", "off"), "turned_on", "turned_off", "changed_states"),
    triggered("switch.a", ("off", "on", "off"), "turned_on", "turned_off", ("turned_on", {"for": {"seconds": 3}})),
    triggered("binary_sensor.a", ("off", "on", "off"), "opened", "not_opened", device_class="door"),
    triggered(
        "sensor.a", ("10", "30", "12", "40"), ("temperature", {"above": 20}), ("temperature", {"below": 15}),
        device_class="temperature", unit_of_measurement="°C",
    ),
    triggered(
        "climate.a",
        (("off", {"current_temperature": 18}), ("heat", {"current_temperature": 22, "hvac_action": "heating"})),
        ("current_temperature_changed", {"above": 20}), ("hvac_mode_changed", {"to": "heat"}), hvac_action="idle",
        current_temperature=18, hvac_modes=["off", "heat"],
    ),
    triggered(
        "cover.a",
        (
            ("closed", {"current_position": 0}), ("opening", {**OPEN, "current_position": 50}),
            ("open", {**OPEN, "current_position": 100}), ("closing", {**OPEN, "current_position": 30}),
            ("closed", {"current_position": 0}),
        ),
        "opened", "closed", "opening", "closing", ("position", {"above": 80}), supported_features=15,
    ),
    triggered("lock.a", ("locked", "unlocking", "unlocked", "locking", "locked", "jammed"),
              "locked", "unlocked", "locking", "unlocking", "jammed"),
    triggered("media_player.a", ("off", "on", "playing", "paused", "idle", "off"),
              "turned_on", "turned_off", "playing", "paused", "idle", "changed_states"),
    triggered("fan.a", ("off", "on", "off"), "turned_on", "turned_off"),
    triggered("vacuum.a", ("docked", "cleaning", "returning", "docked"), "cleaning", "docked"),
    triggered("alarm_control_panel.a", ("disarmed", "arming", "armed_away", "triggered", "disarmed"),
              "arming", "armed_away", "triggered", "disarmed", supported_features=63),
    Case(
        name="device condition and action",
        automations=(
            auto(GO, [does("switch.pump", "turn_on")], [device("condition", "light.a", "is_off")]),
            auto(GO, [does("switch.pump", "turn_off")], [device("condition", "light.a", "is_on")]),
            auto(device("trigger", "switch.pump", "turned_on"), [does("light.a", "turn_on"), ACT]),
        ),
        states={"light.a": "off", "switch.pump": "off"},
        devices=("light.a", "switch.pump"),
        then=GOES,
        all_run=True,
    ),
    Case(
        name="calendar",
        automations=(
            auto({"trigger": "calendar", "entity_id": "calendar.bins", "event": "start", "offset": "-00:05:00"},
                 saying("{{ trigger.calendar_event.summary }}")),
            auto({"trigger": "calendar", "entity_id": "calendar.bins", "event": "end"}),
            auto({"trigger": "calendar.event_started", "target": {"entity_id": "calendar.bins"}}),
            auto({"trigger": "calendar.event_ended", "target": {"entity_id": "calendar.bins"},
                  "options": {"offset": {"minutes": 1}, "offset_type": "after"}}),
            auto({"trigger": "state", "entity_id": "calendar.bins", "to": "on"},
                 saying("{{ state_attr('calendar.bins', 'message') }}")),
            auto(
                GO,
                [
                    {"action": "calendar.get_events", "target": {"entity_id": "calendar.bins"},
                     "data": {"duration": {"hours": 5}}, "response_variable": "found"},
                    saying("{{ found['calendar.bins'].events | map(attribute='summary') | join }}"),
                ],
            ),
        ),
        agendas={
            "calendar.bins": (
                {"start": 1200, "end": 1800, "summary": "Paper"}, {"start": 7200, "end": 9000, "summary": "Glass"},
            ),
        },
        then=GOES,
        seconds=4 * 3600,
        all_run=True,
    ),
    Case(
        name="to-do list",
        automations=(
            auto({"trigger": "todo.item_added", "target": {"entity_id": "todo.shop"}}),
            auto({"trigger": "todo.item_completed", "target": {"entity_id": "todo.shop"}}),
            auto({"trigger": "todo.item_removed", "target": {"entity_id": "todo.shop"}}),
            auto({"trigger": "numeric_state", "entity_id": "todo.shop", "above": 1}),
        ),
        agendas={"todo.shop": ({"summary": "Milk"},)},
        then=(
            (5, ("action", "todo.add_item", {"entity_id": "todo.shop", "item": "Bread"})),
            (9, ("action", "todo.update_item", {"entity_id": "todo.shop", "item": "Milk", "status": "completed"})),
            (12, ("action", "todo.remove_item", {"entity_id": "todo.shop", "item": ["Bread"]})),
        ),
        all_run=True,
    ),
    Case(
        name="tag",
        automations=(auto({"trigger": "tag", "tag_id": "door"}),),
        then=events((5, "tag_scanned", {"tag_id": "door"}), (9, "tag_scanned", {"tag_id": "other"})),
        all_run=True,
    ),
    Case(
        name="geo location",
        automations=(
            auto({"trigger": "geo_location", "source": "quake", "zone": "zone.home", "event": "enter"}),
            auto({"trigger": "geo_location", "source": "quake", "zone": "zone.home", "event": "leave"}),
        ),
        states={"geo_location.a": ("1", {"latitude": 50.0, "longitude": 10.0, "source": "quake"})},
        config={"zone": {}},
        then=states(
            "geo_location.a", (5, ("0", {"latitude": 52.52, "longitude": 13.4})),
            (9, ("1", {"latitude": 50.0, "longitude": 10.0})),
        ),
        all_run=True,
    ),
    Case(
        name="home assistant starts",
        automations=(auto([GO, {"trigger": "homeassistant", "event": "start"}]),),
        then=GOES,
    ),
    Case(
        name="purpose counter",
        automations=(
            *(auto({"trigger": f"counter.{key}", "target": {"entity_id": "counter.n"}})
              for key in ("incremented", "decremented", "maximum_reached", "minimum_reached", "reset")),
        ),
        config={"counter": {"n": {"maximum": 2, "minimum": 0, "initial": 1}}},
        then=tuple(
            (at, ("action", f"counter.{action}", {"entity_id": "counter.n"}))
            for at, action in (
                (5, "increment"), (9, "decrement"), (12, "decrement"), (15, "increment"), (18, "increment"),
                (20, "reset"),
            )
        ),
        all_run=True,
    ),
    Case(
        name="purpose timer",
        automations=(
            *(auto({"trigger": f"timer.{key}", "target": {"entity_id": "timer.egg"}})
              for key in ("cancelled", "finished", "paused", "restarted", "started")),
            auto({"trigger": "timer.remaining_time_reached", "target": {"entity_id": "timer.egg"},
                  "options": {"remaining": {"seconds": 10}}}),
        ),
        config={"timer": {"egg": {"duration": 30}}},
        then=tuple(
            (at, ("action", f"timer.{action}", {"entity_id": "timer.egg"}))
            for at, action in ((5, "start"), (9, "pause"), (12, "start"), (50, "start"), (55, "start"), (58, "cancel"))
        ),
        all_run=True,
    ),
    Case(
        name="purpose helpers",
        automations=(
            auto({"trigger": "schedule.block_started", "target": {"entity_id": "schedule.day"}}),
            auto({"trigger": "schedule.block_ended", "target": {"entity_id": "schedule.day"}}),
            auto({"trigger": "button.pressed", "target": {"entity_id": "input_button.bell"}}),
            auto({"trigger": "select.selection_changed", "target": {"entity_id": "input_select.mode"}}),
            auto({"trigger": "text.changed", "target": {"entity_id": "input_text.note"}}),
            auto({"trigger": "switch.turned_on", "target": {"entity_id": "input_boolean.guest"}}),
            auto({"trigger": "scene.activated", "target": {"entity_id": "scene.evening"}}),
        ),
        config={
            "schedule": {"day": {"name": "Day", "wednesday": [{"from": "12:00:20", "to": "12:00:40"}]}},
            "input_button": {"bell": {}}, "input_select": {"mode": {"options": ["a", "b"]}},
            "input_text": {"note": {"initial": "x"}}, "input_boolean": {"guest": {}},
            "scene": [{"name": "Evening", "entities": {"input_boolean.guest": "off"}}],
        },
        then=(
            (5, ("action", "input_button.press", {"entity_id": "input_button.bell"})),
            (6, ("action", "input_select.select_next", {"entity_id": "input_select.mode"})),
            (7, ("action", "input_text.set_value", {"entity_id": "input_text.note", "value": "y"})),
            (8, ("action", "input_boolean.turn_on", {"entity_id": "input_boolean.guest"})),
            (9, ("action", "scene.turn_on", {"entity_id": "scene.evening"})),
            (12, ("action", "scene.turn_on", {"entity_id": "scene.evening"})),
        ),
        all_run=True,
    ),
]  # fmt: skip
