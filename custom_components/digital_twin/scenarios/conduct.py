"""Scenarios of one home: read, bound, run in the worker, told, and kept; progress of the present one for who looks."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers.dispatcher import async_dispatcher_send
from homeassistant.util import dt as dt_util
from homeassistant.util.ulid import ulid_now

from ..access import POLICY_READ, async_user, may, require
from ..actions.fields import ATTR_ACTION
from ..actions.response import notes
from ..asking import async_ask
from ..const import DOMAIN, LOGGER
from ..core.messages import Message
from ..core.requests import Environment
from ..core.scenario.bind import BookError, bind, horizon_of
from ..core.scenario.language import draft, read
from ..core.scenario.problems import LanguageError, Problem
from ..environment import async_expected_environment
from ..home_links import async_home_links
from ..recall import last_charges, rooms_told, sensors_told
from ..rest_of_home import async_rest
from ..spoken import manner_of, speaking
from ..store import queries
from ..store.errors import StoreError
from ..store.records import ScenarioRecord
from ..store.scenario_purge import delete_scenario, keep_last
from ..texts import Speaker, async_cached_speaker, async_speaker
from ..units import units_of
from .book import HomeBook
from .charges import with_last_charges
from .past import async_links_at, async_rooms_at, async_snapshots_at, known_at
from .shelf import Shelf
from .telling import Answer, async_told, in_sentences, kept

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator
    from ..core.scenario.plan import Plan
    from ..core.scenario.request import HomeScenario
    from ..core.scenario.result import HomeOutcome
    from ..core.series import Series
    from ..core.twin import TwinSnapshot
    from ..manager import Home

KIND: Final = "scenario"
PLAN_KIND: Final = "optimize"
KEPT: Final = 100
TIMEOUT: Final = 300.0
MOST_TOLD: Final = 12
"""Problems told in one error; more are counted."""
SIGNAL_PROGRESS: Final = f"{DOMAIN}_scenario_progress"
EVENT_PROGRESS: Final = f"{DOMAIN}_scenario_progress"
COMPARE: Final = "compare_with"
TENTH: Final = 0.1
GATHERED: Final = 0.1
ALMOST: Final = 0.95


class Scenarios:
    """The scenarios of a home, one at a time."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing runs yet."""
        self._hass = hass
        self._home = home
        self.shelf = Shelf(hass)
        self.progress: float | None = None
        self.last: Answer | None = None
        """What the sensor shows: id, name, summary and figures of the last answer."""
        self._lock = asyncio.Lock()
        self._task: asyncio.Task[Any] | None = None
        self._told = 0.0

    async def async_stop(self) -> None:
        """Give up what runs."""
        await self.async_cancel()

    async def async_cancel(self) -> bool:
        """Stop the present scenario; return whether there was one."""
        if self._task is None or self._task.done():
            return False
        self._task.cancel()
        return True

    async def async_run(self, written: Mapping[str, Any], context: Context | None = None) -> Answer:
        """Return the told answer to a scenario as it was written.

        Raises ServiceValidationError with every problem of it, Unauthorized for what the user may not read, and
        HomeAssistantError where there is no answer.
        """
        async with self._lock:
            began = time.time()
            speaker = await async_speaker(self._hass)
            self._show(0.0)
            try:
                answer, seed, summary = await self._async_answer(written, context, speaker)
            finally:
                self._show(None)
            await asyncio.sleep(0)
            return await self._async_keep(written, answer, summary, began, seed, context)

    async def async_worked(self, job: str, request: object, *, timeout: float) -> Any:  # noqa: ASYNC109 -- the worker's
        """Return the worker's answer to another long job, such as a plan: told how far it is, and cancelled, alike.

        Raises HomeAssistantError where there is no answer.
        """
        async with self._lock:
            self._show(0.0)
            try:
                return await self._async_simulate(job, request, timeout)
            finally:
                self._show(None)

    async def _async_answer(
        self, written: Mapping[str, Any], context: Context | None, speaker: Speaker
    ) -> tuple[Answer, int, str]:
        """Return the answer as its asker reads it, the seed, and the summary as the home says it to everybody."""
        request, twins, book = await self._async_request(written, context, speaker)
        self._show(GATHERED)
        outcome: HomeOutcome = await self._async_simulate("run_scenario", request, TIMEOUT)
        answer = await async_told(self._hass, outcome, twins, speaker)
        await asyncio.sleep(0)
        answer["not_simulated"] = notes(book.left_out, speaker)
        answer["name"] = written.get("name")
        answer["language"] = manner_of(self._hass).language
        with speaking(None):
            everybody = in_sentences(self._hass, outcome, twins, async_cached_speaker(self._hass))
        return answer, request.seed, everybody

    async def async_problems(self, written: Mapping[str, Any], context: Context | None = None) -> list[dict[str, str]]:
        """Return everything that is wrong with a scenario as it was written, each with its path; nothing is run.

        Raises what async_run raises for other reasons than the scenario's own words.
        """
        speaker = await async_speaker(self._hass)
        try:
            await self._async_bound(written, context)
        except LanguageError as err:
            return [{"path": one.path, "text": _sentence(one, speaker)} for one in err.problems]
        return []

    async def async_demand_sound(self, written: Mapping[str, Any], context: Context | None) -> None:
        """Raise ServiceValidationError with every problem of a scenario as it was written, and what async_run raises.

        Nothing is run.
        """
        await self._async_sound(written, context, await async_speaker(self._hass))

    async def _async_sound(
        self, written: Mapping[str, Any], context: Context | None, speaker: Speaker
    ) -> tuple[HomeScenario, dict[str, TwinCoordinator], HomeBook, Plan]:
        try:
            return await self._async_bound(written, context)
        except LanguageError as err:
            raise refused(err.problems, speaker) from err

    async def _async_request(
        self, written: Mapping[str, Any], context: Context | None, speaker: Speaker
    ) -> tuple[HomeScenario, dict[str, TwinCoordinator], HomeBook]:
        request, twins, book, plan = await self._async_sound(written, context, speaker)
        environment = await async_expected_environment(
            self._hass, self._home, None, plan.start, request.horizon, request.step
        )
        recent: Mapping[str, Mapping[str, Series]] = (
            await async_rooms_at(self._hass, twins, plan.start)
            if plan.past
            else {**rooms_told(twins, plan.start), **sensors_told(twins, plan.start)}
        )
        rest = await async_rest(self._hass, self._home, plan.start, request.horizon)
        request = replace(request, environment=environment, recent=recent, rest=rest)
        if not request.shown and book.named and request.scenario is None:
            every = (twin.spec.twin_id for twin in request.twins)
            request = replace(request, shown=tuple(twin_id for twin_id in every if twin_id in book.named))
        return request, twins, book

    async def _async_bound(
        self, written: Mapping[str, Any], context: Context | None
    ) -> tuple[HomeScenario, dict[str, TwinCoordinator], HomeBook, Plan]:
        """Return what a scenario means in this home, in surroundings that are still unknown. Raises LanguageError."""
        hass, home = self._hass, self._home
        plan, problems = draft(written, now=time.time(), zone=dt_util.get_default_time_zone(), units=units_of(hass))
        plan, unknown_other = await self._async_compared(plan)
        twins = await self._async_twins(context)
        book = HomeBook(hass, home, frozenset(twins))
        await self._async_permitted(plan, context, twins, book)
        snapshots = await self._async_snapshots(plan, twins)
        links = await (async_links_at(hass, home, plan.start) if plan.past else async_home_links(hass, home))
        unknown = Environment(start=plan.start, step=horizon_of(plan)[1])
        request = bind(
            plan, book, twins=snapshots, links=links, environment=unknown, problems=(*problems, *unknown_other)
        )
        request = known_at(hass, request) if plan.past else with_last_charges(request, last_charges(twins))
        return request, twins, book, plan

    async def _async_twins(self, context: Context | None) -> dict[str, TwinCoordinator]:
        """Return the twins that take part: all that the user may read."""
        user = None if context is None else await async_user(self._hass, context)
        twins = {twin.spec.twin_id: twin for twin in self._home.twins.values() if may(user, twin, POLICY_READ)}
        if not twins and self._home.twins:
            raise Unauthorized(context=context, permission=POLICY_READ)
        if not twins:
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key="missing_twins")
        for twin in twins.values():
            await twin.hibernation.async_wake()
        return twins

    async def _async_permitted(
        self, plan: Plan, context: Context | None, twins: Mapping[str, TwinCoordinator], book: HomeBook
    ) -> None:
        """Raise Unauthorized where a twin is named that the user may not read."""
        if context is None or (user := await async_user(self._hass, context)) is None:
            return
        selectors = [plan.twins, *(change.twin for change in plan.changes), *(state.twin for state in plan.states)]
        for selector in selectors:
            try:
                named = () if selector is None or "all" in selector else book.twins(selector)
            except BookError:
                continue  # What is not found is told with its path once it is bound.
            for twin_id in named:
                if twin_id not in twins:
                    twin = next(one for one in self._home.twins.values() if one.spec.twin_id == twin_id)
                    require(user, context, twin.shadowed_ids, POLICY_READ)

    async def _async_snapshots(self, plan: Plan, twins: Mapping[str, TwinCoordinator]) -> dict[str, TwinSnapshot]:
        if plan.past:
            return await async_snapshots_at(self._hass, twins, plan.start)
        return {twin_id: twin.snapshot() for twin_id, twin in twins.items()}

    async def _async_compared(self, plan: Plan) -> tuple[Plan, tuple[Problem, ...]]:
        """Return the plan with the changes of the saved scenario that it is to be compared with, if there is one."""
        if plan.compared is None:
            return plan, ()
        await self.shelf.async_load()
        saved = self.shelf.get(plan.compared)
        if saved is None:
            unknown = Message("unknown_scenario", {"field": COMPARE, "value": plan.compared})
            return plan, (Problem(COMPARE, unknown),)
        other = read(saved, now=time.time(), zone=dt_util.get_default_time_zone(), units=units_of(self._hass))
        library = None if other.scenario is None else (other.scenario, other.parameters)
        return replace(plan, compare_with=other.changes, compared_library=library), ()

    async def _async_simulate(self, job: str, request: object, limit: float) -> Any:
        """Return the worker's answer; while it works it tells how far it is."""

        @callback
        def told(share: float) -> None:
            if self._task is task:
                self._show(GATHERED + (ALMOST - GATHERED) * share)

        # Not begun at once: how far it is may be told before anything is waited for.
        task = self._hass.async_create_task(
            async_ask(self._home, job, request, timeout=limit, told=told), "digital_twin scenario", eager_start=False
        )
        self._task = task
        try:
            await asyncio.wait({task})
            return task.result()
        except asyncio.CancelledError:
            if not task.cancelled():
                task.cancel()
                raise
            raise HomeAssistantError(translation_domain=DOMAIN, translation_key="scenario_cancelled") from None
        finally:
            self._task = None

    async def _async_keep(
        self, written: Mapping[str, Any], answer: Answer, summary: str, began: float, seed: int, context: Context | None
    ) -> Answer:
        """Keep the answer in the database and tell that there is one."""
        record = ScenarioRecord(
            scenario_id=ulid_now(), at=began, kind=KIND, request=_plain(written), result=kept(answer),
            name=written.get("name"), seed=seed,
        )  # fmt: skip
        await self.async_file(record, summary, context)
        answer["scenario_id"] = record.scenario_id
        return answer

    async def async_file(self, record: ScenarioRecord, summary: str, context: Context | None) -> None:
        """Keep a record among the last ones, note it, and tell of it. What the answer names by its id is kept first.

        While the database is away the answer is worth having all the same: both then wait for it.
        """
        home = self._home
        line = home.audit.record(
            "run_scenario" if record.kind == KIND else record.kind,
            context=context,
            data={"scenario_id": record.scenario_id, "name": record.name},
        )
        try:
            await home.database.async_commit(record, line)
        except StoreError as err:
            LOGGER.debug("A scenario's answer waits for the database: %s", err)
            home.database.write(record, line)
        try:
            await home.database.async_run(partial(keep_last, kinds=(KIND, PLAN_KIND), count=KEPT))
        except StoreError as err:
            LOGGER.debug("Old scenarios stay: %s", err)
        named = record.name or record.result.get("scenario") or record.kind
        self.last = {
            "scenario_id": record.scenario_id,
            "name": named,
            "summary": summary,
            "at": record.at,
            **{
                key: record.result[key]
                for key in ("failure_probability", "will_likely_fail", "confidence", "figures")
                if key in record.result
            },
        }
        home.events.async_add(
            "scenario_ended",
            twin=None,
            category="scenario",
            data={"scenario_id": record.scenario_id, "name": str(named), "summary": summary[:500]},
        )
        home.tracker.async_mark(home)

    async def async_records(self, kinds: tuple[str, ...], limit: int) -> list[ScenarioRecord]:
        """Return the last answers that were kept, newest first. Raises StoreError."""
        await self._home.database.async_flush()
        return await self._home.database.async_read(partial(queries.scenarios, kinds=kinds, limit=limit))

    async def async_record(self, scenario_id: str) -> ScenarioRecord | None:
        """Return one answer that was kept. Raises StoreError, and ValueError for what is no id."""
        await self._home.database.async_flush()
        return await self._home.database.async_read(partial(queries.scenario, scenario_id=scenario_id))

    async def async_delete(self, scenario_id: str) -> bool:
        """Delete one answer; return whether there was one. Raises StoreError, and ValueError for what is no id."""
        return await self._home.database.async_run(partial(delete_scenario, scenario_id=scenario_id))

    @callback
    def _show(self, share: float | None) -> None:
        """Tell how far it is: everybody who looks at once, the bus after every tenth."""
        self.progress = share
        async_dispatcher_send(self._hass, SIGNAL_PROGRESS, share)
        if share is None or share < self._told:
            self._told = 0.0
        if share is not None and share - self._told >= TENTH:
            self._told = share
            self._hass.bus.async_fire(EVENT_PROGRESS, {"share": round(share, 2)})


def refused(problems: tuple[Problem, ...], speaker: Speaker) -> ServiceValidationError:
    """Return the one error that tells everything that is wrong with a scenario, each with its path."""
    told = [_sentence(problem, speaker) for problem in problems[:MOST_TOLD]]
    if len(problems) > MOST_TOLD:
        told.append(f"+{len(problems) - MOST_TOLD}")
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="scenario_refused",
        translation_placeholders={"problems": " ".join(told)},
    )


def _sentence(problem: Problem, speaker: Speaker) -> str:
    """Return what is wrong, with the path it stands at; what an action's field is called begins with that."""
    message, path = problem.message, problem.path or "scenario"
    field = message.params.get("field")
    if isinstance(field, str) and field.startswith(ATTR_ACTION):
        whole = path + field.removeprefix(ATTR_ACTION)
        message = replace(message, params={**message.params, "field": whole})
    sentence = speaker.say(message)
    return sentence if path in sentence else f"{path}: {sentence}"


def _plain(value: Any) -> Any:
    """Return what was written as plain values of JSON."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
