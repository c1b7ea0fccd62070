"""Triggers of every type that needs no device integration."""

from tests.rehearsal.engine import Case, hours

from .words import ACT, GO, GOES, LAMP, MOTION, MOVES, SENSOR, WARM, auto, events, saying, states

STATE = [
    Case(
        name="state plain",
        automations=(auto({"trigger": "state", "entity_id": "binary_sensor.motion"}),),
        states=MOTION,
        then=MOVES,
    ),
    Case(
        name="state to",
        automations=(auto({"trigger": "state", "entity_id": "binary_sensor.motion", "to": "on"}),),
        states=MOTION,
        then=MOVES,
    ),
    Case(
        name="state from to",
        automations=(auto({"trigger": "state", "entity_id": "binary_sensor.motion", "from": "on", "to": "off"}),),
        states=MOTION,
        then=MOVES,
    ),
    Case(
        name="state not_to",
        automations=(auto({"trigger": "state", "entity_id": "binary_sensor.motion", "not_to": ["unavailable"]}),),
        states=MOTION,
        then=(*MOVES, *states("binary_sensor.motion", (80, "unavailable"), (90, "off"))),
    ),
    Case(
        name="state not_from",
        automations=(
            auto({"trigger": "state", "entity_id": "binary_sensor.motion", "not_from": ["unavailable", "unknown"]}),
        ),
        states=MOTION,
        then=(*MOVES, *states("binary_sensor.motion", (80, "unavailable"), (90, "off"), (95, "on"))),
    ),
    Case(
        name="state for kept",
        automations=(auto({"trigger": "state", "entity_id": "binary_sensor.motion", "to": "off", "for": "00:00:10"}),),
        states={"binary_sensor.motion": "on"},
        then=MOVES,
    ),
    Case(
        name="state for broken off",
        automations=(
            auto({"trigger": "state", "entity_id": "binary_sensor.motion", "to": "on", "for": {"seconds": 16}}),
        ),
        states=MOTION,
        then=MOVES,
    ),
    Case(
        name="state for template",
        automations=(
            auto(
                {
                    "trigger": "state",
                    "entity_id": "binary_sensor.motion",
                    "to": "on",
                    "for": {"seconds": "{{ states('sensor.t') | int - 10 }}"},
                }
            ),
        ),
        states={**MOTION, **SENSOR},
        then=MOVES,
    ),
    Case(
        name="state attribute",
        automations=(auto({"trigger": "state", "entity_id": "sensor.t", "attribute": "battery", "to": 5}),),
        states={"sensor.t": ("1", {"battery": 9})},
        then=states("sensor.t", (5, ("1", {"battery": 5})), (9, ("2", {"battery": 5})), (12, ("2", {"battery": 6}))),
    ),
    Case(
        name="state attributes change too",
        automations=(auto({"trigger": "state", "entity_id": "sensor.t"}),),
        states={"sensor.t": ("1", {"battery": 9})},
        then=states("sensor.t", (5, ("1", {"battery": 5})), (9, ("2", {"battery": 5}))),
    ),
    Case(
        name="state to null",
        automations=(auto({"trigger": "state", "entity_id": "sensor.t", "to": None}),),
        states={"sensor.t": ("1", {"battery": 9})},
        then=states("sensor.t", (5, ("1", {"battery": 5})), (9, ("2", {"battery": 5}))),
    ),
    Case(
        name="state of several",
        automations=(auto({"trigger": "state", "entity_id": ["binary_sensor.motion", "light.lamp"], "to": "on"}),),
        states={**MOTION, **LAMP},
        then=(*MOVES, *states("light.lamp", (22, "on"))),
    ),
]
NUMERIC = [
    Case(
        name="numeric above",
        automations=(auto({"trigger": "numeric_state", "entity_id": "sensor.t", "above": 20}),),
        states=SENSOR,
        then=WARM,
    ),
    Case(
        name="numeric below",
        automations=(auto({"trigger": "numeric_state", "entity_id": "sensor.t", "below": 20}),),
        states=SENSOR,
        then=WARM,
    ),
    Case(
        name="numeric between",
        automations=(auto({"trigger": "numeric_state", "entity_id": "sensor.t", "above": 20, "below": 21.5}),),
        states=SENSOR,
        then=WARM,
    ),
    Case(
        name="numeric for",
        automations=(auto({"trigger": "numeric_state", "entity_id": "sensor.t", "above": 20, "for": "00:00:25"}),),
        states=SENSOR,
        then=WARM,
    ),
    Case(
        name="numeric attribute",
        automations=(auto({"trigger": "numeric_state", "entity_id": "sensor.t", "attribute": "battery", "below": 7}),),
        states={"sensor.t": ("1", {"battery": 9})},
        then=states("sensor.t", (5, ("1", {"battery": 5})), (9, ("1", {"battery": 8})), (15, ("1", {"battery": 2}))),
    ),
    Case(
        name="numeric value template",
        automations=(
            auto(
                {
                    "trigger": "numeric_state",
                    "entity_id": "sensor.t",
                    "value_template": "{{ state.state | float(0) * 2 }}",
                    "above": 41,
                }
            ),
        ),
        states=SENSOR,
        then=WARM,
    ),
    Case(
        name="numeric against a helper",
        automations=(auto({"trigger": "numeric_state", "entity_id": "sensor.t", "above": "input_number.limit"}),),
        states=SENSOR,
        then=(*WARM, (35, ("action", "input_number.set_value", {"entity_id": "input_number.limit", "value": 21.5}))),
        config={"input_number": {"limit": {"min": 0, "max": 40, "initial": 20, "step": 0.5}}},
    ),
]
TIME = [
    Case(name="time at", automations=(auto({"trigger": "time", "at": "12:30:00"}),), seconds=3600),
    Case(
        name="time at several", automations=(auto({"trigger": "time", "at": ["12:30:00", "12:45:30"]}),), seconds=3600
    ),
    Case(
        name="time of a helper",
        automations=(auto({"trigger": "time", "at": "input_datetime.wake"}),),
        config={"input_datetime": {"wake": {"has_date": False, "has_time": True, "initial": "12:20:00"}}},
        then=(
            (60, ("action", "input_datetime.set_datetime", {"entity_id": "input_datetime.wake", "time": "12:10:00"})),
        ),
        seconds=1800,
    ),
    Case(
        name="time of a sensor with offset",
        automations=(auto({"trigger": "time", "at": {"entity_id": "sensor.alarm", "offset": "-00:05:00"}}),),
        states={"sensor.alarm": ("2026-06-10T10:20:00+00:00", {"device_class": "timestamp"})},
        seconds=1800,
    ),
    Case(
        name="time on weekdays",
        automations=(
            auto({"trigger": "time", "at": "12:10:00", "weekday": ["wed"]}),
            auto({"trigger": "time", "at": "12:15:00", "weekday": ["mon", "fri"]}),
        ),
        seconds=1800,
    ),
    Case(
        name="time at midnight",
        automations=(auto({"trigger": "time", "at": "00:00:00"}),),
        start="2026-06-10T23:00:00",
        seconds=7200,
    ),
    Case(name="time pattern minutes", automations=(auto({"trigger": "time_pattern", "minutes": "/5"}),), seconds=1800),
    Case(name="time pattern seconds", automations=(auto({"trigger": "time_pattern", "seconds": "/15"}),), seconds=120),
    Case(
        name="time pattern hour and minute",
        automations=(auto({"trigger": "time_pattern", "hours": "13", "minutes": "5", "seconds": "0"}),),
        seconds=7200,
    ),
    Case(
        name="time in spring's missing hour",
        automations=(auto({"trigger": "time", "at": "02:30:00"}),),
        start="2026-03-28T22:00:00",
        seconds=int(hours(32)),
    ),
    Case(
        name="time in autumn's double hour",
        automations=(auto({"trigger": "time", "at": "02:30:00"}),),
        start="2026-10-24T22:00:00",
        seconds=int(hours(32)),
    ),
    Case(
        name="time pattern across autumn",
        automations=(auto({"trigger": "time_pattern", "hours": "/1", "minutes": 0}),),
        start="2026-10-24T23:30:00",
        seconds=int(hours(6)),
    ),
    Case(
        name="delay across spring",
        automations=(auto({"trigger": "time", "at": "01:30:00"}, [{"delay": "01:00:00"}, ACT]),),
        start="2026-03-29T01:00:00",
        seconds=int(hours(3)),
    ),
    Case(
        name="sunset",
        automations=(auto({"trigger": "sun", "event": "sunset"}),),
        start="2026-06-10T20:00:00",
        seconds=int(hours(4)),
    ),
    Case(
        name="sunrise with offset",
        automations=(auto({"trigger": "sun", "event": "sunrise", "offset": "-00:20:00"}),),
        start="2026-06-10T03:00:00",
        seconds=int(hours(4)),
    ),
    Case(
        name="sunrise over dst",
        automations=(auto({"trigger": "sun", "event": "sunrise"}),),
        start="2026-10-24T04:00:00",
        seconds=int(hours(54)),
    ),
]
OTHER = [
    Case(name="event", automations=(auto(GO),), then=GOES),
    Case(
        name="event with data",
        automations=(auto({"trigger": "event", "event_type": "press", "event_data": {"button": 2}}),),
        then=events((3, "press", {"button": 1}), (5, "press", {"button": 2})),
    ),
    Case(
        name="template",
        automations=(auto({"trigger": "template", "value_template": "{{ states('sensor.t') | float(0) > 20 }}"}),),
        states=SENSOR,
        then=WARM,
    ),
    Case(
        name="template for",
        automations=(
            auto(
                {
                    "trigger": "template",
                    "value_template": "{{ is_state('binary_sensor.motion', 'on') }}",
                    "for": "00:00:12",
                }
            ),
        ),
        states=MOTION,
        then=MOVES,
    ),
    Case(
        name="template with now",
        automations=(auto({"trigger": "template", "value_template": "{{ now().minute % 10 == 7 }}"}),),
        seconds=1800,
    ),
    Case(
        name="template of age",
        automations=(
            auto(
                {
                    "trigger": "template",
                    "value_template": "{{ now() - states.light.lamp.last_changed > timedelta(minutes=3) }}",
                }
            ),
        ),
        states=LAMP,
        then=states("light.lamp", (100, "on")),
        seconds=600,
    ),
    Case(
        name="zone",
        automations=(
            auto({"trigger": "zone", "entity_id": "person.ann", "zone": "zone.home", "event": "enter"}),
            auto({"trigger": "zone", "entity_id": "person.ann", "zone": "zone.home", "event": "leave"}),
        ),
        states={"person.ann": ("not_home", {"latitude": 52.6, "longitude": 13.4})},
        config={"zone": {}},
        then=states(
            "person.ann",
            (10, ("home", {"latitude": 52.52, "longitude": 13.4})),
            (40, ("not_home", {"latitude": 52.7, "longitude": 13.4})),
        ),
    ),
    Case(
        name="persistent notification",
        automations=(auto({"trigger": "persistent_notification", "update_type": ["added"]}),),
        config={"persistent_notification": {}},
        then=((5, ("action", "persistent_notification.create", {"message": "hi", "notification_id": "n"})),),
    ),
    Case(
        name="several triggers with ids",
        automations=(
            auto(
                [{**GO, "id": "a"}, {"trigger": "state", "entity_id": "binary_sensor.motion", "to": "on", "id": "b"}],
                [
                    {
                        "choose": [{"conditions": {"condition": "trigger", "id": "b"}, "sequence": saying("b")}],
                        "default": saying("{{ trigger.id }}"),
                    }
                ],
            ),
        ),
        states=MOTION,
        then=(*MOVES, *GOES),
    ),
    Case(
        name="disabled trigger",
        automations=(auto([{**GO, "enabled": False}, {"trigger": "event", "event_type": "other"}]),),
        then=(*GOES, *events((9, "other", {}))),
    ),
    Case(
        name="trigger variables",
        automations=(
            auto(
                {"trigger": "event", "event_type": "{{ kind }}"},
                saying("{{ kind }} {{ trigger.event.data.n }}"),
                trigger_variables={"kind": "go"},
            ),
        ),
        then=events((5, "go", {"n": 3})),
    ),
    Case(
        name="light turned on",
        automations=(auto({"trigger": "light.turned_on", "target": {"entity_id": "light.lamp"}}),),
        states=LAMP,
        then=states("light.lamp", (5, "on"), (9, "off"), (12, "on")),
        config={"light": {}},
    ),
]
