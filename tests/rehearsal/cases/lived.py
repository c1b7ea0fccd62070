"""Automations as people write them, each with most of what it needs around it."""

from tests.rehearsal.engine import Case

from .words import ACT, GO, GOES, LAMP, MOTION, MOVES, auto, events, saying, states

SCRIPTS = {
    "fade": {
        "mode": "parallel", "max": 3,
        "fields": {"lamp": {"required": True, "selector": {"entity": {}}}, "wait": {"default": 2}},
        "variables": {"pause": "{{ wait | default(2) | int }}"},
        "sequence": [
            {"action": "light.turn_on", "target": {"entity_id": "{{ lamp }}"}},
            {"delay": {"seconds": "{{ pause }}"}},
            {"stop": "faded", "response_variable": "told"},
        ],
    },
    "ask": {
        "sequence": [
            {"variables": {"told": {"answer": "{{ 6 * 7 }}", "to": "{{ who | default('nobody') }}"}}},
            {"stop": "done", "response_variable": "told"},
        ],
    },
}  # fmt: skip
MACRO = "{% macro warm(name) %}{{ states(name) | float(0) > 20 }}{% endmacro %}"
ON_OFF = ("light.a", "light.b", "switch.pump")
LIVED = [
    Case(
        name="lived motion light with a grace period and a manual override",
        automations=(
            auto(
                [{"trigger": "state", "entity_id": "binary_sensor.motion", "to": "on", "id": "came"},
                 {"trigger": "state", "entity_id": "binary_sensor.motion", "to": "off", "for": {"seconds": 12},
                  "id": "went"}],
                [{"choose": [
                    {"conditions": [{"condition": "trigger", "id": "came"},
                                    {"condition": "state", "entity_id": "input_boolean.manual", "state": "off"}],
                     "sequence": [{"action": "light.turn_on", "target": {"entity_id": "light.lamp"}}]},
                    {"conditions": {"condition": "trigger", "id": ["went"]},
                     "sequence": [{"action": "light.turn_off", "target": {"entity_id": "light.lamp"}}]},
                  ], "default": [saying("left alone by {{ trigger.id }}")]}],
                mode="restart", max_exceeded="silent",
            ),
        ),
        states={**MOTION, **LAMP},
        config={"input_boolean": {"manual": {}}},
        then=(*MOVES, (24, ("action", "input_boolean.turn_on", {"entity_id": "input_boolean.manual"}))),
        seconds=150,
    ),
    Case(
        name="lived washing machine is done",
        automations=(
            auto(
                {"trigger": "numeric_state", "entity_id": "sensor.washer", "below": 5, "for": {"minutes": 2},
                 "id": "done"},
                [
                    {"wait_for_trigger": [{"trigger": "state", "entity_id": "binary_sensor.door", "to": "on"}],
                     "timeout": {"minutes": 5}, "continue_on_timeout": True},
                    {"if": "{{ wait.trigger is none }}", "then": [saying("still in")], "else": [saying("opened")]},
                ],
                [{"condition": "template", "value_template": "{{ trigger.from_state.state | float > 5 }}"}],
            ),
        ),
        states={"sensor.washer": ("300", {"unit_of_measurement": "W"}), "binary_sensor.door": "off"},
        then=(
            *states("sensor.washer", (10, "3"), (60, "80"), (90, "2"), (700, "400"), (800, "1")),
            *states("binary_sensor.door", (1000, "on"), (1010, "off")),
        ),
        seconds=1400,
    ),
    Case(
        name="lived queue that falls behind",
        automations=(
            auto(GO, [saying("a {{ trigger.event.data.n }}"), {"delay": 8}, saying("b {{ trigger.event.data.n }}")],
                 mode="queued", max=2),
        ),
        then=events(*((2 + n, "go", {"n": n}) for n in range(5))),
    ),
    Case(
        name="lived parallel runs with their own variables",
        automations=(
            auto(GO, [
                {"variables": {"n": "{{ trigger.event.data.n }}"}},
                {"parallel": [
                    {"sequence": [{"delay": "{{ n * 3 }}"}, saying("slow {{ n }}")]},
                    {"alias": "at once", "sequence": [saying("fast {{ n }}")]},
                    {"action": "script.fade", "data": {"lamp": "light.a", "wait": "{{ n }}"}},
                ]},
                saying("both {{ n }}"),
            ], mode="parallel", max=10),
        ),
        states={"light.a": "off"},
        config={"script": SCRIPTS},
        then=events((3, "go", {"n": 3}), (4, "go", {"n": 1}), (5, "go", {"n": 2})),
    ),
    Case(
        name="lived what goes wrong is passed over",
        automations=(
            auto(GO, [
                {"action": "light.no_such_thing", "continue_on_error": True},
                {"action": "light.turn_on", "target": {"entity_id": "light.a"}, "enabled": False},
                {"action": "input_number.set_value", "target": {"entity_id": "input_number.n"}, "data": {"value": 500},
                 "continue_on_error": True},
                saying("went on"),
                {"if": [{"condition": "state", "entity_id": "light.a", "state": "on", "enabled": False}],
                 "then": [saying("no condition left")]},
                {"stop": "broken", "error": True},
                saying("never said"),
            ]),
            auto(GO, [{"action": "input_number.set_value", "target": {"entity_id": "input_number.n"},
                       "data": {"value": 500}}, saying("never said")]),
            auto([{"trigger": "event", "event_type": "go", "enabled": False},
                  {"trigger": "event", "event_type": "come"}]),
        ),
        states={"light.a": "off"},
        config={"input_number": {"n": {"min": 0, "max": 100}}},
        then=(*GOES, *events((40, "come", {}))),
    ),
    Case(
        name="lived answers of scripts and the templates that read them",
        automations=(
            auto(GO, [
                {"action": "script.ask", "data": {"who": "Ann"}, "response_variable": "said"},
                saying("{{ said.answer }} for {{ said.to }}"),
                {"action": "script.turn_on", "target": {"entity_id": "script.fade"},
                 "data": {"variables": {"lamp": "light.b", "wait": 4}}},
                {"wait_template": "{{ is_state('script.fade', 'off') }}", "timeout": 30},
                saying("{{ wait.completed }} after {{ states('light.b') }}"),
            ]),
        ),
        states={"light.b": "off"},
        config={"script": SCRIPTS},
        then=GOES[:1],
    ),
    Case(
        name="lived loops of every sort",
        automations=(
            auto(GO, [
                {"repeat": {"for_each": [{"lamp": "light.a", "s": 1}, {"lamp": "light.b", "s": 2}], "sequence": [
                    {"action": "light.turn_on", "target": {"entity_id": "{{ repeat.item.lamp }}"}},
                    {"delay": "{{ repeat.item.s }}"}]}},
                {"repeat": {"until": "{{ repeat.index >= 3 }}", "sequence": [saying("u{{ repeat.index }}")]}},
                {"repeat": {"while": [{"condition": "numeric_state", "entity_id": "counter.n", "below": 4}],
                            "sequence": [{"action": "counter.increment", "target": {"entity_id": "counter.n"}},
                                         {"delay": 1}, saying("w{{ states('counter.n') }}")]}},
            ]),
        ),
        states={"light.a": "off", "light.b": "off"},
        config={"counter": {"n": {}}},
        then=GOES[:1],
    ),
    Case(
        name="lived template trigger that has to last, with limited templates",
        automations=(
            {
                "trigger_variables": {"limit": 21, "lasting": {"seconds": 9}},
                "triggers": {"trigger": "template", "value_template": "{{ states('sensor.t') | float(0) > limit }}",
                             "for": "{{ lasting }}"},
                "conditions": "{{ not is_state('light.lamp', 'on') }}",
                "actions": [{"action": "light.toggle", "target": {"entity_id": "light.lamp"}},
                            saying("{{ trigger.for }} {{ trigger.to_state.state }}")],
            },
            auto({"trigger": "template", "value_template": "{{ now().second == 30 }}"}, saying("{{ now().minute }}")),
        ),
        states={"sensor.t": "20", **LAMP},
        then=states("sensor.t", (5, "22"), (10, "19"), (15, "23"), (40, "18"), (50, "25")),
        seconds=200,
    ),
    Case(
        name="lived sun, shadows and the end of the evening",
        automations=(
            auto({"trigger": "sun", "event": "sunset", "offset": "-00:45:00"}, saying("before sunset")),
            auto({"trigger": "numeric_state", "entity_id": "sun.sun", "attribute": "elevation", "below": 4.0},
                 saying("low")),
            auto({"trigger": "time_pattern", "hours": "/1", "minutes": 30},
                 [saying("{{ now().hour }} {{ is_state('sun.sun', 'above_horizon') }}")],
                 [{"condition": "or", "conditions": [
                     {"condition": "sun", "after": "sunset", "after_offset": "00:10:00"},
                     {"condition": "sun", "before": "sunrise"}]}]),
            auto({"trigger": "time", "at": ["22:15:00", "input_datetime.bed"], "weekday": ["wed", "thu"]},
                 [saying("bed at {{ states('input_datetime.bed') }}")]),
        ),
        entries=(("sun", {"name": "Sun"}),),
        config={"input_datetime": {"bed": {"has_time": True, "initial": "23:10:00"}}},
        start="2026-06-10T18:00:00",
        seconds=14 * 3600,
    ),
    Case(
        name="lived scenes that are taken back",
        automations=(
            auto(GO, [
                {"action": "scene.create", "data": {"scene_id": "before", "snapshot_entities": list(ON_OFF)}},
                {"action": "scene.apply", "data": {"entities": {"light.a": "on", "switch.pump": {"state": "on"}}}},
                {"delay": {"seconds": 4}},
                {"scene": "scene.film"},
                {"delay": {"seconds": 4}},
                {"action": "scene.turn_on", "target": {"entity_id": "scene.before"}},
                saying("{{ expand('light.a', 'light.b', 'switch.pump') | map(attribute='state') | join(' ') }}"),
            ]),
            auto({"trigger": "state", "entity_id": ["light.a", "switch.pump"]},
                 saying("{{ trigger.entity_id }} {{ trigger.from_state.state }}>{{ trigger.to_state.state }}"),
                 mode="queued"),
        ),
        states={"light.a": "off", "light.b": "on", "switch.pump": "off"},
        config={"scene": [{"name": "Film", "entities": {"light.a": "off", "light.b": "off"}}]},
        then=GOES[:1],
    ),
    Case(
        name="lived everything of an area by template, one after another",
        automations=(
            auto(GO, [
                {"variables": {"lamps": "{{ area_entities('kitchen') | select('match', 'light') | sort }}"}},
                {"action": "light.turn_on", "target": {"entity_id": "{{ lamps }}"}},
                {"action": "homeassistant.turn_off", "target": {"area_id": "hall"}},
                saying("{{ states.light | selectattr('state', 'eq', 'on') | map(attribute='entity_id') | join(',') }}"),
                saying("{{ area_name('light.c') }} {{ states.light.a.state }} {{ states['light.b'].state }}"),
            ]),
        ),
        states={"light.a": "off", "light.b": "off", "light.c": "on"},
        areas={"light.a": "Kitchen", "light.b": "Kitchen", "light.c": "Hall"},
        then=GOES[:1],
    ),
    Case(
        name="lived who is at home counts by zone",
        automations=(
            auto({"trigger": "zone", "entity_id": "person.ann", "zone": "zone.home", "event": "leave"}, saying("left")),
            auto({"trigger": "state", "entity_id": "zone.home"},
                 saying("{{ trigger.from_state.state }}>{{ trigger.to_state.state }}")),
            auto({"trigger": "numeric_state", "entity_id": "zone.home", "below": 1}, saying("empty")),
            auto({"trigger": "state", "entity_id": ["person.ann", "person.bob"], "to": "home"},
                 saying("{{ states.person | selectattr('state', 'eq', 'home') | list | count }}"), mode="queued"),
        ),
        states={
            name: ("home", {"latitude": 52.52, "longitude": 13.4, "gps_accuracy": 5})
            for name in ("person.ann", "person.bob")
        },
        config={"zone": {}},
        then=(
            *states("person.ann", (5, ("not_home", {"latitude": 50.0, "longitude": 10.0}))),
            *states("person.bob", (9, ("not_home", {"latitude": 50.0, "longitude": 10.0}))),
            *states("person.bob", (30, ("home", {"latitude": 52.52, "longitude": 13.4}))),
        ),
    ),
    Case(
        name="lived automations that switch each other",
        automations=(
            auto({"trigger": "event", "event_type": "night"},
                 [{"action": "automation.turn_off", "target": {"entity_id": "automation.case_1"}},
                  {"delay": 20}, {"action": "automation.turn_on", "target": {"entity_id": "automation.case_1"}},
                  {"action": "automation.trigger", "target": {"entity_id": "automation.case_2"},
                   "data": {"skip_condition": True}}]),
            auto(GO, [saying("day"), {"delay": 30}, saying("over")]),
            auto({"trigger": "event", "event_type": "never"}, ACT, ["{{ false }}"]),
        ),
        then=(*GOES, *events((10, "night", {}))),
    ),
    Case(
        name="lived shorthand conditions and waits that never come",
        automations=(
            auto(GO, [
                {"and": ["{{ true }}", {"not": [{"condition": "state", "entity_id": "light.a", "state": "on"}]}]},
                {"wait_template": "{{ is_state('light.a', 'on') }}", "timeout": "00:00:05",
                 "continue_on_timeout": False},
                saying("never"),
            ], mode="single"),
            auto(GO, [{"wait_for_trigger": {"trigger": "event", "event_type": "go", "event_data": {"x": 1}},
                       "timeout": 50}, saying("{{ wait.remaining | round(0) }}")], mode="restart"),
        ),
        states={"light.a": "off"},
        then=GOES,
    ),
    Case(
        name="lived macros of the home's own",
        automations=(
            auto({"trigger": "state", "entity_id": "sensor.t"},
                 saying("{% from 'tools.jinja' import warm %}{{ warm('sensor.t') }}"), mode="queued"),
        ),
        states={"sensor.t": "18"},
        templates={"tools.jinja": MACRO},
        then=states("sensor.t", (5, "19"), (10, "24")),
    ),
]  # fmt: skip
