"""What a plan takes for the rest of the home: the twins that nobody plans for, and what is drawn beside all of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from homeassistant.core import HomeAssistant, callback

from ..access import POLICY_READ, may
from ..core.grid import Grid
from ..core.messages import Message
from ..core.plan.request import PlanRequest
from ..environment import resolved
from ..environment.states import state_of
from ..guard.facts import home_power

if TYPE_CHECKING:
    from homeassistant.auth.models import User

    from ..coordinator import TwinCoordinator
    from ..manager import Home


@callback
def drawing(home: Home, user: User | None) -> dict[str, TwinCoordinator]:
    """Return the twins whose power counts, whoever is planned for: all that may be read but the main meter's own."""
    meter = resolved(home.hass, home.config.home_power)
    return {
        twin.spec.twin_id: twin
        for twin in home.twins.values()
        if {"power", "production"} & twin.channels.keys()
        and twin.sources[twin.config.main] != meter
        and may(user, twin, POLICY_READ)
    }


@callback
def base_of(hass: HomeAssistant, home: Home, twins: Mapping[str, TwinCoordinator]) -> float | None:
    """Return what the home draws now beside these twins, W, as its meter tells; None without one."""
    measured = home_power(state_of(hass, home.config.home_power))
    if measured is None:
        return None
    own = sum(_now(twin, "power") - _now(twin, "production") for twin in twins.values())
    return max(measured - own, 0.0)


def assumed(request: PlanRequest) -> Message:
    """Say what a plan takes for what is drawn beside the twins."""
    if request.rest is not None:
        return request.rest.told(Grid.over(request.start, request.horizon, request.step))
    if request.base is None:
        return Message("assumed_no_meter")
    return Message("assumed_rest_stays", {"power": round(request.base)})


def _now(twin: TwinCoordinator, channel: str) -> float:
    value = twin.state.get(channel) if channel in twin.channels else None
    return 0.0 if value is None or isinstance(value, str) else float(value)
