"""digital_twin/twin/history and scores: what a twin's device did, what was foretold of it, and how well."""

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.components.websocket_api.messages import result_message
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..actions.response import Shown, shown_as
from ..const import DOMAIN, STANDARD_HORIZON
from ..core.channel import Quantity
from ..learning import wanted_of
from ..recorder_history import async_read
from ..store import queries
from ..store.errors import StoreError
from ..store.records import ForecastRecord
from .common import SPEAK_FIELDS, TWIN_FIELDS, channel_of, or_not_found_later, readable_twin
from .curves import series_columns

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

LONGEST: Final = 31 * 24
MOST_SNAPSHOTS: Final = 300
MOST_FORECASTS: Final = 3000
SAME_HORIZON: Final = 1.0


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/twin/history",
        **TWIN_FIELDS,
        vol.Optional("channel"): str,
        vol.Optional("hours", default=24): vol.All(vol.Coerce(float), vol.Range(min=0.1, max=LONGEST)),
        **SPEAK_FIELDS,
    }
)
@async_response
@or_not_found_later
async def async_twin_history(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer with what the device reported, what the twin had said an hour before, and the snapshots taken."""
    twin = readable_twin(hass, connection, msg)
    channel = channel_of(twin, msg)
    shown = shown_as(hass, twin, channel)
    end = dt_util.utcnow().timestamp()
    start = end - msg["hours"] * 3600
    wanted = [item for item in wanted_of(list(twin.bindings), twin.channels) if item.channel.key == channel]
    history = await async_read(hass, wanted, start, end)
    foretold = [
        record
        for record in await _async_forecasts(twin, channel, start, end)
        if abs(record.horizon - STANDARD_HORIZON) <= SAME_HORIZON
    ]
    snapshots, _ = await twin.history.async_between(start, end, limit=MOST_SNAPSHOTS)
    series = history.series.get(channel)
    connection.send_message(
        result_message(
            msg["id"],
            {
                "channel": channel,
                "unit": shown.unit,
                "quantity": shown.channel.quantity.value,
                "options": list(twin.spec.channels[channel].options),
                "start": round(start),
                "end": round(end),
                "reported": None if series is None else series_columns(series, shown),
                "foretold": _foretold(foretold, shown),
                "snapshots": [
                    {"id": record.snapshot_id, "at": round(record.at), "reason": record.reason} for record in snapshots
                ],
            },
        )
    )


def _foretold(records: list[ForecastRecord], shown: Shown) -> dict[str, Any] | None:
    """Return what was foretold one hour before, by the time it was for."""
    if not records:
        return None
    rows = sorted(records, key=lambda record: record.due_at)
    if shown.channel.quantity is not Quantity.NUMBER:
        return {"times": [round(row.due_at) for row in rows], "probability": [row.probability for row in rows]}
    return {
        "times": [round(row.due_at) for row in rows],
        "values": [shown.number(row.value) for row in rows],
        "low": [shown.number(row.low90) for row in rows],
        "high": [shown.number(row.high90) for row in rows],
    }


async def _async_forecasts(twin: TwinCoordinator, channel: str, start: float, end: float) -> list[ForecastRecord]:
    """Return the forecasts that were for a time in that range; none while the database is away."""
    database = twin.home.database
    try:
        await database.async_flush()
        return await database.async_read(
            partial(
                queries.forecasts,
                twin_id=twin.entry.entry_id,
                channel=channel,
                start=start,
                end=end,
                limit=MOST_FORECASTS,
            )
        )
    except StoreError:
        return []


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/twin/scores",
        **TWIN_FIELDS,
        vol.Optional("channel"): str,
        vol.Optional("horizon", default=STANDARD_HORIZON): vol.All(int, vol.Range(min=60, max=7 * 86_400)),
        vol.Optional("days", default=14): vol.All(vol.Coerce(float), vol.Range(min=0.1, max=366)),
        **SPEAK_FIELDS,
    }
)
@async_response
@or_not_found_later
async def async_twin_scores(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Answer with forecasts that came due: what was said, its 90 % band or probability, and what really came."""
    twin = readable_twin(hass, connection, msg)
    channel = channel_of(twin, msg)
    shown = shown_as(hass, twin, channel)
    end = dt_util.utcnow().timestamp()
    rows = [
        row
        for row in await _async_forecasts(twin, channel, end - msg["days"] * 86_400, end)
        if row.outcome is not None and abs(row.horizon - msg["horizon"]) <= SAME_HORIZON
    ]
    number = shown.channel.quantity is Quantity.NUMBER
    connection.send_message(
        result_message(
            msg["id"],
            {
                "channel": channel,
                "unit": shown.unit,
                "quantity": shown.channel.quantity.value,
                "horizon": msg["horizon"],
                "times": [round(row.due_at) for row in rows],
                "outcome": [
                    shown.number(row.outcome) if number else row.outcome for row in rows if row.outcome is not None
                ],
                **(
                    {
                        "values": [shown.number(row.value) for row in rows],
                        "low": [shown.number(row.low90) for row in rows],
                        "high": [shown.number(row.high90) for row in rows],
                    }
                    if number
                    else {"probability": [row.probability for row in rows]}
                ),
            },
        )
    )
