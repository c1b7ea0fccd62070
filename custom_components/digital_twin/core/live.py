"""The live state of a twin: the one mutable holder that reports go into."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from math import inf
from sys import float_info
from types import MappingProxyType
from typing import NamedTuple, override

from .channel import Channel, InvalidValueError, Quantity, Refusal, Value
from .recent import KEPT, Recent
from .series import Series
from .state import Origin, Quarantined, Source, StaleRevisionError, TwinState

QUARANTINE_KEPT = 50
SAMPLES_AWAKE, SAMPLES_ASLEEP = KEPT, 1
"""Samples kept of each channel, also while the twin sleeps."""

type Reporter = Callable[[object, float, object], None]
type Taker = Callable[[float, float, object], None]
type Notice = Callable[[Channel], None]


def _unknown_origin(_origin: object) -> Origin:
    return Origin(Source.DEVICE)


def _unnoticed(_channel: Channel) -> None:
    """Tell nobody."""


class _Lost(NamedTuple):
    """What a channel was when it fell silent: value, when it was reported last and since when it was so.

    since: when it fell silent; until: when it told something again, for good if it did not. All in epoch s.
    """

    value: Value
    at: float
    changed: float
    since: float
    until: float = inf


class _Cell(Recent, ABC):
    """One channel's value, when it was last reported and since when it is so; value None until then. And its samples.

    lost holds value, at and changed as they were when the value was dropped. Subclasses take the channel's reports in:
    what that touches lies side by side in memory, since between two reports of a device a home has other things there.
    """

    __slots__ = ("at", "changed", "lost", "value")

    def __init__(self) -> None:
        super().__init__()
        self.value: Value | None = None
        self.at = -inf
        self.changed = -inf
        self.lost: _Lost | None = None

    def since(self, value: Value, at: float) -> float:
        """Return since when (epoch s) a value is so that is told first at a time: what was lost may be there again."""
        lost = self.lost
        if self.value is not None or lost is None:
            return at
        self.lost = lost._replace(until=at)
        return at if lost.value != value else min(lost.changed, at)

    @abstractmethod
    def report(self, raw: object, at: float, origin: object) -> None:
        """Take in a raw value, said at a time (epoch s) by whomever origin stands for."""


class _Number(_Cell):
    """A number, with Channel.validate's and Recent.append's usual way through written out."""

    __slots__ = ("_channel", "_live", "_lower", "_upper")

    def __init__(self, live: LiveState, channel: Channel) -> None:
        super().__init__()
        self._live = live
        self._channel = channel
        self._lower, self._upper = max(channel.lower, -float_info.max), min(channel.upper, float_info.max)

    @override
    def report(self, raw: object, at: float, origin: object) -> None:
        try:
            value = float(raw)  # type: ignore[arg-type]  # any object may come from outside; the error is the answer
            if raw is True or raw is False:
                self._channel.validate(raw)
        except TypeError, ValueError, OverflowError:
            self._live.refuse(self._channel, raw, at)
            return
        self.take(value, at, origin)

    def take(self, value: float, at: float, origin: object) -> None:
        """Take in what is a float already."""
        if not self._lower <= value <= self._upper:
            self._live.refuse(self._channel, value, at)
            return
        if at < self.at:
            self._live.reject(self._channel.key, value, Refusal.OUT_OF_ORDER, at)
            return
        self.at = at
        if value == self.value:
            return
        self.changed = at if self.value is not None else self.since(value, at)
        self.value = value
        live = self._live
        live.revision += 1
        live.origin = origin
        count = self.count
        if count == self.size:
            count = self.make_room()
        self.times[count] = at
        self.values[count] = value
        self.count = count + 1


class _SetNumber(_Number):
    """One of the few numbers that are set rather than measured: its changes are noticed."""

    __slots__ = ()

    @override
    def take(self, value: float, at: float, origin: object) -> None:
        before = self.value
        super().take(value, at, origin)
        if self.value != before:
            self._live.notice(self._channel)


class _State(_Cell):
    """What is on or off, or one of several options."""

    __slots__ = ("_channel", "_live", "_named", "_numbers")

    def __init__(self, live: LiveState, channel: Channel) -> None:
        super().__init__()
        self._live = live
        self._channel = channel
        self._numbers: dict[object, float] = {False: 0.0, True: 1.0} if channel.quantity is Quantity.BINARY else {}
        self._numbers |= {option: channel.encode(option) for option in channel.options}
        self._named = bool(channel.options) or channel.quantity is Quantity.BINARY

    @override
    def report(self, raw: object, at: float, origin: object) -> None:
        number = self._numbers.get(raw) if isinstance(raw, str | bool) else None
        if number is None and (self._named or not isinstance(raw, str)):
            self._live.refuse(self._channel, raw, at)
            return
        if at < self.at:
            self._live.reject(self._channel.key, raw, Refusal.OUT_OF_ORDER, at)
            return
        self.at = at
        if raw == self.value:
            return
        value = raw if raw is True or raw is False else str(raw)
        self.changed = at if self.value is not None else self.since(value, at)
        self.value = value
        live = self._live
        live.revision += 1
        live.origin = origin
        if number is not None:
            self.append(at, number)
        live.notice(self._channel)


def _cell(live: LiveState, channel: Channel) -> _Cell:
    if channel.quantity is not Quantity.NUMBER:
        return _State(live, channel)
    return _SetNumber(live, channel) if channel.command else _Number(live, channel)


def _held(cell: _Cell) -> tuple[Value, float, float] | None:
    """Return a cell's value, or the one it lost, when that was reported and since when it was so."""
    if cell.value is not None:
        return cell.value, cell.at, cell.changed
    return None if cell.lost is None else cell.lost[:3]


class LiveState:
    """Holds a twin's state and hands out immutable TwinState values.

    Simulations receive a TwinState and can therefore never change the live twin. The way of a report is short, since it
    runs for every event of a home: who caused a change is kept as it came and only looked into when a state is frozen.
    """

    __slots__ = (
        "_cells", "_channels", "_frozen", "_refused", "_resolve", "notice", "origin", "quarantine", "quarantined",
        "refused_stale", "revision",
    )  # fmt: skip

    def __init__(
        self,
        channels: Mapping[str, Channel],
        resolve: Callable[[object], Origin] | None = None,
        notice: Notice | None = None,
        refused: Callable[[Quarantined], None] | None = None,
        revision: int = 0,
    ) -> None:
        """Start empty, at a revision above all that were before.

        resolve turns what reporters are given as origin into source and cause.

        notice is called with the channel whose change is worth remembering on its own: of what is no number, and of
        what can be commanded. A measured number changes too often for that. refused is told of each report that is
        not believed.
        """
        self._channels = channels
        self._cells = {key: _cell(self, channel) for key, channel in channels.items()}
        self._resolve = resolve or _unknown_origin
        self.notice = notice or _unnoticed
        self._refused = refused
        self.revision = revision
        """How often something changed; it only grows."""
        self.origin: object = Origin(Source.RESTORE)
        """Who caused the latest change, as the reporter was given it."""
        self._frozen: TwinState | None = None
        self.quarantine: list[Quarantined] = []
        self.quarantined = 0
        self.refused_stale = 0

    def get(self, key: str) -> Value | None:
        """Return the value of a channel, or None when nothing was reported yet or there is no such channel."""
        cell = self._cells.get(key)
        return None if cell is None else cell.value

    def reported_at(self, key: str) -> float | None:
        """Return when (epoch s) a channel was last reported."""
        cell = self._cells.get(key)
        return None if cell is None or cell.value is None else cell.at

    def last_good(self) -> Mapping[str, tuple[Value, float, float]]:
        """Return the last value held of each channel, when it was reported and since when it was so (epoch s).

        Of a channel that reports nothing now this is what it was before that.
        """
        return MappingProxyType({key: held for key, cell in self._cells.items() if (held := _held(cell)) is not None})

    def told_since(self, key: str) -> float:
        """Return since when (epoch s) a channel that reports now has not been silent; -inf where it never was."""
        lost = self._cells[key].lost
        return -inf if lost is None else lost.until

    def lost(self) -> dict[str, tuple[Value, float]]:
        """Return what each channel that reports nothing now said last, and until when (epoch s) it did."""
        return {
            key: (cell.lost.value, cell.lost.since)
            for key, cell in self._cells.items()
            if cell.value is None and cell.lost is not None
        }

    def resize(self, samples: int) -> None:
        """Keep so many of the newest samples of each channel from now on."""
        self._frozen = None
        for cell in self._cells.values():
            cell.resize(samples)

    def refill(self, earlier: Mapping[str, Series]) -> None:
        """Put earlier samples before those that are kept, by channel, as after a sleep."""
        for key, series in earlier.items():
            if (cell := self._cells.get(key)) is not None:
                cell.precede(series)

    def remember(self, lost: Mapping[str, tuple[Value, float, float]]) -> None:
        """Take over what was last known (value, reported, since), as before a restart, where nothing is known yet.

        What is known, and is as it was, is so since then: that Home Assistant began anew changed nothing of the device.
        """
        for key, held in lost.items():
            cell = self._cells.get(key)
            if cell is None or cell.lost is not None:
                continue
            if cell.value is None:
                cell.lost = _Lost(*held, since=held[1])
            elif cell.value == held[0] and cell.count <= 1 and held[2] < cell.changed:
                cell.changed = held[2]
                self._frozen = None

    @property
    def recent(self) -> Mapping[str, Recent]:
        """Return the last samples of each channel: options as their index, and only those the channel names."""
        return dict(self._cells)

    def look(self) -> tuple[list[Value | None], list[float]]:
        """Return the values of all channels, in their order, and since when (epoch s) they are so: a quick look."""
        cells = self._cells.values()
        return [cell.value for cell in cells], [cell.changed for cell in cells]

    def freeze(self) -> TwinState:
        """Return the present state as a value."""
        known = {key: cell for key, cell in self._cells.items() if cell.value is not None}
        times = {key: cell.at for key, cell in known.items()}
        frozen = self._frozen
        if frozen is None or frozen.revision != self.revision or frozen.times != times:
            origin = self.origin
            source, cause = origin if isinstance(origin, Origin) else self._resolve(origin)
            frozen = TwinState(
                revision=self.revision,
                values=MappingProxyType({key: cell.value for key, cell in known.items() if cell.value is not None}),
                times=MappingProxyType(times),
                changed=MappingProxyType({key: cell.changed for key, cell in known.items()}),
                source=source,
                cause=cause,
            )
            self._frozen = frozen
        return frozen

    def reporter(self, key: str) -> Reporter:
        """Return the function that takes a channel's reports in: raw value, time (epoch s), origin.

        What does not validate, or is older than what is held, goes to quarantine and changes nothing. Raises KeyError
        for an unknown channel.
        """
        return self._cells[key].report

    def taker(self, key: str) -> Taker | None:
        """Return the same for what is a float already; None for a channel that is no number."""
        cell = self._cells[key]
        return cell.take if isinstance(cell, _Number) else None

    def refuse(self, channel: Channel, raw: object, at: float) -> None:
        """Put a report that does not validate into quarantine, with the reason validation gives."""
        try:
            channel.validate(raw)
        except InvalidValueError as err:
            self.reject(channel.key, raw, err.refusal, at)

    def report(self, key: str, raw: object, at: float, source: Source, cause: str | None = None) -> bool:
        """Take one report in, as a reporter does, and return whether it changed the value.

        One for an unknown channel goes to quarantine, too.
        """
        if key not in self._channels:
            self.reject(key, raw, Refusal.UNKNOWN_CHANNEL, at)
            return False
        before = self.revision
        self.reporter(key)(raw, at, Origin(source, cause))
        return self.revision != before

    def demand(self, expected_revision: int | None) -> None:
        """Raise StaleRevisionError, and count it, where a revision is expected that is not the current one."""
        if expected_revision is not None and expected_revision != self.revision:
            self.refused_stale += 1
            raise StaleRevisionError(Refusal.STALE_REVISION.value)

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

        What others than the device write is no report: the device's own word still counts at the next reconcile,
        however long ago it was said.

        Raises StaleRevisionError when expected_revision is given and not current, InvalidValueError when any value does
        not validate; nothing changes then.
        """
        self.demand(expected_revision)
        valid: dict[str, Value] = {}
        for key, raw in changes.items():
            if (channel := self._channels.get(key)) is None:
                raise InvalidValueError(Refusal.UNKNOWN_CHANNEL)
            valid[key] = channel.validate(raw)
        if any(self._cells[key].value != value for key, value in valid.items()):
            self.revision += 1
            self.origin = Origin(source, cause)
        for key, value in valid.items():
            cell = self._cells[key]
            if cell.value != value:
                cell.value = value
                cell.changed = at
            if source is Source.DEVICE or cell.at == -inf:
                cell.at = at
        return self.freeze()

    def forget(self, key: str, at: float) -> bool:
        """Drop a channel's value at a time (epoch s), as when its source fell silent; return whether there was one."""
        cell = self._cells[key]
        if cell.value is None:
            return False
        cell.lost = _Lost(cell.value, cell.at, cell.changed, at)
        cell.value = None
        cell.at = cell.changed = -inf
        self.revision += 1
        return True

    def drop_quarantine(self, before: float) -> None:
        """Forget what was not believed before a time (epoch s); it stays counted."""
        self.quarantine = [item for item in self.quarantine if item.at >= before]

    def reject(self, key: str, raw: object, refusal: Refusal, at: float) -> None:
        """Put a report into quarantine with its reason; one that is read again, as at a reconcile, counts once."""
        item = Quarantined(key, str(raw)[:200], refusal, at)
        if item in self.quarantine:
            return
        self.quarantined += 1
        self.quarantine.append(item)
        del self.quarantine[:-QUARANTINE_KEPT]
        if self._refused is not None:
            self._refused(item)
