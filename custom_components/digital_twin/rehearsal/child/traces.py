"""The runs of automations and scripts, taken from Home Assistant's own traces."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import PurePosixPath
from typing import Any, Final

from homeassistant.components.automation import trace as automation_trace
from homeassistant.components.script import trace as script_trace
from homeassistant.core import HomeAssistant

from .acts import Acts
from .clock import CLOCK

MOST: Final = 20_000
"""Runs that are kept, some ten megabytes; further ones are only counted."""
FULLY_TOLD: Final = 12
"""Runs of one automation with one outcome that are told with every step; of further ones only the outcome."""
SWEEP: Final = 64
STEPS: Final = 60
ENDED_BADLY: Final = frozenset({"aborted", "error"})
_TIMES: Final = (date, time, timedelta)
STORE: Final = "async_store_trace"
"""The name under which both components import what keeps their traces."""


@dataclass(slots=True, eq=False)
class Run:
    """One run: key is automation.<id> or script.<name>; outcome as Home Assistant calls it.

    failed: the condition that let it do nothing further; idle: whether it asked for conditions and did nothing else.
    Both are known of runs that are told with every step, failed also of those that their conditions kept from running.
    """

    key: str
    at: float
    context: str
    parent: str | None
    trace: Any | None = None
    trigger: str | None = None
    outcome: str | None = None
    finished: float | None = None
    error: str | None = None
    steps: list[dict[str, Any]] = field(default_factory=list)
    condition: str | None = None
    failed: dict[str, Any] | None = None
    by_trigger: int | None = None
    idle: bool = False


@dataclass(slots=True)
class Tally:
    """How often something ran with one outcome, and when first and last (epoch s)."""

    count: int
    first: float
    last: float


class Runs:
    """Collects every trace that is made while installed: each run up to MOST, and the tally of all by key, outcome."""

    def __init__(self, acts: Acts, most: int = MOST) -> None:
        """Start empty. acts: told of every run's context."""
        self.all: list[Run] = []
        self.count = 0
        self.tally: dict[tuple[str, str], Tally] = {}
        self.near_misses: Counter[str] = Counter()
        self.last: str | None = None
        self._acts = acts
        self._most = most
        self._sweep_at = SWEEP
        self._open: list[Run] = []
        self._told: Counter[tuple[str, str]] = Counter()

    def install(self) -> None:
        """Receive traces from now on, instead of Home Assistant's own store of the last few."""

        def store(_hass: HomeAssistant, trace: Any, _stored: int) -> None:
            self.add(trace)

        setattr(automation_trace, STORE, store)
        setattr(script_trace, STORE, store)

    def add(self, trace: Any) -> None:
        """Take a trace that has just begun."""
        if getattr(trace, "not_triggered", False):
            self.near_misses[trace.key] += 1
            return
        self.last = trace.key
        context = trace.context
        self._acts.own(context.id, trace.key)
        run = Run(trace.key, CLOCK.now, context.id, context.parent_id, trace)
        self.count += 1
        if len(self.all) < self._most:
            self.all.append(run)
        self._open.append(run)
        if len(self._open) >= self._sweep_at:
            self.sweep()
            self._sweep_at = max(SWEEP, 2 * len(self._open))  # else each of many that wait would be looked at each time

    def sweep(self, *, final: bool = False) -> None:
        """Read what finished; at the end also what still runs."""
        self._open = [run for run in self._open if not self._read(run, final=final)]

    def _read(self, run: Run, *, final: bool) -> bool:
        trace = run.trace
        assert trace is not None  # noqa: S101 -- open runs have theirs
        short = trace.as_short_dict()
        if short["state"] != "stopped" and not final:
            return False
        run.trigger = short.get("trigger")
        run.outcome = short["script_execution"] or ("error" if short.get("error") else short["state"])
        finish = short["timestamp"]["finish"]
        run.finished = None if finish is None else finish.timestamp()
        run.error = short.get("error")
        elements = trace._trace or {}  # noqa: SLF001 -- as_extended_dict would render every variable
        first = next(iter(elements), "")
        if first.startswith("trigger/"):
            run.by_trigger = int(first.removeprefix("trigger/"))
        if not run.error and run.outcome in ENDED_BADLY:
            texts = (element.as_dict().get("error") for path in elements for element in elements[path])
            run.error = next((str(text)[:300] for text in texts if text), None)
        told = (run.key, str(run.outcome))
        self._told[told] += 1
        if (tally := self.tally.get(told)) is None:
            self.tally[told] = Tally(1, run.at, run.at)
        else:
            tally.count += 1
            tally.first, tally.last = min(tally.first, run.at), max(tally.last, run.at)
        if run.outcome == "failed_conditions" or self._told[told] <= FULLY_TOLD:
            steps = [_step(element.as_dict()) for path in elements for element in elements[path]]
            run.steps = steps[:STEPS]
            run.idle = not _does_anything(steps)
            stopped = run.outcome == "aborted" and not run.error
            refused = [step for step in steps if step.get("result") is False and (stopped or _asks(step))]
            run.condition = next((step["path"] for step in refused if stopped or "condition" in step["path"]), None)
            if refused and (stopped or run.idle):
                run.failed = _innermost(_around(refused[-1], refused) if stopped else refused)
            if self._told[told] > FULLY_TOLD:
                run.steps = []
        run.trace = None
        return True


def _asks(step: Mapping[str, Any]) -> bool:
    """Return whether a step asks for a condition."""
    return bool({"condition", "conditions", "if"} & set(step["path"].split("/")))


def _does_anything(steps: list[dict[str, Any]]) -> bool:
    """Return whether any step does something, and is not just on the way to others."""
    on_the_way = {str(parent) for step in steps for parent in PurePosixPath(step["path"]).parents}
    return any(
        step["path"].startswith(("action/", "sequence/"))
        and step["path"] not in on_the_way
        and not _asks(step)
        and step.get("result") is not False
        for step in steps
    )


def _around(inner: Mapping[str, Any], steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the steps that a step is part of, itself the last."""
    return [step for step in steps if f"{inner['path']}/".startswith(f"{step['path']}/")]


def _innermost(refused: list[dict[str, Any]]) -> dict[str, Any]:
    """Return, of the steps that did not hold, the first one within the first."""
    found = refused[0]
    for step in refused[1:]:
        if step["path"].startswith(f"{found['path']}/"):
            found = step
    return {key: found[key] for key in ("path", "detail") if key in found}


def _step(element: Mapping[str, Any]) -> dict[str, Any]:
    """Return a step of a trace: where, when, what came of it; the variables are left out."""
    step: dict[str, Any] = {"path": element["path"], "at": element["timestamp"].timestamp()}
    result = element.get("result")
    if isinstance(result, Mapping):
        plain = {key: str(value) if isinstance(value, _TIMES) else value for key, value in result.items()}
        flat = {key: value for key, value in plain.items() if isinstance(value, str | int | float | bool)}
        step["result"] = flat.pop("result", None) if "result" in flat else None
        if flat:
            step["detail"] = {key: value if not isinstance(value, str) else value[:200] for key, value in flat.items()}
        if "params" in result and isinstance(result["params"], Mapping):
            params = result["params"]
            step["detail"] = {"action": f"{params.get('domain')}.{params.get('service')}"}
    elif result is not None:
        step["result"] = str(result)[:200]
    if element.get("error"):
        step["error"] = str(element["error"])[:300]
    return step
