"""Sensors that show what a home does: the air of their zone, its light, its people."""

from collections.abc import Mapping

import numpy as np

from ..twin import TwinSnapshot
from .columns import Array
from .links import HomeLinks
from .player import Outputs

LUMENS_PER_WATT = 90.0
USED = 0.5
"""Share of a lamp's light that reaches a sensor's height."""
CEILING = 2.5
OWN_UNITS = {"°F": 1.8, "kW": 0.001, "MW": 1e-6}
"""A plain sensor keeps its own unit: what of it a kelvin or a watt is."""
DAYLIGHT = 20.0
"""W/m² of sun from which on a reading tells how much daylight comes in."""


def follow(
    twin: TwinSnapshot,
    outputs: Outputs,
    links: HomeLinks,
    air: Mapping[str, Array],
    moisture: Mapping[str, Array],
    light: Mapping[str, Array],
    people: Mapping[str, Array],
    usual: Array | None = None,
) -> Outputs:
    """Return a sensor's outputs with what it shows of its zone: the reading at the start, and what changes.

    air: °C, moisture: %, light: lx more than at the start, people: how many, per zone (T, n). usual: the air without
    changes, where the sensor's outputs are what it then is foretold to show; only what differs is added to those.
    """
    device = links.device(twin.spec.twin_id)
    zone, what = device.zone, device.measures
    if zone is None or what is None:
        return outputs
    course = {"temperature": air, "humidity": moisture, "illuminance": light}.get(what, {}).get(zone)
    start = twin.values.get("value")
    if course is not None and twin.spec.kind == "sensor" and isinstance(start, float | int):
        channel, first = twin.spec.channels["value"], course[:1] if what != "illuminance" else 0.0
        if usual is not None and what == "temperature":
            moved = (course - usual) * OWN_UNITS.get(channel.unit or "", 1.0)
            return {**outputs, "value": np.clip(outputs["value"] + moved, channel.lower, channel.upper)}
        shape = outputs["value"].shape if "value" in outputs else course.shape
        moved = (np.broadcast_to(course, shape) - first) * OWN_UNITS.get(channel.unit or "", 1.0)
        return {**outputs, "value": np.clip(float(start) + moved, channel.lower, channel.upper)}
    if what == "occupancy" and zone in people and "on" in outputs:
        count = np.broadcast_to(people[zone], outputs["on"].shape)
        return {**outputs, "on": np.where(np.isnan(count), outputs["on"], count > 0)}
    return outputs


def outdoors(twin: TwinSnapshot, outputs: Outputs, links: HomeLinks, warmer: Array | None) -> Outputs:
    """Return a sensor's outputs with what it shows of the weather.

    warmer: by how many K it is warmer outdoors than without changes (T, n); None: not at all.
    """
    if warmer is None or links.device(twin.spec.twin_id).measures != "outdoor_temperature" or "value" not in outputs:
        return outputs
    channel = twin.spec.channels["value"]
    value = outputs["value"] + warmer * OWN_UNITS.get(channel.unit or "", 1.0)
    return {**outputs, "value": np.clip(value, channel.lower, channel.upper)}


def illuminance(
    twins: Mapping[str, TwinSnapshot],
    links: HomeLinks,
    outputs: Mapping[str, Outputs],
    sun: Array | None,
    shade: Mapping[str, Array],
) -> dict[str, Array]:
    """Return by how many lx each zone with a light sensor is brighter than at the start (T, N).

    Daylight goes with the sun and its shade, from what the sensor shows at the start; lamps add their own.
    """
    found: dict[str, Array] = {}
    for twin_id, twin in twins.items():
        device = links.device(twin_id)
        start = twin.values.get("value")
        if device.measures != "illuminance" or device.zone is None or not isinstance(start, float | int):
            continue
        zone = links.zones.get(device.zone)
        area = (40.0 if zone is None else zone.volume) / CEILING
        lit: Array | None = None
        for other in links.in_zone(device.zone):
            power = outputs.get(other, {}).get("power")
            if power is not None and other in twins and twins[other].spec.kind == "light":
                lit = power if lit is None else lit + power
        course = np.zeros((1, 1)) if lit is None else (lit - lit[:1]) * LUMENS_PER_WATT * USED / area
        if sun is not None and float(sun[0].mean()) > DAYLIGHT:
            through = sun if device.zone not in shade else sun * shade[device.zone]
            course = course + float(start) * (through / through[:1].mean() - 1.0)
        if course.size > 1:
            found[device.zone] = course
    return found
