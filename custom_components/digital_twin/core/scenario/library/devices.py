"""Devices and sensors that fail, a car that comes home empty, a load that is raised until something breaks."""

from collections.abc import Mapping
from typing import Any

from ...channel import PER_HOUR, Quantity
from ...home.happenings import Command, Fault, FaultKind, Given, Happening
from ...home.trips import is_car
from ...messages import Message
from ...models.registry import main_channel
from ...settings import APPLIANCE, Appliance
from ...twin import TwinSnapshot
from ..request import LoadTest
from .entry import DAY, HOUR, MINUTE, Around, Entry, Expansion, NeedsError, Parameter, Sort, register

AT = Parameter(name="at", sort=Sort.MOMENT, default=0.0, upper=7 * DAY)
TWIN = Parameter(name="twin", sort=Sort.TWIN)
SENSORS = ("thermostat", "humidifier", "water_heater", "sensor", "binary_sensor")
"""Kinds that show what they measure; first those that are controlled by it."""
FAULTS = (FaultKind.STUCK, FaultKind.DRIFT, FaultKind.DEAD)
FINEST = 50
"""Steps a load test divides its range into: a fiftieth of it is finer than a fuse is sure."""


def _lasting(default: float) -> Parameter:
    return Parameter(name="duration", sort=Sort.DURATION, default=default, lower=MINUTE, upper=7 * DAY)


def _name(around: Around, twins: tuple[str, ...]) -> str:
    return around.twins[twins[0]].spec.name


def _device(given: Mapping[str, Any], around: Around) -> Expansion:
    if not given["twin"]:
        raise NeedsError("twin")
    faults = tuple(
        Fault(twin_id=twin_id, kind=FaultKind.DEAD, at=given["at"], duration=given["duration"])
        for twin_id in given["twin"]
    )
    return Expansion(
        happenings=faults, assumed=(Message("assumes_device_failure", {"twin": _name(around, given["twin"])}),)
    )


def _sensor(given: Mapping[str, Any], around: Around) -> Expansion:
    showing = sorted(around.of_kind(*SENSORS), key=lambda twin: SENSORS.index(twin.spec.kind))
    chosen = around.needed("twin", given["twin"], showing)
    kind = FaultKind(given["fault"])
    faults: list[Fault] = []
    for twin_id in chosen:
        channel, rate = main_channel(around.twins[twin_id].spec), 0.0
        if kind is FaultKind.DRIFT:
            rate = given["rate"]
            rate = rate if channel is None else around.scale(twin_id, channel).differences.inward(rate)
        faults.append(
            Fault(twin_id=twin_id, kind=kind, channel=channel, rate=rate, at=given["at"], duration=given["duration"])
        )
    told = Message("assumes_sensor_failure", {"twin": _name(around, chosen)})
    return Expansion(happenings=tuple(faults), assumed=(told, Message(f"assumes_sensor_{kind.value}")))


def _is_car(twin: TwinSnapshot) -> bool:
    return is_car(twin) or (twin.spec.kind == "plug" and twin.spec.settings.get(APPLIANCE) == Appliance.EV)


def _car(given: Mapping[str, Any], around: Around) -> Expansion:
    cars = [twin for twin in around.twins.values() if _is_car(twin)]
    if not cars:
        raise NeedsError("twin", lacks="no_car")
    chosen = around.needed("twin", given["twin"], cars)
    found: list[Happening] = []
    for twin_id in chosen:
        channels, at = around.twins[twin_id].spec.channels, given["at"]
        if "charge" in channels:
            found.append(Given(twin_id=twin_id, channel="charge", value=given["charge"], at=at))
        if "plugged" in channels:
            found.append(Given(twin_id=twin_id, channel="plugged", value=True, at=at))
        found.append(Command(twin_id=twin_id, commands={"on": True}, at=at))
    told = Message("assumes_ev_arrives_empty", {"twin": _name(around, chosen), "percent": given["charge"]})
    return Expansion(happenings=tuple(found), assumed=(told,))


def _load(given: Mapping[str, Any], around: Around) -> Expansion:
    twins, channel = given["twin"], given["channel"]
    if (twins is None) != (channel is None):
        raise NeedsError("channel" if channel is None else "twin")
    if twins is None and around.links.main is None and given["circuit"] is None:
        raise NeedsError("circuit")
    circuit = around.circuit(given["circuit"])
    first, last, finest = given["first"], given["last"], 0.0
    if first == last or (twins is None and last < first):
        raise NeedsError("last")
    if twins is not None:
        if len(twins) > 1:
            raise NeedsError("twin", (around.twins[twin_id].spec.name for twin_id in twins))
        channels = around.twins[twins[0]].spec.channels.values()
        numbers = [one.key for one in channels if one.quantity is Quantity.NUMBER]
        if channel not in numbers:
            raise NeedsError("channel", numbers)
        scale = around.scale(twins[0], channel)
        raised = around.twins[twins[0]].spec.channels[str(channel)]
        first, last = scale.inward(first), scale.inward(last)
        if raised.command:
            # Beyond what a device takes, nothing can be commanded.
            first, last = (min(max(one, raised.least), raised.most) for one in (first, last))
            finest = raised.step
        if first == last:
            raise NeedsError("last")
    return Expansion(
        load_test=LoadTest(
            circuit=circuit,
            twin_id=None if twins is None else twins[0],
            channel=channel,
            first=first,
            last=last,
            step=max(abs(last - first) / FINEST, finest),
        ),
        assumed=(Message("assumes_load_test"),),
    )


def _custom(given: Mapping[str, Any], around: Around) -> Expansion:
    del given, around
    return Expansion(assumed=(Message("assumes_custom"),))


register(
    Entry(
        id="device_failure",
        parameters=(TWIN, _lasting(DAY), AT),
        assumes="assumes_device_failure",
        build=_device,
        by="duration",
    )
)
register(
    Entry(
        id="sensor_failure",
        parameters=(
            TWIN,
            Parameter(
                name="fault",
                sort=Sort.CHOICE,
                default=FaultKind.STUCK.value,
                options=tuple(one.value for one in FAULTS),
            ),
            Parameter(name="rate", sort=Sort.NUMBER, default=0.5, unit=PER_HOUR, lower=-100.0, upper=100.0),
            _lasting(DAY),
            AT,
        ),
        assumes="assumes_sensor_failure",
        build=_sensor,
        by="duration",
    )
)
register(
    Entry(
        id="ev_arrives_empty",
        parameters=(
            TWIN,
            Parameter(name="charge", sort=Sort.NUMBER, default=10.0, unit="%", lower=0.0, upper=100.0),
            AT,
        ),
        assumes="assumes_ev_arrives_empty",
        build=_car,
    )
)
register(
    Entry(
        id="load_test",
        parameters=(
            Parameter(name="circuit", sort=Sort.NAME),
            TWIN,
            Parameter(name="channel", sort=Sort.NAME),
            Parameter(name="first", sort=Sort.NUMBER, default=0.0, lower=-1e6, upper=1e6),
            Parameter(name="last", sort=Sort.NUMBER, default=25_000.0, lower=-1e6, upper=1e6),
        ),
        assumes="assumes_load_test",
        build=_load,
        horizon=3 * HOUR,
    )
)
register(Entry(id="custom", parameters=(), assumes="assumes_custom", build=_custom))
