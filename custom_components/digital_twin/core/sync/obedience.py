"""Commands to the real device, and whether their effect shows within the device's usual delay.

The delay is learned per channel from commands that were obeyed: an exponential average of its logarithm and of the
distance from that, as TCP estimates round trips (Jacobson 1988). A device that never answered yet gets the benefit of
the doubt.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from math import exp, log
from typing import Any, Final

from ..channel import Value

UNKNOWN_DELAY: Final = 30.0
SHORTEST_PATIENCE: Final = 5.0
LONGEST_PATIENCE: Final = 600.0
RATE: Final = 0.125
SPREAD_RATE: Final = 0.25
DEVIATIONS: Final = 4.0
FORGOTTEN: Final = 86_400.0
"""s after which a command that was never obeyed is history."""


@dataclass(slots=True)
class Delay:
    """How long a device takes to show a command: mean of the logarithm of the time in s, and spread around it."""

    mean: float
    spread: float
    count: int = 1

    @property
    def patience(self) -> float:
        """Return how long (s) to wait before a command counts as lost."""
        return min(max(exp(self.mean + DEVIATIONS * self.spread), SHORTEST_PATIENCE), LONGEST_PATIENCE)

    def observe(self, seconds: float) -> None:
        """Learn from one command that was obeyed after so many seconds."""
        off = log(max(seconds, 0.05)) - self.mean
        self.mean += RATE * off
        self.spread += SPREAD_RATE * (abs(off) - self.spread)
        self.count += 1


@dataclass(slots=True)
class Command:
    """A command to one channel: what was wanted when, and until when it is to show (epoch s).

    context_id: of the call. resent: how often it was sent again. also: what a device may show for it as well.
    """

    channel: str
    wanted: Value
    tolerance: float
    at: float
    due: float
    context_id: str | None = None
    resent: int = 0
    late: bool = False
    also: tuple[str, ...] = ()

    def is_shown(self, value: Value | None) -> bool:
        """Return whether a reported value is what was wanted."""
        if value is None:
            return False
        if isinstance(value, str | bool) or isinstance(self.wanted, str | bool):
            return value == self.wanted or value in self.also
        return abs(value - self.wanted) <= self.tolerance


class Obedience:
    """The commands to one device that have not shown yet, one per channel: a newer one takes an older one's place."""

    __slots__ = ("_commands", "delays", "lost", "obeyed")

    def __init__(self) -> None:
        """Expect nothing."""
        self._commands: dict[str, Command] = {}
        self.delays: dict[str, Delay] = {}
        self.obeyed = 0
        self.lost = 0

    def __iter__(self) -> Iterator[Command]:
        """Iterate over the commands that have not shown."""
        return iter(self._commands.values())

    def patience(self, channel: str, first: float = UNKNOWN_DELAY) -> float:
        """Return how long (s) a channel's commands may take; first: before one was obeyed."""
        delay = self.delays.get(channel)
        return first if delay is None else delay.patience

    def command(
        self,
        channel: str,
        wanted: Value,
        present: Value | None,
        at: float,
        tolerance: float,
        context_id: str | None,
        *,
        also: tuple[str, ...] = (),
        first: float = UNKNOWN_DELAY,
    ) -> Command | None:
        """Note a command; return it, or None where the device shows already what is wanted."""
        due = at + self.patience(channel, first)
        command = Command(channel, wanted, tolerance, at, due, context_id, also=also)
        before = self._commands.pop(channel, None)
        if before is not None and before.wanted == wanted:
            # The same once more, by whomever: it has been late since the first time.
            command.resent, command.late = before.resent, before.late
            command.at = before.at if before.late else at
        if command.is_shown(present):
            return None
        self._commands[channel] = command
        return command

    def reported(self, channel: str, value: Value | None, changed: float, at: float, *, foreign: bool) -> bool:
        """Take a report in; return whether it settled a command that was late.

        changed: since when (epoch s) the value is so. foreign: whether somebody else moved the device meanwhile, who
        then has the last word.
        """
        command = self._commands.get(channel)
        if command is None or value is None:
            return False
        if command.is_shown(value):
            del self._commands[channel]
            if changed >= command.at:
                self._learn(channel, changed - command.at)
            self.obeyed += not command.late
            return command.late
        if (foreign and changed > command.due) or at - command.at > FORGOTTEN:
            del self._commands[channel]
            return command.late
        return False

    def under_way(self, channel: str, at: float) -> None:
        """Note that a device is doing what it was told: it has a little longer to show that it has done it."""
        if (command := self._commands.get(channel)) is not None:
            command.due = max(command.due, at + SHORTEST_PATIENCE)

    def overdue(self, at: float) -> list[Command]:
        """Return the commands that should have shown by now, and count each once."""
        late = [command for command in self._commands.values() if at >= command.due]
        for command in late:
            if not command.late:
                command.late = True
                self.lost += 1
        return late

    def resend(self, channel: str, at: float) -> Command | None:
        """Note that a command was sent again; it then has its time once more."""
        if (command := self._commands.get(channel)) is not None:
            command.resent += 1
            command.due = at + self.patience(channel)
        return command

    def forget(self, channel: str) -> None:
        """Expect nothing of a channel any more."""
        self._commands.pop(channel, None)

    def as_dict(self) -> dict[str, Any]:
        """Return what was learned of the delays, as JSON-able plain values."""
        return {key: [delay.mean, delay.spread, delay.count] for key, delay in self.delays.items()}

    def restore(self, data: Mapping[str, Any]) -> None:
        """Take over what as_dict wrote. Raises TypeError, IndexError or ValueError for anything else."""
        self.delays = {str(key): Delay(float(row[0]), float(row[1]), int(row[2])) for key, row in data.items()}

    def pending(self) -> list[dict[str, Any]]:
        """Return the commands that have not shown, as JSON-able plain values."""
        return [asdict(command) for command in self]

    def resume(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Expect again what pending wrote, as after a restart. Raises TypeError or KeyError for anything else."""
        self._commands = {
            str(row["channel"]): Command(**{**row, "also": tuple(map(str, row.get("also", ())))}) for row in rows
        }

    def _learn(self, channel: str, seconds: float) -> None:
        if (delay := self.delays.get(channel)) is not None:
            delay.observe(seconds)
        else:
            first = max(seconds, 0.05)
            self.delays[channel] = Delay(log(first), 0.5)
