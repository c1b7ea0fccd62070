"""A twin's state: immutable values with a growing revision, the live holder they come from, and quarantine."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from .channel import Channel, InvalidValueError, Refusal, Value

QUARANTINE_KEPT = 50


class Source(StrEnum):
    """Who changed a state."""

    DEVICE = "device"
    USER = "user"
    AUTOMATION = "automation"
    TWIN = "twin"
    SIMULATION = "simulation"
    ROLLBACK = "rollback"
    RESTORE = "restore"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class TwinState:
    """What a twin held at one revision: channel values with the time (epoch s) each was reported."""

    revision: int = 0
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    times: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    source: Source = Source.RESTORE
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A report that was not believed."""

    channel: str
    raw: str
    refusal: Refusal
    at: float


class StaleRevisionError(ValueError):
    """A writer expected a revision that is no longer the current one."""


class LiveState:
    """The one mutable holder of a twin's state; hands out immutable TwinState values.

    Simulations receive a TwinState and can therefore never change the live twin.
    """

    __slots__ = (
        "_cause", "_channels", "_frozen", "_revision", "_source", "_times", "_values",
        "quarantine", "quarantined", "refused_stale",
    )  # fmt: skip

    def __init__(self, channels: Mapping[str, Channel]) -> None:
        """Start empty, at revision 0."""
        self._channels = dict(channels)
        self._values: dict[str, Value] = {}
        self._times: dict[str, float] = {}
        self._revision = 0
        self._source = Source.RESTORE
        self._cause: str | None = None
        self._frozen: TwinState | None = None
        self.quarantine: deque[Quarantined] = deque(maxlen=QUARANTINE_KEPT)
        self.quarantined = 0
        self.refused_stale = 0

    @property
    def revision(self) -> int:
        """Return the current revision; it only grows."""
        return self._revision

    def get(self, key: str) -> Value | None:
        """Return the value of a channel, or None when nothing was reported yet."""
        return self._values.get(key)

    def value(self, key: str) -> Value:
        """Return the value of a channel that was reported. Raises KeyError otherwise."""
        return self._values[key]

    def reported_at(self, key: str) -> float | None:
        """Return when (epoch s) a channel was last reported."""
        return self._times.get(key)

    def freeze(self) -> TwinState:
        """Return the present state as a value."""
        if self._frozen is None or self._frozen.revision != self._revision:
            self._frozen = TwinState(
                self._revision,
                MappingProxyType(dict(self._values)),
                MappingProxyType(dict(self._times)),
                self._source,
                self._cause,
            )
        return self._frozen

    def report(self, key: str, raw: object, at: float, source: Source, cause: str | None = None) -> bool:
        """Take a report in; return whether it changed the value.

        at is epoch seconds. What does not validate, or is older than what is held, goes to quarantine and changes
        nothing.
        """
        channel = self._channels.get(key)
        if channel is None:
            self.reject(key, raw, Refusal.UNKNOWN_CHANNEL, at)
            return False
        try:
            value = channel.validate(raw)
        except InvalidValueError as err:
            self.reject(key, raw, err.refusal, at)
            return False
        known = self._times.get(key)
        if known is not None and at < known:
            self.reject(key, raw, Refusal.OUT_OF_ORDER, at)
            return False
        self._times[key] = at
        if self._values.get(key) == value:
            self._frozen = None
            return False
        self._values[key] = value
        self._revision += 1
        self._source = source
        self._cause = cause
        return True

    def write(
        self,
        changes: Mapping[str, Value],
        at: float,
        source: Source,
        *,
        expected_revision: int | None = None,
        cause: str | None = None,
    ) -> TwinState:
        """Set several channels at once, all or none.

        Raises StaleRevisionError when expected_revision is given and not current, InvalidValueError when any value does
        not validate; nothing changes then.
        """
        if expected_revision is not None and expected_revision != self._revision:
            self.refused_stale += 1
            raise StaleRevisionError(Refusal.STALE_REVISION.value)
        valid: dict[str, Value] = {}
        for key, raw in changes.items():
            if (channel := self._channels.get(key)) is None:
                raise InvalidValueError(Refusal.UNKNOWN_CHANNEL)
            valid[key] = channel.validate(raw)
        if any(self._values.get(key) != value for key, value in valid.items()):
            self._revision += 1
            self._source = source
            self._cause = cause
        self._frozen = None
        self._values.update(valid)
        self._times.update(dict.fromkeys(valid, at))
        return self.freeze()

    def forget(self, key: str) -> bool:
        """Drop a channel's value, as when its source became unavailable; return whether there was one."""
        if key not in self._values:
            return False
        del self._values[key]
        self._times.pop(key, None)
        self._revision += 1
        return True

    def reject(self, key: str, raw: object, refusal: Refusal, at: float) -> None:
        """Put a report into quarantine with its reason."""
        self.quarantined += 1
        self.quarantine.append(Quarantined(key, str(raw)[:200], refusal, at))
