"""Corrections of one twin: applied by rule or on request, tried first, recorded, judged by their success, undone."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.core import Context, callback
from homeassistant.util.ulid import ulid_now
from numpy.typing import NDArray

from .const import LOGGER
from .core.requests import Severity
from .core.sync.alerts import Alert, Finding
from .core.sync.correction import STEADY_SHARE, Record, Rule, is_automatic, recommended
from .core.sync.divergence import RANK, percent_off, severity_of, span
from .core.sync.expectation import Baselines
from .core.twin import Learned
from .guard.own import async_send
from .guard.run import Result
from .learning import wanted_of
from .recorder_history import async_read
from .store.errors import StoreError
from .store.records import CorrectionRecord
from .training import FrozenError

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

KEPT: Final = 50
JUDGED_AFTER: Final[Mapping[Rule, float]] = {
    Rule.ACCEPT_SHIFT: 86_400.0,
    Rule.RECALIBRATE: 6 * 3600.0,
    Rule.MARK_STUCK: 3600.0,
    Rule.RESEND: 120.0,
}
"""s after which it shows whether a correction helped."""
BETTER: Final = 1.05
"""A model made anew may err so many times as much as the old one did, at most."""
SAMPLES: Final = 289
ENOUGH: Final = 0.8
"""The share of the time since a shift began of which must be known what it was."""
STILL_OFF: Final = 0.05
"""The largest share of recent samples that may be worth an alert once a shift was accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """A correction that was tried: what is before it and after, and what makes it, where trying it has not."""

    before: dict[str, Any]
    after: dict[str, Any]
    take_effect: Callable[[], Awaitable[None]] | None = None


class Corrections:
    """What was corrected of one twin, and how well that went."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Start without any."""
        self._twin = twin
        self._busy: set[str] = set()
        self._undoing = asyncio.Lock()
        self._refused: dict[str, float] = {}
        self._pending: dict[str, float] = {}
        self.record = Record()
        self.recent: list[CorrectionRecord] = []

    def restore(self, data: Mapping[str, Any]) -> None:
        """Take over what as_dict wrote. Raises KeyError, TypeError or ValueError for anything else."""
        self.record.restore(data["record"])
        self.recent.extend(CorrectionRecord(**row) for row in data["recent"])
        self._pending = {str(key): float(at) for key, at in data["pending"].items()}

    def as_dict(self) -> dict[str, Any]:
        """Return this as JSON-able plain values."""
        return {
            "record": self.record.as_dict(),
            "recent": [asdict(item) for item in self.recent],
            "pending": dict(self._pending),
        }

    def rule_for(self, alert: Alert, now: float) -> Rule | None:
        """Return the rule that fits an alert."""
        return recommended(self._twin.assessment.alerts.circumstances(alert, now))

    def is_automatic(self, rule: Rule, severity: Severity) -> bool:
        """Return whether a rule would be applied without asking."""
        twin = self._twin
        return is_automatic(rule, severity, twin.kind.risk, twin.assessment.extent, self.record)

    def has_moved(self, key: str) -> bool:
        """Return whether a channel that was marked as stuck has changed since."""
        marked = next(
            (item for item in reversed(self.recent) if _is(item, Rule.MARK_STUCK, key) and item.undone_at is None), None
        )
        changed = self._twin.state.freeze().changed.get(key)
        return marked is None or (changed is not None and changed > marked.at)

    @callback
    def async_update(self, now: float) -> bool:
        """Correct what may be corrected without asking, and judge what was; return whether anything was judged."""
        for alert in list(self._twin.assessment.alerts.book.current.values()):
            rule = self.rule_for(alert, now)
            if (
                rule is not None
                and self.is_automatic(rule, alert.finding.severity)
                and alert.key not in self._busy
                and self._refused.get(alert.key, 0.0) < alert.told_at
            ):
                self._busy.add(alert.key)
                self._twin.entry.async_create_background_task(
                    self._twin.hass, self._async_automatically(rule, alert), f"digital_twin correct {alert.key}"
                )
        due = [key for key, at in self._pending.items() if now >= at]
        for key in due:
            del self._pending[key]
            self._judge(key, now)
        return bool(due)

    async def _async_automatically(self, rule: Rule, alert: Alert) -> None:
        try:
            if await self.async_apply(rule, alert, Context(), automatic=True) is None:
                self._refused[alert.key] = time.time()
        except StoreError as err:
            LOGGER.debug("%s: not corrected without a database: %s", self._twin.config.name, err)
            self._refused[alert.key] = time.time()
        finally:
            self._busy.discard(alert.key)

    async def async_apply(
        self, rule: Rule, alert: Alert, context: Context, *, automatic: bool = False
    ) -> CorrectionRecord | None:
        """Correct; return the record, or None where trying it first spoke against it.

        Raises StoreError where it cannot be written down; then it is not made.
        """
        apply = {
            Rule.ACCEPT_SHIFT: self._async_accept,
            Rule.RECALIBRATE: self._async_recalibrate,
            Rule.MARK_STUCK: self._async_mark_stuck,
            Rule.RESEND: self._async_resend,
        }[rule]
        finding = alert.finding
        tried = await apply(finding, context)
        twin = self._twin
        if tried is None:
            LOGGER.debug("%s: %s was tried and not applied", twin.config.name, rule.value)
            return None
        now = time.time()
        record = CorrectionRecord(
            correction_id=ulid_now(),
            twin_id=twin.entry.entry_id,
            at=now,
            rule=rule.value,
            before={"channel": finding.channel, "alert": alert.key, **tried.before},
            after=tried.after,
        )
        data = await self._async_commit("corrected", record, automatic=automatic, context=context)
        self.recent.append(record)
        del self.recent[:-KEPT]
        self._pending[record.correction_id] = now + JUDGED_AFTER[rule]
        if tried.take_effect is not None:
            await tried.take_effect()
        twin.home.events.async_add("corrected", twin=twin, category="correction", data=data)
        if rule is not Rule.RESEND:
            twin.assessment.alerts.async_end(alert.key, now)
        await twin.assessment.async_save()
        twin.assessment.async_compare_now()
        return record

    async def async_undo(self, correction_id: str, context: Context) -> CorrectionRecord | None:
        """Take a correction back; return its record, or None where there is none to be taken back.

        What a device was told again cannot be untold: that one is only counted as a mistake. Raises StoreError where it
        cannot be written down; then nothing is taken back.
        """
        async with self._undoing:
            return await self._async_undo(correction_id, context)

    async def _async_undo(self, correction_id: str, context: Context) -> CorrectionRecord | None:
        record = next((item for item in self.recent if item.correction_id == correction_id), None)
        if record is None or record.undone_at is not None:
            return None
        twin = self._twin
        undone = replace(record, undone_at=time.time(), success=0.0)
        data = await self._async_commit("correction_undone", undone, automatic=False, context=context)
        await self._async_revert(record)
        twin.home.events.async_add("correction_undone", twin=twin, category="correction", data=data)
        self._pending.pop(correction_id, None)
        self._replace(undone)
        self.record.note(Rule(record.rule), helped=False)
        await twin.assessment.async_save()
        twin.assessment.async_compare_now()
        return undone

    async def _async_revert(self, record: CorrectionRecord) -> None:
        """Make of the twin what it was before a correction."""
        twin, key = self._twin, str(record.before["channel"])
        match Rule(record.rule):
            case Rule.ACCEPT_SHIFT:
                one = Baselines.from_dict({key: record.before["baseline"]}, twin.channels)
                twin.assessment.expectations.async_set(key, one.channels.get(key))
            case Rule.RECALIBRATE:
                old = Learned.from_dict(record.before["learned"])
                await twin.home.trainer.async_adopt(twin, old, frozen=twin.frozen)
            case Rule.MARK_STUCK:
                twin.assessment.stuck.discard(key)

    async def _async_accept(self, finding: Finding, _context: Context) -> _Tried | None:
        """Expect what has become of a constant, if that would have been quiet of late and still notice as much."""
        twin, key, now = self._twin, finding.channel, time.time()
        baseline = twin.assessment.expectations.baselines.channels.get(key)
        expected = finding.expected
        if baseline is None or not isinstance(expected, float):
            return None
        values = await self._async_values(key, finding.since, now)
        if values is None:
            return None
        low, center, high = np.quantile(values, (0.05, 0.5, 0.95)).tolist()
        if high - low > STEADY_SHARE * abs(center - expected):
            return None
        width = baseline.span or span(twin.channels[key], center)
        off = [severity_of(percent_off(center, float(value), width)) for value in values]
        if sum(RANK[item] >= RANK[Severity.MEDIUM] for item in off) > STILL_OFF * len(off):
            return None
        shifted = replace(baseline, value=round(center, 3))

        async def take_effect() -> None:
            twin.assessment.expectations.async_set(key, shifted)

        return _Tried(
            before={"baseline": baseline.as_dict()}, after={"baseline": shifted.as_dict()}, take_effect=take_effect
        )

    async def _async_values(self, key: str, since: float, now: float) -> NDArray[np.float64] | None:
        """Return what a channel was since a time, evenly in time; None where too little of that is known.

        A busy sensor's last samples are those of an hour, and after a restart there are none: the recorder knows more.
        """
        twin = self._twin
        bindings = [binding for binding in twin.bindings if binding.channel == key]
        read = await async_read(twin.hass, wanted_of(bindings, {key: twin.channels[key]}), since, now)
        times = np.linspace(since, now, SAMPLES)
        for series in (read.series.get(key), twin.recall.course(key, now)):
            if series is not None and series.times.size:
                values = series.at(times)
                known: NDArray[np.float64] = values[np.isfinite(values)]
                if known.size >= ENOUGH * SAMPLES:
                    return known
        return None

    async def _async_recalibrate(self, _finding: Finding, _context: Context) -> _Tried | None:
        """Learn a model anew beside the old one, and take it over only if it errs less on history it has not seen."""
        twin = self._twin
        await twin.hibernation.async_wake()
        old = twin.learned
        if old is None:
            return None
        try:
            new = await twin.home.trainer.async_try(twin)
        except FrozenError:
            return None
        if new is None or any(new.error[at] > BETTER * error for at, error in old.error.items() if at in new.error):
            return None
        if twin.learned is not old or twin.frozen:
            # Somebody reset, froze or taught it meanwhile and has the last word.
            return None

        async def take_effect() -> None:
            await twin.home.trainer.async_adopt(twin, new, frozen=twin.frozen)
            twin.assessment.expectations.async_forget_forecasts()

        after = {"error": {str(at): error for at, error in new.error.items()}}
        return _Tried(before={"learned": old.as_dict()}, after=after, take_effect=take_effect)

    async def _async_mark_stuck(self, finding: Finding, _context: Context) -> _Tried | None:
        """Believe a sensor no more until it moves; the simulation has moved on without it, or it would not be found."""

        async def take_effect() -> None:
            self._twin.assessment.stuck.add(finding.channel)

        return _Tried(
            before={"stuck": False, "value": finding.actual},
            after={"stuck": True, "estimated": finding.expected},
            take_effect=take_effect,
        )

    async def _async_resend(self, finding: Finding, context: Context) -> _Tried | None:
        """Send a lost command again, through the guard's door and only if the check approves."""
        twin = self._twin
        call = twin.home.obeying.call_of(twin, finding.channel)
        if call is None:
            return None
        twin.assessment.obedience.resend(finding.channel, time.time())
        if await async_send(twin.home, call, context, ask=False) not in (Result.OK, Result.UNVERIFIED):
            return None
        return _Tried(before={"value": finding.actual}, after={"value": finding.expected, "action": call.action})

    def _judge(self, correction_id: str, now: float) -> None:
        record = next((item for item in self.recent if item.correction_id == correction_id), None)
        if record is None or record.undone_at is not None:
            return
        rule, key = Rule(record.rule), str(record.before["channel"])
        if rule is Rule.MARK_STUCK:
            # A sensor that has moved by itself was not stuck.
            helped = key in self._twin.assessment.stuck
        else:
            helped = record.before["alert"] not in self._twin.assessment.alerts.book.current
        self.record.note(rule, helped=helped)
        self._store(self._replace(replace(record, success=float(helped))))
        LOGGER.debug("%s: %s helped: %s (%s)", self._twin.config.name, rule.value, helped, now)

    def _replace(self, record: CorrectionRecord) -> CorrectionRecord:
        for index, item in enumerate(self.recent):
            if item.correction_id == record.correction_id:
                self.recent[index] = record
        return record

    async def _async_commit(
        self, kind: str, record: CorrectionRecord, *, automatic: bool, context: Context
    ) -> dict[str, Any]:
        """Write a correction down; return what is to be told of it. Raises StoreError where it cannot be."""
        home = self._twin.home
        data = {
            "correction_id": record.correction_id,
            "rule": record.rule,
            "channel": record.before["channel"],
            "automatic": automatic,
        }
        await home.database.async_commit(record, home.audit.record(kind, twin=self._twin, context=context, data=data))
        return data

    def _store(self, record: CorrectionRecord) -> None:
        self._twin.home.database.write(record)


def _is(record: CorrectionRecord, rule: Rule, key: str) -> bool:
    return record.rule == rule.value and record.before["channel"] == key
