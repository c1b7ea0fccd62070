"""What a plan is wished for, read from the action's data: aims, charges by their time, a time without the grid."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import callback

from ..core.plan.request import Aim, Wish
from ..core.scenario.parse import duration_told
from .fields import ATTR_BY, Moment, refuse

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..manager import Home

ATTR_AIM: Final = "aim"
ATTR_CHARGE: Final = "charge"
ATTR_FROM: Final = "from"
ATTR_MAX_POWER: Final = "max_power"
ATTR_SURVIVE: Final = "survive"
ATTR_TO: Final = "to"


@callback
def wishes_of(
    home: Home, data: Mapping[str, Any], start: float, horizon: float
) -> tuple[tuple[Wish, ...], list[TwinCoordinator]]:
    """Return the wishes, and the twins that are to be charged. start: epoch s, horizon: s.

    Raises ServiceValidationError, naming the field, for what cannot be wished for.
    """
    wishes = [Wish(aim=Aim(aim)) for aim in data[ATTR_AIM]]
    charged: list[TwinCoordinator] = []
    for twin, wish in _charges(home, data[ATTR_CHARGE], start, horizon):
        charged.append(twin)
        wishes.append(wish)
    if (survive := data.get(ATTR_SURVIVE)) is not None:
        wishes.append(_survives(survive, start, horizon))
    most = data.get(ATTR_MAX_POWER, home.config.power_limit)
    if most is not None and most <= 0.0:
        raise refuse("invalid_power", field=ATTR_MAX_POWER, value=str(most))
    if most is not None:
        wishes.append(Wish(aim=Aim.FUSE, most=float(most)))
    return tuple(wishes), charged


def _charges(
    home: Home, items: list[Mapping[str, Any]], start: float, horizon: float
) -> Iterator[tuple[TwinCoordinator, Wish]]:
    named: set[str] = set()
    for index, item in enumerate(items):
        field = f"{ATTR_CHARGE}[{index}]"
        twin = home.twin_of_entity(item["entity_id"])
        if twin is None:
            raise refuse("unknown_twin", target=item["entity_id"])
        if twin.kind.id != "battery":
            raise refuse("no_battery", field=f"{field}.entity_id", name=twin.config.name)
        if twin.spec.twin_id in named:
            raise refuse("charged_twice", field=f"{field}.entity_id", name=twin.config.name)
        if not 0 < item[ATTR_TO] <= 100:
            raise refuse("invalid_charged", field=f"{field}.{ATTR_TO}", value=str(item[ATTR_TO]))
        by = _within(item[ATTR_BY], f"{field}.{ATTR_BY}", start, horizon)
        if by <= 0.0:
            raise _outside(f"{field}.{ATTR_BY}", horizon)
        named.add(twin.spec.twin_id)
        yield twin, Wish(aim=Aim.CHARGE, twin_id=twin.spec.twin_id, least=float(item[ATTR_TO]), by=by)


def _survives(survive: Mapping[str, Moment], start: float, horizon: float) -> Wish:
    begin_at, by_at = survive[ATTR_FROM], survive[ATTR_BY]
    by = _within(by_at, f"{ATTR_SURVIVE}.{ATTR_BY}", start, horizon)
    begin = 0.0  # Between ten in the evening and seven in the morning "22:00 to 07:00" has begun.
    if begin_at.clock is None or by_at.clock is None or begin_at.after(start) < by:
        begin = _within(begin_at, f"{ATTR_SURVIVE}.{ATTR_FROM}", start, horizon)
    if by <= begin:
        raise _outside(f"{ATTR_SURVIVE}.{ATTR_BY}", horizon)
    return Wish(aim=Aim.SURVIVE, begin=begin, by=by)


def _within(moment: Moment, field: str, start: float, horizon: float) -> float:
    after = moment.after(start)
    if not -1.0 <= after <= horizon:
        raise _outside(field, horizon)
    return max(after, 0.0)


def _outside(field: str, horizon: float) -> Exception:
    return refuse("time_outside", field=field, horizon=duration_told(horizon))
