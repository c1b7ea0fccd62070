"""What a twin learned, as response data: in the user's units, with the report in the user's language."""

from typing import TYPE_CHECKING, Any

from homeassistant.core import HomeAssistant, callback

from ..core.channel import Quantity
from ..core.models.registry import model_for
from ..core.twin import Learned
from ..texts import Speaker
from ..units import parameter_scale
from .response import iso, notes, shown_as

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator


@callback
def learned_answer(hass: HomeAssistant, twin: TwinCoordinator, learned: Learned, speaker: Speaker) -> dict[str, Any]:
    """Return what was learned, from how much, how well that predicts other days, and what was left out.

    Errors are in the unit of the main channel's entity; skill is against "stays as it is".
    """
    if (main := twin.main_channel) is not None:
        speaker = speaker.in_degrees(shown_as(hass, twin, main).unit)
    return {
        "name": twin.config.name,
        "kind": learned.kind,
        "structure": learned.structure,
        "learned_at": iso(learned.learned_at),
        "days": round(learned.days, 2),
        "samples": learned.samples,
        "trust": learned.trust.value,
        "frozen": twin.frozen,
        "errors": _errors(hass, twin, learned),
        "parameters": _parameters(twin, learned, speaker.numbers.unit),
        "report": notes(learned.report, speaker),
        "left_out": notes(learned.gated, speaker),
    }


def _errors(hass: HomeAssistant, twin: TwinCoordinator, learned: Learned) -> list[dict[str, Any]]:
    main = twin.main_channel
    if main is None:
        return []
    shown = shown_as(hass, twin, main)
    scale = abs(shown.factor) if shown.channel.quantity is Quantity.NUMBER else 1.0
    return [
        {
            "minutes": horizon // 60,
            "error": round(error * scale, 4),
            "unit": shown.unit,
            "skill": None if (skill := learned.skill.get(horizon)) is None else round(skill, 3),
        }
        for horizon, error in sorted(learned.error.items())
    ]


def _parameters(twin: TwinCoordinator, learned: Learned, degrees: str) -> list[dict[str, Any]]:
    main = twin.main_channel
    own = None if main is None else twin.channels[main].unit
    scales = {
        parameter.name: parameter_scale(parameter, own, degrees) for parameter in model_for(twin.spec, learned).priors()
    }

    def told(name: str, figure: float, count: int) -> float:
        return float(f"{figure * scales.get(name, (None, 1.0))[1]:.{count}g}")

    return [
        {
            "name": name,
            "value": told(name, estimate.value, 4),
            "deviation": told(name, estimate.deviation, 2),
            "unit": scales.get(name, (None, 1.0))[0],
            "identified": bool(estimate.identified),
        }
        for name, estimate in learned.parameters.items()
    ]
