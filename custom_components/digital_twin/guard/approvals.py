"""Approvals: wishes that wait for a person, each decided once, and never run after a restart."""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from homeassistant.auth.models import User
from homeassistant.core import CALLBACK_TYPE, Context, HassJob, HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.event import async_call_later
from homeassistant.util.ulid import ulid_now

from ..access import async_user
from ..const import DOMAIN, LOGGER
from ..core.requests import Decision
from ..store import queries
from ..store.errors import StoreError
from ..texts import Speaker, async_cached_speaker, async_speaker
from .acted import Acted, acted_on
from .check import Checked, async_check_variants
from .code import Attempts, verify_code
from .later import Later, waiting
from .notices import WRONG_CODE, Notices
from .pending import may, row_of
from .renewal import CHECKED_FOR, Doing, async_renew, doings_of
from .run import Result, Run, done_by, kept_key, plain, summary_of
from .script_steps import Step, calls_of_steps
from .wish import Wish

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ..manager import Home
    from ..store.records import AuditRow
    from .door import Door

EXPIRES: Final = 600.0
"""s for which an approval may be given."""
RECALLED: Final = 86_400.0
"""s back from a start to look for requests that nobody could decide any more."""
DECIDED_KEPT: Final = 50
OUTCOMES_KEPT: Final = 500
MOST_RECALLED: Final = 500
REQUESTED: Final = "approval_requested"
DECISIONS: Final = ("approval_granted", "approval_rejected", "approval_expired")


class Decided(StrEnum):
    """What became of a request."""

    APPROVED = "approved"
    ALTERNATIVE = "alternative"
    REJECTED = "rejected"
    EXPIRED = "expired"


@dataclass(slots=True, kw_only=True)
class Approval:
    """A wish that waits for a person: since when and until when (epoch s), and what the check found."""

    approval_id: str
    wish: Wish
    checked: Checked
    acted: Acted
    doings: Mapping[Doing, str]
    created: float
    expires: float
    outcome: asyncio.Future[Run] = field(repr=False)
    cancel: CALLBACK_TYPE | None = field(default=None, repr=False)

    @property
    def entities(self) -> list[str]:
        """Return what it would act on."""
        return list(self.acted.changed)


class Approvals:
    """The pending approvals of a home."""

    def __init__(self, hass: HomeAssistant, home: Home, door: Door) -> None:
        """Nothing is pending."""
        self._hass = hass
        self._home = home
        self._door = door
        self.pending: dict[str, Approval] = {}
        self._decided: deque[tuple[str, Decided]] = deque(maxlen=DECIDED_KEPT)
        self._listeners: list[CALLBACK_TYPE] = []
        self._notices = Notices(hass, home, self)
        self._later: dict[str, Later] = {}
        self._attempts = Attempts()
        self._outcomes: OrderedDict[str, asyncio.Future[Run]] = OrderedDict()

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Listen to the buttons of phones; return a function that ends it."""
        return self._notices.async_start()

    async def async_recover(self) -> None:
        """Say of requests that were pending when Home Assistant was killed that they have expired."""
        since = time.time() - RECALLED

        def read(connection: Connection) -> list[AuditRow]:
            return queries.audit(connection, actions=(REQUESTED, *DECISIONS), start=since, limit=MOST_RECALLED)

        try:
            rows = await self._home.database.async_read(read)
        except StoreError as err:
            LOGGER.debug("Requests from before the start are not known: %s", err)
            return
        decided = {row.record.data.get("approval") for row in rows if row.record.action in DECISIONS}
        for row in reversed(rows):
            approval_id = row.record.data.get("approval")
            if row.record.action == REQUESTED and approval_id is not None and approval_id not in decided:
                self._decided.append((str(approval_id), Decided.EXPIRED))
                self._home.audit.async_note("approval_expired", data={"approval": approval_id, "restart": True})

    def rows(self, user: User | None = None, speaker: Speaker | None = None) -> list[dict[str, Any]]:
        """Return what is pending and a user (None: anybody) may see, oldest first, as plain values of JSON."""
        speaker = speaker or async_cached_speaker(self._hass)
        return [
            row_of(self._hass, self._home, approval, speaker, user)
            for approval in self.pending.values()
            if may(user, approval)
        ]

    @callback
    def async_subscribe(self, update: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call update whenever what is pending changes."""
        self._listeners.append(update)
        return partial(self._listeners.remove, update)

    async def async_request(self, wish: Wish, checked: Checked) -> Approval:
        """Ask for an approval; it is written down before anybody is told. Raises StoreError."""
        if (same := self._same(wish)) is not None:
            return same
        now = time.time()
        approval = Approval(
            approval_id=ulid_now(),
            wish=wish,
            checked=checked,
            acted=acted_on(self._hass, self._home, wish, checked),
            doings=doings_of(self._hass, self._home, wish),
            created=now,
            expires=now + EXPIRES,
            outcome=self._hass.loop.create_future(),
        )
        await self._home.audit.async_commit(
            REQUESTED,
            twin=next(iter(checked.touched.values()), None),
            context=wish.context,
            data={**summary_of(checked, wish), "approval": approval.approval_id, "expires": approval.expires},
        )
        self.pending[approval.approval_id] = approval
        self._outcomes[approval.approval_id] = approval.outcome
        while len(self._outcomes) > OUTCOMES_KEPT:
            self._outcomes.popitem(last=False)
        job = HassJob(
            partial(self._async_expire, approval.approval_id), "digital_twin approval", cancel_on_shutdown=True
        )
        approval.cancel = async_call_later(self._hass, EXPIRES, job)
        self._tell("approval_requested", approval)
        return approval

    def _same(self, wish: Wish) -> Approval | None:
        """Return the request that waits for the very same already: nobody wants to be asked twice."""
        return next(
            (
                approval
                for approval in self.pending.values()
                if approval.wish.steps == wish.steps and approval.wish.context.user_id == wish.context.user_id
            ),
            None,
        )

    async def async_wait(self, approval: Approval, seconds: float) -> Run:
        """Wait so many s for the decision, and on for what follows from it; undecided it stays pending."""
        try:
            async with asyncio.timeout(seconds):
                return await asyncio.shield(approval.outcome)
        except TimeoutError:
            if approval.approval_id in self.pending:
                return Run(result=Result.PENDING, checked=approval.checked, approval_id=approval.approval_id)
        return await asyncio.shield(approval.outcome)

    async def async_outcome(self, run: Run, seconds: float) -> Run:
        """Return what became of a run by now: of one that waited for a person, what was decided; seconds to wait."""
        outcome = self._outcomes.get(run.approval_id or "")
        if run.result is not Result.PENDING or outcome is None:
            return run
        if (approval := self.pending.get(run.approval_id or "")) is not None:
            return await self.async_wait(approval, seconds) if seconds > 0 else run
        return await asyncio.shield(outcome)

    async def async_approve(
        self, approval_id: str, context: Context, *, code: str | None = None, alternative: bool = False
    ) -> Run:
        """Run what was asked for, or its alternative; whoever comes second is refused.

        Raises ServiceValidationError for one that is not pending, a wrong code, no alternative, or dangers that were
        not there when it was asked for; Unauthorized; StoreError.
        """
        approval = self._known(approval_id)
        user = await async_user(self._hass, context)
        approval.acted.require_decision(user, context)
        await self._async_check_code(approval_id, code, context)
        steps = approval.checked.instead if alternative else None
        if alternative and not steps:
            raise _refused("approval_no_alternative", approval=approval_id)
        if not alternative:
            await self._async_still_the_same(approval)
            approval.acted.require_decision(user, context)
        elif steps is not None and not waiting(steps):
            await self._async_still_passes(approval, steps)
        self._take(approval_id, Decided.ALTERNATIVE if alternative else Decided.APPROVED)
        try:
            await self._async_write_down("approval_granted", approval, context, alternative=alternative)
        except (StoreError, asyncio.CancelledError) as err:
            self._end(approval, Result.FAILED, str(err))
            raise
        self._tell("approval_granted", approval)
        try:
            run = await self._async_do(approval, steps, context)
        except (Exception, asyncio.CancelledError) as err:
            self._end(approval, Result.FAILED, str(err) or type(err).__name__)
            raise
        if not approval.outcome.done():
            approval.outcome.set_result(run)
        return run

    async def _async_do(self, approval: Approval, steps: list[Step] | None, context: Context) -> Run:
        """Do what was decided: what was asked for, or an alternative, now or when its time has come."""
        wish, checked = approval.wish, approval.checked
        if steps is not None:
            if waiting(steps):
                return self._postpone(approval, steps, context)
            wish, checked = await self._async_instead(approval, steps)
        return await self._door.async_execute(wish, checked)

    async def async_reject(self, approval_id: str, context: Context, *, code: str | None = None) -> None:
        """Drop a wish. Raises as async_approve does."""
        approval = self._known(approval_id)
        approval.acted.require_decision(await async_user(self._hass, context), context)
        await self._async_check_code(approval_id, code, context)
        self._take(approval_id, Decided.REJECTED)
        try:
            await self._async_write_down("approval_rejected", approval, context)
        finally:
            self._end(approval, Result.REJECTED)
        self._tell("approval_rejected", approval)

    async def async_stop(self) -> None:
        """Let everything pending expire, without running it."""
        for approval_id in list(self.pending):
            self._async_expire(approval_id)
        for later in list(self._later.values()):
            later.async_expire()

    @callback
    def _async_expire(self, approval_id: str, _now: datetime | None = None) -> None:
        approval = self.pending.get(approval_id)
        if approval is None:
            return
        self._take(approval_id, Decided.EXPIRED)
        self._home.audit.async_note("approval_expired", context=approval.wish.context, data={"approval": approval_id})
        self._end(approval, Result.EXPIRED)
        self._tell("approval_expired", approval)

    def _end(self, approval: Approval, result: Result, error: str | None = None) -> None:
        if not approval.outcome.done():
            approval.outcome.set_result(
                Run(result=result, checked=approval.checked, approval_id=approval.approval_id, error=error)
            )

    def _known(self, approval_id: str) -> Approval:
        if (approval := self.pending.get(approval_id)) is not None:
            return approval
        if (decided := dict(self._decided).get(approval_id)) is not None:
            raise _refused(f"approval_was_{decided.value}", approval=approval_id)
        raise _refused("approval_unknown", approval=approval_id)

    def _take(self, approval_id: str, decided: Decided) -> Approval:
        """Take a request out, so that nobody else can decide it. Raises where somebody just did."""
        approval = self._known(approval_id)
        del self.pending[approval_id]
        self._decided.append((approval_id, decided))
        if approval.cancel is not None:
            approval.cancel()
        return approval

    async def _async_check_code(self, approval_id: str, code: str | None, context: Context) -> None:
        wanted = self._home.config.approval_code
        if wanted is None:
            return
        if code is None:
            raise _refused("approval_code_missing")
        if (wait := self._attempts.begin(context.user_id)) is not None:
            raise _refused("approval_code_locked", minutes=str(ceil(wait / 60.0)))
        if not await self._hass.async_add_executor_job(verify_code, wanted, code):
            refusal = _refused(WRONG_CODE)
            self.async_note_refused(approval_id, context, refusal)
            raise refusal
        self._attempts.forget(context.user_id)

    @callback
    def async_note_refused(self, approval_id: str, context: Context, err: Exception) -> None:
        """Note that an answer was not taken, and whose it was: people want to know of codes that somebody tries."""
        self._home.audit.async_note(
            "approval_refused", context=context, reason=str(err)[:200], data={"approval": approval_id}
        )
        self._home.events.async_add(
            "approval_refused", twin=None, category="approval", data={"approval": approval_id, "error": str(err)}
        )

    async def _async_still_the_same(self, approval: Approval) -> None:
        """Refuse a request that is not what it was when it was asked for; it is shown as it stands now."""
        before = approval.checked.verdict.decision
        renewed = await async_renew(self._hass, self._home, approval)
        if renewed is None:
            return
        approval.wish, approval.checked = renewed.wish, renewed.checked
        approval.acted, approval.doings = renewed.acted, renewed.doings
        verdict = renewed.checked.verdict
        if verdict.decision is Decision.APPROVED and not renewed.other:
            return
        denied = verdict.decision is Decision.DENIED
        if renewed.said if not denied else before is not Decision.DENIED:
            self._tell("approval_requested", approval)
        if denied:
            speaker = await async_speaker(self._hass)
            stops = speaker.say(verdict.summary).rstrip(".")
            raise _refused("approval_now_denied", approval=approval.approval_id, hazards=stops)
        if renewed.said:
            raise _refused("approval_changed", approval=approval.approval_id, hazards=", ".join(renewed.said))

    async def _async_still_passes(self, approval: Approval, steps: list[Step]) -> None:
        """Hold an older alternative against the present: it was offered because it passed."""
        if time.time() - approval.checked.request.start <= CHECKED_FOR:
            return
        wish = approval.wish
        checked = await async_check_variants(self._hass, self._home, [calls_of_steps(steps)], context=wish.context)
        if checked.verdict.decision is not Decision.APPROVED:
            speaker = await async_speaker(self._hass)
            named = ", ".join(dict.fromkeys(speaker.word("hazard", item.hazard) for item in checked.verdict.hazards))
            raise _refused("approval_changed", approval=approval.approval_id, hazards=named or "–")

    def _postpone(self, approval: Approval, steps: list[Step], context: Context) -> Run:
        """Let an alternative wait for its time; it is checked once more when that has come."""
        wish = replace(approval.wish, context=Context(parent_id=context.id, user_id=context.user_id), key=None)
        later = Later(self._hass, self._home, approval.approval_id, wish, steps, self._forget_later)
        self._later[approval.approval_id] = later
        later.async_start()
        return Run(result=Result.SCHEDULED, checked=approval.checked, approval_id=approval.approval_id)

    def _forget_later(self, approval_id: str) -> None:
        self._later.pop(approval_id, None)

    async def _async_instead(self, approval: Approval, steps: list[Step]) -> tuple[Wish, Checked]:
        """Return the alternative as a wish of its own, and what it reaches."""
        calls = calls_of_steps(steps)
        wish = Wish(
            variants=[calls],
            unresolved=(),
            steps=steps,
            context=approval.wish.context,
            calls=calls if len(calls) == len(steps) else None,
            resend=approval.wish.resend,
        )
        checked = await async_check_variants(self._hass, self._home, wish.variants, context=wish.context)
        return wish, checked

    async def _async_write_down(
        self, what: str, approval: Approval, context: Context, *, alternative: bool = False
    ) -> None:
        await self._home.audit.async_commit(
            what,
            twin=next(iter(approval.checked.touched.values()), None),
            context=context,
            data={
                "approval": approval.approval_id,
                "alternative": alternative,
                "requested_by": approval.wish.context.id,
                **kept_key(approval.wish),
            },
        )

    def _tell(self, kind: str, approval: Approval) -> None:
        worst = next(iter(approval.checked.verdict.hazards), None)
        self._home.events.async_add(
            kind,
            twin=next(iter(approval.checked.touched.values()), None),
            category="approval",
            severity=None if worst is None else worst.severity,
            data={
                "approval": approval.approval_id,
                "actions": done_by(approval.wish, approval.checked),
                "entities": approval.entities,
                "hazard": "" if worst is None else worst.hazard,
                "expires": approval.expires,
                "reason": plain(approval.checked.verdict.summary),
            },
        )
        self._notices.async_told(kind, approval)
        for update in list(self._listeners):
            update()


def _refused(key: str, **placeholders: str) -> ServiceValidationError:
    return ServiceValidationError(translation_domain=DOMAIN, translation_key=key, translation_placeholders=placeholders)
