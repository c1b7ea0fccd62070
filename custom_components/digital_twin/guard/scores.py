"""Every verdict held against what then happened: kept, due after its horizon, scored, and told where one cries wolf."""

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util.ulid import ulid_now

from ..const import LOGGER
from ..core.requests import CheckRequest, HazardFinding
from ..core.safety.score import REVISABLE, HazardScore, Label, Scored, ScoreRequest
from ..store import queries
from ..store.errors import StoreError
from ..store.records import ScenarioRecord
from ..worker.errors import WorkerError
from .facts import gather
from .measured import async_measured, done_and_until
from .tally import Tally
from .verdicts import CHECKED, as_payload, check_of, found_of, worth_keeping
from .wolves import Wolves

if TYPE_CHECKING:
    from ..manager import Home
    from .check import Checked

KIND: Final = "verdict"
EVERY: Final = timedelta(minutes=1)
SHORTLY: Final = 120.0
"""s after a verdict at which the facts of the home are looked at again: until then sensors have said what they knew."""
KEPT_DAYS: Final = 90.0
DAY: Final = 86_400.0
MOST_PENDING: Final = 500
MOST_ROWS: Final = 5_000
AT_ONCE: Final = 10
"""Verdicts scored in one go; each costs as much as a check."""
SAME_WITHIN: Final = 600.0
TIMEOUT: Final = 30.0


@dataclass(slots=True)
class Pending:
    """A verdict that waits for its horizon to pass. done: whether it was carried out; None: as the devices show."""

    record: ScenarioRecord
    due: float
    done: bool | None
    facts: dict[str, float] | None = None


class Scores:
    """Keeps verdicts until they can be scored, and how each hazard has done."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing was checked yet."""
        self._hass = hass
        self._home = home
        self.pending: deque[Pending] = deque(maxlen=MOST_PENDING)
        self.tally = Tally()
        self.wolves = Wolves(hass, home, self.tally)
        self._seen: dict[str, float] = {}
        self._listeners: list[Callable[[], None]] = []
        self._busy = False

    async def async_start(self) -> CALLBACK_TYPE:
        """Remember what was scored and what still waits; return what ends it all."""
        since = time.time() - KEPT_DAYS * DAY
        try:
            rows = await self._home.database.async_read(
                partial(queries.scenarios, kinds=(KIND,), start=since, limit=MOST_ROWS)
            )
        except StoreError as err:
            LOGGER.debug("Earlier verdicts are not at hand: %s", err)
            rows = []
        for record in reversed(rows):
            self._remember(record)
        self.wolves.async_look(tell=False)
        return self._home.agenda.async_add("guard scores", EVERY, self._async_turn)

    @callback
    def async_subscribe(self, update: Callable[[], None]) -> CALLBACK_TYPE:
        """Call update after figures changed."""
        self._listeners.append(update)
        return partial(self._listeners.remove, update)

    @callback
    def async_note(self, checked: Checked, *, done: bool | None) -> None:
        """Keep a verdict. done: whether its action was carried out; None: not known, the devices will show it."""
        now = time.time()
        request, verdict = checked.request, checked.verdict
        if not worth_keeping(request):
            return
        payload = as_payload(request, verdict)
        same = repr((payload["request"]["changes"], verdict.decision, done))
        self._seen = {key: at for key, at in self._seen.items() if now - at < SAME_WITHIN}
        if same in self._seen:
            return
        self._seen[same] = now
        payload["result"]["done"] = done
        record = ScenarioRecord(
            scenario_id=ulid_now(), at=request.start, kind=KIND, request=payload["request"], result=payload["result"]
        )
        self._home.database.write(record)
        self.pending.append(Pending(record, request.start + payload["result"][CHECKED], done))

    @callback
    def _async_turn(self) -> None:
        now = time.time()
        for item in self.pending:
            if item.facts is None and SHORTLY <= now - item.record.at < 2 * SHORTLY:
                facts = gather(self._hass, self._home, (), now)
                item.facts = {key: facts[key] for key in REVISABLE if key in facts}
        if not self._busy and any(item.due <= time.time() for item in self.pending):
            self._home.entry.async_create_background_task(self._hass, self.async_score_due(), "digital_twin scores")

    async def async_score_due(self) -> int:
        """Score what is due, a few at a time; return how many were."""
        if self._busy:
            return 0
        self._busy = True
        try:
            due = [item for item in self.pending if item.due <= time.time()][:AT_ONCE]
            for item in due:
                self.pending.remove(item)
                await self._async_score(item)
        finally:
            self._busy = False
        if due:
            for update in list(self._listeners):
                update()
        return len(due)

    async def _async_score(self, item: Pending) -> None:
        """Score one verdict and write that down; one that cannot be scored any more is written down as such."""
        check = check_of(item.record, self._home)
        outcome: dict[str, Any] = {"done": item.done, "scores": []}
        if check is not None:
            measured, surroundings = await async_measured(self._hass, self._home, check)
            seen, until = done_and_until(check, measured)
            done = seen if item.done is None else item.done
            outcome["done"] = done
            if done is not None:
                outcome |= await self._async_asked(item, check, done, until, measured, surroundings)
        record = _with_outcome(item.record, outcome)
        self._home.database.write(record)
        self._count(record)
        self.wolves.async_look()

    async def _async_asked(
        self,
        item: Pending,
        check: CheckRequest,
        done: bool,
        until: float,
        measured: Mapping[str, Any],
        surroundings: Mapping[str, Any],
    ) -> dict[str, Any]:
        found: tuple[HazardFinding, ...] = found_of(item.record)
        request = ScoreRequest(
            check=check,
            found=found,
            done=done,
            measured=measured,
            surroundings=surroundings,
            facts=item.facts or {},
            until=until,
        )
        try:
            scored: Scored = await self._home.worker.run("score_verdict", request, timeout=TIMEOUT, patience=TIMEOUT)
        except WorkerError as err:
            LOGGER.debug("A verdict could not be scored: %s", err)
            return {"error": str(err)[:200]}
        return {"complete": scored.complete, "scores": [_plain(score) for score in scored.scores]}

    def _remember(self, record: ScenarioRecord) -> None:
        if record.outcome is not None:
            self._count(record)
            return
        due = record.at + float(record.result.get(CHECKED, 0.0))
        self.pending.append(Pending(record, due, record.result.get("done")))

    def _count(self, record: ScenarioRecord) -> None:
        outcome = record.outcome or {}
        for score in outcome.get("scores", ()):
            self.tally.add(
                record.at,
                score["hazard"],
                Label(score["label"]),
                score.get("reached"),
                tuple(score.get("twins", ())),
            )


def _plain(score: HazardScore) -> dict[str, Any]:
    return {
        "hazard": score.hazard,
        "label": score.label.value,
        "predicted": round(score.predicted, 3),
        "came": round(score.came, 3),
        "reached": None if score.reached is None else round(score.reached, 3),
        "twins": list(score.twins),
    }


def _with_outcome(record: ScenarioRecord, outcome: Mapping[str, Any]) -> ScenarioRecord:
    return ScenarioRecord(
        scenario_id=record.scenario_id,
        at=record.at,
        kind=record.kind,
        request=record.request,
        result=record.result,
        outcome=outcome,
    )
