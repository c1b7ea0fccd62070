"""How much memory a twin takes: everything that is its own, without Home Assistant's objects and what twins share."""

import gc
import sys
from array import array
from collections import deque
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.helpers.storage import Store

from .core.channel import Channel
from .core.models.kinds import Kind

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

_SHARED: Final = (Channel, Enum, Kind, Store, type)
_OWN: Final = __package__
POINTER: Final = 8


def footprint(twin: TwinCoordinator) -> int:
    """Return the bytes of what a twin holds: state with its rings, snapshots, what it learned, forecasts and scores."""
    seen: set[int] = {id(twin), id(twin.home), id(twin.hass), id(twin.entry), id(twin.kind)}
    parts = (twin.state, twin.history, twin.learned, twin.forecaster, twin.scoring, twin.assessment, twin.stage)
    return sum(_size(part, seen) for part in parts)


def _size(item: Any, seen: set[int]) -> int:
    """Return the bytes of an object and of everything of this package's, or plain data, that it leads to."""
    if item is None or isinstance(item, _SHARED) or callable(item) or id(item) in seen:
        return 0
    seen.add(id(item))
    own = sys.getsizeof(item)
    match item:
        case np.ndarray():
            own = max(own, int(item.nbytes))
        case str() | bytes() | int() | float() | array():
            pass
        case Mapping():
            own += sum(_size(key, seen) + _size(value, seen) for key, value in item.items())
        case list() | tuple() | set() | frozenset() | deque():
            own += sum(_size(part, seen) for part in item)
        case _ if type(item).__module__.startswith(_OWN):
            parts = _parts(item)
            own += POINTER * len(parts) + sum(_size(part, seen) for part in parts)
        case _:
            own = 0
    return own


def _parts(item: Any) -> list[Any]:
    """Return what an object of this package refers to; asking for its `__dict__` would make one that was not there."""
    return gc.get_referents(item)
