"""The part of the home's form about the twins' memory: which database, how long, how much, encrypted or not."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import voluptuous as vol
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)

from ..const import CONF_DB_URL, CONF_ENCRYPT, CONF_KEEP_DAYS, CONF_KEY_NUMBER, CONF_MAX_SIZE, CONF_NEW_KEY
from ..store.engine import probe, with_password_of, without_password
from ..store.errors import MissingDriverError, RefusedError, StoreError

SECTION_MEMORY: Final = "memory"
DEFAULTS: Final[Mapping[str, Any]] = {CONF_KEEP_DAYS: 90, CONF_MAX_SIZE: 500, CONF_ENCRYPT: False}
_LAST_KEY: Final = 255


def _number(low: float, high: float, unit: str) -> NumberSelector:
    config = NumberSelectorConfig(min=low, max=high, step=1, mode=NumberSelectorMode.BOX, unit_of_measurement=unit)
    return NumberSelector(config)


def fields(asked: Callable[..., vol.Marker], *, encrypted: bool) -> dict[vol.Marker, Any]:
    """Return the fields; another key can be had once there is one."""
    found: dict[vol.Marker, Any] = {
        asked(CONF_KEEP_DAYS): _number(1, 3650, "d"),
        asked(CONF_MAX_SIZE): _number(10, 100_000, "MB"),
        asked(CONF_DB_URL): TextSelector(TextSelectorConfig(type=TextSelectorType.TEXT, autocomplete="off")),
        asked(CONF_ENCRYPT): BooleanSelector(),
    }
    if encrypted:
        visible = {"field": CONF_ENCRYPT, "operator": "eq", "value": True}
        found[asked(CONF_NEW_KEY, visible=visible)] = BooleanSelector()
    return found


def shown(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of an entry as the form shows them: without the password of the database."""
    values = {key: data[key] for key in (CONF_KEEP_DAYS, CONF_MAX_SIZE) if key in data}
    if url := data.get(CONF_DB_URL):
        values[CONF_DB_URL] = without_password(url)
    return {**DEFAULTS, **values, CONF_ENCRYPT: bool(data.get(CONF_KEY_NUMBER, 0))}


def url_given(values: Mapping[str, Any], before: Mapping[str, Any]) -> str | None:
    """Return the URL that was entered; a password that was left hidden is the one there was."""
    url = (values.get(CONF_DB_URL) or "").strip()
    return with_password_of(url, before.get(CONF_DB_URL)) if url else None


async def async_problem(hass: HomeAssistant, url: str | None, before: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return why a database cannot be used, as the key of an error and the reason, by trying; nothing if it can.

    One that was chosen before may be away just now.
    """
    if url is None or url == before.get(CONF_DB_URL):
        return None
    try:
        await hass.async_add_executor_job(probe, url)
    except MissingDriverError as err:
        return "db_driver_missing", str(err)
    except RefusedError as err:
        return "db_url_invalid", str(err)
    except StoreError as err:
        return "db_unreachable", str(err)
    return None


def data_of(values: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the entry keeps of the form; before is the entry's data so far."""
    data: dict[str, Any] = {
        key: int(value) if (value := values.get(key)) is not None else DEFAULTS[key]
        for key in (CONF_KEEP_DAYS, CONF_MAX_SIZE)
    }
    if (url := url_given(values, before)) is not None:
        data[CONF_DB_URL] = url
    if values.get(CONF_ENCRYPT):
        number = int(before.get(CONF_KEY_NUMBER, 0))
        data[CONF_KEY_NUMBER] = number % _LAST_KEY + 1 if number == 0 or values.get(CONF_NEW_KEY) else number
    return data
