"""What the twins have to tell: each event once, kept in memory and in the database, shown and passed on.

An event is stored by ids and plain values; the sentence a person reads is made where it is shown, in the language of
the home: the text `event_<kind>` with the event's own values.
"""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components import persistent_notification
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, ATTR_NAME
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_now

from .const import DOMAIN, LOGGER
from .core.messages import Message
from .core.requests import Severity
from .core.safety.hazard import HAZARDS
from .core.sync.usual import state_name
from .spoken import inside_sentence, manner_in, manner_of, state_word
from .store.records import EventRecord, Record
from .store.redact import redacted
from .texts import async_asked_speaker, async_cached_speaker

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator
    from .manager import Home

EVENT: Final = f"{DOMAIN}_event"
"""The event on Home Assistant's bus, from which the logbook tells."""
KEPT: Final = 200
CATEGORIES: Final = (
    "approval", "command", "correction", "divergence", "forecast", "guard", "health", "learning", "life_cycle",
    "scenario", "system",
)  # fmt: skip
NO_SEVERITY: Final = "none"
STATES_OF: Final = "states_of"
"""Of a channel that is its entity's state: the domain and device class after which Home Assistant calls the states."""
IS_ITSELF: Final = "is_itself"
"""Whether that state is the device's own: a door is open, not its state."""
_VALUES: Final = ("expected", "actual")
RANK: Final[Mapping[str, int]] = {NO_SEVERITY: 0, **{severity.value: rank for rank, severity in enumerate(Severity, 1)}}

type Listener = Callable[[EventRecord], None]
type Sink = Callable[[Record], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events somebody wants; what is not given is not asked about. severity: that one and worse."""

    twins: frozenset[str] | None = None
    categories: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    severity: Severity | None = None
    acknowledged: bool | None = None
    since: float | None = None
    until: float | None = None

    def admits(self, record: EventRecord) -> bool:
        """Return whether an event is wanted."""
        return (
            (self.twins is None or record.twin_id in self.twins)
            and (self.categories is None or record.category in self.categories)
            and (self.kinds is None or record.kind in self.kinds)
            and (self.severity is None or RANK[record.severity] >= RANK[self.severity.value])
            and (self.acknowledged is None or (record.acknowledged_at is not None) is self.acknowledged)
            and (self.since is None or record.at >= self.since)
            and (self.until is None or record.at < self.until)
        )


ALL: Final = EventFilter()


class Events:
    """The latest events of a home, newest last, and those who listen."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Start without any."""
        self._hass = hass
        self._home = home
        self._recent: deque[EventRecord] = deque(maxlen=KEPT)
        self._listeners: list[tuple[EventFilter, Listener]] = []
        self._notified: dict[str, str] = {}
        self._sink: Sink | None = None

    @callback
    def async_keep_in(self, sink: Sink) -> None:
        """Hand each event to sink from now on, and those there are already."""
        self._sink = sink
        for record in self._recent:
            sink(record)

    @callback
    def async_add(
        self,
        kind: str,
        *,
        twin: TwinCoordinator | None,
        category: str,
        severity: Severity | None = None,
        data: Mapping[str, Any] | None = None,
        notify: bool = False,
    ) -> EventRecord:
        """Tell something, once: keep it, pass it on, and show it in the logbook.

        data are plain values of JSON; what stands under a secret's name in it is left out. notify: whether this is
        worth interrupting somebody who asked for that. Raises ValueError for a category there is not.
        """
        if category not in CATEGORIES:
            raise ValueError(f"there are no events of category {category}")
        record = EventRecord(
            event_id=ulid_now(),
            twin_id=None if twin is None else twin.entry.entry_id,
            at=dt_util.utcnow().timestamp(),
            category=category,
            severity=NO_SEVERITY if severity is None else severity.value,
            kind=kind,
            data=redacted({"twin": self._home.config.name if twin is None else twin.config.name, **(data or {})}),
        )
        self._recent.append(record)
        self._store(record)
        self._hass.bus.async_fire(EVENT, self._on_bus(record, twin))
        self._tell(record)
        if notify:
            self._notify(record)
        return record

    @callback
    def async_acknowledge(self, record: EventRecord, user_id: str | None) -> EventRecord:
        """Note that somebody has seen an event, of late or long ago; return it as acknowledged.

        One that was acknowledged before stays as it is.
        """
        place = next((at for at, known in enumerate(self._recent) if known.event_id == record.event_id), None)
        if place is not None:
            record = self._recent[place]
        if record.acknowledged_at is None:
            record = replace(record, acknowledged_at=dt_util.utcnow().timestamp(), acknowledged_by=user_id)
            if place is not None:
                self._recent[place] = record
            self._store(record)
            self._tell(record)
        self._dismiss(record)
        return record

    @callback
    def async_settle(self, twin: TwinCoordinator, category: str) -> None:
        """Take back what was shown of a twin in a category: it is over, or somebody knows."""
        notification_id = _notification_id(twin.entry.entry_id, category)
        self._notified = {event: shown for event, shown in self._notified.items() if shown != notification_id}
        persistent_notification.async_dismiss(self._hass, notification_id)

    @callback
    def async_subscribe(self, wanted: EventFilter, listener: Listener) -> CALLBACK_TYPE:
        """Call listener with each new event that is wanted, and again when one is acknowledged."""
        item = (wanted, listener)
        self._listeners.append(item)
        return partial(self._listeners.remove, item)

    def recent(self, wanted: EventFilter = ALL) -> list[EventRecord]:
        """Return the events in memory that are wanted, newest first."""
        return [record for record in reversed(self._recent) if wanted.admits(record)]

    def sentence(self, record: EventRecord, *, asked: bool = False) -> str:
        """Return what an event says, in the home's language; asked: in that of whoever asked for what runs now."""
        return async_sentence(self._hass, record.kind, record.data, asked=asked)

    def _store(self, record: EventRecord) -> None:
        if self._sink is not None:
            self._sink(record)

    def _tell(self, record: EventRecord) -> None:
        for wanted, listener in list(self._listeners):
            if wanted.admits(record):
                try:
                    listener(record)
                except Exception:  # noqa: BLE001 -- one listener's fault must not keep an event from the others
                    LOGGER.exception("An event could not be passed on")

    def _on_bus(self, record: EventRecord, twin: TwinCoordinator | None) -> dict[str, Any]:
        identifier = (DOMAIN, self._home.entry.entry_id) if twin is None else twin.device_identifier
        entry_id = self._home.entry.entry_id if twin is None else twin.entry.entry_id
        device = dr.async_get(self._hass).async_get_device_by_identifier(identifier, entry_id)
        return {
            "event_id": record.event_id,
            "category": record.category,
            "severity": record.severity,
            "kind": record.kind,
            ATTR_NAME: record.data["twin"],
            ATTR_ENTITY_ID: None if twin is None else twin.sources[twin.config.main],
            ATTR_DEVICE_ID: None if device is None else device.id,
            "data": dict(record.data),
        }

    def _notify(self, record: EventRecord) -> None:
        """Show a notification, one for each twin and category: what is new there takes the place of the old."""
        if not self._home.config.notify:
            return
        notification_id = _notification_id(record.twin_id, record.category)
        self._notified[record.event_id] = notification_id
        persistent_notification.async_create(
            self._hass, self.sentence(record), str(record.data["twin"]), notification_id
        )

    def _dismiss(self, record: EventRecord) -> None:
        if (notification_id := self._notified.pop(record.event_id, None)) is not None:
            persistent_notification.async_dismiss(self._hass, notification_id)


def _notification_id(twin_id: str | None, category: str) -> str:
    return f"{DOMAIN}_{twin_id}_{category}"


@callback
def async_sentence(hass: HomeAssistant, kind: str, data: Mapping[str, Any], *, asked: bool = False) -> str:
    """Return the sentence of an event; its kind where there is no text for it.

    asked: in the language and formats of whoever asked for what runs now; else in the home's.
    """
    params = {key: value for key, value in data.items() if isinstance(value, str | int | float)}
    manner = manner_of(hass) if asked else manner_in(hass.config.language)
    if isinstance(moment := params.get("time"), str) and (at := dt_util.parse_datetime(moment)) is not None:
        params["time"] = manner.moment(at)
    elif "time" in params and isinstance(moment := params.get("at"), str) and (at := dt_util.parse_datetime(moment)):
        params["time"] = manner.time(at)
    otherwise = kind.replace("_", " ")
    try:
        speaker = async_asked_speaker(hass) if asked else async_cached_speaker(hass)
        if isinstance(reason := data.get("reason"), Mapping):
            params["reason"] = speaker.say(Message(str(reason["id"]), reason.get("params", {})))
        if asked and (hazard := data.get("hazard")) in HAZARDS:
            params["name"] = speaker.word("hazard", str(hazard))
        params |= in_words(hass, data, manner.language)
        itself = speaker.say_if_known(Message(f"event_{kind}_state", params)) if data.get(IS_ITSELF) else None
        return itself or speaker.say_if_known(Message(f"event_{kind}", params)) or otherwise
    except KeyError:
        # The logbook also shows events that an older version wrote, with other values.
        return otherwise


def in_words(hass: HomeAssistant, data: Mapping[str, Any], language: str) -> dict[str, str]:
    """Return the expected and actual states of a channel as Home Assistant calls them, for within a sentence.

    data says with STATES_OF whose states they are, if they are any.
    """
    domain, _, device_class = str(data.get(STATES_OF, "")).partition(".")
    found = {}
    for name in _VALUES if domain else ():
        if not isinstance(value := data.get(name), bool | str):
            continue
        word = state_word(hass, state_name(value), domain, device_class, language)
        # Where on and off are nothing better, our own words for them fit into a sentence, as German's "Ein" does not.
        if not isinstance(value, bool) or word != state_word(hass, state_name(value), domain, language=language):
            found[name] = inside_sentence(word, manner_in(language))
    return found
