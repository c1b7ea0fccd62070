"""The circuits an action loads: what their fuses carry, and what hangs on them beside what the action touches."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from homeassistant.core import callback

from ..core.requests import CircuitLoad
from ..core.safety.power import power_of
from ..core.settings import CIRCUIT
from ..home_links import circuit_id, circuits_of

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home


@callback
def circuit_loads(home: Home, touched: Mapping[str, TwinCoordinator]) -> dict[str, CircuitLoad]:
    """Return the circuits with a known fuse on which a touched twin hangs; the home's own limit is another matter."""
    members: dict[str, list[TwinCoordinator]] = {}
    for twin in home.twins.values():
        if (name := twin.config.settings.get(CIRCUIT)) is not None:
            members.setdefault(circuit_id(str(name)), []).append(twin)
    found: dict[str, CircuitLoad] = {}
    for key, circuit in circuits_of(home).items() if members else ():
        on_it = members.get(key, [])
        loaded = tuple(twin.spec.twin_id for twin in on_it if twin.spec.twin_id in touched)
        if circuit.main or circuit.limit is None or not loaded:
            continue
        found[key] = CircuitLoad(
            name=circuit.name,
            limit=circuit.limit * circuit.voltage * circuit.phases,
            untouched=sum(
                power_of(twin.state.get("power"), twin.state.get("on"), twin.config.settings)
                for twin in on_it
                if twin.spec.twin_id not in touched
            ),
            twins=loaded,
        )
    return found
