"""The action calls that Home Assistant's recorder kept: there is no public reader, so this one query stands alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.components.recorder.db_schema import EventData, Events, EventTypes
from homeassistant.components.recorder.models import bytes_to_uuid_hex_or_none
from homeassistant.const import ATTR_DOMAIN, ATTR_SERVICE, ATTR_SERVICE_DATA, EVENT_CALL_SERVICE
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import session_scope
from sqlalchemy import select

PAGE: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCall:
    """One call as it was announced: at (epoch s), what was called with which data, and the user who called."""

    at: float
    domain: str
    service: str
    data: Mapping[str, Any]
    user_id: str | None


def recorded_calls(hass: HomeAssistant, start: float, end: float, most: int) -> list[RecordedCall]:
    """Return the latest calls from start up to end (epoch s), newest first; runs in the recorder's thread.

    Raises SQLAlchemyError where the recorder's schema is another one.
    """
    found: list[RecordedCall] = []
    before = end
    with session_scope(hass=hass, read_only=True) as session:
        while len(found) < most:
            rows = session.execute(
                select(Events.time_fired_ts, EventData.shared_data, Events.context_user_id_bin)
                .join(EventTypes, Events.event_type_id == EventTypes.event_type_id)
                .join(EventData, Events.data_id == EventData.data_id)
                .where(EventTypes.event_type == EVENT_CALL_SERVICE)
                .where(Events.time_fired_ts >= start, Events.time_fired_ts < before)
                .order_by(Events.time_fired_ts.desc())
                .limit(PAGE)
            ).all()
            for at, raw, user in rows:
                if (call := _read(at, raw, bytes_to_uuid_hex_or_none(user))) is not None:
                    found.append(call)
            if len(rows) < PAGE:
                break
            before = rows[-1][0]
    return found[:most]


def _read(at: float, raw: str, user_id: str | None) -> RecordedCall | None:
    """Return a call; None for a row that is none, as a damaged one."""
    try:
        data = json.loads(raw)
        return RecordedCall(
            at=float(at),
            domain=str(data[ATTR_DOMAIN]),
            service=str(data[ATTR_SERVICE]),
            data=dict(data.get(ATTR_SERVICE_DATA) or {}),
            user_id=user_id,
        )
    except (KeyError, TypeError, ValueError):  # fmt: skip
        return None
