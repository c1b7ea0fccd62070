"""Conditions, modes and actions."""

from tests.rehearsal.engine import Case, hours

from .words import ACT, GO, GOES, LAMP, MOTION, MOVES, SENSOR, WARM, auto, events, saying, states

CONDITIONS = [
    Case(
        name="condition state",
        automations=(
            auto(GO, conditions=[{"condition": "state", "entity_id": "binary_sensor.motion", "state": "on"}]),
        ),
        states=MOTION,
        then=(*MOVES, *GOES),
    ),
    Case(
        name="condition state for",
        automations=(
            auto(
                GO,
                conditions=[
                    {"condition": "state", "entity_id": "binary_sensor.motion", "state": "on", "for": "00:00:04"}
                ],
            ),
        ),
        states=MOTION,
        then=(*MOVES, *GOES),
    ),
    Case(
        name="condition numeric",
        automations=(
            auto(GO, conditions=[{"condition": "numeric_state", "entity_id": "sensor.t", "above": 17, "below": 20}]),
        ),
        states=SENSOR,
        then=(*WARM, *GOES),
    ),
    Case(
        name="condition time window",
        automations=(
            auto(
                {"trigger": "time_pattern", "minutes": "/10"},
                conditions=[{"condition": "time", "after": "12:15:00", "before": "12:45:00", "weekday": ["wed"]}],
            ),
        ),
        seconds=3600,
    ),
    Case(
        name="condition sun",
        automations=(
            auto(
                {"trigger": "time_pattern", "hours": "/1", "minutes": 0},
                conditions=[{"condition": "sun", "after": "sunset"}],
            ),
        ),
        start="2026-06-10T18:00:00",
        seconds=int(hours(6)),
    ),
    Case(
        name="condition template shorthand",
        automations=(auto(GO, conditions=["{{ states('sensor.t') | float > 20 }}"]),),
        states=SENSOR,
        then=(*WARM, *GOES),
    ),
    Case(
        name="condition and or not",
        automations=(
            auto(
                GO,
                conditions=[
                    {
                        "or": [
                            {"condition": "state", "entity_id": "binary_sensor.motion", "state": "on"},
                            {"not": [{"condition": "numeric_state", "entity_id": "sensor.t", "below": 21}]},
                        ]
                    }
                ],
            ),
        ),
        states={**MOTION, **SENSOR},
        then=(*MOVES, *GOES),
    ),
    Case(
        name="condition zone",
        automations=(auto(GO, conditions=[{"condition": "zone", "entity_id": "person.ann", "zone": "zone.home"}]),),
        states={"person.ann": ("not_home", {"latitude": 52.6, "longitude": 13.4})},
        config={"zone": {}},
        then=(*states("person.ann", (6, ("home", {"latitude": 52.52, "longitude": 13.4}))), *GOES),
    ),
    Case(
        name="condition within the actions",
        automations=(
            auto(
                GO,
                [
                    saying("first"),
                    {"condition": "state", "entity_id": "binary_sensor.motion", "state": "on"},
                    saying("second"),
                ],
            ),
        ),
        states=MOTION,
        then=(*MOVES, *GOES),
    ),
    Case(
        name="unavailable is not off",
        automations=(auto(GO, conditions=[{"condition": "state", "entity_id": "light.lamp", "state": "off"}]),),
        states={"light.lamp": "unavailable"},
        then=(*GOES, *states("light.lamp", (20, "off"))),
    ),
]
LONG = [saying("begin"), {"delay": 20}, saying("end")]
MODES = [
    Case(name="mode single", automations=(auto(GO, LONG),), then=GOES),
    Case(name="mode restart", automations=(auto(GO, LONG, mode="restart"),), then=GOES),
    Case(
        name="mode queued",
        automations=(auto(GO, LONG, mode="queued", max=2),),
        then=events((5, "go", {}), (7, "go", {}), (9, "go", {}), (30, "go", {})),
        seconds=180,
    ),
    Case(
        name="mode parallel",
        automations=(auto(GO, LONG, mode="parallel", max=2),),
        then=events((5, "go", {}), (7, "go", {}), (9, "go", {}), (30, "go", {})),
    ),
    Case(
        name="turned off on the way",
        automations=(auto(GO, LONG, mode="restart"),),
        then=(
            *GOES,
            (12, ("action", "automation.turn_off", {"entity_id": "automation.case_0"})),
            (25, ("action", "automation.turn_on", {"entity_id": "automation.case_0"})),
        ),
    ),
    Case(
        name="triggered by action",
        automations=(auto(GO, conditions=["{{ false }}"]),),
        then=(
            (8, ("action", "automation.trigger", {"entity_id": "automation.case_0"})),
            (10, ("action", "automation.trigger", {"entity_id": "automation.case_0", "skip_condition": False})),
        ),
    ),
]
WAIT_MOTION = {"wait_for_trigger": {"trigger": "state", "entity_id": "binary_sensor.motion", "to": "on"}}
ACTIONS = [
    Case(name="delay template", automations=(auto(GO, [{"delay": {"seconds": "{{ 3 * 4 }}"}}, ACT]),), then=GOES),
    Case(
        name="wait template met",
        automations=(
            auto(
                GO, [{"wait_template": "{{ is_state('binary_sensor.motion', 'on') }}"}, saying("{{ wait.completed }}")]
            ),
        ),
        states=MOTION,
        then=(*events((2, "go", {})), *MOVES),
    ),
    Case(
        name="wait template timeout",
        automations=(auto(GO, [{"wait_template": "{{ false }}", "timeout": 15}, saying("{{ wait.completed }}")]),),
        then=events((2, "go", {})),
    ),
    Case(
        name="wait timeout ends it",
        automations=(auto(GO, [{"wait_template": "{{ false }}", "timeout": 15, "continue_on_timeout": False}, ACT]),),
        then=events((2, "go", {})),
    ),
    Case(
        name="wait for trigger",
        automations=(auto(GO, [{**WAIT_MOTION, "timeout": "00:00:30"}, saying("{{ wait.trigger is not none }}")]),),
        states=MOTION,
        then=(*events((2, "go", {}), (61, "go", {})), *MOVES),
    ),
    Case(
        name="choose",
        automations=(
            auto(
                GO,
                [
                    {
                        "choose": [
                            {"conditions": "{{ is_state('binary_sensor.motion', 'on') }}", "sequence": saying("on")},
                            {"conditions": "{{ trigger.event.data.n == 2 }}", "sequence": saying("two")},
                        ],
                        "default": saying("none"),
                    }
                ],
            ),
        ),
        states=MOTION,
        then=(*MOVES, *events((2, "go", {"n": 1}), (8, "go", {"n": 2}), (22, "go", {"n": 2}))),
    ),
    Case(
        name="if then else",
        automations=(
            auto(
                GO,
                [{"if": "{{ is_state('binary_sensor.motion', 'on') }}", "then": saying("yes"), "else": saying("no")}],
            ),
        ),
        states=MOTION,
        then=(*MOVES, *GOES),
    ),
    Case(
        name="repeat count",
        automations=(auto(GO, [{"repeat": {"count": 3, "sequence": [saying("{{ repeat.index }}"), {"delay": 4}]}}]),),
        then=events((2, "go", {})),
    ),
    Case(
        name="repeat while",
        automations=(
            auto(
                GO,
                [
                    {
                        "repeat": {
                            "while": "{{ is_state('binary_sensor.motion', 'on') }}",
                            "sequence": [ACT, {"delay": 3}],
                        }
                    }
                ],
            ),
        ),
        states=MOTION,
        then=(*MOVES, *events((6, "go", {}))),
    ),
    Case(
        name="repeat until",
        automations=(auto(GO, [{"repeat": {"until": "{{ repeat.index >= 4 }}", "sequence": [ACT, {"delay": 2}]}}]),),
        then=events((6, "go", {})),
    ),
    Case(
        name="repeat for each",
        automations=(
            auto(GO, [{"repeat": {"for_each": ["a", "b"], "sequence": [saying("{{ repeat.item }}"), {"delay": 1}]}}]),
        ),
        then=events((6, "go", {})),
    ),
    Case(
        name="parallel",
        automations=(auto(GO, [{"parallel": [[{"delay": 5}, saying("slow")], saying("quick")]}, saying("after")]),),
        then=events((6, "go", {})),
    ),
    Case(
        name="stop",
        automations=(auto(GO, [{"if": "{{ true }}", "then": [saying("in"), {"stop": "enough"}]}, saying("never")]),),
        then=GOES,
    ),
    Case(
        name="stop with error",
        automations=(auto(GO, [saying("in"), {"stop": "enough", "error": True}, saying("never")]),),
        then=GOES,
    ),
    Case(
        name="continue on error",
        automations=(auto(GO, [{"action": "test.nothing", "continue_on_error": True}, saying("on")]),),
        then=events((6, "go", {})),
    ),
    Case(
        name="unknown action ends it",
        automations=(auto(GO, [{"action": "test.nothing"}, saying("on")]),),
        then=events((6, "go", {})),
    ),
    Case(
        name="variables",
        automations=(auto(GO, [{"variables": {"x": "{{ 2 * 3 }}"}}, saying("{{ x + y }}")], variables={"y": 4}),),
        then=events((6, "go", {})),
    ),
    Case(
        name="event sets another off",
        automations=(
            auto(GO, [{"event": "next", "event_data": {"n": "{{ 1 + 1 }}"}}]),
            auto({"trigger": "event", "event_type": "next"}, saying("{{ trigger.event.data.n }}")),
        ),
        then=GOES,
    ),
    Case(
        name="disabled action",
        automations=(auto(GO, [{**saying("off"), "enabled": False}, saying("on")]),),
        then=events((6, "go", {})),
    ),
    Case(
        name="lamp in a chain",
        automations=(
            auto(
                {"trigger": "state", "entity_id": "binary_sensor.motion", "to": "on"},
                [
                    {"action": "light.turn_on", "target": {"entity_id": "light.lamp"}},
                    {"delay": 10},
                    {"action": "light.turn_off", "target": {"entity_id": "light.lamp"}},
                ],
                mode="restart",
            ),
            auto({"trigger": "state", "entity_id": "light.lamp", "to": "off"}, saying("dark")),
        ),
        states={**MOTION, **LAMP},
        then=MOVES,
    ),
    Case(
        name="last triggered",
        automations=(
            auto(
                GO,
                saying(
                    "{{ (now() - (state_attr('automation.case_0', 'last_triggered') or now())).total_seconds() | int }}"
                ),
            ),
        ),
        then=GOES,
    ),
]
