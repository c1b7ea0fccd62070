"""What a hazard is, and the registry of all of them."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping

from ..messages import Message
from ..requests import HazardFinding, Severity
from ..twin import TwinSnapshot
from .messages import MESSAGES, say
from .situation import Exceedance, Situation, number

STANDING: frozenset[str] = frozenset({"nobody_told", "on_too_long"})
"""Hazards of the home as it is, that no action need bring about."""
CAUSED = 0.2
"""A predicted hazard counts when the action makes it likelier, or worse, by this much, or twice as likely."""
REACHED = ("target", "level", "power", "count", "seconds", "minutes")
"""Parameters of a reason that hold the figure which was held against the limit."""
IGNORED = 0.05
"""Predicted hazards less likely than this are not reported at all."""


class Hazard(ABC):
    """A dangerous or unwanted condition.

    facts names what of CheckRequest.context it needs; simulated ones look at Situation.runs and are left out of a quick
    check, but for those that also find something by_rule; needs_trust says that they stand or fall with what was
    learned of the twin. Users switch a hazard off by the limit "<id>.enabled": 0.
    """

    id: str
    severity: Severity
    facts: tuple[str, ...] = ()
    simulated: bool = False
    by_rule: bool = False
    needs_trust: bool = False

    @abstractmethod
    def concerns(self, situation: Situation) -> Iterator[TwinSnapshot]:
        """Return the touched twins whose commands could bring this hazard about, facts left aside."""

    @abstractmethod
    def judge(self, situation: Situation, twin: TwinSnapshot) -> Iterator[HazardFinding]:
        """Return what is found for one of those twins."""

    def left_open(self, situation: Situation, twin: TwinSnapshot) -> Message | None:
        """Return what of this hazard may yet come of the action and is not looked at; None: nothing."""
        del situation, twin
        return None

    def standing(self, situation: Situation) -> Iterator[HazardFinding]:
        """Return what is found of the home as it is, with nobody doing anything and nothing simulated."""
        del situation
        yield from ()

    def found(self, twin: TwinSnapshot, *, at: float | None = None, reason: Message | None = None) -> HazardFinding:
        """Return a finding that is certain."""
        figures = () if reason is None else (number(reason.params.get(key)) for key in REACHED)
        return HazardFinding(
            hazard=self.id,
            severity=self.severity,
            probability=1.0,
            at=at or None,
            twins=(twin.spec.twin_id,),
            reached=next((figure for figure in figures if figure is not None), None),
            reason=reason or say(f"hazard_{self.id}", twin=twin.spec.name),
        )

    def said(self, situation: Situation, twin: TwinSnapshot) -> Message:
        """Return the sentence of a certain finding; of one whose user wants the opposite, the opposite."""
        which = "opposite" if situation.inverted(self.id, twin) else "hazard"
        return say(f"{which}_{self.id}", twin=twin.spec.name)

    def predicted(
        self,
        twins: tuple[str, ...],
        crossing: Exceedance,
        *,
        message: str = "",
        reached: float | None = None,
        **params: str | float,
    ) -> Iterator[HazardFinding]:
        """Return a finding from simulation, when it is likely enough and caused by the action.

        An action that spares more members than it harms brings nothing about.
        """
        enough = min(CAUSED, 0.5 * crossing.probability)
        caused = crossing.probability - crossing.baseline >= enough
        harms = crossing.worse >= enough and crossing.worse > crossing.baseline - crossing.probability
        if crossing.probability < IGNORED or not (caused or harms):
            return
        yield HazardFinding(
            hazard=self.id,
            severity=self.severity,
            probability=crossing.probability,
            at=crossing.at,
            twins=twins,
            reached=reached,
            worsened=not caused,
            reason=self._predicts(message, crossing, params, caused=caused),
        )

    def _predicts(
        self, message: str, crossing: Exceedance, params: Mapping[str, str | float], *, caused: bool
    ) -> Message:
        """Return the sentence of a prediction: what would come, or that what comes anyway would be worse."""
        percent = round(100.0 * crossing.probability)
        if not caused and not message and (worse := f"worse_{self.id}") in MESSAGES:
            return say(worse, percent=percent, **params)
        minutes = max(round(crossing.at / 60.0), 1)
        return say(message or f"hazard_{self.id}", minutes=minutes, percent=percent, **params)


HAZARDS: dict[str, Hazard] = {}


def register_hazard(hazard: type[Hazard]) -> type[Hazard]:
    """Make a hazard known to every check from now on; raises ValueError when its id is taken. Usable as a decorator."""
    if hazard.id in HAZARDS:
        raise ValueError(f"hazard {hazard.id} is registered already")
    HAZARDS[hazard.id] = hazard()
    return hazard
