"""Changes of the configuration, by whatever way they come: who changed which field of which entry."""

import asyncio
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from homeassistant.auth.models import User
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.components.websocket_api.connection import current_connection
from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, SOURCE_IGNORE, ConfigEntry, ConfigEntryChange
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.http import current_request
from homeassistant.util import dt as dt_util

from .const import CONF_SETTINGS, DOMAIN, SIGNAL_HOME_READY, EntryType
from .data import DATA, entry_type
from .store.records import AuditRecord
from .store.redact import is_secret, redacted_text

if TYPE_CHECKING:
    from .manager import Home

ADDED: Final = "configuration_added"
CHANGED: Final = "configuration_changed"
REMOVED: Final = "configuration_removed"
ACTIONS: Final[Mapping[ConfigEntryChange, str]] = {
    ConfigEntryChange.ADDED: ADDED,
    ConfigEntryChange.UPDATED: CHANGED,
    ConfigEntryChange.REMOVED: REMOVED,
}
MOST_WAITING: Final = 500
LONGEST: Final = 120
"""Characters of a value; what is longer, or holds others, is named as changed only."""
_SOCKET_TASK: Final = "websocket_api.async:"
_REQUEST: Final = "_handle_request"
"""The names of the tasks of a socket's commands, and of the coroutine by which a web server answers a request."""


@dataclass(slots=True)
class _Cause:
    """The action that is being carried out; tasks it begins inherit it, and find it over when they go on later."""

    context: Context
    over: bool = False


_CAUSE: Final[ContextVar[_Cause | None]] = ContextVar("digital_twin_cause", default=None)


@contextmanager
def caused_by(context: Context) -> Iterator[None]:
    """Have what changes of the configuration meanwhile told as the doing of an action's caller."""
    cause = _Cause(context)
    token = _CAUSE.set(cause)
    try:
        yield
    finally:
        cause.over = True
        _CAUSE.reset(token)


class _Known(NamedTuple):
    """An entry as it was when it was last looked at."""

    data: Mapping[str, Any]
    options: Mapping[str, Any]
    title: str
    disabled: bool

    @classmethod
    def of(cls, entry: ConfigEntry[Any]) -> _Known:
        return cls(entry.data, entry.options, entry.title, entry.disabled_by is not None)


class ConfigAudit:
    """Writes what happens to this integration's entries into the audit; it waits while there is no home."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Remember the entries as they are."""
        self._hass = hass
        self._known = {entry.entry_id: _Known.of(entry) for entry in hass.config_entries.async_entries(DOMAIN)}
        self._waiting: deque[AuditRecord] = deque(maxlen=MOST_WAITING)

    @callback
    def async_start(self) -> None:
        """Listen for as long as Home Assistant runs: entries change while none of them is loaded, too."""
        async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._async_on_change)
        async_dispatcher_connect(self._hass, SIGNAL_HOME_READY, self._async_write)

    @callback
    def _async_on_change(self, change: ConfigEntryChange, entry: ConfigEntry[Any]) -> None:
        if entry.domain != DOMAIN:
            return
        before, now = self._known.get(entry.entry_id), _Known.of(entry)
        self._known[entry.entry_id] = now
        fields: dict[str, Any] = {}
        if change is ConfigEntryChange.REMOVED:
            del self._known[entry.entry_id]
        elif change is ConfigEntryChange.UPDATED:
            # Being loaded or unloaded is told the same way, and is no change of the configuration.
            fields = {} if before is None or before == now else dict(_changed(before, now))
            if not fields:
                return
        context = _context()
        self._waiting.append(
            AuditRecord(
                at=dt_util.utcnow().timestamp(),
                action=ACTIONS[change],
                twin_id=entry.entry_id if _is_twin(entry) else None,
                user_id=_user_id() if context is None else context.user_id,
                automation=None if context is None else self._automation_of(context),
                context_id=None if context is None else context.id,
                reason=None,
                data={"entry": entry.entry_id, "title": entry.title, "source": entry.source, "fields": fields},
            )
        )
        self._async_write()

    def _home(self) -> Home | None:
        data = self._hass.data.get(DATA)
        return None if data is None else data.home

    def _automation_of(self, context: Context) -> str | None:
        home = self._home()
        return None if home is None else home.audit.automation_of(context)

    @callback
    def _async_write(self) -> None:
        """Write what waits, if there is a home to write it for."""
        home = self._home()
        while home is not None and self._waiting:
            home.database.write(self._waiting.popleft())


def _is_twin(entry: ConfigEntry[Any]) -> bool:
    """Return whether an entry is a twin; an ignored discovery is none."""
    return entry.source != SOURCE_IGNORE and entry_type(entry) is EntryType.TWIN


def _context() -> Context | None:
    """Return the context of the action that is being carried out, if one is."""
    cause = _CAUSE.get()
    return None if cause is None or cause.over else cause.context


def _user_id() -> str | None:
    user = _user()
    return None if user is None else user.id


def _user() -> User | None:
    """Return the person whose request is being answered just now; None for what nobody asked for in person.

    A timer or a task inherits the request that once began it; what it does later is not that person's doing.
    """
    task = asyncio.current_task()
    coroutine = None if task is None else task.get_coro()
    if task is None or coroutine is None:
        return None
    in_hand = getattr(coroutine, "__name__", "") == _REQUEST
    request, connection = current_request.get(), current_connection.get()
    if connection is not None and (in_hand or task.get_name().startswith(_SOCKET_TASK)):
        return connection.user
    if request is None or not in_hand:
        return None
    user: User | None = request.get(KEY_HASS_USER)
    return user


def _changed(before: _Known, now: _Known) -> Iterator[tuple[str, Any]]:
    """Yield the fields that changed, each with what it was and is; of what is secret or long only that it changed."""
    if before.title != now.title:
        yield "title", [before.title, now.title]
    if before.disabled != now.disabled:
        yield "disabled", [before.disabled, now.disabled]
    for first, second in ((before.data, now.data), (before.options, now.options)):
        yield from _differing(first, second)


def _differing(first: Mapping[str, Any], second: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key in sorted(first.keys() | second.keys()):
        old, new = first.get(key), second.get(key)
        if old == new:
            continue
        if key == CONF_SETTINGS:
            for name, values in _differing(old or {}, new or {}):
                yield f"{key}.{name}", values
        else:
            yield key, True if is_secret(key) or not (_is_plain(old) and _is_plain(new)) else [_told(old), _told(new)]


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, bool | int | float) or (isinstance(value, str) and len(value) <= LONGEST)


def _told(value: Any) -> Any:
    return redacted_text(value) if isinstance(value, str) else value
