"""Power, internet and hubs that fail, and the heating."""

from collections.abc import Mapping
from typing import Any

from ...home.happenings import Fault, FaultKind, Lost, Outage
from ...messages import Message
from ...settings import APPLIANCE, Appliance
from ...twin import TwinSnapshot
from .entry import DAY, HOUR, MINUTE, Around, Entry, Expansion, NeedsError, Parameter, Sort, register

HEATS = frozenset({"heat", "heat_cool", "auto"})
AT = Parameter(name="at", sort=Sort.MOMENT, default=0.0, upper=7 * DAY)


def _lasting(default: float, upper: float = 7 * DAY) -> Parameter:
    return Parameter(name="duration", sort=Sort.DURATION, default=default, lower=MINUTE, upper=upper)


def _power(given: Mapping[str, Any], around: Around) -> Expansion:
    which = around.circuit(given["circuit"])
    outage = Outage(lost=Lost.POWER, which=which, at=given["at"], duration=given["duration"])
    told = Message("assumes_power_outage", {"duration": given["duration"]})
    if which is not None:
        told = Message(
            "assumes_circuit_outage",
            {"duration": given["duration"], "circuit": around.links.circuits[which].name or which},
        )
    return Expansion(happenings=(outage,), assumed=(told,))


def _internet(given: Mapping[str, Any], around: Around) -> Expansion:
    del around
    outage = Outage(lost=Lost.INTERNET, at=given["at"], duration=given["duration"])
    return Expansion(
        happenings=(outage,), assumed=(Message("assumes_internet_outage", {"duration": given["duration"]}),)
    )


def _hub(given: Mapping[str, Any], around: Around) -> Expansion:
    names = list(around.links.hubs)
    hub = given["hub"] or (names[0] if len(names) == 1 else None)
    if hub not in names:
        raise NeedsError("hub", names)
    outage = Outage(lost=Lost.HUB, which=hub, at=given["at"], duration=given["duration"])
    told = Message("assumes_hub_outage", {"duration": given["duration"], "hub": around.links.hub_name(hub)})
    return Expansion(happenings=(outage,), assumed=(told,))


def _heats(twin: TwinSnapshot) -> bool:
    """Return whether a thermostat can heat at all: not one that only cools."""
    mode = twin.spec.channels.get("hvac_mode")
    return mode is None or not mode.options or bool(HEATS & set(mode.options))


def _heating(given: Mapping[str, Any], around: Around) -> Expansion:
    rooms = [twin for twin in around.of_kind("thermostat") if _heats(twin)]
    heating = [*rooms, *around.of_kind("water_heater")]
    heating += [twin for twin in around.of_kind("plug") if twin.spec.settings.get(APPLIANCE) == Appliance.HEATER]
    usual = tuple(twin.spec.twin_id for twin in rooms or heating)
    heated = around.needed("twins", given["twins"] or usual, heating)
    faults = tuple(
        Fault(twin_id=twin_id, kind=FaultKind.DEAD, at=given["at"], duration=given["duration"]) for twin_id in heated
    )
    return Expansion(happenings=faults, assumed=(Message("assumes_heating_failure", {"duration": given["duration"]}),))


register(
    Entry(
        id="power_outage",
        parameters=(_lasting(30 * MINUTE), AT, Parameter(name="circuit", sort=Sort.NAME)),
        assumes="assumes_power_outage",
        build=_power,
        horizon=6 * HOUR,
        by="duration",
        after=6 * HOUR,
    )
)
register(
    Entry(
        id="internet_outage",
        parameters=(_lasting(2 * HOUR), AT),
        assumes="assumes_internet_outage",
        build=_internet,
        by="duration",
        after=2 * HOUR,
    )
)
register(
    Entry(
        id="hub_outage",
        parameters=(_lasting(2 * HOUR), AT, Parameter(name="hub", sort=Sort.NAME)),
        assumes="assumes_hub_outage",
        build=_hub,
        by="duration",
        after=2 * HOUR,
    )
)
register(
    Entry(
        id="heating_failure",
        parameters=(_lasting(DAY), AT, Parameter(name="twins", sort=Sort.TWIN)),
        assumes="assumes_heating_failure",
        build=_heating,
        by="duration",
        after=12 * HOUR,
    )
)
