"""Device, twin and the way between them in any order: whatever happens, in the end the twin agrees with its device.

The device changes by itself or by command, its reports are delayed, reordered, repeated and lost; the twin is written
to with current and with stale revisions; reconciles come at any time, also during one another; automations carry what
one of the two shows to the other, as people's do, and echoes of the twin's own past are recognised.
"""

import random
from collections.abc import Callable
from functools import partial
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from custom_components.digital_twin.core.channel import Refusal, Value
from custom_components.digital_twin.core.live import LiveState
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.state import Origin, Source, StaleRevisionError
from custom_components.digital_twin.core.sync.expected import ExpectedEffects, Recognition
from custom_components.digital_twin.core.sync.reconcile import TAKEN_TOO_LONG, Gate, differences

CHANNELS = {channel.key: channel for channel in KINDS["light"].channels if channel.key in ("on", "brightness")}
VALUES = {"on": st.booleans(), "brightness": st.sampled_from([0.0, 20.0, 50.0, 100.0])}
COMMANDS = st.sampled_from(sorted(CHANNELS)).flatmap(lambda key: st.tuples(st.just(key), VALUES[key]))
LAMP = "light.lamp"
ROUNDS = 60
"""Turns after which two automations that carry values to and fro must have come to rest."""


class Interleavings(RuleBasedStateMachine):
    """The world of one lamp and its twin. Times are s."""

    @initialize()
    def begin(self) -> None:
        self.now = 1000.0
        self.device: dict[str, tuple[Value, float]] = {"on": (False, self.now), "brightness": (0.0, self.now)}
        self.live = LiveState(CHANNELS)
        self.gate = Gate()
        self.effects = ExpectedEffects()
        self.reports: list[tuple[str, Value, float, str | None]] = []
        self.to_device: list[tuple[str, Value, str]] = []
        self.commands = 0
        self.revision = 0
        self.late = 0
        self.stale = 0
        self.reconcile()

    def _change(self, key: str, value: Value, context: str | None) -> None:
        self.now += 1.0
        if self.device[key][0] != value:
            self.device[key] = (value, self.now)
            self.reports.append((key, value, self.now, context))

    def _deliver(self, report: tuple[str, Value, float, str | None]) -> None:
        key, value, at, context = report
        held = self.live.reported_at(key)
        known = any((item.channel, item.raw, item.at) == (key, str(value), at) for item in self.live.quarantine)
        self.late += held is not None and at < held and not known
        self.live.report(key, value, at, Source.DEVICE, context)
        self.effects.recognise(LAMP, key, value, self.now, context_ids=(context,))

    @rule(command=COMMANDS)
    def somebody_at_the_device(self, command: tuple[str, Value]) -> None:
        self._change(*command, context=None)

    @rule(seconds=st.floats(0.1, 100.0))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds

    @precondition(lambda self: self.reports)
    @rule(index=st.integers(0, 50), again=st.booleans())
    def a_report_arrives_in_any_order_perhaps_twice(self, index: int, again: bool) -> None:
        report = self.reports[index % len(self.reports)]
        self._deliver(report)
        if again:
            before = (self.live.revision, dict(self.live.freeze().values))
            self._deliver(report)
            assert (self.live.revision, dict(self.live.freeze().values)) == before, "a repetition changes nothing"
        else:
            self.reports.remove(report)

    @precondition(lambda self: self.reports)
    @rule(index=st.integers(0, 50))
    def a_report_is_lost(self, index: int) -> None:
        self.reports.pop(index % len(self.reports))

    @rule(command=COMMANDS, behind=st.integers(0, 2))
    def the_twin_is_written_to(self, command: tuple[str, Value], behind: int) -> None:
        before = self.live.freeze()
        try:
            after = self.live.write(
                dict([command]), self.now, Source.USER, expected_revision=before.revision - behind, cause="user"
            )
        except StaleRevisionError:
            assert behind
            self.stale += 1
            assert self.live.freeze() == before
        else:
            assert not behind
            assert after.values[command[0]] == command[1]
            assert after.revision == before.revision or (after.source, after.cause) == Origin(Source.USER, "user")

    @rule(command=COMMANDS)
    def the_twin_tells_the_device(self, command: tuple[str, Value]) -> None:
        key, value = command
        context = f"c{self.commands}"
        self.commands += 1
        self.effects.expect(LAMP, key, value, self.now, before=self.device[key][0], context_id=context)
        self.to_device.append((key, value, context))

    @precondition(lambda self: self.to_device)
    @rule(index=st.integers(0, 50), lost=st.booleans())
    def a_command_reaches_the_device_late_or_never(self, index: int, lost: bool) -> None:
        key, value, context = self.to_device.pop(index % len(self.to_device))
        if not lost:
            self._change(key, value, context)

    @rule()
    def reconcile(self) -> None:
        assert self.gate.enter(self.now)
        for key, (value, at) in self.device.items():
            self.live.report(key, value, at, Source.DEVICE)
        self.gate.leave()
        self._agree()

    @rule(later=st.floats(0.0, TAKEN_TOO_LONG - 1.0))
    def a_reconcile_during_a_reconcile_is_dropped(self, later: float) -> None:
        assert self.gate.enter(self.now)
        dropped = self.gate.dropped
        assert not self.gate.enter(self.now + later)
        assert self.gate.dropped == dropped + 1
        self.gate.leave()

    @rule(command=COMMANDS, delay=st.integers(1, 4))
    def automations_keep_both_in_step(self, command: tuple[str, Value], delay: int) -> None:
        """Tell the twin; one automation tells the slow device, another carries every report back: they come to rest."""
        key, shown = command
        waiting: list[tuple[int, Value]] = []

        def tell(value: Value, turn: int) -> None:
            self.effects.expect(LAMP, key, value, self.now, before=self.device[key][0])
            waiting.append((turn + delay, value))

        reports = [self.device[key][0]]
        tell(shown, 0)
        for turn in range(ROUNDS):
            for report in reports:
                if report != shown and self.effects.recognise(LAMP, key, report, self.now) is not Recognition.PENDING:
                    shown = report
                    tell(shown, turn)
            reports = []
            while waiting and waiting[0][0] <= turn:
                self._change(key, waiting.pop(0)[1], None)
                reports.append(self.device[key][0])
            if not waiting and not reports:
                break
        else:
            pytest.fail("the two swing for ever")
        assert self.device[key][0] == shown

    @invariant()
    def what_is_held_is_valid_and_the_counts_are_true(self) -> None:
        state = self.live.freeze()
        assert state.revision >= self.revision
        self.revision = state.revision
        for key, value in state.values.items():
            assert CHANNELS[key].validate(value) == value
        assert self.live.quarantined == self.late
        assert {item.refusal for item in self.live.quarantine} <= {Refusal.OUT_OF_ORDER}
        assert self.live.refused_stale == self.stale

    def teardown(self) -> None:
        if not hasattr(self, "live"):
            return
        for report in self.reports:
            self._deliver(report)
        self.reconcile()

    def _agree(self) -> None:
        reported = {key: value for key, (value, _) in self.device.items()}
        held: dict[str, Any] = dict(self.live.freeze().values)
        assert differences(CHANNELS, reported, held) == []


TestInterleavings = Interleavings.TestCase
TestInterleavings.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)


def test_ten_thousand_random_interleavings_end_in_agreement() -> None:
    """The same world, driven without hypothesis: 10,000 courses of 25 turns each, reproducible by their number."""
    late = stale = 0
    for number in range(10_000):
        draw = random.Random(number)
        world = Interleavings()
        world.begin()
        for _ in range(25):
            key = draw.choice(["on", "brightness"])
            value = draw.random() < 0.5 if key == "on" else draw.choice([0.0, 20.0, 50.0, 100.0])
            command, index = (key, value), draw.randrange(50)
            turns: list[Callable[[], None]] = [
                partial(world.somebody_at_the_device, command=command),
                partial(world.time_passes, seconds=draw.uniform(0.1, 100.0)),
                partial(world.the_twin_is_written_to, command=command, behind=draw.randrange(3)),
                partial(world.the_twin_tells_the_device, command=command),
                partial(world.automations_keep_both_in_step, command=command, delay=1 + index % 4),
                world.reconcile,
            ]
            if world.reports:
                turns += 2 * [
                    partial(world.a_report_arrives_in_any_order_perhaps_twice, index=index, again=index % 2 == 0)
                ]
                turns.append(partial(world.a_report_is_lost, index=index))
            if world.to_device:
                lost = index % 3 == 0
                turns.append(partial(world.a_command_reaches_the_device_late_or_never, index=index, lost=lost))
            draw.choice(turns)()
        world.what_is_held_is_valid_and_the_counts_are_true()
        world.teardown()
        late, stale = late + world.late, stale + world.stale
    assert late > 1000, "reports really came out of order"
    assert stale > 1000, "writes were really refused"
