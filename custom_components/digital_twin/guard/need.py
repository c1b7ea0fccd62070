"""What a storage that may follow the home is checked with: what the home usually takes beside it at these hours."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant

from ..core.grid import Grid
from ..core.home.circuits import present
from ..core.home.storages import following
from ..core.messages import Message
from ..core.models.automatic import NEED
from ..core.requests import Environment
from ..environment.states import resolved, state_of
from ..rest_of_home import async_rest
from .facts import home_power

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

MESSAGES: Final[dict[str, tuple[str, ...]]] = {"assumed_need_unknown": (), "assumed_lately_unknown": ()}


async def async_with_need(
    hass: HomeAssistant, home: Home, environment: Environment, touched: Iterable[TwinCoordinator], horizon: float
) -> Environment:
    """Return surroundings with the power (W) that the home takes beside the touched storages, shared among these.

    They are as they were where no storage is touched that may follow the home, or no meter tells what that takes; what
    a meter could tell, and the recorder does not in time, is among what is assumed.
    """
    known = {twin.spec.twin_id: twin for twin in touched}
    storages = [known[twin_id] for twin_id in following({key: twin.snapshot() for key, twin in known.items()})]
    if not storages:
        return environment
    rest = await async_rest(hass, home, environment.start, horizon, beside=storages)
    if rest is None:
        metered = resolved(hass, home.config.home_power) is not None
        return _assuming(environment, "assumed_need_unknown") if metered else environment
    measured = home_power(state_of(hass, home.config.home_power))
    now = None if measured is None else measured - sum(present(twin.snapshot()) for twin in storages)
    need = rest.expected(Grid.over(environment.start, horizon, environment.step), now) / len(storages)
    environment = replace(environment, values={**environment.values, NEED: need})
    return _assuming(environment, "assumed_lately_unknown") if rest.lately is None else environment


def _assuming(environment: Environment, what: str) -> Environment:
    return replace(environment, assumed=(*environment.assumed, Message(what)))
