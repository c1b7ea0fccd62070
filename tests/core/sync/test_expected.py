"""Own commands are recognised, whoever else acts in between, and nothing piles up."""

from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.digital_twin.core.sync.expected import ExpectedEffects, Recognition

OWN, PENDING, FOREIGN = Recognition.OWN, Recognition.PENDING, Recognition.FOREIGN
LAMP = "light.lamp"


def test_a_report_nobody_expects_is_foreign() -> None:
    assert ExpectedEffects().recognise(LAMP, "on", True, 0.0, context_ids=("x", None)) is FOREIGN


def test_a_device_that_reports_20_s_late_with_a_foreign_context_is_own() -> None:
    effects = ExpectedEffects()
    effects.expect(LAMP, "on", True, 100.0, context_id="ours", before=False)
    assert effects.recognise(LAMP, "on", True, 120.0, context_ids=("device", None)) is OWN


def test_after_the_deadline_the_same_report_is_foreign() -> None:
    effects = ExpectedEffects()
    effects.expect(LAMP, "on", True, 100.0, context_id="ours", before=False, window=30.0)
    assert effects.recognise(LAMP, "on", True, 130.1) is FOREIGN
    assert effects.recognise(LAMP, "on", False, 131.0, context_ids=("ours",)) is FOREIGN


def test_own_context_is_own_whatever_it_shows() -> None:
    """A thermostat asked for 35 °C that allows 30 answers 30: our doing, and no reason to answer back."""
    effects = ExpectedEffects()
    effects.expect("climate.room", "target_temperature", 35.0, 0.0, context_id="ours", before=20.0)
    assert effects.recognise("climate.room", "target_temperature", 36.0, 1.0, context_ids=("child", "ours")) is OWN


def test_another_entity_s_report_with_our_context_is_not_that_entity_s_own() -> None:
    effects = ExpectedEffects()
    effects.expect(LAMP, "on", True, 0.0, context_id="ours")
    assert effects.recognise("light.other", "on", True, 1.0, context_ids=("ours",)) is FOREIGN


def test_an_old_poll_is_pending_until_the_effect_was_seen() -> None:
    effects = ExpectedEffects()
    effects.expect(LAMP, "on", True, 0.0, before=False)
    assert effects.recognise(LAMP, "on", False, 2.0) is PENDING
    assert effects.recognise(LAMP, "on", True, 5.0) is OWN
    assert effects.recognise(LAMP, "on", False, 6.0) is FOREIGN


def test_the_way_there_is_own_and_beyond_it_foreign() -> None:
    effects = ExpectedEffects()
    effects.expect("cover.blind", "position", 100.0, 0.0, before=20.0)
    assert effects.recognise("cover.blind", "position", 60.0, 10.0) is OWN
    assert effects.recognise("cover.blind", "position", 10.0, 12.0) is FOREIGN
    assert effects.recognise("cover.blind", "position", 60.0, 13.0) is FOREIGN


def test_options_have_no_way_in_between() -> None:
    effects = ExpectedEffects()
    effects.expect("climate.room", "hvac_mode", "heat", 0.0, before="off")
    assert effects.recognise("climate.room", "hvac_mode", "cool", 1.0) is FOREIGN


def test_numbers_within_the_tolerance_are_what_was_commanded() -> None:
    effects = ExpectedEffects()
    effects.expect(LAMP, "brightness", 50.0, 0.0, tolerance=0.5)
    assert effects.recognise(LAMP, "brightness", 50.4, 1.0) is OWN
    assert effects.recognise(LAMP, "brightness", 50.6, 2.0) is FOREIGN


def test_a_person_who_acts_in_between_has_the_last_word() -> None:
    effects = ExpectedEffects()
    effects.expect(LAMP, "on", True, 0.0, before=False)
    assert effects.recognise(LAMP, "on", True, 1.0) is OWN
    assert effects.recognise(LAMP, "on", False, 5.0, context_ids=("person",)) is FOREIGN
    assert effects.recognise(LAMP, "on", True, 6.0, context_ids=("person",)) is FOREIGN


def test_a_newer_command_replaces_the_older() -> None:
    effects = ExpectedEffects()
    effects.expect(LAMP, "on", True, 0.0, before=False)
    effects.expect(LAMP, "on", False, 1.0, before=True)
    assert effects.recognise(LAMP, "on", True, 2.0) is PENDING
    assert effects.recognise(LAMP, "on", False, 3.0) is OWN


def test_a_forgotten_entity_has_no_own_reports() -> None:
    effects = ExpectedEffects()
    effects.expect(LAMP, "on", True, 0.0, context_id="ours")
    effects.expect("light.other", "on", True, 0.0, context_id="ours")
    effects.forget(LAMP)
    assert effects.recognise(LAMP, "on", True, 1.0, context_ids=("ours",)) is FOREIGN
    assert effects.recognise("light.other", "on", True, 1.0) is OWN


def test_memory_is_bounded_and_what_is_over_goes() -> None:
    effects = ExpectedEffects(capacity=10)
    for index in range(100):
        effects.expect(f"light.{index}", "on", True, float(index) / 100, context_id=f"c{index}")
    assert len(effects) == 20
    assert effects.recognise("light.99", "on", True, 2.0) is OWN
    assert effects.recognise("light.0", "on", True, 2.0) is FOREIGN
    effects.expect(LAMP, "on", True, 1000.0)
    assert len(effects) == 1


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["command", "late report", "person", "old poll"]),
        st.sampled_from(["a", "b"]),
        st.booleans(),
        st.floats(0.0, 25.0),
    ),
    max_size=60,
)


@settings(deadline=None)
@given(events=EVENTS)
def test_a_pair_of_followers_never_answers_itself(events: list[tuple[str, str, bool, float]]) -> None:
    """Two devices, each made to follow the other by commands with effects that come late under foreign contexts.

    However commands, late reports, persons and stale polls interleave, reports that only show what was last commanded
    within the window are never taken for somebody else's, and memory stays bounded.
    """
    effects = ExpectedEffects(capacity=4)
    commanded: dict[str, tuple[bool, float]] = {}
    now = 0.0
    for event, entity, value, pause in events:
        now += pause
        if event == "command":
            effects.expect(entity, "on", value, now, before=not value)
            commanded[entity] = (value, now)
        elif event == "late report" and entity in commanded:
            shown, at = commanded[entity]
            recognised = effects.recognise(entity, "on", shown, now)
            assert (recognised is OWN) == (now - at <= 30.0)
        elif event == "person":
            if effects.recognise(entity, "on", value, now, context_ids=("person",)) is FOREIGN:
                commanded.pop(entity, None)
                assert effects.recognise(entity, "on", value, now) is FOREIGN
        elif event == "old poll" and entity in commanded:
            shown, at = commanded[entity]
            if effects.recognise(entity, "on", not shown, now) is not PENDING:
                commanded.pop(entity)
        assert len(effects) <= 8


@settings(deadline=None)
@given(
    commands=st.lists(st.floats(0.0, 100.0), min_size=1, max_size=20),
    delay=st.floats(0.0, 20.0),
    noise=st.floats(-0.4, 0.4),
)
def test_a_slow_device_never_starts_a_loop(commands: list[float], delay: float, noise: float) -> None:
    """A follower that commands whatever foreign change it sees settles: its own late echoes cause no command."""
    effects = ExpectedEffects()
    now, sent = 0.0, 0
    for target in commands:
        now += 100.0
        effects.expect("light.b", "brightness", target, now, tolerance=0.5)
        sent += 1
        echo = effects.recognise("light.b", "brightness", target + noise, now + delay, context_ids=("bridge",))
        if echo is FOREIGN:
            sent += 1
    assert sent == len(commands)
