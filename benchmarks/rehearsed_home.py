"""A home to rehearse: 30 automations, 60 twins, and nothing replayed that no automation looks at."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from custom_components.digital_twin.core.twin import TwinSnapshot
from custom_components.digital_twin.rehearsal.protocol import (
    Automation,
    EntityCourse,
    Limits,
    Place,
    Request,
    SimulatedTwin,
    View,
)

from .sample_twins import START, room, sample, weather

DAY = 86_400.0
ROOMS, PLUGS, LAMPS, COVERS, LOCKS = 20, 15, 12, 8, 5
SERVICES = (
    ("climate", "set_temperature", "none"),
    ("light", "turn_on", "none"),
    ("light", "turn_off", "none"),
    ("cover", "open_cover", "none"),
    ("cover", "close_cover", "none"),
    ("lock", "lock", "none"),
    ("switch", "turn_on", "none"),
    ("switch", "turn_off", "none"),
    ("notify", "me", "none"),
)
THERMOSTAT = {
    "current_temperature": 20.0,
    "temperature": 20.0,
    "hvac_action": "idle",
    "hvac_modes": ["off", "heat"],
    "min_temp": 5,
    "max_temp": 30,
}
POWER = {"unit_of_measurement": "W", "device_class": "power"}


def twins() -> tuple[tuple[SimulatedTwin, ...], list[EntityCourse]]:
    """Return 60 twins with the entities that show them."""
    found: list[SimulatedTwin] = []
    entities: list[EntityCourse] = []

    def add(snapshot: TwinSnapshot, *views: View, interval: float, **states: tuple[str, Mapping[str, Any]]) -> None:
        found.append(SimulatedTwin(snapshot=snapshot, views=views, interval=interval))
        for entity_id, (state, attributes) in states.items():
            entities.append(
                EntityCourse(entity_id=entity_id.replace("__", "."), state=state, attributes=attributes, since=START)
            )

    shown = frozenset({"temperature", "target_temperature", "hvac_mode", "hvac_action"})
    driven = frozenset({"target_temperature", "hvac_mode"})
    for n in range(ROOMS):
        snapshot = room(f"room_{n}")
        snapshot = replace(snapshot, values={**snapshot.values, "hvac_action": "idle", "power": 0.0})
        add(
            snapshot,
            View(entity_id=f"climate.room_{n}", shown=shown, driven=driven),
            View(entity_id=f"sensor.room_{n}", sensor="temperature", digits=2),
            interval=300.0,
            **{
                f"climate__room_{n}": ("heat", THERMOSTAT),
                f"sensor__room_{n}": ("20.00", {"unit_of_measurement": "°C"}),
            },
        )
    on = frozenset({"on"})
    for n in range(PLUGS):
        values = {"on": True, "power": 80.0}
        add(
            sample("plug", f"plug_{n}", values, {"appliance": ("fridge", "tv", "washer")[n % 3]}),
            View(entity_id=f"switch.plug_{n}", shown=on, driven=on),
            View(entity_id=f"sensor.plug_{n}", sensor="power", digits=1),
            interval=60.0,
            **{f"switch__plug_{n}": ("on", {}), f"sensor__plug_{n}": ("80.0", POWER)},
        )
    for n in range(LAMPS):
        add(
            sample("light", f"lamp_{n}", {"on": False}, {"rated_power": 8.0}),
            View(entity_id=f"light.lamp_{n}", shown=frozenset({"on", "brightness"}), driven=on),
            interval=300.0,
            **{f"light__lamp_{n}": ("off", {"brightness": None})},
        )
    travel = frozenset({"position", "travel"})
    for n in range(COVERS):
        add(
            sample("cover", f"cover_{n}", {"position": 100.0, "travel": "open"}),
            View(entity_id=f"cover.front_{n}", shown=travel, driven=frozenset({"position"})),
            interval=300.0,
            **{f"cover__front_{n}": ("open", {"current_position": 100})},
        )
    bolt = frozenset({"bolt"})
    for n in range(LOCKS):
        add(
            sample("lock", f"lock_{n}", {"bolt": "locked"}),
            View(entity_id=f"lock.door_{n}", shown=bolt, driven=bolt),
            interval=300.0,
            **{f"lock__door_{n}": ("locked", {})},
        )
    return tuple(found), entities


def motions(days: int) -> list[EntityCourse]:
    """Return motion sensors that people pass all day, and a person who leaves and comes home."""
    rng = np.random.default_rng(1)
    found = []
    for n in range(10):
        times = np.sort(rng.uniform(6 * 3600, 23 * 3600, (days, 30)) + DAY * np.arange(days)[:, None], axis=1).ravel()
        changes: list[tuple[float, str, None]] = []
        for at in times.tolist():
            changes += [(START + at, "on", None), (START + at + 45.0, "off", None)]
        found.append(EntityCourse(entity_id=f"binary_sensor.motion_{n}", state="off", changes=tuple(sorted(changes))))
    course = [
        (START + DAY * d + 3600 * h, word, None) for d in range(days) for h, word in ((8, "not_home"), (17, "home"))
    ]
    return [*found, EntityCourse(entity_id="person.ann", state="home", changes=tuple(course))]


def looked_at(days: int) -> list[EntityCourse]:
    """Return the sensors without a twin that automations look at, as often as such devices report.

    A meter at the grid and one of the solar plant every ten seconds, two of humidity every minute, ten of brightness
    every five minutes. What stays the same, as at night, is no change of state.
    """
    rng = np.random.default_rng(2)
    seconds = np.arange(0.0, days * DAY, 10.0)
    hour = (START + seconds) % DAY / 3600.0
    light = np.clip(np.sin((hour - 7.5) / 9.0 * np.pi), 0.0, None) * ((hour > 7.5) & (hour < 16.5))
    cloud = np.clip(0.7 + 0.05 * np.cumsum(rng.normal(0.0, 0.3, seconds.size)) % 0.6, 0.2, 1.0)
    solar = np.round(4000.0 * light * cloud)
    use = 300.0 + 1500.0 * (rng.random(seconds.size // 180 + 1) < 0.2).repeat(180)[: seconds.size]
    grid = np.round(use + rng.normal(0.0, 15.0, seconds.size) - solar)
    found = [_course("sensor.grid_power", seconds, grid, "W"), _course("sensor.solar_power", seconds, solar, "W")]
    for n in range(2):
        humid = np.round(60.0 + 6.0 * np.sin((hour + n) / 24.0 * 2 * np.pi) + rng.normal(0.0, 0.2, seconds.size), 1)
        found.append(_course(f"sensor.humidity_{n}", seconds[::6], humid[::6], "%"))
    for n in range(10):
        lux = np.round(400.0 * light * cloud / (n + 1))
        found.append(_course(f"sensor.lux_{n}", seconds[::30], lux[::30], "lx"))
    return found


def _course(entity_id: str, seconds: Any, values: Any, unit: str) -> EntityCourse:
    """Return the course of a sensor: a change where its value is another than before."""
    moved = np.flatnonzero(np.diff(values, prepend=np.nan))
    times = (START + seconds[moved] + 0.137).tolist()
    texts = [f"{value:g}" for value in values[moved].tolist()]
    changes = tuple((at, text, None) for at, text in zip(times[1:], texts[1:], strict=True))
    return EntityCourse(
        entity_id=entity_id, state=texts[0], attributes={"unit_of_measurement": unit}, changes=changes
    )  # fmt: skip


def automations() -> tuple[Automation, ...]:
    """Return 30 automations as homes have them."""
    configs: list[dict[str, Any]] = []
    for n in range(10):
        lamp = {"target": {"entity_id": f"light.lamp_{n}"}}
        configs.append(
            {
                "triggers": [{"trigger": "state", "entity_id": f"binary_sensor.motion_{n}", "to": "on"}],
                "conditions": [{"condition": "numeric_state", "entity_id": f"sensor.lux_{n}", "below": 40}],
                "actions": [
                    {"action": "light.turn_on", **lamp},
                    {"wait_for_trigger": [{"trigger": "state", "entity_id": f"binary_sensor.motion_{n}", "to": "off"}]},
                    {"delay": 120},
                    {"action": "light.turn_off", **lamp},
                ],
                "mode": "restart",
            }
        )
    for n in range(5):
        for at, degrees in (("06:30:00", 21), ("22:00:00", 18)):
            configs.append(
                {
                    "triggers": [{"trigger": "time", "at": at}],
                    "actions": [
                        {
                            "action": "climate.set_temperature",
                            "target": {"entity_id": f"climate.room_{n}"},
                            "data": {"temperature": degrees},
                        }
                    ],
                }
            )
    configs += [
        {
            "triggers": [{"trigger": "sun", "event": event}],
            "actions": [
                {"action": f"cover.{action}", "target": {"entity_id": [f"cover.front_{n}" for n in range(COVERS)]}}
            ],
        }
        for event, action in (("sunset", "close_cover"), ("sunrise", "open_cover"))
    ]
    configs += [
        _threshold("sensor.grid_power", {"below": -1500, "for": "00:02:00"}, "switch.plug_1", "turn_on"),
        _threshold("sensor.grid_power", {"above": 300, "for": "00:05:00"}, "switch.plug_1", "turn_off"),
        _threshold("sensor.humidity_0", {"above": 65}, "switch.plug_4", "turn_on"),
        _threshold("sensor.humidity_0", {"below": 58}, "switch.plug_4", "turn_off"),
        {
            "triggers": [{"trigger": "numeric_state", "entity_id": "sensor.plug_2", "below": 5, "for": "00:05:00"}],
            "actions": [{"action": "notify.me", "data": {"message": "{{ states('sensor.plug_2') }} W"}}],
        },
        {
            "triggers": [{"trigger": "template", "value_template": "{{ states('sensor.room_1') | float(0) < 18.5 }}"}],
            "actions": [{"action": "notify.me", "data": {"message": "cold"}}],
        },
        {
            "triggers": [
                {
                    "trigger": "template",
                    "value_template": "{{ states('sensor.grid_power') | float(0) + states('sensor.solar_power')"
                    " | float(0) > 1700 }}",
                    "for": "00:01:00",
                }
            ],
            "actions": [{"action": "notify.me", "data": {"message": "much is used"}}],
        },
        {
            "triggers": [{"trigger": "state", "entity_id": "sensor.humidity_1"}],
            "conditions": ["{{ trigger.to_state.state | float(0) > 70 }}"],
            "actions": [{"action": "notify.me", "data": {"message": "damp"}}],
            "mode": "queued",
        },
    ]
    return tuple(
        Automation(entity_id=f"automation.a_{n}", name=f"A {n}", config={"alias": f"A {n}", **config})
        for n, config in enumerate(configs)
    )


def _threshold(sensor: str, limit: Mapping[str, Any], switch: str, service: str) -> dict[str, Any]:
    """Return an automation that switches where a sensor's value passes a limit."""
    return {
        "triggers": [{"trigger": "numeric_state", "entity_id": sensor, **limit}],
        "actions": [{"action": f"switch.{service}", "target": {"entity_id": switch}}],
    }


def request(days: int, *, twins_alone: bool = False) -> Request:
    """Return the rehearsal of so many days; with twins alone nothing but people is replayed."""
    simulated, entities = twins()
    replayed = [*motions(days), *(replace(item, changes=()) if twins_alone else item for item in looked_at(days))]
    return Request(
        id=0,
        start=START,
        duration=days * DAY,
        place=Place(time_zone="Europe/Berlin", latitude=52.5, longitude=13.4),
        automations=automations(),
        entities=(*entities, *replayed),
        twins=simulated,
        environment=weather(),
        persons=("person.ann",),
        watched=frozenset(course.entity_id for course in (*entities, *replayed)),
        services=SERVICES,
        limits=Limits(wall=300.0, cpu=300.0),
    )
