"""What a twin finds about itself: what is not as expected, and its health."""

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import CALLBACK_TYPE, HassJob, callback
from homeassistant.helpers.event import async_call_later

from .alerts import Alerts
from .const import LOGGER, RECONCILE_INTERVAL
from .core.requests import Severity
from .core.sync.correction import Extent
from .core.sync.divergence import RANK
from .core.sync.expectation import Baselines
from .core.sync.health import Health, HealthLevel, Vitals, health, level_of
from .core.sync.obedience import Obedience
from .core.sync.rhythm import Fading, Rhythm
from .core.sync.usual import Usual
from .corrections import Corrections
from .events import EventFilter
from .expectations import Expectations
from .findings import Findings
from .sources import NOT_REPORTED
from .sync_store import SAVED_AFTER, sync_store

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

SOONEST: Final = 10.0
"""s between two comparisons of a busy channel."""
LEARNS_USUAL: Final = timedelta(hours=2)
"""How often it is looked whether what is usual should be learned anew."""
LOOKS: Final = timedelta(minutes=1)
"""How often what a twin holds is compared with what is expected, however seldom it is reconciled."""
LOOKS_AGAIN: Final = 20.0
"""s after which it is looked again whether something lasts, or is over."""


class Assessment:
    """Keeps divergence and health current, at a cost that does not grow with the number of events."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Nothing is known at first."""
        self._twin = twin
        self._store = sync_store(twin.hass, twin.entry.entry_id)
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
        self.findings = Findings(twin, self.expectations, self.obedience, self.alerts, self.stuck)
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
        self.findings.restore(data.get("joint", ()))
        self._twin.conflicts.restore(data.get("conflicts", ()))
        self.expectations.resume(data.get("held", {"forecasts": {}, "set": {}}))
        self.obedience.restore(data["delays"])
        self.obedience.resume(row for row in data.get("commands", ()) if row["channel"] in channels)
        self.alerts.restore(data["alerts"])
        self.findings.resume()
        self.corrections.restore(data["corrections"])
        self.stuck.update(channels.keys() & set(map(str, data["stuck"])))
        self._level = None if data["level"] is None else HealthLevel(data["level"])

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
            "joint": self.findings.as_list(),
            "conflicts": self._twin.conflicts.as_list(),
            "delays": self.obedience.as_dict(),
            "commands": self.obedience.pending(),
            "alerts": self.alerts.as_list(),
            "corrections": self.corrections.as_dict(),
            "stuck": sorted(self.stuck),
            "level": None if self._level is None else self._level.value,
        }

    @property
    def worst(self) -> Severity | None:
        """Return how bad the worst is of what was found: divergences, and whatever else was told."""
        alert = self.alerts.book.worst()
        found = [item.severity for item in (self.findings.divergence, None if alert is None else alert.finding) if item]
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
        changed = self.alerts.async_update(list(self.findings.at(now)), now)
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

    def _unstick(self) -> None:
        """Believe a sensor again once it has moved."""
        for key in list(self.stuck):
            if self.corrections.has_moved(key):
                self.stuck.discard(key)
                self.async_keep()
