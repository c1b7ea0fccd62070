"""The one door to physical devices: check, approval where it is needed, the action itself, and the look afterwards."""

import asyncio
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, CONF_CONDITION, CONF_TYPE
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.script import Script, async_validate_actions_config

from ..access import POLICY_CONTROL, async_user, require
from ..const import DOMAIN, LOGGER
from ..core.messages import Message
from ..core.models.kinds import Risk
from ..core.requests import Decision
from ..store import queries
from ..store.errors import StoreError
from .acted import acted_on
from .approvals import Approvals
from .check import Checked, async_check_variants, check_by_rules
from .expansion import expand, is_own, is_own_device
from .readback import async_read_back, told
from .run import SHOWN_ENTITIES, Result, Run, as_text, done_by, plain, summary_of
from .timed import TimedCall
from .wish import Wish

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ..manager import Home
    from ..store.records import AuditRow

MOST_RUNS: Final = 12
RUNS_WITHIN: Final = 300.0
"""How often automations may have one device told something within so many s."""
MOST_RECALLED: Final = 2000
RUN_ROWS: Final = ("action_approved", "approval_granted", "action_run")
MESSAGES: dict[str, tuple[str, ...]] = {"run_rate_limited": ("name", "count", "minutes")}
KEYS_KEPT: Final = 500
KEYS_FOR: Final = 86_400.0
"""s in which a key asks for the same run, not another one."""


@dataclass(frozen=True, slots=True)
class _Running:
    """A run under a key: since when (epoch s), and as which steps it was asked for."""

    at: float
    asked: str
    task: asyncio.Task[Run]


@dataclass(frozen=True, slots=True)
class _Done:
    """A run under a key before the start: when (epoch s), as which steps where that is known, and how it ended."""

    at: float
    asked: str | None
    result: Result


class Door:
    """Runs wishes, each key once."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing was run yet."""
        self._hass = hass
        self._home = home
        self.approvals = Approvals(hass, home, self)
        self._keys: OrderedDict[str, _Running] = OrderedDict()
        self._done: dict[str, _Done] = {}
        self._told: dict[str, deque[float]] = {}

    async def async_start(self) -> None:
        """Take answers to approvals, and say what became of those that a killed Home Assistant left behind."""
        self._home.entry.async_on_unload(self.approvals.async_start())
        await self.approvals.async_recover()
        await self._async_recall_keys()

    async def async_stop(self) -> None:
        """Let what is pending expire; it is never run after a restart."""
        await self.approvals.async_stop()

    async def async_run(
        self,
        wish: Wish,
        *,
        key: str | None = None,
        dry_run: bool = False,
        ask: bool = True,
        wait: float = 0.0,
        look_later: bool = False,
    ) -> Run:
        """Check a wish and, where that is approved, run it.

        look_later: answer once the devices were told, and look afterwards whether they obeyed.
        key: the same key within a day is answered with what became of the first run. ask: request an approval where one
        is needed, and wait so many s for it. Raises Unauthorized for a user who may not control what it reaches,
        ServiceValidationError for another action under the same key, and StoreError where the decision cannot be
        written down.
        """
        if key is None or dry_run:
            return await self._async_run(wish, dry_run=dry_run, ask=ask, wait=wait, look_later=look_later)
        self._forget_old_keys()
        if (known := self._keys.get(key)) is not None:
            await self._async_again(key, wish, known.asked)
            return await self.approvals.async_outcome(await asyncio.shield(known.task), wait)
        if (done := self._done.get(key)) is not None:
            return Run(result=done.result, checked=await self._async_again(key, wish, done.asked))
        wish = replace(wish, key=key)
        task = self._hass.async_create_task(
            self._async_run(wish, dry_run=False, ask=ask, wait=wait), f"digital_twin run {key}"
        )
        self._keys[key] = _Running(time.time(), as_text(wish.steps), task)
        try:
            return await asyncio.shield(task)
        except (HomeAssistantError, StoreError):  # fmt: skip
            self._keys.pop(key, None)
            raise

    async def _async_again(self, key: str, wish: Wish, asked: str | None) -> Checked:
        """Return the rules' view of what is asked for once more; refuse it where it is another action, or not allowed.

        asked: what was asked for under this key, None where that is not known any more.
        """
        checked = check_by_rules(
            self._hass, self._home, wish.variants, context=wish.context, unresolved=wish.unresolved
        )
        await self._async_permit(wish, checked)
        if asked is not None and asked != as_text(wish.steps):
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="key_taken", translation_placeholders={"key": key}
            )
        return checked

    async def _async_run(self, wish: Wish, *, dry_run: bool, ask: bool, wait: float, look_later: bool = False) -> Run:
        checked = await async_check_variants(
            self._hass,
            self._home,
            wish.variants,
            context=wish.context,
            unresolved=wish.unresolved,
            goal=wish.goal,
        )
        await self._async_permit(wish, checked)
        decision = checked.verdict.decision
        if dry_run:
            return Run(result=Result.DRY_RUN, checked=checked)
        if decision is Decision.APPROVED and (limited := self._over_limit(checked, wish)) is not None:
            checked = replace(checked, verdict=replace(checked.verdict, decision=Decision.DENIED, summary=limited))
            decision = Decision.DENIED
        if decision is Decision.DENIED or (decision is Decision.NEEDS_APPROVAL and not ask):
            self._home.scores.async_note(checked, done=False)
            await self._async_write_down("action_denied", wish, checked)
            self._tell("action_denied", wish, checked)
            return Run(result=Result.DENIED, checked=checked)
        if decision is Decision.NEEDS_APPROVAL:
            self._home.scores.async_note(checked, done=None)
            approval = await self.approvals.async_request(wish, checked)
            if wait <= 0:
                return Run(result=Result.PENDING, checked=checked, approval_id=approval.approval_id)
            return await self.approvals.async_wait(approval, wait)
        self._home.scores.async_note(checked, done=True)
        await self._async_write_down("action_approved", wish, checked)
        return await self.async_execute(wish, checked, look_later=look_later)

    async def async_execute(self, wish: Wish, checked: Checked, *, look_later: bool = False) -> Run:
        """Do it, and look whether the devices obeyed. Whoever calls this has decided, and written it down."""
        context = Context(parent_id=wish.context.id, user_id=wish.context.user_id)
        self._note_told(checked)
        try:
            await self._async_act(wish, context)
        except (HomeAssistantError, vol.Invalid, ValueError, TypeError) as err:
            LOGGER.debug("An action failed: %s", err)
            self._home.audit.async_note("action_failed", context=wish.context, reason=str(err)[:200])
            return Run(result=Result.FAILED, checked=checked, error=str(err))
        if look_later:
            self._home.entry.async_create_background_task(
                self._hass, self._async_look(wish, checked, context), "digital_twin read-back"
            )
            return Run(result=Result.UNVERIFIED, checked=checked)
        return await self._async_look(wish, checked, context)

    async def _async_look(self, wish: Wish, checked: Checked, context: Context) -> Run:
        """Look whether the devices did what they were told, tell harmless ones once more where that is wanted."""
        items = told(item for _, item in checked.reached)
        verified = await async_read_back(items)
        resent = False
        lost = [item for item in items if verified[item.entity_id] is False]
        if lost and wish.resend and all(item.twin.kind.risk is Risk.HARMLESS for item in lost):
            resent = True
            try:
                await self._async_act(wish, Context(parent_id=context.id, user_id=context.user_id))
            except HomeAssistantError as err:
                LOGGER.debug("An action could not be sent once more: %s", err)
            else:
                verified |= await async_read_back(lost)
        failed = [entity_id for entity_id, done in verified.items() if done is False]
        result = Result.UNVERIFIED if failed or None in verified.values() or not verified else Result.OK
        self._home.audit.async_note(
            "action_run",
            context=wish.context,
            data={
                "result": result.value,
                "unverified": failed[:SHOWN_ENTITIES],
                "context": context.id,
                **({} if wish.key is None else {"key": wish.key}),
            },
        )
        return Run(result=result, checked=checked, verified=verified, resent=resent)

    async def _async_act(self, wish: Wish, context: Context) -> None:
        if wish.calls is not None:
            for timed in wish.calls:
                call = timed.call
                await self._hass.services.async_call(
                    call.domain,
                    call.service,
                    dict(call.data),
                    blocking=True,
                    context=context,
                    target=self._real_target(timed),
                )
            return
        sequence = cv.SCRIPT_SCHEMA(_with_sources(self._hass, self._home, list(wish.steps)))
        validated = await async_validate_actions_config(self._hass, sequence)
        script = Script(self._hass, validated, "Digital Twin", DOMAIN, logger=LOGGER)
        await script.async_run({}, context)

    def _real_target(self, timed: TimedCall) -> dict[str, Any]:
        """Return the target with twins' own entities and devices replaced by their sources; else as it was given."""
        target = dict(timed.call.target)
        named = target.get(ATTR_ENTITY_ID) or []
        names = [named] if isinstance(named, str) else list(named)
        devices = target.get(ATTR_DEVICE_ID) or []
        own = any(is_own(self._hass, name) for name in names) or any(
            self._home.twin_of_device(device_id) is not None for device_id in devices
        )
        if not own:
            return target
        return {ATTR_ENTITY_ID: expand(self._hass, self._home, target, timed.call.domain).entities()}

    async def _async_permit(self, wish: Wish, checked: Checked) -> None:
        """Raise Unauthorized where whoever asks may not do it by themselves in Home Assistant either."""
        user = await async_user(self._hass, wish.context)
        if user is None:
            return
        if wish.fires and not user.is_admin:
            raise Unauthorized(context=wish.context, user_id=user.id)
        require(user, wish.context, acted_on(self._hass, self._home, wish, checked).entities, POLICY_CONTROL)

    async def _async_write_down(self, what: str, wish: Wish, checked: Checked) -> None:
        """Commit a decision before anything follows from it."""
        await self._home.audit.async_commit(
            what, twin=next(iter(checked.touched.values()), None), context=wish.context, data=summary_of(checked, wish)
        )

    def _tell(self, kind: str, wish: Wish, checked: Checked) -> None:
        worst = next(iter(checked.verdict.hazards), None)
        self._home.events.async_add(
            kind,
            twin=next(iter(checked.touched.values()), None),
            category="guard",
            severity=None if worst is None else worst.severity,
            data={
                "hazard": "" if worst is None else worst.hazard,
                "actions": done_by(wish, checked),
                "entities": list(dict.fromkeys(item.entity_id for _, item in checked.reached))[:SHOWN_ENTITIES],
                "reason": plain(checked.verdict.summary),
            },
        )

    def _forget_old_keys(self) -> None:
        oldest = time.time() - KEYS_FOR
        while self._keys and (len(self._keys) > KEYS_KEPT or next(iter(self._keys.values())).at < oldest):
            self._keys.popitem(last=False)
        self._done = {key: done for key, done in self._done.items() if done.at >= oldest}

    async def _async_recall_keys(self) -> None:
        """Remember the keys of what was run within the last day, before Home Assistant was started."""

        def read(connection: Connection) -> list[AuditRow]:
            return queries.audit(connection, actions=RUN_ROWS, start=time.time() - KEYS_FOR, limit=MOST_RECALLED)

        try:
            rows = await self._home.database.async_read(read)
        except StoreError as err:
            LOGGER.debug("Keys from before the start are not known: %s", err)
            return
        for row in reversed(rows):
            data = row.record.data
            key = data.get("key")
            if key is not None:
                # What was approved and cut short may have been done: it is not done again.
                result = Result(data.get("result", Result.UNVERIFIED))
                before = self._done.get(str(key))
                steps = data.get("actions")
                asked = as_text(steps) if isinstance(steps, list) else None if before is None else before.asked
                self._done[str(key)] = _Done(row.record.at, asked, result)

    def _note_told(self, checked: Checked) -> None:
        now = time.time()
        for entity_id in {item.entity_id for _, item in checked.reached}:
            self._told.setdefault(entity_id, deque(maxlen=MOST_RUNS)).append(now)

    def _over_limit(self, checked: Checked, wish: Wish) -> Message | None:
        """Return why no more is told to a device for now: automations told it so much that they are swinging."""
        if wish.context.user_id is not None:
            return None
        since = time.time() - RUNS_WITHIN
        for entity_id in dict.fromkeys(item.entity_id for _, item in checked.reached):
            told_before = self._told.get(entity_id)
            if told_before is not None and len(told_before) >= MOST_RUNS and told_before[0] >= since:
                state = self._hass.states.get(entity_id)
                name = entity_id if state is None else state.name
                return Message("run_rate_limited", {"name": name, "count": MOST_RUNS, "minutes": RUNS_WITHIN / 60})
        return None


def _with_sources(hass: HomeAssistant, home: Home, value: Any) -> Any:
    """Return steps with every name of a twin's shadow or own device replaced by those of its sources."""
    if isinstance(value, dict):
        found = {key: _with_sources(hass, home, item) for key, item in value.items()}
        if CONF_TYPE not in found:
            return _with_devices(hass, home, found)
        return found if CONF_CONDITION in found else _device_action(hass, home, found)
    if isinstance(value, list):
        return [_with_sources(hass, home, item) for item in value]
    if isinstance(value, str) and "." in value and is_own(hass, value):
        named = expand(hass, home, {ATTR_ENTITY_ID: [value]}).named
        return next(iter(named), value)
    return value


def _device_action(hass: HomeAssistant, home: Home, step: dict[str, Any]) -> dict[str, Any]:
    """Return a device action as it is; one on a twin's shadow as that on its source."""
    registry = er.async_get(hass)
    entity_id = er.async_resolve_entity_id(registry, str(step.get(ATTR_ENTITY_ID)))
    if entity_id is None:
        return step
    source = next(iter(expand(hass, home, {ATTR_ENTITY_ID: [entity_id]}).named), entity_id)
    entry = registry.async_get(source)
    if entry is None or not is_own_device(hass, str(step.get(ATTR_DEVICE_ID))):
        return step
    return {**step, ATTR_ENTITY_ID: entry.id, ATTR_DEVICE_ID: entry.device_id or step[ATTR_DEVICE_ID]}


def _with_devices(hass: HomeAssistant, home: Home, target: dict[str, Any]) -> dict[str, Any]:
    """Return what may be a target with twins' own devices replaced by the entities they stand for."""
    named = target.get(ATTR_DEVICE_ID) or []
    devices = [named] if isinstance(named, str) else named
    if not isinstance(devices, list):
        return target
    own = [one for one in devices if isinstance(one, str) and is_own_device(hass, one)]
    if not own:
        return target
    entities = target.get(ATTR_ENTITY_ID) or []
    meant = [entities] if isinstance(entities, str) else list(entities)
    meant += [entity_id for entity_id in expand(hass, home, {ATTR_DEVICE_ID: own}).entities() if entity_id not in meant]
    rest = [one for one in devices if one not in own]
    others = {key: item for key, item in target.items() if key not in (ATTR_DEVICE_ID, ATTR_ENTITY_ID)}
    return others | {ATTR_ENTITY_ID: meant} | ({ATTR_DEVICE_ID: rest} if rest else {})
