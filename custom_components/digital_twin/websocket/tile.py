"""A twin at a glance: what a tile of it shows."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from homeassistant.core import HomeAssistant, callback

from ..actions.response import Shown, decoded, share, shown_as
from ..core.messages import Message
from ..core.requests import ChannelForecast, Prediction
from ..guard.facts import area_of
from ..texts import Speaker

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

POINTS: Final = 8
"""Points of the small curve on a tile."""


@callback
def tile(hass: HomeAssistant, twin: TwinCoordinator, speaker: Speaker) -> dict[str, Any]:
    """Return what a tile shows of a twin. Numbers are in the unit of the source entity; times in epoch s."""
    main = twin.main_channel
    shown = None if main is None else shown_as(hass, twin, main)
    worst = twin.divergence
    return {
        "name": twin.config.name,
        "entity_id": twin.sources[twin.config.main],
        "area_id": area_of(hass, twin),
        "kind": twin.kind.id,
        "mode": twin.config.mode.value,
        "status": twin.status.value,
        "trust": twin.trust.value,
        "learned": twin.learned is not None,
        "health": None if twin.health is None else round(twin.health.score),
        "diverged": twin.assessment.diverged,
        "severity": None if worst is None else worst.severity.value,
        "channel": main,
        "quantity": None if shown is None else shown.channel.quantity.value,
        "unit": None if shown is None else shown.unit,
        "value": None if main is None or shown is None else shown.value(twin.shown(main)),
        "forecast": None if main is None or shown is None else outlook(twin.prediction, main, shown),
        "risks": [] if twin.prediction is None else [_risk(risk, speaker) for risk in twin.prediction.risks],
    }


def _risk(risk: Message, speaker: Speaker) -> dict[str, Any]:
    """Return a limit that is likely crossed, in words, and how likely."""
    percent = risk.params.get("percent")
    likely = float(percent) / 100.0 if isinstance(percent, int | float) else None
    return {"text": speaker.say(risk), "probability": likely}


def outlook(prediction: Prediction | None, channel: str, shown: Shown) -> dict[str, Any] | None:
    """Return what is expected at the end of a prediction, and a few points of the way there."""
    found = (
        None if prediction is None else next((item for item in prediction.channels if item.channel == channel), None)
    )
    if prediction is None or found is None or not found.times.size:
        return None
    last = float(found.value[-1])
    answer: dict[str, Any] = {
        "at": round(prediction.start + float(found.times[-1])),
        "value": shown.value(decoded(shown.channel, last)),
        "confidence": share(prediction.confidence),
    }
    if found.bands is not None:
        answer |= {
            "low": shown.number(float(found.bands.low90[-1])),
            "high": shown.number(float(found.bands.high90[-1])),
            "way": [shown.number(value) for value in _thinned(found).tolist()],
        }
    if found.probability:
        answer["probability"] = _likeliest(found.probability, answer["value"])
    return answer


def _thinned(forecast: ChannelForecast) -> Any:
    index = np.unique(np.round(np.linspace(0, forecast.value.size - 1, POINTS)).astype(np.intp))
    return forecast.value[index]


def _likeliest(probability: Mapping[str, Any], value: object) -> float | None:
    course = probability.get(str(value))
    return None if course is None else round(float(course[-1]), 2)
