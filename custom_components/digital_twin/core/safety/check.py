"""check: would these commands do harm? Rules on what is known, hazards on a simulated ensemble, a policy for gaps."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TypedDict

import numpy as np

from ..channel import KELVIN, InvalidValueError, Refusal
from ..grid import Array, Grid
from ..messages import Message
from ..models.kinds import Risk
from ..models.plug import PEAK
from ..models.registry import main_channel
from ..requests import Account, Change, CheckRequest, Decision, GoalAnswer, HazardFinding, TwinOutcome, Verdict
from ..scenario.account import account, figures
from ..scenario.inputs import STOP
from ..scenario.simulation import Run, outcome, simulate, validate_members
from ..twin import Trust, TwinSnapshot
from . import access, alarm, alternatives, beside, climate, commands, food, levels, people, power, water
from .hazard import HAZARDS, Hazard
from .messages import say
from .own import Own
from .policy import CERTAIN, CONFIDENCE, GAP, ORDER, SEVERITIES, Gap, decide_finding, decide_gap, weight
from .situation import Situation, risk

HAZARD_MODULES = (access, alarm, climate, commands, food, levels, people, power, water)
"""Imported for the hazards they register."""


def check(request: CheckRequest) -> Verdict:
    """Return the verdict on an action.

    The touched twins are simulated over the horizon with and without the action, and the rooms that feel it with what
    they feel; other twins of the request only add their present power. A quick check looks at rules alone. A twin whose
    model fails, or a hazard that raises, never fails the check: it is named in not_checked and weighs by its risk
    class. What is unresolved weighs by the parameter "risk" of its message, where it has one, else as risky. Raises
    ValueError for a horizon, step or number of members out of bounds. An action that is not approved is answered with
    an alternative, where one passes.
    """
    grid = Grid.over(request.start, request.horizon, request.step)
    validate_members(request.members)
    situation, findings, gaps = _judge(Situation(request=request, grid=grid))
    verdict = _verdict(situation, findings, gaps)
    if request.quick or not request.alternatives:
        return verdict
    return replace(verdict, alternative=alternatives.find(request, verdict, partial(_judge_other, situation)))


def _judge(situation: Situation, known: Situation | None = None) -> tuple[Situation, list[HazardFinding], list[Gap]]:
    """Return a situation simulated, the hazards found in it and what could not be looked at.

    known: another action in the same situation, whose courses without it are those without this one, too.
    """
    gaps = [*_resolution_gaps(situation), *_state_gaps(situation)]
    if not situation.request.quick and situation.touched:
        runs = runs_of(situation, known)
        gaps += _simulation_gaps(runs)
        situation = situation.simulated({run.twin.spec.twin_id: run for run in runs})
    findings, hazard_gaps = found_in(situation)
    return situation, findings, gaps + hazard_gaps


def _judge_other(known: Situation, changes: tuple[Change, ...]) -> tuple[Decision, tuple[HazardFinding, ...]]:
    """Return what other changes in the same situation lead to, and the hazards found, the weightiest first."""
    _, found, gaps = _judge(known.changed(changes), known)
    findings = sorted(found, key=weight, reverse=True)
    return _decision(findings, _told_once(gaps)), tuple(findings)


def runs_of(situation: Situation, known: Situation | None = None) -> list[Run]:
    """Return the twins that the action touches or reaches, simulated with the action and without.

    known: where another action was simulated; what is the same there is taken over.
    """
    felt = {one.room for one in situation.request.beside}
    first: dict[str, Run] = {}
    for twin in situation.touched_of():
        twin_id = twin.spec.twin_id
        if known is not None and twin_id not in felt and situation.touched[twin_id] == known.touched.get(twin_id):
            first[twin_id] = known.runs[twin_id]
        else:
            first[twin_id] = _run(situation, twin, known=known)
    again = {
        twin.spec.twin_id: _run(situation, twin, apart, known=known) for twin, apart in beside.reached(situation, first)
    }
    return list((first | again).values())


def _run(
    situation: Situation,
    twin: TwinSnapshot,
    apart: Mapping[str, tuple[Array, Array]] | None = None,
    *,
    known: Situation | None,
) -> Run:
    request, twin_id = situation.request, twin.spec.twin_id
    before = None if known is None else known.runs.get(twin_id)
    return simulate(
        twin,
        situation.touched.get(twin_id, ()),
        situation.grid,
        situation.around(twin),
        members=request.members,
        seed=request.seed,
        recent=request.recent.get(twin_id),
        wanted=_looked_at(request, twin),
        apart=apart,
        # What harm an action does hangs on tonight's weather.
        exposed=True,
        baseline=None if before is None or before.baseline is before.outputs else before.baseline,
    )


def _looked_at(request: CheckRequest, twin: TwinSnapshot) -> frozenset[str]:
    """Return the outputs of a twin that hazards, the goal and the answer look at."""
    found = {main_channel(twin.spec) or "", *SIMULATED}
    if request.beside:
        found.add(HEAT)
    if request.goal is not None:
        found.add(request.goal.channel)
    for own in request.own:
        found |= {clause.channel for clause in own.rule.clauses}
        if own.rule.subject is not None:
            found.add(own.rule.subject.channel)
    return frozenset(found)


def _resolution_gaps(situation: Situation) -> Iterator[Gap]:
    """Name what the action means but no twin stands for."""
    for message in situation.request.unresolved:
        told = message.params.get("risk")
        yield Gap(message, Risk(str(told)) if told in set(Risk) else Risk.RISKY)
    for twin_id in sorted({change.twin_id for change in situation.request.changes} - situation.twins.keys()):
        yield Gap(say("check_unknown_twin", twin=twin_id), Risk.RISKY)


def _state_gaps(situation: Situation) -> Iterator[Gap]:
    """Name the touched twins of which the state is unknown or old, and commands nobody understands."""
    for twin in situation.touched_of():
        spec = twin.spec
        main = main_channel(spec)
        if main is not None and main not in twin.values:
            yield Gap(say("check_state_unknown", twin=spec.name), risk(twin))
        stale = situation.fact(commands.STALE_PREFIX + spec.twin_id)
        if stale is not None and risk(twin) is not Risk.RISKY:
            yield Gap(say("check_stale", twin=spec.name, minutes=round(stale / 60.0)), risk(twin))
        yield from _command_gaps(situation, twin)


def _command_gaps(situation: Situation, twin: TwinSnapshot) -> Iterator[Gap]:
    """Name commands of channels that are not there, and values that no device could take."""
    spec = twin.spec
    for change in situation.touched[spec.twin_id]:
        for key, value in sorted(change.commands.items()):
            channel = spec.channels.get(key)
            if channel is None:
                if key != STOP:
                    yield Gap(say("check_change_ignored", twin=spec.name, channel=key), risk(twin))
                continue
            try:
                channel.validate(value)
            except InvalidValueError as err:
                weighs = Risk.RISKY if err.refusal is Refusal.NOT_A_NUMBER else risk(twin)
                yield Gap(say("check_value_refused", twin=spec.name, channel=key), weighs)


def _simulation_gaps(runs: list[Run]) -> Iterator[Gap]:
    """Name the twins whose own model could not play it, and those whose course is too unsure to be one."""
    for run in runs:
        if run.failure is not None:
            error = str(run.failure.params.get("error", run.failure.id))
            name, late = run.twin.spec.name, run.twin.spec.hangs
            said = say("check_model_late", twin=name) if late else say("check_model_failed", twin=name, error=error)
            yield Gap(said, risk(run.twin))
        if run.refused:
            spread = max((float(one.params.get("error", 0.0)) for one in run.unknown), default=0.0)
            # How likely a hazard is was counted over the same wide course: what is unsure is not asked about twice.
            yield Gap(say("check_refused", twin=run.twin.spec.name, error=spread, unit=KELVIN), Risk.COSTLY)


COUNTED = ("price", "feed_in", "people")
"""What of the surroundings an account needs."""
SIMULATED = frozenset({"on", "power", PEAK, "temperature", "charge"})
"""The outputs that built-in hazards and accounts look at."""
HEAT = "heat"
"""What rooms feel of what stands in them."""
BACKGROUND = frozenset({"check_fact_unknown", "check_power_background"})
"""Gaps that nearly every check has; an approval need not speak of them."""


def findings_of(situation: Situation) -> list[HazardFinding]:
    """Return what every hazard that is switched on finds in a situation; one that raises finds nothing."""
    return found_in(situation)[0]


def found_in(situation: Situation) -> tuple[list[HazardFinding], list[Gap]]:
    """Return the hazards of a situation, and what could not be looked at."""
    findings: list[HazardFinding] = []
    gaps: list[Gap] = []
    for hazard in (*HAZARDS.values(), *map(Own, situation.request.own)):
        if situation.limit(f"{hazard.id}.enabled", 1.0) < 0.5 and not situation.request.twin_limits:
            continue
        try:
            for twin in hazard.concerns(situation):
                if situation.limit(f"{hazard.id}.enabled", 1.0, twin) < 0.5:
                    continue
                gaps += _trust_gaps(situation, hazard, twin)
                if (left := hazard.left_open(situation, twin)) is not None:
                    gaps.append(Gap(left, Risk.HARMLESS))
                if not hazard.simulated or hazard.by_rule or situation.runs or isinstance(hazard, Own):
                    findings += _as_severe(situation, hazard, twin)
        except Exception as err:  # noqa: BLE001 -- hazards may come from outside; the failure is told and weighs as risky
            error = f"{type(err).__name__}: {err}"[:200]
            gaps.append(Gap(say("check_hazard_failed", hazard=hazard.id, error=error), Risk.RISKY))
    return findings, gaps


def _as_severe(situation: Situation, hazard: Hazard, twin: TwinSnapshot) -> Iterator[HazardFinding]:
    """Give what a hazard finds the severity that the user chose for it, where one did."""
    chosen = situation.limit(f"{hazard.id}.severity", -1.0, twin)
    for finding in hazard.judge(situation, twin):
        yield finding if chosen < 0 else replace(finding, severity=SEVERITIES[min(round(chosen), 3)])


def _trust_gaps(situation: Situation, hazard: Hazard, twin: TwinSnapshot) -> Iterator[Gap]:
    """Name what a hazard needs of the home and the twin but lacks.

    A fact that nothing in the home tells weighs nothing; one that is followed and unknown now weighs as the twin does.
    """
    for fact in hazard.facts:
        if situation.fact(fact) is None:
            lost = fact == "people_home" and situation.holds("people_tracked")
            message = "check_people_unknown" if lost else "check_fact_unknown"
            params = {"hazard": hazard.id} if lost else {"fact": fact, "hazard": hazard.id}
            yield Gap(say(message, **params), risk(twin) if lost else Risk.HARMLESS)
    if not hazard.simulated:
        return
    if situation.request.quick:
        yield Gap(say("check_not_simulated", twin=twin.spec.name), risk(twin) if hazard.needs_trust else Risk.HARMLESS)
    elif not hazard.needs_trust:
        return
    elif twin.learned is None:
        yield Gap(say("check_unlearned", twin=twin.spec.name), risk(twin))
    elif twin.learned.trust is Trust.OBSERVING:
        yield Gap(say("check_untrusted", twin=twin.spec.name), risk(twin))


def _verdict(situation: Situation, findings: list[HazardFinding], gaps: list[Gap]) -> Verdict:
    findings = sorted(findings, key=weight, reverse=True)
    unique = _told_once(gaps)
    decision = _decision(findings, unique)
    return Verdict(
        decision=decision,
        confidence=_confidence(situation, findings, unique),
        summary=_summary(situation, decision, findings, unique),
        hazards=tuple(findings),
        **_courses(situation),
        checked_until=situation.grid.step * situation.grid.steps if situation.runs else 0.0,
        not_checked=tuple(gap.message for gap in unique),
        goal=_goal(situation),
    )


def _decision(findings: list[HazardFinding], gaps: list[Gap]) -> Decision:
    """Return what findings, the weightiest first, and gaps lead to."""
    by_finding = decide_finding(findings[0]) if findings else Decision.APPROVED
    blocking = any(decide_gap(gap) is not Decision.APPROVED for gap in gaps)
    return max(by_finding, Decision.NEEDS_APPROVAL if blocking else Decision.APPROVED, key=ORDER.__getitem__)


def _goal(situation: Situation) -> GoalAnswer | None:
    """Return how likely the goal is reached; None where none was stated, or its channel was not simulated."""
    goal = situation.request.goal
    run = None if goal is None else situation.runs.get(goal.twin_id)
    if goal is None or run is None or goal.channel not in run.outputs:
        return None
    values = run.outputs[goal.channel][: max(round(goal.by / situation.grid.step), 1)]
    reached = np.ones(values.shape, dtype=bool)
    if goal.least is not None:
        reached &= values >= goal.least
    if goal.most is not None:
        reached &= values <= goal.most
    ever = reached.any(axis=0)
    if not ever.any():
        return GoalAnswer(0.0, None)
    first = np.median(np.argmax(reached[:, ever], axis=0) + 1) * situation.grid.step
    return GoalAnswer(float(np.mean(ever)), float(first))


def _told_once(gaps: list[Gap]) -> list[Gap]:
    """Return the gaps in their order, those that say the same as one, which weighs as the heaviest of them."""
    found: dict[tuple[object, ...], Gap] = {}
    for gap in gaps:
        key = (gap.message.id, *gap.message.params.items())
        if decide_gap(found.setdefault(key, gap)) is Decision.APPROVED:
            found[key] = gap
    return list(found.values())


def _summary(situation: Situation, decision: Decision, findings: list[HazardFinding], gaps: list[Gap]) -> Message:
    """Return the one reason that decided; an approval says where it could not look."""
    if decision is not Decision.APPROVED:
        blocking = [gap for gap in gaps if decide_gap(gap) is not Decision.APPROVED]
        return findings[0].reason if findings and decide_finding(findings[0]) is decision else blocking[0].message
    if findings:
        return say("verdict_safe_with_notices", count=len(findings))
    if situation.request.quick:
        return say("verdict_safe_by_rules")
    if unseen := [gap.message.id for gap in gaps if gap.message.id not in BACKGROUND]:
        momentary = {*unseen} == {"check_this_moment"}
        return say("verdict_safe_now") if momentary else say("verdict_safe_unchecked", count=len(unseen))
    if not situation.runs:
        return say("verdict_safe_by_rules")
    return say("verdict_safe", hours=round(situation.grid.step * situation.grid.steps / 3600.0, 1))


def _confidence(situation: Situation, findings: list[HazardFinding], gaps: list[Gap]) -> float:
    """Return how sure the verdict is: of a rule on known facts very, else as the least trusted twin, less for gaps."""
    if findings and _by_rule(findings[0]) and decide_finding(findings[0]) is not Decision.APPROVED:
        return CERTAIN
    trusts = [
        CONFIDENCE[Trust.OBSERVING if twin.learned is None else twin.learned.trust] for twin in situation.touched_of()
    ]
    weighty = any(gap.risk is not Risk.HARMLESS for gap in gaps)
    return min(trusts, default=CERTAIN) * (GAP if weighty else 1.0)


def _by_rule(finding: HazardFinding) -> bool:
    hazard = HAZARDS.get(finding.hazard)
    return finding.probability >= 1.0 if hazard is None else not hazard.simulated


class _Courses(TypedDict):
    outcome: tuple[TwinOutcome, ...]
    account: Account | None
    baseline_account: Account | None


def _courses(situation: Situation) -> _Courses:
    """Return the course of each simulated twin's main channel with what it takes, and what all take together."""
    grid, request = situation.grid, situation.request
    tariff = {key: request.environment.values[key] for key in COUNTED if key in request.environment.values}
    surroundings = grid.surroundings(replace(request.environment, values=tariff, bands={}))
    outcomes, whole, usual = [], [], []
    for run in situation.runs.values():
        spec = run.twin.spec
        taken = figures(spec, run.outputs, surroundings, grid)
        baseline = taken if run.baseline is run.outputs else figures(spec, run.baseline, surroundings, grid)
        whole.append(taken)
        usual.append(baseline)
        found = outcome(run, grid, compare=True, keys=tuple(filter(None, (main_channel(spec),))))
        outcomes.append(replace(found, account=account([taken]), baseline_account=account([baseline])))
    return _Courses(
        outcome=tuple(outcomes),
        account=account(whole) if whole else None,
        baseline_account=account(usual) if usual else None,
    )
