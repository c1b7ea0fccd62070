"""digital_twin.get_state: what twins hold now, or held at a moment."""

import time
from typing import TYPE_CHECKING, Any

import numpy as np
import voluptuous as vol
from homeassistant.core import HomeAssistant, ServiceCall

from ..access import POLICY_READ
from ..core.channel import Quantity, Value
from ..store.records import SnapshotRecord
from .fields import ATTR_AT, TARGET_FIELDS, schema
from .pages import past_field
from .reach import async_reach
from .response import iso
from .twin_answer import key_of, values_answer

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

SCHEMA = schema({**TARGET_FIELDS, vol.Optional(ATTR_AT): past_field})


async def async_get_state(call: ServiceCall) -> dict[str, Any]:
    """Answer the action: per twin, by its source entity. Without a target all twins are meant."""
    hass = call.hass
    twins = await async_reach(call, POLICY_READ, needed=False)
    moment = call.data.get(ATTR_AT)
    if moment is None:
        for twin in twins:
            await twin.history.async_recall()
        return {"twins": {key_of(twin): state_now(hass, twin) for twin in twins}}
    at = moment.timestamp()
    return {"at": iso(at), "twins": {key_of(twin): await _async_then(hass, twin, at) for twin in twins}}


def state_now(hass: HomeAssistant, twin: TwinCoordinator) -> dict[str, Any]:
    """Return what a twin holds now; of what is not reported at the moment, what was known last."""
    state = twin.state.freeze()
    good = twin.state.last_good()
    simulated = twin.stage is not None and twin.stage.active
    values = {key: held[0] for key, held in good.items()}
    changed = {key: held[2] for key, held in good.items()}
    if twin.stage is not None:
        values |= twin.stage.values
    channels = values_answer(hass, twin, values, changed)
    bound = {binding.channel: binding for binding in twin.bindings}
    for key, channel in channels.items():
        channel["source_entity"] = bound[key].entity_id if key in bound else None
        channel["reported_at"] = iso(good[key][1]) if key in good else None
        channel["current"] = simulated or key in state.values
    return {
        "name": twin.config.name,
        "status": twin.status.value,
        "mode": twin.config.mode.value,
        "simulated": simulated,
        "at": iso(time.time()),
        "revision": state.revision,
        "source": state.source.value,
        "context_id": state.cause,
        "channels": channels,
    }


async def _async_then(hass: HomeAssistant, twin: TwinCoordinator, at: float) -> dict[str, Any]:
    """Return what was so at a moment: by the last snapshot before it, and by measured numbers since."""
    record = await twin.history.async_at(at)
    values: dict[str, Value] = {} if record is None else dict(record.values)
    changed = {} if record is None else dict(record.changed)
    measured = _measured(twin, at, record)
    for key, (value, since) in measured.items():
        values[key], changed[key] = value, since
    return {
        "name": twin.config.name,
        "known": bool(values),
        "snapshot_id": None if record is None else record.snapshot_id,
        "snapshot_time": None if record is None else iso(record.at),
        "source": None if record is None else record.source,
        "channels": values_answer(hass, twin, values, changed),
    }


def _measured(twin: TwinCoordinator, at: float, record: SnapshotRecord | None) -> dict[str, tuple[Value, float]]:
    """Return the numbers reported last before a moment, and when: where that was after the snapshot."""
    found: dict[str, tuple[Value, float]] = {}
    known_at = -np.inf if record is None else record.at
    for key, ring in twin.state.recent.items():
        if twin.channels[key].quantity is Quantity.NUMBER and ring.count:
            times = np.array(ring.times[: ring.count])
            index = int(np.searchsorted(times, at, side="right")) - 1
            if index >= 0 and times[index] >= known_at:
                found[key] = (float(ring.values[index]), float(times[index]))
    return found
