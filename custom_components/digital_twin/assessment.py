"""What a twin finds about itself: what is not as expected, and its health."""

import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.core import CALLBACK_TYPE, HassJob, State, callback
from homeassistant.helpers.event import async_call_later

from .alerts import Alerts
from .const import LOGGER, RECONCILE_INTERVAL
from .core.channel import Quantity, Value
from .core.models.kinds import Risk
from .core.requests import Severity
from .core.sync.alerts import Alert, Cause, Finding
from .core.sync.correction import Extent
from .core.sync.divergence import RANK, SPAN_IN_BANDS, Divergence, DivergenceTracker, severity_after, span
from .core.sync.expectation import Baselines, Basis, Expected
from .core.sync.health import Health, HealthLevel, Vitals, health, level_of
from .core.sync.joint import JointDistance
from .core.sync.obedience import Command, Obedience
from .core.sync.rhythm import Fading, Rhythm
from .core.sync.usual import Usual, limit_ratio, state_name
from .corrections import Corrections
from .environment.days import weekday_now
from .events import EventFilter
from .expectations import Expectations, local_time
from .leeway import is_under_way
from .sources import NOT_REPORTED
from .sync_store import SAVED_AFTER, sync_store

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

SOONEST: Final = 10.0
"""s between two comparisons of a busy channel."""
ODD: Final = ((1e-8, Severity.HIGH), (1e-5, Severity.MEDIUM))
"""How unlikely several channels together must be to be told."""
LEARNS_USUAL: Final = timedelta(hours=2)
"""How often it is looked whether what is usual should be learned anew."""
LOOKS: Final = timedelta(minutes=1)
"""How often what a twin holds is compared with what is expected, however seldom it is reconciled."""
LOOKS_AGAIN: Final = 20.0
"""s after which it is looked again whether something lasts, or is over."""
STUCK_FOR: Final = 1800.0
STUCK_GAPS: Final = 12.0
"""A sensor is stuck when it has been silent so many of its usual gaps long while the model left it behind."""
LONGER: Final = 3.0
"""A stay of so many times what counts as long is one level worse."""


class Assessment:
    """Keeps divergence and health current, at a cost that does not grow with the number of events."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing is known at first."""
        self._twin = twin
        self._store = sync_store(twin.hass, twin.entry.entry_id)
        self._tracker = DivergenceTracker(twin.channels, twin.kind.risk)
        self._joint = JointDistance()
        self._odd: tuple[str, float] | None = None
        self._compared = 0.0
        self._rhythms = {entity_id: Rhythm() for entity_id in set(twin.sources.values())}
        self._synced, self._failed = Fading(), Fading()
        self._reports, self._refused = Fading(), Fading()
        self._counted = (twin.state.revision, 0)
        self._level: HealthLevel | None = None
        self._again: CALLBACK_TYPE | None = None
        self.expectations = Expectations(twin)
        self.obedience = Obedience()
        self.alerts = Alerts(twin)
        self.corrections = Corrections(twin)
        self.stuck: set[str] = set()
        self.health: Health | None = None

    async def async_load(self) -> None:
        """Bring back what was kept over a restart; what cannot be read is begun anew."""
        data = await self._store.async_load()
        if data is None:
            return
        try:
            self._restore(data)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as err:  # fmt: skip
            LOGGER.warning("%s: what was kept of its watching cannot be read: %s", self._twin.config.name, err)

    def _restore(self, data: dict[str, Any]) -> None:
        channels = self._twin.channels
        baselines = Baselines.from_dict(data["expected"], channels)
        usual = {key: Usual.from_dict(item) for key, item in data["usual"].items() if key in channels}
        self.expectations.baselines, self.expectations.usual = baselines, usual
        self.expectations.learned_at = float(data["usual_at"])
        self._joint.restore(data.get("joint", ()))
        self._twin.conflicts.restore(data.get("conflicts", ()))
        self.expectations.resume(data.get("held", {"forecasts": {}, "set": {}}))
        self.obedience.restore(data["delays"])
        self.obedience.resume(row for row in data.get("commands", ()) if row["channel"] in channels)
        self.alerts.restore(data["alerts"])
        self._resume(self.alerts.book.current.values())
        self.corrections.restore(data["corrections"])
        self.stuck = set(map(str, data["stuck"])) & channels.keys()
        self._level = None if data["level"] is None else HealthLevel(data["level"])

    def _resume(self, alerts: Iterable[Alert]) -> None:
        """Go on where the last run ended: what was wrong has been so since then."""
        for alert in alerts:
            finding = alert.finding
            if finding.cause is Cause.JOINTLY:
                self._odd = (finding.channel, finding.since)
            elif finding.basis is not None and finding.expected is not None and finding.actual is not None:
                self._tracker.resume(
                    Divergence(
                        channel=finding.channel,
                        expected=finding.expected,
                        actual=finding.actual,
                        percent=finding.percent or 0.0,
                        severity=finding.severity,
                        since=finding.since,
                        basis=finding.basis,
                        score=finding.score,
                    )
                )

    @callback
    def async_start(self) -> None:
        """Begin to learn what is usual, some time within the first hours, and again every day."""
        twin = self._twin

        @callback
        def learn() -> None:
            twin.entry.async_create_background_task(
                twin.hass, self._async_learn_usual(), f"digital_twin usual of {twin.config.name}"
            )

        agenda, entry_id = twin.home.agenda, twin.entry.entry_id
        twin.home.obeying.async_resume(twin)
        twin.conflicts.async_start()
        seen = EventFilter(twins=frozenset({entry_id}), acknowledged=True)
        twin.entry.async_on_unload(twin.home.events.async_subscribe(seen, self.alerts.async_acknowledged))
        twin.entry.async_on_unload(agenda.async_add(f"usual {entry_id}", LEARNS_USUAL, learn))
        if RECONCILE_INTERVAL[twin.config.priority] > LOOKS:
            twin.entry.async_on_unload(agenda.async_add(f"watch {entry_id}", LOOKS, twin.async_touched))

    async def _async_learn_usual(self) -> None:
        await self.expectations.async_learn_usual()
        self.async_keep()

    async def async_save(self) -> None:
        """Write everything now, as when the twin is unloaded."""
        await self._store.async_save(self._as_dict())

    @callback
    def async_keep(self) -> None:
        """Have everything written soon."""
        self._store.async_delay_save(self._as_dict, SAVED_AFTER)

    def _as_dict(self) -> dict[str, Any]:
        return {
            "expected": self.expectations.baselines.as_dict(),
            "usual": {key: usual.as_dict() for key, usual in self.expectations.usual.items()},
            "usual_at": self.expectations.learned_at,
            "held": self.expectations.held(),
            "joint": self._joint.as_list(),
            "conflicts": self._twin.conflicts.as_list(),
            "delays": self.obedience.as_dict(),
            "commands": self.obedience.pending(),
            "alerts": self.alerts.as_list(),
            "corrections": self.corrections.as_dict(),
            "stuck": sorted(self.stuck),
            "level": None if self._level is None else self._level.value,
        }

    @property
    def divergence(self) -> Divergence | None:
        """Return the worst divergence there is."""
        return self._tracker.worst()

    @property
    def divergences(self) -> dict[str, Divergence]:
        """Return every divergence there is, by channel."""
        return dict(self._tracker.current)

    @property
    def worst(self) -> Severity | None:
        """Return how bad the worst is of what was found: divergences, and whatever else was told."""
        alert = self.alerts.book.worst()
        found = [item.severity for item in (self.divergence, None if alert is None else alert.finding) if item]
        return max(found, key=RANK.__getitem__, default=None)

    @property
    def diverged(self) -> bool:
        """Return whether there is something worth a person's attention."""
        return bool(self.alerts.book.current)

    @property
    def extent(self) -> Extent:
        """Return what may be corrected without asking."""
        return self._twin.config.corrections

    @callback
    def async_reconciled(self, *, failed: bool) -> None:
        """Count a reconcile, and look when the sources last reported."""
        now = time.time()
        (self._failed if failed else self._synced).add(now)
        for entity_id, rhythm in self._rhythms.items():
            state = self._twin.hass.states.get(entity_id)
            if state is None or state.state in NOT_REPORTED:
                rhythm.forget()
            else:
                rhythm.observe(state.last_reported_timestamp, state.last_updated_timestamp)

    @callback
    def async_compare_now(self) -> None:
        """Compare at the next flush, whenever the last comparison was."""
        self._compared = 0.0
        self._twin.async_touched()

    @callback
    def async_update(self) -> None:
        """Compare and judge anew, unless that was done just now. A sleeping twin's health stays as it was."""
        twin, now = self._twin, time.time()
        if 0.0 <= now - self._compared < SOONEST:
            return
        self._compared = now
        self._unstick()
        changed = self.alerts.async_update(list(self._findings(now)), now)
        changed |= twin.conflicts.async_update()
        if self.corrections.async_update(now) or changed:
            self.async_keep()
        if twin.hibernation.asleep:
            health = None if self.health is None else self.health.score
            twin.home.async_assessed(twin.entry.entry_id, health, diverged=self.diverged)
        else:
            self._judge(now)
        if self.alerts.book.undecided and self._again is None:
            job = HassJob(self._async_look_again, "digital_twin watching", cancel_on_shutdown=True)
            self._again = async_call_later(twin.hass, LOOKS_AGAIN, job)

    @callback
    def _async_look_again(self, _now: datetime) -> None:
        self._again = None
        self.async_compare_now()

    @callback
    def async_stop(self) -> None:
        """Look no more."""
        self.alerts.async_stop()
        if self._again is not None:
            self._again()
            self._again = None

    def _judge(self, now: float) -> None:
        twin = self._twin
        before, self._counted = self._counted, (twin.state.revision, twin.state.quarantined)
        self._reports.add(now, max(self._counted[0] - before[0], 0))
        self._refused.add(now, max(self._counted[1] - before[1], 0))
        self.health = health(self._vitals(now))
        level = level_of(self.health.score, self._level)
        if level is not self._level:
            if self._level is not None or level is not HealthLevel.GOOD:
                self._tell_level(level, self.health)
            self._level = level
            self.async_keep()
        twin.home.async_assessed(twin.entry.entry_id, self.health.score, diverged=self.diverged)

    def _vitals(self, now: float) -> Vitals:
        twin = self._twin
        main = twin.main_channel
        rhythm = self._rhythms.get(next((item.entity_id for item in twin.bindings if item.channel == main), ""))
        scores = [score for score in twin.scores.values() if score.n]
        shortest = min(twin.scores, default=None)
        score = None if shortest is None else twin.scores[shortest]
        return Vitals(
            synced=self._synced.at(now),
            failed=self._failed.at(now),
            worst=self.worst,
            age=None if rhythm is None or rhythm.last is None else now - rhythm.last,
            interval=None if rhythm is None else rhythm.interval,
            reports=self._reports.at(now),
            quarantined=self._refused.at(now),
            available=main is not None and twin.state.get(main) is not None and main not in self.stuck,
            scored=max((item.n for item in scores), default=0),
            coverage=None if score is None else score.coverage,
            # Of states that hardly ever change persistence errs so little that a share of it says nothing.
            skill=None if score is None or score.brier is not None else score.skill,
        )

    def _tell_level(self, level: HealthLevel, found: Health) -> None:
        twin = self._twin
        severity = {HealthLevel.CRITICAL: Severity.CRITICAL, HealthLevel.WARNING: Severity.MEDIUM}.get(level)
        weakest = min(found.parts, key=found.parts.__getitem__)
        kind = {
            HealthLevel.CRITICAL: "health_critical",
            HealthLevel.WARNING: "health_warning",
            HealthLevel.GOOD: "health_good",
        }[level]
        twin.home.events.async_add(
            kind,
            twin=twin,
            category="health",
            severity=severity,
            data={"score": round(found.score), "part": weakest, "parts": {k: round(v) for k, v in found.parts.items()}},
            notify=level is not HealthLevel.GOOD,
        )
        if level is HealthLevel.GOOD:
            twin.home.events.async_settle(twin, "health")

    def _findings(self, now: float) -> Iterator[Finding]:
        twin = self._twin
        expected = self.expectations.expected(now)
        scores: dict[str, float] = {}
        for key in twin.channels:
            actual = twin.state.get(key)
            candidates = expected.get(key, ())
            if actual is None:
                known = self._last_known(key)
                if not known:
                    self._tracker.clear(key)
                yield from known
                continue
            found = None
            if not candidates or key in self.stuck:
                self._tracker.clear(key)
            else:
                one = max(candidates, key=lambda item: _score(item, actual))
                found = self._tracker.update(key, one, actual, now)
                if twin.channels[key].quantity is Quantity.NUMBER:
                    scores[key] = _normal_score(one, float(actual), span(twin.channels[key], float(one.value)))
            if found is not None:
                yield self._diverged(found, now)
            elif key not in self.stuck and (alert := self._open(Cause.STUCK, key, actual)) is not None:
                # A forecast that begins at a value that stands still agrees with it; that proves nothing.
                yield alert.finding
        yield from self._jointly(scores, now)
        yield from self._habits(now)
        for command in self._unobeyed(now):
            yield self._disobeyed(command, now)

    def _last_known(self, key: str) -> list[Finding]:
        """Find again what was open when a channel fell silent: silence does not mean that all is well."""
        return [alert.finding for alert in self.alerts.book.current.values() if alert.finding.channel == key]

    def _open(self, cause: Cause, key: str, actual: Value) -> Alert | None:
        """Return the alert of a cause about a channel that still shows what it showed then."""
        alert = self.alerts.book.current.get(f"{cause.value} {key}")
        return alert if alert is not None and alert.finding.actual == actual else None

    def _jointly(self, scores: dict[str, float], now: float) -> Iterator[Finding]:
        """Find that channels are odd together, where nothing else is wrong that would explain it."""
        joint = self._joint.update(scores)
        severity = None if joint is None else next((level for limit, level in ODD if joint.probability < limit), None)
        if joint is None or severity is None:
            self._odd = None
            return
        # The channel that adds most may change from one look to the next; the alert is about all of them.
        channel, since = self._odd = self._odd or (joint.channel, now)
        if all(alert.finding.cause is Cause.JOINTLY for alert in self.alerts.book.current.values()):
            yield Finding(
                cause=Cause.JOINTLY, channel=channel, severity=severity, since=since, score=round(joint.distance, 2)
            )

    def _diverged(self, found: Divergence, now: float) -> Finding:
        stuck = found.basis is Basis.MODEL and (
            self._is_stuck(found.channel, now) or self._open(Cause.STUCK, found.channel, found.actual) is not None
        )
        return Finding(
            cause=Cause.STUCK if stuck else Cause.DIVERGED,
            channel=found.channel,
            severity=found.severity,
            since=found.since,
            expected=found.expected,
            actual=found.actual,
            percent=round(found.percent, 1),
            score=None if found.score is None else round(found.score, 2),
            basis=found.basis,
        )

    def _is_stuck(self, key: str, now: float) -> bool:
        """Return whether a number has been silent far longer than its changes usually are apart."""
        ring = self._twin.state.recent[key]
        if ring.count < 3:
            return False
        gaps = np.diff(np.array(ring.times[: ring.count]))
        return now - float(ring.times[ring.count - 1]) > max(STUCK_FOR, STUCK_GAPS * float(np.median(gaps)))

    def _unstick(self) -> None:
        """Believe a sensor again once it has moved."""
        for key in list(self.stuck):
            if self.corrections.has_moved(key):
                self.stuck.discard(key)
                self.async_keep()

    def _habits(self, now: float) -> Iterator[Finding]:
        """Find states that last unusually long, and such as are rare at this time."""
        twin = self._twin
        weekday, seconds = local_time(now)
        # On a holiday nothing is rare that belongs to a working day or to a free one.
        days = {weekday, weekday_now(twin.hass, twin.home, now)}
        changed = twin.state.freeze().changed
        for key, usual in self.expectations.usual.items():
            value = twin.state.get(key)
            if value is None or twin.channels[key].quantity is Quantity.NUMBER:
                continue
            # Over a restart of Home Assistant a state seems to be new.
            told = self._open(Cause.DWELLS, key, value) or self._open(Cause.UNUSUAL_TIME, key, value)
            since = changed[key] if told is None else min(changed[key], told.finding.since)
            stays = usual.stays.get(state_name(value))
            if stays is not None and (ratio := limit_ratio(stays, now - since)) is not None:
                yield Finding(
                    cause=Cause.DWELLS,
                    channel=key,
                    severity=_of_stay(twin.kind.risk, ratio),
                    since=since,
                    actual=value,
                    expected=round(stays.median),
                    percent=round(100.0 * ratio),
                )
            elif all(usual.is_rare(value, day, seconds) is not None for day in days):
                severity = Severity.MEDIUM if twin.kind.risk is Risk.RISKY else Severity.LOW
                yield Finding(cause=Cause.UNUSUAL_TIME, channel=key, severity=severity, since=since, actual=value)

    @callback
    def async_settle_commands(self, now: float) -> bool:
        """Hold what is reported against what was commanded; return whether a late command has shown."""
        twin = self._twin
        changed = twin.state.freeze().changed
        late = False
        for command in list(self.obedience):
            value = twin.state.get(command.channel)
            at = changed.get(command.channel, 0.0)
            late |= self.obedience.reported(command.channel, value, at, now, foreign=self._is_foreign(command))
        return late

    def _unobeyed(self, now: float) -> list[Command]:
        twin = self._twin
        self.async_settle_commands(now)
        for command in self.obedience:
            if is_under_way(self._source_of(command), command.at, now):
                self.obedience.under_way(command.channel, now)
        return [item for item in self.obedience.overdue(now) if twin.state.get(item.channel) is not None]

    def _is_foreign(self, command: Command) -> bool:
        """Return whether what the channel shows now is a person's or an automation's doing, not the command's."""
        state = self._source_of(command)
        if state is None or state.context.id == command.context_id:
            return False
        return state.context.user_id is not None or state.context.parent_id is not None

    def _source_of(self, command: Command) -> State | None:
        entity_id = next((item.entity_id for item in self._twin.bindings if item.channel == command.channel), "")
        return self._twin.hass.states.get(entity_id)

    def _disobeyed(self, command: Command, now: float) -> Finding:
        severity = severity_after(now - command.due, self._twin.kind.risk)
        return Finding(
            cause=Cause.DISOBEYED,
            channel=command.channel,
            severity=max(severity, Severity.MEDIUM, key=RANK.__getitem__),
            since=command.at,
            expected=command.wanted,
            actual=self._twin.state.get(command.channel),
        )


def _score(expected: Expected, actual: Value) -> float:
    """Return how far off a value is of an expectation, to compare several of the same channel."""
    if expected.half_width is None or isinstance(actual, str | bool):
        return 0.0
    return abs(actual - float(expected.value)) / expected.half_width


def _normal_score(expected: Expected, actual: float, width: float) -> float:
    """Return the distance in standard deviations: of the band where there is one, else of the tolerance span."""
    least = (expected.span or width) / SPAN_IN_BANDS
    half_width = max(expected.half_width or 0.0, least)
    return 1.645 * (actual - float(expected.value)) / half_width


def _of_stay(risk: Risk, ratio: float) -> Severity:
    """Return how bad it is that a state lasts so many times longer than what counts as long."""
    if risk is Risk.HARMLESS:
        return Severity.MEDIUM if ratio >= LONGER else Severity.LOW
    return Severity.HIGH if ratio >= LONGER and risk is Risk.RISKY else Severity.MEDIUM
