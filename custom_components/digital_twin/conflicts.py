"""Where a twin and its device went different ways: who has the last word when the twin returns to its device.

The device's word is taken, or the twin's is proposed to it, or somebody is asked, as the twin's strategy says. Whatever
would reach the device waits for a person's word, and then passes the guard's door.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import Context, callback
from homeassistant.helpers import issue_registry as ir

from .alerts import states_of
from .const import DOMAIN
from .core.channel import Value
from .core.messages import Message
from .core.requests import Severity
from .core.sync.reconcile import Difference, Resolution, Strategy, differences, resolve
from .events import STATES_OF, in_words
from .guard.own import async_send
from .guard.run import Result
from .guard.targets import ActionCall
from .issues import ENTRY_ID
from .leeway import tolerance
from .spoken import manner_in
from .store.redact import is_secret
from .texts import async_cached_speaker

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

CONFLICT: Final = "conflict"
MESSAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "event_conflict": ("twin",),
    "event_conflict_over": ("twin",),
    "event_conflict_settled": ("twin",),
    "event_proposed": ("twin",),
    "conflict_line": ("channel", "expected", "actual", "unit"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the twin was told of a channel: when (epoch s), and the call that would tell the device the same."""

    at: float
    call: ActionCall


class Conflicts:
    """The conflicts of one twin."""

    def __init__(self, twin: TwinCoordinator) -> None:
        """Start without any."""
        self._twin = twin
        self._told: dict[str, Told] = {}
        self.open: dict[str, tuple[Difference, Told]] = {}

    @callback
    def async_told(self, ref: str, service: str, data: Mapping[str, Any], channels: Mapping[str, Value]) -> None:
        """Note a command to the twin alone. It takes the place of any question that is still open."""
        self._close()
        entity_id = self._twin.sources[ref]
        call = ActionCall(
            domain=entity_id.partition(".")[0],
            service=service,
            target={ATTR_ENTITY_ID: [entity_id]},
            data={key: value for key, value in data.items() if key != ATTR_ENTITY_ID},
        )
        told = Told(time.time(), call)
        self._told |= dict.fromkeys(channels, told)

    @callback
    def async_settle(self, held: Mapping[str, Value]) -> None:
        """Decide between what the twin held (by channel) and what the device reports, as the twin returns to it."""
        told, self._told = self._told, {}
        twin = self._twin
        state = twin.state.freeze()
        channels = {key: twin.channels[key] for key in told if key in twin.channels}
        found = differences(
            channels, state.values, held, {key: tolerance(channel) for key, channel in channels.items()}
        )
        strategy = twin.config.strategy
        kept = {
            item.channel: (item, told[item.channel], resolution)
            for item in found
            if (resolution := resolve(strategy, item, told[item.channel].at, state.changed[item.channel]))
            is not Resolution.TAKE
        }
        if not kept:
            return
        self.open = {key: (item, one) for key, (item, one, _) in kept.items()}
        proposed = all(resolution is Resolution.PROPOSE for _, _, resolution in kept.values())
        self._tell("proposed" if proposed else CONFLICT)
        self._ask()
        twin.assessment.async_keep()

    @callback
    def async_start(self) -> None:
        """Ask again what was left open, as after a restart; what was told is not told once more."""
        if self._twin.config.strategy is Strategy.DEVICE:
            self.open = {}
        if self.open:
            self._ask()

    @callback
    def async_update(self) -> bool:
        """Look at open conflicts anew, since a device may have come round; return whether anything changed."""
        if not self.open:
            return False
        twin = self._twin
        state = twin.state.freeze()
        channels = {key: twin.channels[key] for key in self.open if key in state.values}
        held = {key: item.held for key, (item, _) in self.open.items() if item.held is not None}
        limits = {key: tolerance(channel) for key, channel in channels.items()}
        found = {item.channel: item for item in differences(channels, state.values, held, limits)}
        still = {
            key: (found.get(key, item), told)
            for key, (item, told) in self.open.items()
            if key not in channels or (key in found and self._stands(found[key], item, told, state.changed[key]))
        }
        if still == self.open:
            return False
        self.open, before = still, self.open
        if still:
            self._ask()
        else:
            self._twin.home.audit.async_note("conflict_over", twin=twin, data={"channels": sorted(before)})
            twin.home.events.async_add("conflict_over", twin=twin, category="approval")
            ir.async_delete_issue(twin.hass, DOMAIN, self._issue_id)
        return True

    def _stands(self, now: Difference, before: Difference, told: Told, changed: float) -> bool:
        """Return whether the question is still one: where the newest word counts, a device that moved has spoken."""
        if now.reported == before.reported:
            return True
        return resolve(self._twin.config.strategy, now, told.at, changed) is not Resolution.TAKE

    def as_list(self) -> list[dict[str, Any]]:
        """Return the open conflicts as JSON-able plain values; codes are nobody's to keep."""
        return [
            {
                "channel": item.channel,
                "held": item.held,
                "reported": item.reported,
                "at": told.at,
                "domain": told.call.domain,
                "service": told.call.service,
                "target": dict(told.call.target),
                "data": {key: value for key, value in told.call.data.items() if not is_secret(key)},
            }
            for item, told in self.open.values()
        ]

    def restore(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Take over what as_list wrote. Raises KeyError, TypeError or ValueError for anything else."""
        calls: dict[str, Told] = {}
        for row in rows:
            call = ActionCall(domain=row["domain"], service=row["service"], target=row["target"], data=row["data"])
            told = calls.setdefault(repr((row["at"], call)), Told(float(row["at"]), call))
            if (key := str(row["channel"])) in self._twin.channels:
                self.open[key] = (Difference(key, row["held"], row["reported"]), told)

    async def async_decide(self, *, twin_wins: bool, context: Context) -> Result:
        """Take a person's word on the open conflicts; return what the guard made of it.

        Where the device wins nothing is to be done. Where the twin does, the device is told what the twin was told,
        unless the check denies it; then the question stays open. Raises StoreError where it cannot be written down.
        """
        twin = self._twin
        if twin_wins:
            for call in {id(told.call): told.call for _, told in self.open.values()}.values():
                result = await async_send(twin.home, call, context, ask=True)
                if result not in (Result.OK, Result.UNVERIFIED):
                    return result
        await twin.home.audit.async_commit(
            "conflict_settled", twin=twin, context=context, data={"twin_wins": twin_wins, "channels": sorted(self.open)}
        )
        self._close()
        await twin.assessment.async_save()
        twin.home.events.async_add("conflict_settled", twin=twin, category="approval", data={"twin_wins": twin_wins})
        return Result.OK

    @callback
    def async_stop(self) -> None:
        """Hide the question: it comes again with the twin."""
        self._told.clear()
        ir.async_delete_issue(self._twin.hass, DOMAIN, self._issue_id)

    def _tell(self, kind: str) -> None:
        twin = self._twin
        twin.home.events.async_add(
            kind, twin=twin, category="approval", severity=Severity.MEDIUM, data={"channels": self._rows()}, notify=True
        )

    def _ask(self) -> None:
        twin = self._twin
        ir.async_create_issue(
            twin.hass,
            DOMAIN,
            self._issue_id,
            data={ENTRY_ID: twin.entry.entry_id},
            is_fixable=True,
            severity=ir.IssueSeverity.WARNING,
            translation_key=CONFLICT,
            translation_placeholders={
                "name": twin.config.name,
                "values": self.values(),
            },
        )

    def _rows(self) -> list[dict[str, Value]]:
        return [
            {
                "channel": item.channel,
                "expected": "–" if item.held is None else item.held,
                "actual": item.reported,
                "unit": self._twin.channels[item.channel].unit or "",
            }
            for item, _ in self.open.values()
        ]

    @callback
    def values(self) -> str:
        """Return both values of each open conflict, a line each."""
        twin = self._twin
        speaker, language = async_cached_speaker(twin.hass), manner_in(twin.hass.config.language).language
        lines = []
        for row in self._rows():
            states = states_of(twin, str(row["channel"])) or ""
            words = in_words(twin.hass, {**row, STATES_OF: states}, language)
            lines.append(f"- {speaker.say(Message('conflict_line', {**row, **words}))}")
        return "\n".join(lines)

    @property
    def _issue_id(self) -> str:
        return f"{CONFLICT}_{self._twin.entry.entry_id}"

    def _close(self) -> None:
        if self.open:
            self.open = {}
            ir.async_delete_issue(self._twin.hass, DOMAIN, self._issue_id)
            self._twin.assessment.async_keep()
