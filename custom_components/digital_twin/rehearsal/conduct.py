"""Rehearsals of one home: gathers, runs, compares, tells, and keeps what came of it."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_now

from ..actions.response import notes
from ..const import DOMAIN, LOGGER
from ..core.messages import Message
from ..core.requests import Severity
from ..events import RANK
from ..spoken import ASKED, manner_in, manner_of
from ..store.records import ScenarioRecord
from ..texts import async_cached_speaker, async_speaker
from .backtest import Agreement, Recorded, agreement, async_recorded_acts
from .errors import CancelledError, CannotStartError, EndedError, FailedError, ShortOfMemoryError
from .gather.request import PRESENT, Gathered, Wish, async_gather
from .happenings import Happens, async_happens
from .process import RehearsalProcess
from .protocol import Automation
from .scenarios import Incident, disturbances, happenings
from .telling import Account, Teller

if TYPE_CHECKING:
    from ..manager import Home

CANNOT_START: Final = "rehearsal_cannot_start"
SIGNAL_PROGRESS: Final = f"{DOMAIN}_rehearsal_progress"
EVENT_PROGRESS: Final = f"{DOMAIN}_rehearsal_progress"
TENTH: Final = 0.1
KIND: Final = "rehearsal"
"""Of the record under which a result is kept."""
MOST_TOLD: Final = 5
"""Findings of one rehearsal that are events of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What somebody wants rehearsed. variant: automations that stand in for present ones, or are new beside them.

    incidents: what happens on the way; scenario: more of it, in the language of scenarios.
    """

    start: float
    duration: float
    automations: frozenset[str] | None = None
    new: tuple[Automation, ...] = ()
    actions: tuple[Mapping[str, Any], ...] = ()
    incidents: tuple[Incident, ...] = ()
    scenario: Mapping[str, Any] | None = None
    variant: tuple[Automation, ...] = ()
    seed: int = 0
    details: bool = True
    name: str | None = None


class Rehearsals:
    """The rehearsals of a home, one at a time; progress of the present one, 0 to 1, for whoever looks."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing is started before the first rehearsal."""
        self._hass = hass
        self._home = home
        self.process = RehearsalProcess(hass.async_create_background_task)
        self.progress: float | None = None
        self._parts = (0.0, 1.0)
        self._told = 0.0
        self._lock = asyncio.Lock()
        self._cancelled = False
        self._over = False

    async def async_stop(self) -> None:
        """End the process, whatever it does, for good: what runs or waits is cancelled."""
        self._over = self._cancelled = True
        await self.process.async_stop()

    async def async_cancel(self) -> bool:
        """Stop the present rehearsal; return whether there was one."""
        if not self._lock.locked():
            return False
        self._cancelled = True
        await self.process.async_cancel()
        return True

    async def async_rehearse(self, task: Task, context: Context | None = None) -> dict[str, Any]:
        """Return the told account of a task. Raises HomeAssistantError for what cannot be rehearsed."""
        async with self._lock:
            self._cancelled = self._over
            return await self._async_answer(task, context)

    async def _async_answer(self, task: Task, context: Context | None) -> dict[str, Any]:
        began = time.time()
        try:
            if self._over:
                raise CancelledError("cancelled")
            answer, everybody = await self._async_rehearse(task)
        except CannotStartError as err:
            self._create_issue(str(err))
            raise self._stopped("rehearsal_cannot_start", reason=str(err)[:200]) from err
        except ShortOfMemoryError as err:
            raise self._stopped("rehearsal_memory", free=str(err.free), needed=str(err.needed)) from err
        except CancelledError as err:
            raise self._stopped("rehearsal_cancelled") from err
        except FailedError as err:
            LOGGER.warning("A rehearsal failed: %s", err)
            raise self._stopped("rehearsal_failed", reason=str(err)[:200]) from err
        finally:
            self._progress(None)
        ir.async_delete_issue(self._hass, DOMAIN, CANNOT_START)
        self._tell_end(everybody)
        return {"scenario_id": self._keep(task, answer, began, context), **answer}

    def _tell_start(self, task: Task, gathered: Gathered) -> None:
        """Tell that it begins."""
        tested = sum(item.under_test for item in gathered.request.automations)
        self._home.events.async_add(
            "rehearsal_started",
            twin=None,
            category="scenario",
            data={"automations": tested, "hours": task.duration / 3600.0, "name": task.name},
        )

    def _tell_end(self, answer: Mapping[str, Any]) -> None:
        """Tell that it is over, and the weightiest of what it found."""
        events = self._home.events
        events.async_add("rehearsal_ended", twin=None, category="scenario", data={"summary": answer["summary"]})
        weighty = [item for item in answer["findings"] if RANK[item["severity"]] >= RANK[Severity.HIGH.value]]
        for item in weighty[:MOST_TOLD]:
            events.async_add(
                "rehearsal_found",
                twin=None,
                category="scenario",
                severity=Severity(item["severity"]),
                data={"text": item["text"], "finding": item["id"], "automations": item["automations"]},
            )

    def _stopped(self, key: str, **placeholders: str) -> HomeAssistantError:
        """Tell that it brought no result; return the error to raise."""
        error = HomeAssistantError(
            translation_domain=DOMAIN, translation_key=key, translation_placeholders=placeholders
        )
        reason = async_cached_speaker(self._hass).say(Message(key, placeholders))
        self._home.events.async_add(
            "rehearsal_stopped", twin=None, category="scenario", data={"reason": reason, "error": key}
        )
        return error

    async def _async_rehearse(self, task: Task) -> tuple[dict[str, Any], Mapping[str, Any]]:
        """Return the account as its asker reads it, and as the home tells it to everybody.

        All that it was made of is let go in a thread.
        """
        spent: list[Any] = []
        try:
            return await self._async_told(task, spent)
        finally:
            await self._hass.async_add_executor_job(let_go, spent)

    async def _async_told(self, task: Task, spent: list[Any]) -> tuple[dict[str, Any], Mapping[str, Any]]:
        """Return both. spent: takes what is not needed any more when that is done."""
        hass, home = self._hass, self._home
        now = dt_util.utcnow().timestamp()
        past = task.start < now - PRESENT
        count = 1 + past + bool(task.variant)
        done = 0
        happens = Happens()
        besides = happenings(task.incidents, task.start)
        if task.scenario is not None or besides:
            happens = await async_happens(hass, home, task.scenario, besides, task.start, task.duration)
        wish = self._wish(task, happens)
        recorded: Agreement | None = None
        acts: Recorded | None = None
        if past:
            open_loop = await async_gather(
                hass, home, replace(wish, simulate=False, disturbances=(), surroundings=(), extra=(), actions=())
            )
            self._tell_start(task, open_loop)
            self._parts = (0.0, 1 / count)
            report = await self._async_run(open_loop)
            spent += [open_loop, report]
            acts = await async_recorded_acts(hass, task.start, min(task.start + task.duration, now))
            spent.append(acts)
            recorded = await hass.async_add_executor_job(agreement, acts, report, self._tested(open_loop))
            done += 1
        gathered = await async_gather(hass, home, wish)
        if not past:
            self._tell_start(task, gathered)
        self._parts = (done / count, 1 / count)
        present = await self._async_account(gathered, recorded)
        spent += [gathered, present.report]
        if acts is not None:
            tested = self._tested(gathered)
            closed = await hass.async_add_executor_job(agreement, acts, present.report, tested)
            present = replace(present, closed_agreement=closed)
        done += 1
        teller = Teller(
            speaker=await async_speaker(hass),
            manner=manner_of(hass),
            zone=dt_util.get_default_time_zone(),
            twins={twin.spec.twin_id: twin.config.name for twin in home.twins.values()},
            details=task.details,
        )
        answer = await hass.async_add_executor_job(teller.tell, present)
        everybody = answer
        if ASKED.get() is not None:
            own = manner_in(hass.config.language)
            home_speaks = replace(teller, speaker=async_cached_speaker(hass), manner=own, details=False)
            everybody = await hass.async_add_executor_job(home_speaks.tell, present)
        if taken := (*happens.assumed, *gathered.assumed):
            answer["assumed"] = notes(taken, teller.speaker)
        if task.variant:
            gathered = await async_gather(hass, home, replace(wish, extra=(*wish.extra, *task.variant)))
            self._parts = (done / count, 1 / count)
            variant = await self._async_account(gathered, None)
            spent += [gathered, variant.report]
            answer["variant"] = await hass.async_add_executor_job(teller.tell, variant)
            answer["difference"] = await hass.async_add_executor_job(teller.difference, present, variant)
        return answer, everybody

    def _wish(self, task: Task, happens: Happens) -> Wish:
        hass = self._hass
        persons = tuple(hass.states.async_entity_ids("person"))
        return Wish(
            start=task.start,
            duration=task.duration,
            seed=task.seed,
            automations=task.automations,
            extra=task.new,
            actions=task.actions,
            disturbances=(*disturbances(task.incidents, persons), *happens.disturbances),
            surroundings=happens.surroundings,
        )

    async def _async_account(self, gathered: Gathered, recorded: Agreement | None) -> Account:
        return Account(
            request=gathered.request,
            report=await self._async_run(gathered),
            ways=gathered.ways,
            names=gathered.names,
            hidden=gathered.hidden,
            past=gathered.past,
            agreement=recorded,
        )

    async def _async_run(self, gathered: Gathered) -> Mapping[str, Any]:
        """Return the report; of a process that something in it ended, what is known of why."""
        if self._cancelled:
            raise CancelledError("cancelled")
        try:
            return await self.process.async_run(gathered.request, self._on_progress)
        except EndedError as err:
            LOGGER.warning("A rehearsal was ended: %s", err)
            at = gathered.request.start if err.at is None else err.at
            return {"aborted": err.reason, "culprit": err.automation, "end": at}

    def _tested(self, gathered: Gathered) -> list[str]:
        return [item.entity_id for item in gathered.request.automations if item.under_test and item.enabled]

    @callback
    def _on_progress(self, message: Mapping[str, Any]) -> None:
        base, part = self._parts
        self._progress(base + part * float(message.get("share", 0.0)), int(message.get("runs", 0)))

    @callback
    def _progress(self, share: float | None, runs: int = 0) -> None:
        """Tell how far it is: everybody who looks at once, the bus after every tenth."""
        self.progress = share
        async_dispatcher_send(self._hass, SIGNAL_PROGRESS, share)
        if share is None:
            self._told = 0.0
        elif share - self._told >= TENTH:
            self._told = share
            self._hass.bus.async_fire(EVENT_PROGRESS, {"share": round(share, 2), "runs": runs})

    def _create_issue(self, reason: str) -> None:
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            CANNOT_START,
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key=CANNOT_START,
            translation_placeholders={"reason": reason[:200]},
        )

    def _keep(self, task: Task, answer: Mapping[str, Any], began: float, context: Context | None) -> str:
        """Keep the account in the database, without courses and traces, and note in the audit that it was made."""
        request = {
            "start": task.start,
            "duration": task.duration,
            "automations": None if task.automations is None else sorted(task.automations),
            "new": [item.entity_id for item in task.new],
            "scenario": task.scenario or [incident.kind for incident in task.incidents],
            "variant": [item.entity_id for item in task.variant],
        }
        record = ScenarioRecord(
            scenario_id=ulid_now(), at=began, kind=KIND, request=request, result=_to_keep(answer), name=task.name,
            seed=task.seed,
        )  # fmt: skip
        self._home.database.write(record)
        self._home.audit.async_note(
            "rehearse", context=context, data={"scenario_id": record.scenario_id, "start": task.start}
        )
        return record.scenario_id


def let_go(spent: list[Any]) -> None:
    """Free what requests and reports hold, piece by piece: all at once, even in a thread, would hold up every other."""
    pieces: list[Any] = []
    for item in spent:
        if isinstance(item, Gathered):
            pieces += item.request.entities
        elif isinstance(item, Recorded):
            pieces += item.acts
        elif isinstance(item, Mapping):
            for part in item.values():
                pieces += part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    spent.clear()
    while pieces:
        pieces.pop()


def _to_keep(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return an account without the courses of states and the steps of traces."""
    kept = {key: value for key, value in answer.items() if key != "states"}
    kept["timeline"] = [{key: item for key, item in row.items() if key != "trace"} for row in answer["timeline"]]
    if "variant" in answer:
        kept["variant"] = _to_keep(answer["variant"])
    return kept
