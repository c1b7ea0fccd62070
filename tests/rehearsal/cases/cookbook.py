"""Automations out of cookbooks and forums, as they stand there."""

from tests.rehearsal.engine import Case

from .words import ACT, GO, GOES, LAMP, MOTION, MOVES, auto, events, saying, states

KITCHEN = {"light.oven": "Kitchen", "light.sink": "Kitchen", "switch.kettle": "Kitchen", "light.hall": "Hall"}
FOLLOW_ME = """
blueprint:
  name: Motion-activated Light
  domain: automation
  input:
    motion_entity: {}
    light_target: {}
    no_motion_wait: {default: 120}
mode: restart
max_exceeded: silent
triggers:
  trigger: state
  entity_id: !input motion_entity
  from: "off"
  to: "on"
actions:
  - alias: "Turn on the light"
    action: light.turn_on
    target: !input light_target
  - alias: "Wait until there is no motion from device"
    wait_for_trigger:
      trigger: state
      entity_id: !input motion_entity
      from: "on"
      to: "off"
  - alias: "Wait the number of seconds that has been set"
    delay: !input no_motion_wait
  - alias: "Turn off the light"
    action: light.turn_off
    target: !input light_target
"""
COLD = states("sensor.t", (10, "19.4"), (30, "18.9"), (60, "20.4"), (90, "21.2"), (120, "19.0"), (150, "unknown"))
COOKBOOK = [
    Case(
        name="cookbook blueprint of Home Assistant's own with an area for its target",
        automations=(
            {"use_blueprint": {"path": "follow.yaml", "input": {
                "motion_entity": "binary_sensor.motion", "light_target": {"area_id": "kitchen"}, "no_motion_wait": 9,
            }}},
            auto({"trigger": "state", "entity_id": ["light.oven", "light.sink"]},
                 saying("{{ trigger.entity_id }} {{ trigger.to_state.state }}"), mode="queued"),
        ),
        states={**MOTION, "light.oven": "off", "light.sink": "off", "light.hall": "off", "switch.kettle": "off"},
        areas=KITCHEN,
        blueprints={"follow.yaml": FOLLOW_ME},
        then=MOVES,
    ),
    Case(
        name="cookbook all lamps of an area but those left on by hand",
        automations=(
            auto(
                GO,
                [
                    {"variables": {"lit": "{{ area_entities('Kitchen') | select('match', '^light\\\\.') "
                                          "| select('is_state', 'on') | reject('in', ['light.sink']) | list }}"}},
                    {"if": "{{ lit | count > 0 }}",
                     "then": [{"action": "light.turn_off", "target": {"entity_id": "{{ lit }}"}},
                              saying("{{ lit | join(',') }} {{ expand(area_entities('Kitchen')) "
                                     "| selectattr('state', 'eq', 'on') | map(attribute='entity_id') | list }}")],
                     "else": [saying("nothing is lit in {{ area_name('light.oven') }}")]},
                ],
            ),
        ),
        states={"light.oven": "on", "light.sink": "on", "light.hall": "on", "switch.kettle": "on"},
        areas=KITCHEN,
        then=GOES,
    ),
    Case(
        name="cookbook heating by two input numbers and a generic thermostat",
        automations=(
            auto({"trigger": "numeric_state", "entity_id": "sensor.t", "below": "input_number.low",
                  "for": {"seconds": "{{ states('input_number.wait') | int }}"}},
                 saying("cold {{ trigger.below }}")),
            auto({"trigger": "state", "entity_id": "switch.pump"}, saying("{{ trigger.to_state.state }}")),
            auto({"trigger": "state", "entity_id": "climate.hall", "attribute": "hvac_action"},
                 saying("{{ trigger.to_state.attributes.hvac_action }}")),
        ),
        states={"sensor.t": ("20", {"unit_of_measurement": "°C", "device_class": "temperature"}), "switch.pump": "off"},
        config={"input_number": {"low": {"min": 5, "max": 30, "initial": 19.5},
                                 "wait": {"min": 1, "max": 60, "initial": 8}}},
        entries=(("generic_thermostat", {
            "name": "Hall", "heater": "switch.pump", "target_sensor": "sensor.t", "ac_mode": False,
            "cold_tolerance": 0.3, "hot_tolerance": 0.3,
        }),),
        then=(
            *COLD,
            (5, ("action", "climate.set_hvac_mode", {"entity_id": "climate.hall", "hvac_mode": "heat"})),
            (6, ("action", "climate.set_temperature", {"entity_id": "climate.hall", "temperature": 20})),
        ),
        seconds=200,
    ),
    Case(
        name="cookbook groups of lamps and a plug shown as a lamp",
        automations=(
            auto({"trigger": "state", "entity_id": "binary_sensor.motion", "to": "on"},
                 {"action": "light.turn_on", "target": {"entity_id": "light.all"}}),
            auto({"trigger": "state", "entity_id": "binary_sensor.motion", "to": "off", "for": {"seconds": 3}},
                 [{"action": "light.turn_off", "target": {"entity_id": ["light.all", "light.desk"]}},
                  {"action": "switch.toggle", "target": {"entity_id": "switch.both"}}]),
            auto({"trigger": "state", "entity_id": [
                      "light.oven", "light.sink", "light.all", "light.desk", "switch.pump", "switch.both",
                      "switch.lamp"]},
                 saying("{{ trigger.entity_id }} {{ trigger.to_state.state }}"), mode="queued", max=50),
        ),
        states={**MOTION, "light.oven": "off", "light.sink": "on", "switch.pump": "on", "switch.lamp": "off"},
        entries=(
            ("group", {"name": "All", "group_type": "light", "entities": ["light.oven", "light.sink"], "all": False,
                       "hide_members": False}),
            ("group", {"name": "Both", "group_type": "switch", "entities": ["switch.pump", "switch.lamp"],
                       "all": False, "hide_members": False}),
            ("switch_as_x", {"name": "Desk", "entity_id": "switch.lamp", "target_domain": "light", "invert": False}),
        ),
        then=MOVES,
    ),
    Case(
        name="cookbook shutters by the sun's elevation and azimuth",
        automations=(
            auto({"trigger": "numeric_state", "entity_id": "sun.sun", "attribute": "elevation", "below": 3},
                 saying("down at {{ state_attr('sun.sun', 'elevation') | round(0) }}")),
            auto({"trigger": "template",
                  "value_template": "{{ 200 < state_attr('sun.sun', 'azimuth') | float(0) < 260 "
                                    "and is_state('sun.sun', 'above_horizon') }}"},
                 saying("shade")),
            auto({"trigger": "state", "entity_id": "sun.sun", "to": "below_horizon"},
                 saying("{{ as_local(trigger.to_state.last_changed).strftime('%H:%M') }}")),
        ),
        config={"sun": {}},
        seconds=12 * 3600,
        all_run=True,
    ),
    Case(
        name="cookbook question on the phone with two answers",
        automations=(
            auto(
                GO,
                [
                    {"variables": {"yes": "{{ 'YES_' ~ 7 }}", "no": "{{ 'NO_' ~ 7 }}"}},
                    {"action": "test.act", "data": {"what": "Close?", "data": {"actions": [
                        {"action": "{{ yes }}", "title": "Yes"}, {"action": "{{ no }}", "title": "No"}]}}},
                    {"wait_for_trigger": [
                        {"trigger": "event", "event_type": "mobile_app_notification_action",
                         "event_data": {"action": "{{ yes }}"}},
                        {"trigger": "event", "event_type": "mobile_app_notification_action",
                         "event_data": {"action": "{{ no }}"}}],
                     "timeout": {"seconds": 20}, "continue_on_timeout": False},
                    {"choose": [{"conditions": "{{ wait.trigger.event.data.action == yes }}",
                                 "sequence": [saying("closes")]}],
                     "default": [saying("stays open")]},
                ],
                mode="parallel",
            ),
        ),
        then=(*events((5, "go", {}), (9, "mobile_app_notification_action", {"action": "NO_7"}), (20, "go", {}),
                      (24, "mobile_app_notification_action", {"action": "OTHER"}),
                      (26, "mobile_app_notification_action", {"action": "YES_7"}), (40, "go", {})),),
    ),
    Case(
        name="cookbook the last one leaves",
        automations=(
            auto({"trigger": "numeric_state", "entity_id": "zone.home", "below": 1},
                 [{"delay": {"seconds": 5}}, {"condition": "state", "entity_id": "zone.home", "state": "0"},
                  {"action": "homeassistant.turn_off", "target": {"entity_id": ["light.lamp", "switch.pump"]}}, ACT]),
            auto({"trigger": "template", "value_template": "{{ states.person | selectattr('state', 'eq', 'home') "
                                                            "| list | count == 2 }}"}, saying("all here")),
            auto({"trigger": "state", "entity_id": ["person.ann", "person.bob"], "from": "home", "to": "not_home",
                  "for": "00:00:08"}, saying("{{ trigger.to_state.name }} is out")),
        ),
        states={**LAMP, "switch.pump": "on", "person.ann": "home", "person.bob": "home"},
        config={"zone": []},
        then=(*states("person.ann", (5, "not_home"), (10, "home"), (20, "not_home"), (70, "home")),
              *states("person.bob", (30, "not_home"), (60, "home"))),
    ),
    Case(
        name="cookbook reminders that are repeated until somebody reacts, at most so many",
        automations=(
            auto(
                {"trigger": "state", "entity_id": "binary_sensor.window", "to": "on", "for": {"seconds": 10}},
                [
                    {"repeat": {
                        "sequence": [saying("open for {{ (repeat.index * 10) }} s"),
                                     {"wait_template": "{{ is_state('binary_sensor.window', 'off') }}",
                                      "timeout": {"seconds": 10}}],
                        "until": ["{{ wait.completed or repeat.index >= 4 }}"],
                    }},
                    saying("{{ 'shut' if wait.completed else 'given up' }} "
                           "{{ (now() - trigger.to_state.last_changed).total_seconds() | round(0) }}"),
                ],
            ),
        ),
        states={"binary_sensor.window": "off"},
        then=states("binary_sensor.window", (5, "on"), (37, "off"), (50, "on"), (118, "off")),
        seconds=140,
    ),
    Case(
        name="cookbook not more often than every half minute",
        automations=(
            auto(GO, saying("rang"), [{
                "condition": "template",
                "value_template": "{{ this.attributes.last_triggered is none "
                "or (now() - this.attributes.last_triggered).total_seconds() > 30 }}"}]),
            auto(GO, [saying("once"), {"delay": {"seconds": 30}}], mode="single", max_exceeded="silent"),
        ),
        then=events((5, "go", {}), (15, "go", {}), (36, "go", {}), (50, "go", {}), (70, "go", {})),
    ),
]  # fmt: skip
