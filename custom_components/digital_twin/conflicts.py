"""Where a twin and its device went different ways: who has the last word when the twin returns to its device.

The device's word is taken, or the twin's is proposed to it, or somebody is asked, as the twin's strategy says. Whatever
would reach the device waits for a person's word, and then passes the guard's door.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import Context, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .core.channel import Value
from .core.messages import Message
from .core.requests import Severity
from .core.sync.reconcile import Difference, Resolution, differences, resolve
from .guard.own import async_send
from .guard.run import Result
from .guard.targets import ActionCall
from .issues import ENTRY_ID
from .obeying import tolerance
from .texts import async_cached_speaker

if TYPE_CHECKING:
    from .coordinator import TwinCoordinator

CONFLICT: Final = "conflict"
MESSAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "event_conflict": ("twin",),
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
        self._ask("proposed" if proposed else CONFLICT)

    async def async_decide(self, *, twin_wins: bool, context: Context) -> Result:
        """Take a person's word on the open conflicts; return what the guard made of it.

        Where the device wins nothing is to be done. Where the twin does, the device is told what the twin was told,
        unless the check denies it; then the question stays open.
        """
        twin = self._twin
        if twin_wins:
            for call in {id(told.call): told.call for _, told in self.open.values()}.values():
                result = await async_send(twin.home, call, context, ask=True)
                if result not in (Result.OK, Result.UNVERIFIED):
                    return result
        twin.home.audit.async_note(
            "conflict_settled", twin=twin, context=context, data={"twin_wins": twin_wins, "channels": sorted(self.open)}
        )
        self._close()
        twin.home.events.async_add("conflict_settled", twin=twin, category="approval", data={"twin_wins": twin_wins})
        return Result.OK

    @callback
    def async_stop(self) -> None:
        """Take the question back: what the twin held is gone with it."""
        self._told.clear()
        self._close()

    def _ask(self, kind: str) -> None:
        twin = self._twin
        rows = self._rows()
        twin.home.events.async_add(
            kind, twin=twin, category="approval", severity=Severity.MEDIUM, data={"channels": rows}, notify=True
        )
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
        speaker = async_cached_speaker(self._twin.hass)
        return "\n".join(f"- {speaker.say(Message('conflict_line', row))}" for row in self._rows())

    @property
    def _issue_id(self) -> str:
        return f"{CONFLICT}_{self._twin.entry.entry_id}"

    def _close(self) -> None:
        if self.open:
            self.open = {}
            ir.async_delete_issue(self._twin.hass, DOMAIN, self._issue_id)
