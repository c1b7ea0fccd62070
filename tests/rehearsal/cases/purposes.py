"""Every trigger of the automation editor that names its purpose: a device of each kind lives through all it may be."""

from collections.abc import Mapping
from typing import Any

from tests.rehearsal.engine import Case

from .words import auto

GAP = 5.0
CHANGED = {"threshold": {"type": "any"}}
ABOVE = {"threshold": {"type": "above", "value": {"number": 20}}}
WARMER = {"threshold": {"type": "above", "value": {"number": 20, "unit_of_measurement": "°C"}}}
MG = "mg/m³"
UG = "μg/m³"

type Step = str | tuple[str, Mapping[str, Any]]


def purpose(
    name: str,
    entity_id: str,
    course: tuple[Step, ...],
    *triggers: str | tuple[str, Mapping[str, Any]],
    attributes: Mapping[str, Any] | None = None,
    **more: Any,
) -> Case:
    """Return a case: one entity goes through a course of states, and each trigger has an automation of its own."""
    autos = []
    for trigger in triggers:
        key, options = (trigger, {}) if isinstance(trigger, str) else trigger
        whole = key if "." in key else f"{name}.{key}"
        autos.append(auto({"trigger": whole, "target": {"entity_id": entity_id}, "options": dict(options)}))
    first, *later = [(step, {}) if isinstance(step, str) else step for step in course]
    known = attributes or {}
    return Case(
        name=f"purpose {name} {entity_id}",
        automations=tuple(autos),
        states={entity_id: (first[0], {**known, **first[1]})},
        then=tuple(
            (GAP * number, ("state", entity_id, state, {**known, **own}))
            for number, (state, own) in enumerate(later, 1)
        ),
        seconds=int(GAP * len(course)) + 30,
        all_run=True,
        **more,
    )


def binary(name: str, device_class: str, on: str, off: str) -> Case:
    """Return the case of what is on and off again."""
    return purpose(
        name, f"binary_sensor.{device_class}", ("off", "on", "unavailable", "on", "off"), on, off,
        attributes={"device_class": device_class},
    )  # fmt: skip


def measured(name: str, device_class: str, prefix: str, unit: str | None, above: Mapping[str, Any] = ABOVE) -> Case:
    """Return the case of a measured quantity that changes, and crosses a limit."""
    return purpose(
        name, f"sensor.{device_class}", ("10", "30", "unknown", "12", "25"),
        (f"{prefix}changed", CHANGED), (f"{prefix}crossed_threshold", above),
        attributes={"device_class": device_class, "unit_of_measurement": unit},
    )  # fmt: skip


def crossing(unit: str) -> Mapping[str, Any]:
    """Return a limit in a unit."""
    return {"threshold": {"type": "above", "value": {"number": 20, "unit_of_measurement": unit}}}


def covered(name: str, device_class: str, prefix: str = "") -> Case:
    """Return the case of a cover that opens and closes."""
    course = (
        ("closed", {"is_closed": True, "current_position": 0}),
        ("opening", {"is_closed": False, "current_position": 40}),
        ("open", {"is_closed": False, "current_position": 100}),
        ("closing", {"is_closed": False, "current_position": 20}),
        ("closed", {"is_closed": True, "current_position": 0}),
    )
    return purpose(
        name, f"cover.{device_class}", course, f"{prefix}opened", f"{prefix}closed",
        attributes={"device_class": device_class},
    )  # fmt: skip


ON_OFF = ("off", "on", "off", "unavailable", "on")
HEAT = {"hvac_action": "heating"}
PURPOSES = [
    binary("air_quality", "gas", "gas_detected", "gas_cleared"),
    binary("air_quality", "carbon_monoxide", "co_detected", "co_cleared"),
    binary("air_quality", "smoke", "smoke_detected", "smoke_cleared"),
    measured("air_quality", "carbon_monoxide", "co_", "ppm", crossing("ppm")),
    measured("air_quality", "carbon_dioxide", "co2_", "ppm"),
    measured("air_quality", "pm1", "pm1_", UG),
    measured("air_quality", "pm25", "pm25_", UG),
    measured("air_quality", "pm4", "pm4_", UG),
    measured("air_quality", "pm10", "pm10_", UG),
    measured("air_quality", "ozone", "ozone_", UG, crossing(UG)),
    measured("air_quality", "volatile_organic_compounds", "voc_", UG, crossing(UG)),
    measured("air_quality", "volatile_organic_compounds_parts", "voc_ratio_", "ppb", crossing("ppb")),
    measured("air_quality", "nitrogen_monoxide", "no_", UG, crossing(UG)),
    measured("air_quality", "nitrogen_dioxide", "no2_", UG, crossing(UG)),
    measured("air_quality", "nitrous_oxide", "n2o_", UG),
    measured("air_quality", "sulphur_dioxide", "so2_", UG, crossing(UG)),
    purpose(
        "alarm_control_panel", "alarm_control_panel.home",
        ("disarmed", "arming", "armed_away", "pending", "triggered", "disarmed", "armed_home", "armed_night",
         "armed_vacation", "disarmed"),
        "armed", "armed_away", "armed_home", "armed_night", "armed_vacation", "disarmed", "triggered",
        attributes={"supported_features": 63},
    ),
    binary("battery", "battery", "became_low", "no_longer_low"),
    binary("battery", "battery_charging", "started_charging", "stopped_charging"),
    measured("battery", "battery", "level_", "%"),
    purpose("button", "button.bell", ("unknown", "2026-06-10T10:00:00+00:00", "2026-06-10T10:00:09+00:00"), "pressed"),
    purpose(
        "climate", "climate.room",
        (
            ("off", {"hvac_action": "off"}), ("heat", HEAT), ("cool", {"hvac_action": "cooling"}),
            ("dry", {"hvac_action": "drying"}), ("heat", {**HEAT, "temperature": 25, "humidity": 60}),
            ("heat", {**HEAT, "temperature": 18, "humidity": 10}), ("off", {"hvac_action": "off"}),
        ),
        "started_cooling", "started_drying", "started_heating", "turned_off", "turned_on",
        ("hvac_mode_changed", {"hvac_mode": ["cool"]}), ("target_temperature_changed", CHANGED),
        ("target_temperature_crossed_threshold", WARMER), ("target_humidity_changed", CHANGED),
        ("target_humidity_crossed_threshold", ABOVE),
        attributes={"temperature": 18, "humidity": 10},
    ),
    *(covered("cover", kind, f"{kind}_") for kind in ("awning", "blind", "curtain", "shade", "shutter")),
    binary("door", "door", "opened", "closed"),
    covered("door", "door"),
    purpose(
        "doorbell", "event.bell",
        (("unknown", {"event_type": None}), ("2026-06-10T10:00:00+00:00", {"event_type": "ring"})), "rang",
        attributes={"device_class": "doorbell"},
    ),
    purpose(
        "event", "event.remote",
        (
            ("unknown", {"event_type": None}), ("2026-06-10T10:00:00+00:00", {"event_type": "press"}),
            ("2026-06-10T10:00:02+00:00", {"event_type": "hold"}),
        ),
        ("received", {"event_type": ["hold"]}),
    ),
    purpose("fan", "fan.hall", ON_OFF, "turned_on", "turned_off"),
    binary("garage_door", "garage_door", "opened", "closed"),
    covered("garage_door", "garage"),
    covered("gate", "gate"),
    purpose(
        "humidifier", "humidifier.air",
        (
            ("off", {"action": "off"}), ("on", {"action": "humidifying"}), ("on", {"action": "drying"}),
            ("on", {"action": "drying", "mode": "boost"}), ("off", {"action": "off"}),
        ),
        "started_drying", "started_humidifying", "turned_on", "turned_off", ("mode_changed", {"mode": ["boost"]}),
        attributes={"mode": "normal", "supported_features": 1, "available_modes": ["normal", "boost"]},
    ),
    measured("humidity", "humidity", "", "%"),
    binary("illuminance", "light", "detected", "cleared"),
    measured("illuminance", "illuminance", "", "lx"),
    purpose(
        "lawn_mower", "lawn_mower.green", ("docked", "mowing", "paused", "returning", "docked", "error", "idle"),
        "returned_to_dock", "errored", "paused_mowing", "started_mowing", "started_returning", "became_idle",
    ),
    purpose(
        "light", "light.desk",
        (("off", {"brightness": None}), ("on", {"brightness": 20}), ("on", {"brightness": 200}), "off"),
        "turned_on", "turned_off", ("brightness_changed", CHANGED), ("brightness_crossed_threshold", ABOVE),
    ),
    purpose(
        "lock", "lock.front", ("locked", "unlocking", "unlocked", "open", "locking", "locked", "jammed"),
        "jammed", "locked", "opened", "unlocked",
    ),
    purpose(
        "media_player", "media_player.tv",
        (
            ("off", {}), ("idle", {"volume_level": 0.1}), ("playing", {"volume_level": 0.1}),
            ("playing", {"volume_level": 0.5}), ("playing", {"volume_level": 0.5, "is_volume_muted": True}),
            ("playing", {"volume_level": 0.5, "is_volume_muted": False}), ("paused", {"volume_level": 0.5}),
            ("playing", {"volume_level": 0.5}), ("idle", {"volume_level": 0.5}), ("off", {}),
        ),
        "muted", "unmuted", "paused_playing", "started_playing", "stopped_playing", "turned_off", "turned_on",
        ("volume_changed", CHANGED), ("volume_crossed_threshold", ABOVE),
        attributes={"is_volume_muted": False},
    ),
    binary("moisture", "moisture", "detected", "cleared"),
    measured("moisture", "moisture", "", "%"),
    binary("motion", "motion", "detected", "cleared"),
    binary("occupancy", "occupancy", "detected", "cleared"),
    measured("power", "power", "", "W", crossing("W")),
    purpose("remote", "remote.tv", ON_OFF, "turned_on", "turned_off"),
    purpose("scene", "scene.evening", ("unknown", "2026-06-10T10:00:00+00:00"), "activated"),
    purpose("select", "select.mode", ("a", "b", "a"), "selection_changed"),
    purpose("siren", "siren.roof", ON_OFF, "turned_on", "turned_off"),
    purpose("switch", "switch.pump", ON_OFF, "turned_on", "turned_off"),
    measured("temperature", "temperature", "", "°C", WARMER),
    purpose("text", "text.note", ("a", "b", "unknown", "c"), "changed"),
    purpose("update", "update.core", ("off", "on", "off"), "became_available"),
    purpose(
        "vacuum", "vacuum.robby", ("docked", "cleaning", "paused", "cleaning", "returning", "docked", "error"),
        "returned_to_dock", "errored", "paused_cleaning", "started_cleaning", "started_returning",
    ),
    purpose(
        "valve", "valve.garden",
        (("closed", {"is_closed": True}), ("open", {"is_closed": False}), ("closed", {"is_closed": True})),
        "opened", "closed",
    ),
    binary("vibration", "vibration", "detected", "cleared"),
    purpose(
        "water_heater", "water_heater.tank",
        (
            ("off", {"temperature": 15}), ("eco", {"temperature": 15}), ("eco", {"temperature": 45}),
            ("performance", {"temperature": 45}), ("off", {"temperature": 45}),
        ),
        "turned_off", "turned_on", ("operation_mode_changed", {"operation_mode": ["performance"]}),
        ("target_temperature_changed", CHANGED), ("target_temperature_crossed_threshold", WARMER),
    ),
    binary("window", "window", "opened", "closed"),
    covered("window", "window"),
    purpose(
        "zone", "device_tracker.phone",
        (
            ("not_home", {"in_zones": []}), ("home", {"in_zones": ["zone.home"]}), ("not_home", {"in_zones": []}),
        ),
        ("entered", {"zone": "zone.home"}), ("left", {"zone": "zone.home"}),
    ),
    Case(
        name="purpose motion that lasts",
        automations=(
            auto({
                "trigger": "motion.detected", "target": {"entity_id": "binary_sensor.motion"},
                "options": {"for": {"seconds": 7}},
            }),
            auto({
                "trigger": "motion.cleared",
                "target": {"entity_id": ["binary_sensor.motion", "binary_sensor.other"]},
                "options": {"behavior": "all"},
            }),
            auto({
                "trigger": "motion.detected",
                "target": {"entity_id": ["binary_sensor.motion", "binary_sensor.other"]},
                "options": {"behavior": "first"},
            }),
        ),
        states={
            "binary_sensor.motion": ("off", {"device_class": "motion"}),
            "binary_sensor.other": ("off", {"device_class": "motion"}),
        },
        then=tuple(
            (at, ("state", f"binary_sensor.{name}", state, None))
            for at, name, state in (
                (5, "motion", "on"), (9, "motion", "off"), (15, "motion", "on"), (18, "other", "on"),
                (30, "motion", "off"), (40, "other", "off"),
            )
        ),
        all_run=True,
    ),
    Case(
        name="purpose sun",
        automations=(
            *(auto({"trigger": f"sun.{event}"}) for event in (
                "sunrise", "sunset", "solar_noon", "solar_midnight", "dawn", "dusk", "golden_hour_started",
                "golden_hour_ended", "blue_hour_started", "blue_hour_ended",
            )),
            auto({"trigger": "sun.sunset", "options": {"offset": "01:00:00", "offset_type": "before"}}),
            auto({"trigger": "sun.elevation_crossed_threshold", "options": ABOVE}),
        ),
        start="2026-06-10T00:00:00",
        seconds=86_400,
        config={"sun": {}},
        all_run=True,
    ),
    Case(
        name="purpose moon",
        automations=(auto({"trigger": "moon.phase_changed"}),),
        start="2026-06-12T00:00:00",
        seconds=7 * 86_400,
        all_run=True,
    ),
]  # fmt: skip
