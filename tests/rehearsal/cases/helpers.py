"""Helpers, scripts, scenes, areas and blueprints."""

from tests.rehearsal.engine import Case

from .words import GO, GOES, LAMP, MOTION, MOVES, SENSOR, WARM, auto, saying, states

HELPERS = [
    Case(
        name="input boolean",
        automations=(
            auto(GO, {"action": "input_boolean.toggle", "target": {"entity_id": "input_boolean.guest"}}),
            auto({"trigger": "state", "entity_id": "input_boolean.guest", "to": "on"}),
        ),
        config={"input_boolean": {"guest": {}}},
        then=GOES,
    ),
    Case(
        name="timer",
        automations=(
            auto(GO, {"action": "timer.start", "target": {"entity_id": "timer.egg"}, "data": {"duration": 17}}),
            auto({"trigger": "event", "event_type": "timer.finished", "event_data": {"entity_id": "timer.egg"}}),
            auto({"trigger": "state", "entity_id": "timer.egg", "to": "idle"}),
        ),
        config={"timer": {"egg": {"duration": 60}}},
        then=GOES,
    ),
    Case(
        name="counter",
        automations=(
            auto(GO, {"action": "counter.increment", "target": {"entity_id": "counter.n"}}),
            auto({"trigger": "numeric_state", "entity_id": "counter.n", "above": 1}),
        ),
        config={"counter": {"n": {}}},
        then=GOES,
    ),
    Case(
        name="schedule",
        automations=(
            auto({"trigger": "state", "entity_id": "schedule.day", "to": "on"}),
            auto({"trigger": "state", "entity_id": "schedule.day", "to": "off"}),
        ),
        config={"schedule": {"day": {"name": "Day", "wednesday": [{"from": "12:10:00", "to": "12:40:00"}]}}},
        seconds=3600,
    ),
    Case(
        name="input select",
        automations=(
            auto(GO, {"action": "input_select.select_next", "target": {"entity_id": "input_select.mode"}}),
            auto({"trigger": "state", "entity_id": "input_select.mode"}, saying("{{ trigger.to_state.state }}")),
        ),
        config={"input_select": {"mode": {"options": ["day", "night", "away"]}}},
        then=GOES,
    ),
    Case(
        name="group",
        automations=(
            auto({"trigger": "state", "entity_id": "group.all", "to": "on"}),
            auto({"trigger": "state", "entity_id": "group.all", "to": "off"}),
        ),
        states={**MOTION, **LAMP},
        config={"group": {"all": {"entities": ["binary_sensor.motion", "light.lamp"]}}},
        then=(*MOVES, *states("light.lamp", (22, "on"), (70, "off"))),
    ),
    Case(
        name="template helper",
        automations=(auto({"trigger": "numeric_state", "entity_id": "sensor.twice", "above": 41}),),
        states=SENSOR,
        entries=(
            (
                "template",
                {"name": "twice", "template_type": "sensor", "state": "{{ states('sensor.t') | float(0) * 2 }}"},
            ),
        ),
        then=WARM,
    ),
    Case(
        name="threshold helper",
        automations=(auto({"trigger": "state", "entity_id": "binary_sensor.warm", "to": "on"}),),
        states=SENSOR,
        entries=(
            ("threshold", {"name": "warm", "entity_id": "sensor.t", "lower": None, "upper": 20.0, "hysteresis": 0.6}),
        ),
        then=WARM,
    ),
    Case(
        name="script",
        automations=(
            auto(GO, {"action": "script.greet", "data": {"who": "{{ 'Ann' }}"}}),
            auto({"trigger": "state", "entity_id": "script.greet", "to": "off"}),
        ),
        config={"script": {"greet": {"fields": {"who": {}}, "sequence": [saying("hi {{ who }}"), {"delay": 3}]}}},
        then=GOES,
    ),
    Case(
        name="script in the background",
        automations=(
            auto(GO, [{"action": "script.turn_on", "target": {"entity_id": "script.slow"}}, saying("at once")]),
        ),
        config={"script": {"slow": {"mode": "restart", "sequence": [{"delay": 6}, saying("late")]}}},
        then=GOES,
    ),
    Case(
        name="scene",
        automations=(auto(GO, {"action": "scene.turn_on", "target": {"entity_id": "scene.night"}}),),
        states={"input_boolean.x": "off"},
        config={
            "input_boolean": {"sleep": {}},
            "scene": [
                {"platform": "homeassistant", "states": [{"name": "night", "entities": {"input_boolean.sleep": "on"}}]}
            ],
        },
        then=GOES,
    ),
    Case(
        name="area",
        automations=(
            auto(GO, {"action": "homeassistant.turn_on", "target": {"area_id": "kitchen"}}),
            auto({"trigger": "state", "entity_id": "light.lamp", "to": "on"}),
        ),
        states=LAMP,
        areas={"light.lamp": "Kitchen"},
        then=GOES,
    ),
]
BLUEPRINT = """
blueprint:
  name: Motion lamp
  domain: automation
  input:
    motion: {}
    lamp: {}
    wait: {default: 8}
mode: restart
max_exceeded: silent
triggers:
  - trigger: state
    entity_id: !input motion
    to: "on"
actions:
  - action: light.turn_on
    target: {entity_id: !input lamp}
  - wait_for_trigger:
      - trigger: state
        entity_id: !input motion
        to: "off"
  - delay: !input wait
  - action: light.turn_off
    target: {entity_id: !input lamp}
"""
BLUEPRINTS = [
    Case(
        name="blueprint",
        automations=(
            {
                "use_blueprint": {
                    "path": "motion.yaml",
                    "input": {"motion": "binary_sensor.motion", "lamp": "light.lamp"},
                }
            },
        ),
        states={**MOTION, **LAMP},
        blueprints={"motion.yaml": BLUEPRINT},
        then=MOVES,
    ),
]
