"""The one door to physical devices: check, approval where it is needed, the action itself, and the look afterwards."""

import asyncio
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

import voluptuous as vol
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.script import Script, async_validate_actions_config

from ..access import POLICY_CONTROL, async_user, require
from ..const import DOMAIN, LOGGER
from ..core.models.kinds import Risk
from ..core.requests import Decision
from .approvals import Approvals
from .check import Checked, async_check_variants
from .expansion import expand, is_own
from .readback import async_read_back, told
from .run import SHOWN_ENTITIES, Result, Run, actions_of, plain, summary_of
from .timed import TimedCall
from .wish import Wish

if TYPE_CHECKING:
    from ..manager import Home

KEYS_KEPT: Final = 500
KEYS_FOR: Final = 86_400.0
"""s in which a key asks for the same run, not another one."""


class Door:
    """Runs wishes, each key once."""

    def __init__(self, hass: HomeAssistant, home: Home) -> None:
        """Nothing was run yet."""
        self._hass = hass
        self._home = home
        self.approvals = Approvals(hass, home, self)
        self._keys: OrderedDict[str, tuple[float, asyncio.Task[Run]]] = OrderedDict()

    async def async_start(self) -> None:
        """Take answers to approvals, and say what became of those that a killed Home Assistant left behind."""
        self._home.entry.async_on_unload(self.approvals.async_start())
        await self.approvals.async_recover()

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
        key: the same key within a day is answered with the first run's result. ask: request an approval where one is
        needed, and wait so many s for it. Raises Unauthorized for a user who may not control what it reaches, and
        StoreError where the decision cannot be written down.
        """
        if key is None or dry_run:
            return await self._async_run(wish, dry_run=dry_run, ask=ask, wait=wait, look_later=look_later)
        self._forget_old_keys()
        if (known := self._keys.get(key)) is not None:
            return await asyncio.shield(known[1])
        task = self._hass.async_create_task(
            self._async_run(wish, dry_run=False, ask=ask, wait=wait), f"digital_twin run {key}"
        )
        self._keys[key] = (time.time(), task)
        try:
            return await asyncio.shield(task)
        except HomeAssistantError:
            self._keys.pop(key, None)
            raise

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
        if decision is Decision.DENIED or (decision is Decision.NEEDS_APPROVAL and not ask):
            self._home.scores.async_note(checked, done=False)
            await self._async_write_down("action_denied", wish, checked)
            self._tell("action_denied", checked)
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
            await self._async_act(wish, Context(parent_id=context.id, user_id=context.user_id))
            verified |= await async_read_back(lost)
        failed = [entity_id for entity_id, done in verified.items() if done is False]
        result = Result.UNVERIFIED if failed or None in verified.values() or not verified else Result.OK
        self._home.audit.async_note(
            "action_run",
            context=wish.context,
            data={"result": result.value, "unverified": failed[:SHOWN_ENTITIES], "context": context.id},
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
        user = await async_user(self._hass, wish.context)
        if user is None:
            return
        reached = [item.entity_id for _, item in checked.reached]
        further = [
            entity_id
            for calls in wish.variants
            for timed in calls
            for entity_id in expand(self._hass, self._home, timed.call.target, timed.call.domain).entities()
        ]
        require(user, wish.context, dict.fromkeys((*reached, *further)), POLICY_CONTROL)

    async def _async_write_down(self, what: str, wish: Wish, checked: Checked) -> None:
        """Commit a decision before anything follows from it."""
        await self._home.audit.async_commit(
            what, twin=next(iter(checked.touched.values()), None), context=wish.context, data=summary_of(checked, wish)
        )

    def _tell(self, kind: str, checked: Checked) -> None:
        worst = next(iter(checked.verdict.hazards), None)
        self._home.events.async_add(
            kind,
            twin=next(iter(checked.touched.values()), None),
            category="guard",
            severity=None if worst is None else worst.severity,
            data={
                "hazard": "" if worst is None else worst.hazard,
                "actions": actions_of(checked.calls),
                "entities": list(dict.fromkeys(item.entity_id for _, item in checked.reached))[:SHOWN_ENTITIES],
                "reason": plain(checked.verdict.summary),
            },
        )

    def _forget_old_keys(self) -> None:
        oldest = time.time() - KEYS_FOR
        while self._keys and (len(self._keys) > KEYS_KEPT or next(iter(self._keys.values()))[0] < oldest):
            self._keys.popitem(last=False)


def _with_sources(hass: HomeAssistant, home: Home, value: Any) -> Any:
    """Return steps with every name of a twin's shadow replaced by that of its source."""
    if isinstance(value, dict):
        return {key: _with_sources(hass, home, item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_sources(hass, home, item) for item in value]
    if isinstance(value, str) and "." in value and is_own(hass, value):
        named = expand(hass, home, {ATTR_ENTITY_ID: [value]}).named
        return next(iter(named), value)
    return value
