"""What a plan takes for the rest of the home: the twins that nobody plans for, and what is drawn beside all of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from homeassistant.core import HomeAssistant, callback

from ..access import POLICY_READ, may
from ..core.grid import Grid
from ..core.home.circuits import present
from ..core.messages import Message
from ..core.models.room_heat import is_electric
from ..core.plan.request import PlanRequest
from ..core.settings import RATED_POWER
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
        if _draws(twin) and twin.sources[twin.config.main] != meter and may(user, twin, POLICY_READ)
    }


@callback
def base_of(hass: HomeAssistant, home: Home, twins: Mapping[str, TwinCoordinator]) -> float | None:
    """Return what the home draws now beside these twins, W, as its meter tells; None without one."""
    measured = home_power(state_of(hass, home.config.home_power))
    if measured is None:
        return None
    return max(measured - sum(present(twin.snapshot()) for twin in twins.values()), 0.0)


def assumed(request: PlanRequest) -> Message:
    """Say what a plan takes for what is drawn beside the twins."""
    if request.rest is not None:
        return request.rest.told(Grid.over(request.start, request.horizon, request.step))
    if request.base is None:
        return Message("assumed_no_meter")
    return Message("assumed_rest_stays", {"power": round(request.base)})


def _draws(twin: TwinCoordinator) -> bool:
    """Return whether a device takes or gives electricity that is measured, or that somebody told of."""
    told = {"power", "production", "energy"} & twin.channels.keys() or RATED_POWER in twin.config.settings
    return is_electric(twin.spec) if twin.kind.id == "thermostat" else bool(told)
