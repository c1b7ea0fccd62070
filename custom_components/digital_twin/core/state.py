"""A twin's state: immutable values with a growing revision, the live holder they come from, and quarantine."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from sys import float_info
from types import MappingProxyType
from typing import NamedTuple

from .channel import Channel, InvalidValueError, Quantity, Refusal, Value

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


class Origin(NamedTuple):
    """Who changed a state, and by what (a context id)."""

    source: Source
    cause: str | None = None


type Reporter = Callable[[object, float, object], bool]
type Recorder = Callable[[float, float], None]


def _unknown_origin(_origin: object) -> Origin:
    return Origin(Source.DEVICE)


class _Cell:
    """One channel's value and the time it was reported; value None until then."""

    __slots__ = ("at", "value")

    def __init__(self) -> None:
        self.value: Value | None = None
        self.at = -inf


class LiveState:
    """The one mutable holder of a twin's state; hands out immutable TwinState values.

    Simulations receive a TwinState and can therefore never change the live twin. The way of a report is short because it
    runs for every event of a home: who caused a change is kept as it came and only looked into when a state is frozen.
    """

    __slots__ = (
        "_cells", "_channels", "_frozen", "_origin", "_resolve", "_revision",
        "quarantine", "quarantined", "refused_stale",
    )  # fmt: skip

    def __init__(self, channels: Mapping[str, Channel], resolve: Callable[[object], Origin] | None = None) -> None:
        """Start empty, at revision 0. resolve turns what reporters are given as origin into source and cause."""
        self._channels = dict(channels)
        self._cells = {key: _Cell() for key in channels}
        self._resolve = resolve or _unknown_origin
        self._revision = 0
        self._origin: object = Origin(Source.RESTORE)
        self._frozen: TwinState | None = None
        self.quarantine: deque[Quarantined] = deque(maxlen=QUARANTINE_KEPT)
        self.quarantined = 0
        self.refused_stale = 0

    @property
    def revision(self) -> int:
        """Return the current revision; it only grows."""
        return self._revision

    def get(self, key: str) -> Value | None:
        """Return the value of a channel, or None when nothing was reported yet or there is no such channel."""
        cell = self._cells.get(key)
        return None if cell is None else cell.value

    def reported_at(self, key: str) -> float | None:
        """Return when (epoch s) a channel was last reported."""
        cell = self._cells.get(key)
        return None if cell is None or cell.value is None else cell.at

    def freeze(self) -> TwinState:
        """Return the present state as a value."""
        times = {key: cell.at for key, cell in self._cells.items() if cell.value is not None}
        frozen = self._frozen
        if frozen is None or frozen.revision != self._revision or frozen.times != times:
            values = {key: cell.value for key, cell in self._cells.items() if cell.value is not None}
            origin = self._origin
            source, cause = origin if isinstance(origin, Origin) else self._resolve(origin)
            frozen = TwinState(self._revision, MappingProxyType(values), MappingProxyType(times), source, cause)
            self._frozen = frozen
        return frozen

    def reporter(self, key: str, record: Recorder | None = None) -> Reporter:
        """Return the function that takes a channel's reports in: (raw value, epoch s, origin) to whether it changed.

        What does not validate, or is older than what is held, goes to quarantine and changes nothing. record is given
        time and encoded value of each change. Raises KeyError for an unknown channel.
        """
        channel, cell = self._channels[key], self._cells[key]
        if channel.quantity is Quantity.NUMBER:
            return self._number_reporter(channel, cell, record)
        validate, encode = channel.validate, channel.encode

        def report(raw: object, at: float, origin: object) -> bool:
            try:
                value = validate(raw)
            except InvalidValueError as err:
                self.reject(key, raw, err.refusal, at)
                return False
            if at < cell.at:
                self.reject(key, raw, Refusal.OUT_OF_ORDER, at)
                return False
            cell.at = at
            if value == cell.value:
                return False
            cell.value = value
            self._revision += 1
            self._origin = origin
            if record is not None and (not isinstance(value, str) or value in channel.options):
                record(at, encode(value))
            return True

        return report

    def _number_reporter(self, channel: Channel, cell: _Cell, record: Recorder | None) -> Reporter:
        """Return a reporter with Channel.validate's usual way through written out; the unusual one asks it."""
        key, validate = channel.key, channel.validate
        lower, upper = max(channel.lower, -float_info.max), min(channel.upper, float_info.max)

        def report(raw: object, at: float, origin: object) -> bool:
            try:
                value = float(raw)  # type: ignore[arg-type]  # any object may come from outside; the error is the answer
                if not lower <= value <= upper or raw is True or raw is False:
                    validate(raw)
            except TypeError, ValueError, OverflowError:
                return self._refuse(key, raw, at)
            if at < cell.at:
                self.reject(key, raw, Refusal.OUT_OF_ORDER, at)
                return False
            cell.at = at
            if value == cell.value:
                return False
            cell.value = value
            self._revision += 1
            self._origin = origin
            if record is not None:
                record(at, value)
            return True

        return report

    def _refuse(self, key: str, raw: object, at: float) -> bool:
        try:
            self._channels[key].validate(raw)
        except InvalidValueError as err:
            self.reject(key, raw, err.refusal, at)
        return False

    def report(self, key: str, raw: object, at: float, source: Source, cause: str | None = None) -> bool:
        """Take one report in, as a reporter does; one for an unknown channel goes to quarantine, too."""
        if key not in self._channels:
            self.reject(key, raw, Refusal.UNKNOWN_CHANNEL, at)
            return False
        return self.reporter(key)(raw, at, Origin(source, cause))

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
        if any(self._cells[key].value != value for key, value in valid.items()):
            self._revision += 1
            self._origin = Origin(source, cause)
        for key, value in valid.items():
            self._cells[key].value = value
            self._cells[key].at = at
        return self.freeze()

    def forget(self, key: str) -> bool:
        """Drop a channel's value, as when its source became unavailable; return whether there was one."""
        cell = self._cells[key]
        if cell.value is None:
            return False
        cell.value = None
        cell.at = -inf
        self._revision += 1
        return True

    def reject(self, key: str, raw: object, refusal: Refusal, at: float) -> None:
        """Put a report into quarantine with its reason."""
        self.quarantined += 1
        self.quarantine.append(Quarantined(key, str(raw)[:200], refusal, at))
