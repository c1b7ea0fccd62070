"""The live state of a twin: the one mutable holder that reports go into."""

from collections.abc import Callable, Mapping
from math import inf
from sys import float_info
from types import MappingProxyType

from .channel import Channel, InvalidValueError, Quantity, Refusal, Value
from .recent import KEPT, Recent
from .state import Origin, Quarantined, Source, StaleRevisionError, TwinState

QUARANTINE_KEPT = 50
SAMPLES_AWAKE, SAMPLES_ASLEEP = KEPT, 1
"""Samples kept of each channel, also while the twin sleeps."""

type Reporter = Callable[[object, float, object], None]
type Notice = Callable[[Channel], None]


def _unknown_origin(_origin: object) -> Origin:
    return Origin(Source.DEVICE)


def _unnoticed(_channel: Channel) -> None:
    """Tell nobody."""


class _Cell:
    """One channel's value, when it was last reported and since when it is so; value None until then.

    lost holds value, at and changed as they were when the value was dropped.
    """

    __slots__ = ("at", "changed", "lost", "recent", "value")

    def __init__(self) -> None:
        self.value: Value | None = None
        self.at = -inf
        self.changed = -inf
        self.lost: tuple[Value, float, float] | None = None
        self.recent = Recent()


class LiveState:
    """Holds a twin's state and hands out immutable TwinState values.

    Simulations receive a TwinState and can therefore never change the live twin. The way of a report is short, since it
    runs for every event of a home: who caused a change is kept as it came and only looked into when a state is frozen.
    """

    __slots__ = (
        "_cells", "_channels", "_frozen", "_notice", "_origin", "_refused", "_resolve", "_revision",
        "quarantine", "quarantined", "refused_stale",
    )  # fmt: skip

    def __init__(
        self,
        channels: Mapping[str, Channel],
        resolve: Callable[[object], Origin] | None = None,
        notice: Notice | None = None,
        refused: Callable[[Quarantined], None] | None = None,
    ) -> None:
        """Start empty, at revision 0. resolve turns what reporters are given as origin into source and cause.

        notice is called with the channel whose change is worth remembering on its own: of what is no number, and of
        what can be commanded. A measured number changes too often for that. refused is told of each report that is
        not believed.
        """
        self._channels = channels
        self._cells = {key: _Cell() for key in channels}
        self._resolve = resolve or _unknown_origin
        self._notice = notice or _unnoticed
        self._refused = refused
        self._revision = 0
        self._origin: object = Origin(Source.RESTORE)
        self._frozen: TwinState | None = None
        self.quarantine: list[Quarantined] = []
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

    @property
    def origin(self) -> object:
        """Return who caused the latest change, as the reporter was given it."""
        return self._origin

    def last_good(self) -> Mapping[str, tuple[Value, float, float]]:
        """Return the last value held of each channel, when it was reported and since when it was so (epoch s).

        Of a channel that reports nothing now this is what it was before that.
        """
        return MappingProxyType(
            {
                key: held
                for key, cell in self._cells.items()
                if (held := cell.lost if cell.value is None else (cell.value, cell.at, cell.changed)) is not None
            }
        )

    def resize(self, samples: int) -> None:
        """Keep so many of the newest samples of each channel from now on."""
        self._frozen = None
        for cell in self._cells.values():
            cell.recent.resize(samples)

    def remember(self, lost: Mapping[str, tuple[Value, float, float]]) -> None:
        """Take over what was last known (value, reported, since), as before a restart, where nothing is known yet."""
        for key, held in lost.items():
            cell = self._cells.get(key)
            if cell is not None and cell.value is None and cell.lost is None:
                cell.lost = held

    @property
    def recent(self) -> Mapping[str, Recent]:
        """Return the last samples of each channel: options as their index, and only those the channel names."""
        return {key: cell.recent for key, cell in self._cells.items()}

    def freeze(self) -> TwinState:
        """Return the present state as a value."""
        known = {key: cell for key, cell in self._cells.items() if cell.value is not None}
        times = {key: cell.at for key, cell in known.items()}
        frozen = self._frozen
        if frozen is None or frozen.revision != self._revision or frozen.times != times:
            origin = self._origin
            source, cause = origin if isinstance(origin, Origin) else self._resolve(origin)
            frozen = TwinState(
                revision=self._revision,
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
        channel, cell = self._channels[key], self._cells[key]
        if channel.quantity is Quantity.NUMBER:
            measured = self._number_reporter(channel, cell)
            return self._noticed(measured, channel) if channel.command else measured
        encode, notice = channel.encode, self._notice
        states: dict[object, float] = {False: 0.0, True: 1.0} if channel.quantity is Quantity.BINARY else {}
        states |= {option: encode(option) for option in channel.options}
        named = bool(channel.options) or channel.quantity is Quantity.BINARY

        def report(raw: object, at: float, origin: object) -> None:
            number = states.get(raw) if isinstance(raw, str | bool) else None
            if number is None and (named or not isinstance(raw, str)):
                self._refuse(key, raw, at)
                return
            if at < cell.at:
                self.reject(key, raw, Refusal.OUT_OF_ORDER, at)
                return
            cell.at = at
            if raw == cell.value:
                return
            cell.value = raw if raw is True or raw is False else str(raw)
            cell.changed = at
            self._revision += 1
            self._origin = origin
            if number is not None:
                cell.recent.append(at, number)
            notice(channel)

        return report

    def _noticed(self, reporter: Reporter, channel: Channel) -> Reporter:
        """Return a reporter that tells of changes, for the few numbers that are set rather than measured."""
        notice = self._notice

        def report(raw: object, at: float, origin: object) -> None:
            before = self._revision
            reporter(raw, at, origin)
            if self._revision != before:
                notice(channel)

        return report

    def _number_reporter(self, channel: Channel, cell: _Cell) -> Reporter:
        """Return a reporter with Channel.validate's and Recent.append's usual way through written out."""
        key, validate, recent = channel.key, channel.validate, cell.recent
        lower, upper = max(channel.lower, -float_info.max), min(channel.upper, float_info.max)

        def report(raw: object, at: float, origin: object) -> None:
            try:
                value = float(raw)  # type: ignore[arg-type]  # any object may come from outside; the error is the answer
                if not lower <= value <= upper or raw is True or raw is False:
                    validate(raw)
            except TypeError, ValueError, OverflowError:
                self._refuse(key, raw, at)
                return
            if at < cell.at:
                self.reject(key, raw, Refusal.OUT_OF_ORDER, at)
                return
            cell.at = at
            if value == cell.value:
                return
            cell.value = value
            cell.changed = at
            self._revision += 1
            self._origin = origin
            count = recent.count
            if count == recent.size:
                count = recent.make_room()
            recent.times[count] = at
            recent.values[count] = value
            recent.count = count + 1

        return report

    def _refuse(self, key: str, raw: object, at: float) -> None:
        """Put a report that does not validate into quarantine, with the reason validation gives."""
        try:
            self._channels[key].validate(raw)
        except InvalidValueError as err:
            self.reject(key, raw, err.refusal, at)

    def report(self, key: str, raw: object, at: float, source: Source, cause: str | None = None) -> bool:
        """Take one report in, as a reporter does, and return whether it changed the value.

        One for an unknown channel goes to quarantine, too.
        """
        if key not in self._channels:
            self.reject(key, raw, Refusal.UNKNOWN_CHANNEL, at)
            return False
        before = self._revision
        self.reporter(key)(raw, at, Origin(source, cause))
        return self._revision != before

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
            cell = self._cells[key]
            if cell.value != value:
                cell.value = value
                cell.changed = at
            if source is Source.DEVICE or cell.at == -inf:
                cell.at = at
        return self.freeze()

    def forget(self, key: str) -> bool:
        """Drop a channel's value, as when its source became unavailable; return whether there was one."""
        cell = self._cells[key]
        if cell.value is None:
            return False
        cell.lost = (cell.value, cell.at, cell.changed)
        cell.value = None
        cell.at = cell.changed = -inf
        self._revision += 1
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
