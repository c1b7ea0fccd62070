"""The verdict: policy, gaps, isolation, quick checks, and that the answer always comes."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custom_components.digital_twin.core.grid import Grid
from custom_components.digital_twin.core.messages import Message
from custom_components.digital_twin.core.models import registry
from custom_components.digital_twin.core.models.kinds import KINDS, Risk
from custom_components.digital_twin.core.requests import Change, Decision, Environment, HazardFinding, Severity
from custom_components.digital_twin.core.safety.check import check
from custom_components.digital_twin.core.safety.hazard import HAZARDS, Hazard, register_hazard
from custom_components.digital_twin.core.safety.messages import MESSAGES, say
from custom_components.digital_twin.core.safety.policy import Gap, decide_finding, decide_gap
from custom_components.digital_twin.core.safety.situation import Exceedance, Situation, exceedance
from custom_components.digital_twin.core.twin import Fidelity, Trust, TwinSnapshot
from tests.core.twins import thermostat, twin

from .builders import HOME, change, environment, hazards, request, verdict


def ids(messages: tuple[Message, ...]) -> list[str]:
    return [message.id for message in messages]


def finding(severity: Severity, probability: float) -> HazardFinding:
    return HazardFinding(
        hazard="never_off", severity=severity, probability=probability, at=None, twins=(), reason=Message("x")
    )


@pytest.mark.parametrize(
    ("severity", "probability", "decision"),
    [
        (Severity.CRITICAL, 0.04, Decision.APPROVED),
        (Severity.CRITICAL, 0.05, Decision.NEEDS_APPROVAL),
        (Severity.CRITICAL, 0.30, Decision.DENIED),
        (Severity.HIGH, 0.19, Decision.APPROVED),
        (Severity.HIGH, 0.20, Decision.NEEDS_APPROVAL),
        (Severity.HIGH, 0.50, Decision.DENIED),
        (Severity.MEDIUM, 0.49, Decision.APPROVED),
        (Severity.MEDIUM, 0.50, Decision.NEEDS_APPROVAL),
        (Severity.MEDIUM, 1.00, Decision.NEEDS_APPROVAL),
        (Severity.LOW, 1.00, Decision.APPROVED),
    ],
)
def test_findings_decide_by_severity_and_probability(
    severity: Severity, probability: float, decision: Decision
) -> None:
    assert decide_finding(finding(severity, probability)) is decision


def test_gaps_decide_by_risk_class() -> None:
    assert decide_gap(Gap(Message("x"), Risk.RISKY)) is Decision.NEEDS_APPROVAL
    assert decide_gap(Gap(Message("x"), Risk.COSTLY)) is Decision.APPROVED
    assert decide_gap(Gap(Message("x"), Risk.HARMLESS)) is Decision.APPROVED


def test_a_harmless_action_is_approved_with_its_outcome() -> None:
    answer = verdict(twin("light", {"on": False}), change("light", on=True))
    assert answer.decision is Decision.APPROVED
    assert answer.summary == say("verdict_safe", hours=24.0)
    assert answer.confidence == 0.9
    assert answer.checked_until == 86_400.0
    assert answer.not_checked == ()
    assert [item.channel for item in answer.outcome[0].channels] == ["on"]
    assert answer.outcome[0].channels[0].value[-1] == 1.0
    assert answer.outcome[0].baseline[0].value[-1] == 0.0
    assert answer.outcome[0].energy is not None


def test_only_touched_twins_are_simulated() -> None:
    twins = (twin("light", {"on": False}), *(twin("plug", {"on": True}, twin_id=f"plug_{index}") for index in range(5)))
    assert [item.twin_id for item in verdict(twins, change("light", on=True)).outcome] == ["light"]


@pytest.mark.parametrize(
    ("trust", "decision", "confidence", "told"),
    [
        (None, Decision.NEEDS_APPROVAL, 0.15, ["check_unlearned"]),
        (Trust.OBSERVING, Decision.NEEDS_APPROVAL, 0.15, ["check_untrusted"]),
        (Trust.SUGGESTING, Decision.APPROVED, 0.7, []),
        (Trust.TRUSTED, Decision.APPROVED, 0.9, []),
    ],
)
def test_an_untrusted_heater_needs_approval(
    trust: Trust | None, decision: Decision, confidence: float, told: list[str]
) -> None:
    answer = verdict(thermostat(trust=trust), change("thermostat", target_temperature=20.5))
    assert (answer.decision, answer.confidence) == (decision, pytest.approx(confidence))
    assert ids(answer.not_checked) == told
    if told:
        assert answer.summary.id == told[0]


def test_an_untrusted_lamp_or_plug_passes_and_a_lock_needs_no_learning() -> None:
    for kind, commands in (("light", {"on": True}), ("plug", {"on": True}), ("lock", {"bolt": "unlocked"})):
        values = {"bolt": "locked"} if kind == "lock" else {"on": False, "power": 0.0}
        answer = verdict(twin(kind, values, trust=None), change(kind, **commands))
        assert answer.decision is Decision.APPROVED
        assert answer.confidence == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("kind", "commands", "decision"),
    [
        ("lock", {"bolt": "locked"}, Decision.NEEDS_APPROVAL),
        ("garage_door", {"position": 0.0}, Decision.NEEDS_APPROVAL),
        ("valve", {"position": 0.0}, Decision.NEEDS_APPROVAL),
        ("water_heater", {"target_temperature": 55.0}, Decision.NEEDS_APPROVAL),
        ("cover", {"position": 0.0}, Decision.APPROVED),
        ("light", {"on": True}, Decision.APPROVED),
        ("fan", {"on": True}, Decision.APPROVED),
    ],
)
def test_an_unknown_state_weighs_by_risk(kind: str, commands: dict[str, object], decision: Decision) -> None:
    answer = verdict(twin(kind), change(kind, **commands))
    assert answer.decision is decision
    assert "check_state_unknown" in ids(answer.not_checked)


def test_a_stale_twin_weighs_by_risk() -> None:
    lock, lamp = twin("lock", {"bolt": "locked"}), twin("light", {"on": False})
    stale = verdict(lock, change("lock", bolt="unlocked"), facts={"stale.lock": 7200.0})
    assert stale.decision is Decision.NEEDS_APPROVAL
    assert stale.summary == say("hazard_stale_reading", twin="Lock")
    away = verdict(lamp, change("light", on=True), facts={"stale.light": 7200.0})
    assert away.decision is Decision.APPROVED
    assert away.summary == say("verdict_safe_unchecked", count=len(away.not_checked))
    assert away.not_checked


def test_an_approval_that_reached_no_twin_says_so() -> None:
    nothing = Message("unresolved_missing", {"entity": "light.nowhere", "risk": "harmless"})
    answer = verdict(twin("light", {"on": False}), unresolved=(nothing,))
    assert answer.decision is Decision.APPROVED
    assert answer.summary == say("verdict_safe_unchecked", count=1)
    assert answer.not_checked == (nothing,)


def test_unresolved_and_unknown_targets_weigh_by_risk() -> None:
    lamp = twin("light", {"on": False})
    action = change("light", on=True)

    def unresolved(**params: str) -> Decision:
        return verdict(lamp, action, unresolved=(Message("no_twin", params),)).decision

    assert unresolved(entity="lock.door") is Decision.NEEDS_APPROVAL
    assert unresolved(entity="lock.door", risk="risky") is Decision.NEEDS_APPROVAL
    assert unresolved(entity="light.x", risk="harmless") is Decision.APPROVED
    assert unresolved(entity="light.x", risk="nonsense") is Decision.NEEDS_APPROVAL
    unknown = verdict(lamp, change("ghost", on=True))
    assert unknown.decision is Decision.NEEDS_APPROVAL
    assert unknown.summary == say("check_unknown_twin", twin="ghost")
    assert unknown.outcome == ()


def test_a_command_of_an_unknown_channel_is_named() -> None:
    answer = verdict(twin("light", {"on": False}), change("light", on=True, volume=3.0))
    assert answer.not_checked == (say("check_change_ignored", twin="Light", channel="volume"),)
    assert answer.decision is Decision.APPROVED


def test_an_action_on_nothing_is_approved_by_rules() -> None:
    answer = check(request(()))
    assert (answer.decision, answer.summary) == (Decision.APPROVED, say("verdict_safe_by_rules"))
    assert answer.checked_until == 0.0


def test_unknown_facts_are_named_and_weigh_nothing() -> None:
    asked = request(twin("lock", {"bolt": "locked"}), change("lock", bolt="unlocked"))
    answer = check(replace(asked, context={}))
    unknown = say("check_fact_unknown", fact="people_home", hazard="unlock_nobody_home")
    assert sorted(answer.not_checked, key=str) == sorted([unknown, say("check_this_moment", twin="Lock")], key=str)
    assert answer.decision is Decision.APPROVED
    assert answer.confidence == 0.9


def test_people_who_are_followed_but_unknown_weigh_as_the_device_does() -> None:
    asked = request(twin("lock", {"bolt": "locked"}), change("lock", bolt="unlocked"))
    answer = check(replace(asked, context={"people_tracked": 1.0}))
    unknown = say("check_people_unknown", hazard="unlock_nobody_home")
    assert sorted(answer.not_checked, key=str) == sorted([unknown, say("check_this_moment", twin="Lock")], key=str)
    assert (answer.decision, answer.summary) == (Decision.NEEDS_APPROVAL, unknown)
    assert answer.confidence < 0.9


@pytest.mark.parametrize(
    ("twins", "action", "decision"),
    [
        (twin("light", {"on": False}), change("light", on=True), Decision.APPROVED),
        (twin("lock", {"bolt": "locked"}), change("lock", bolt="unlocked"), Decision.APPROVED),
        (thermostat(), change("thermostat", target_temperature=20.5), Decision.NEEDS_APPROVAL),
        (
            twin("water_heater", {"temperature": 50.0}),
            change("water_heater", target_temperature=55.0),
            Decision.NEEDS_APPROVAL,
        ),
        (twin("plug", {"power": 5.0}, settings={"never_off": True}), change("plug", on=False), Decision.DENIED),
    ],
)
def test_a_quick_check_knows_the_rules_and_says_what_it_did_not_simulate(
    twins: TwinSnapshot, action: Change, decision: Decision
) -> None:
    answer = verdict(twins, action, quick=True, limits={"max_power": 1e6})
    assert answer.decision is decision
    assert answer.outcome == ()
    assert answer.checked_until == 0.0
    unseen = ["check_this_moment"] if twins.spec.kind == "lock" else []
    assert sorted(ids(answer.not_checked)) == sorted(["check_not_simulated", *unseen])


def test_a_hazard_can_be_switched_off() -> None:
    fridge = twin("plug", {"on": True}, settings={"appliance": "fridge"})
    assert hazards(verdict(fridge, change("plug", on=False), limits={"never_off.enabled": 0.0})) == []


@pytest.mark.parametrize(("kind", "decision"), [("light", Decision.APPROVED), ("thermostat", Decision.NEEDS_APPROVAL)])
def test_a_model_that_raises_is_isolated_and_named(
    kind: str, decision: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by the model")

    monkeypatch.setattr(registry._MODELS[kind], "advance", broken)  # noqa: SLF001 -- no other way to break one
    values = {"on": False, "temperature": 20.0} if kind == "light" else dict(thermostat().values)
    twins = (twin(kind, values), twin("cover", {"position": 0.0}))
    command = {"on": True} if kind == "light" else {"target_temperature": 20.5}
    answer = verdict(twins, change(kind, **command), change("cover", position=50.0))
    assert answer.decision is decision
    assert "check_model_failed" in ids(answer.not_checked)
    assert answer.not_checked[-1].params["error"] == "ZeroDivisionError: by the model"
    assert answer.outcome[1].channels[0].value[-1] == 50.0


@pytest.mark.parametrize(("kind", "decision"), [("light", Decision.APPROVED), ("thermostat", Decision.NEEDS_APPROVAL)])
def test_a_model_that_does_not_come_back_is_not_asked_and_named(kind: str, decision: Decision) -> None:
    values = {"on": False, "temperature": 20.0} if kind == "light" else dict(thermostat().values)
    known = twin(kind, values)
    command = {"on": True} if kind == "light" else {"target_temperature": 20.5}
    answer = verdict(replace(known, spec=replace(known.spec, hangs=True)), change(kind, **command))
    assert answer.decision is decision
    assert "check_model_late" in ids(answer.not_checked)
    assert "check_model_failed" not in ids(answer.not_checked)


@pytest.mark.parametrize("kind", ["thermostat", "water_heater"])
def test_a_fallback_that_knows_no_temperature_finds_nothing(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(registry._MODELS[kind], "advance", broken)  # noqa: SLF001 -- no other way to break one
    blind = twin(kind, {"target_temperature": 20.0}, channels=("target_temperature",), settings={"comfort_low": 18.0})
    answer = verdict(blind, change(kind, target_temperature=50.0))
    assert answer.decision is Decision.NEEDS_APPROVAL
    assert hazards(answer) == []


def test_the_same_gap_is_told_once() -> None:
    room = thermostat(trust=None, settings={"comfort_low": 15.0, "comfort_high": 30.0})
    answer = verdict(room, change("thermostat", target_temperature=20.5))
    assert ids(answer.not_checked) == ["check_unlearned"]


@pytest.fixture
def own_hazard() -> Iterator[type[Hazard]]:
    """Register a hazard as third-party code would, one that raises."""

    @register_hazard
    class Broken(Hazard):
        id = "broken"
        severity = Severity.LOW

        def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
            return situation.touched_of()

        def judge(self, *_: object) -> Iterator[HazardFinding]:
            raise KeyError("nothing here")

    yield Broken
    HAZARDS.pop("broken")


def test_a_hazard_that_raises_is_named_and_fails_closed(own_hazard: type[Hazard]) -> None:
    answer = verdict(twin("light", {"on": False}), change("light", on=True))
    assert answer.decision is Decision.NEEDS_APPROVAL
    assert answer.summary == say("check_hazard_failed", hazard="broken", error="KeyError: 'nothing here'")
    with pytest.raises(ValueError, match="registered already"):
        register_hazard(own_hazard)


def test_the_worst_finding_comes_first_and_is_the_summary() -> None:
    plug = twin("plug", {"on": True}, settings={"appliance": "fridge"})
    answer = verdict(plug, change("plug", 0.0, on=False), change("plug", 5.0, on=True))
    assert hazards(answer)[0] == "never_off"
    assert set(hazards(answer)) == {"never_off", "compressor_restart", "contradicting_commands"}
    assert answer.summary == answer.hazards[0].reason


def test_a_denial_outweighs_a_gap() -> None:
    fridge = twin("plug", {"on": True}, settings={"appliance": "fridge"})
    answer = verdict((fridge, twin("lock")), change("plug", on=False), change("lock", bolt="locked"))
    assert answer.decision is Decision.DENIED
    assert answer.summary.id == "hazard_never_off"


@pytest.mark.parametrize("wrong", [{"horizon": -1.0}, {"step": 0.1}, {"members": 0}])
def test_bounds_are_kept(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        verdict(twin("light"), change("light", on=True), **wrong)


def test_messages_take_exactly_their_parameters() -> None:
    with pytest.raises(ValueError, match="takes"):
        say("hazard_never_off", twin="x", more=1.0)
    with pytest.raises(KeyError):
        say("unheard_of")


def test_every_hazard_has_its_message_and_a_class_says_what_it_is() -> None:
    for hazard in HAZARDS.values():
        assert f"hazard_{hazard.id}" in MESSAGES
        assert hazard.__doc__
    assert {name.removeprefix("hazard_") for name in MESSAGES if name.startswith("hazard_")} == set(HAZARDS)


def test_predictions_count_when_caused() -> None:
    frost = HAZARDS["frost"]

    def found(with_action: float, without: float, worse: float = 0.0) -> bool:
        crossing = Exceedance(with_action, without, 600.0, worse)
        return bool(list(frost.predicted(("x",), crossing, twin="X", limit=5.0)))

    assert found(0.9, 0.0)
    assert found(0.9, 0.7)
    assert found(0.06, 0.0)
    assert not found(0.9, 0.75)
    assert not found(0.9, 0.9, 0.1)
    assert found(0.9, 0.9, 0.3)
    assert not found(0.04, 0.0)
    assert not found(0.0, 0.0)


def test_exceedance_by_hand() -> None:
    grid = Grid.over(0.0, 600.0, 60.0)
    crossed = np.zeros((10, 4), dtype=bool)
    crossed[3:, 0] = True  # for good from the fourth step on
    crossed[5:7, 1] = True  # for two steps
    none = np.zeros((10, 4), dtype=bool)
    assert exceedance(crossed, none, grid) == Exceedance(0.5, 0.0, 240.0, 0.5)
    later = crossed.copy()
    later[3:6] = False
    assert exceedance(crossed, later, grid, 180.0) == Exceedance(0.25, 0.25, 180.0, 0.25)
    assert exceedance(crossed, later, grid, 180.0, worse=none) == Exceedance(0.25, 0.25, 180.0)
    assert exceedance(crossed, crossed, grid, 180.0) == Exceedance(0.25, 0.25, 180.0)
    assert exceedance(none, none, grid) == Exceedance(0.0, 0.0, 0.0)
    assert exceedance(crossed, none, grid, 6000.0) == Exceedance(0.0, 0.0, 0.0)


COMMANDS = {
    "on": st.booleans(),
    "brightness": st.floats(0, 100),
    "position": st.floats(0, 100),
    "bolt": st.sampled_from(["locked", "unlocked", "jammed"]),
    "target_temperature": st.floats(-30, 100),
    "hvac_mode": st.sampled_from(["off", "heat", "cool", "auto", "nonsense"]),
    "operation": st.text(max_size=3),
    "window": st.booleans(),
}


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_answer_always_comes(data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=4, unique=True))
    twins = []
    for kind in kinds:
        values = {
            channel.key: data.draw(COMMANDS[channel.key])
            for channel in KINDS[kind].channels
            if channel.key in COMMANDS and data.draw(st.booleans())
        }
        values = {key: value for key, value in values.items() if value != "nonsense" and key != "operation"}
        trust = data.draw(st.sampled_from([None, *Trust]))
        twins.append(twin(kind, values, trust=trust, fidelity=data.draw(st.sampled_from(list(Fidelity)))))
    changes = [
        change(
            data.draw(st.sampled_from([*kinds, "ghost"])),
            data.draw(st.floats(0, 90_000)),
            **data.draw(st.fixed_dictionaries({}, optional=COMMANDS)),
        )
        for _ in range(data.draw(st.integers(0, 4)))
    ]
    facts = data.draw(st.dictionaries(st.sampled_from(sorted(HOME)), st.floats(0, 1)))
    asked = replace(request(tuple(twins), *changes), context=facts, members=5, horizon=7200.0)
    if data.draw(st.booleans()):
        asked = replace(asked, environment=Environment(start=0.0, step=3600.0), limits={"max_power": 100.0})
    answer = check(asked)
    assert 0.0 <= answer.confidence <= 1.0
    assert all(0.0 < item.probability <= 1.0 for item in answer.hazards)
    assert not any(message.id == "check_hazard_failed" for message in answer.not_checked)
    said = [answer.summary, *answer.not_checked, *(item.reason for item in answer.hazards)]
    assert all(set(message.params) == set(MESSAGES[message.id]) for message in said)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), "warm"])
def test_a_value_that_is_no_number_is_never_trusted(value: object) -> None:
    lamp = twin("light", {"on": True, "brightness": 50.0})
    answer = verdict(lamp, change("light", brightness=value))
    assert answer.decision is Decision.NEEDS_APPROVAL
    assert say("check_value_refused", twin="Light", channel="brightness") in answer.not_checked


def test_a_value_out_of_range_weighs_by_risk() -> None:
    lamp = verdict(twin("light", {"on": True, "brightness": 50.0}), change("light", brightness=250.0))
    room = verdict(thermostat(), change("thermostat", target_temperature=900.0))
    assert (lamp.decision, room.decision) == (Decision.APPROVED, Decision.NEEDS_APPROVAL)
    assert "check_value_refused" in {message.id for message in lamp.not_checked}


def test_energy_cost_and_missed_comfort_stand_beside_those_without_the_action() -> None:
    settings = {"rated_power": 2000.0}
    heater = twin("plug", {"on": False, "power": 0.0}, settings=settings, fidelity=Fidelity.BASIC)
    prices = replace(environment(), values={**environment().values, "price": np.full(48, 0.30)})
    answer = verdict(heater, change("plug", on=True), environment=prices, horizon=7200.0)
    assert answer.account is not None
    assert answer.baseline_account is not None
    assert answer.account.energy is not None
    assert answer.account.cost is not None
    assert answer.account.cost[1] == pytest.approx(0.30 * answer.account.energy[1])
    assert answer.account.energy[1] > answer.baseline_account.energy[1] + 1.0
    assert answer.account == answer.outcome[0].account
    assert verdict(heater, change("plug", on=True)).account.cost is None


def test_heating_that_nobody_meters_takes_what_nobody_can_tell() -> None:
    prices = replace(environment(0.0), values={**environment(0.0).values, "price": np.full(48, 0.30)})
    seen = ("temperature", "target_temperature", "hvac_mode", "window")
    for channels, told in ((seen, False), ((*seen, "power"), True)):
        room = thermostat(20.0, 20.0, settings={"comfort_low": 19.0, "rated_power": 1500.0}, channels=channels)
        answer = verdict(room, change(room.spec.twin_id, hvac_mode="off"), environment=prices)
        assert answer.account is not None
        assert answer.account.comfort is not None
        assert ((answer.account.energy is not None), (answer.account.cost is not None)) == (told, told)


def test_missed_comfort_adds_up_over_rooms() -> None:
    rooms = tuple(
        thermostat(20.0, 20.0, twin_id=name, settings={"comfort_low": 19.0}, parameters={"time_constant": 10.0})
        for name in ("a", "b")
    )
    off = [change(name, hvac_mode="off") for name in ("a", "b")]
    answer = verdict(rooms, *off, environment=environment(0.0))
    assert answer.account is not None
    assert answer.account.comfort is not None
    assert answer.account.comfort[1] > 50.0
    alone = [outcome.account.comfort[1] for outcome in answer.outcome]
    assert answer.account.comfort[1] == pytest.approx(sum(alone), rel=0.1)
    away = replace(environment(0.0), values={**environment(0.0).values, "people": np.zeros(48)})
    assert verdict(rooms, *off, environment=away).account.comfort[1] == 0.0
