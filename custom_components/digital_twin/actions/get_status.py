"""digital_twin.get_status: everything about one twin in one answer, with how it has done so far."""

import time
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import entity_registry as er

from ..access import POLICY_READ
from ..alert_details import alert_details
from ..core.messages import Message
from ..core.sync.expectation import Baseline
from ..faults import Fault
from ..figures import async_daily
from ..footprint import footprint
from ..history import KEPT
from ..overview import Overview, async_overview
from ..store.redact import redacted
from ..texts import Speaker, async_speaker
from .fields import TARGET_FIELDS, schema
from .get_state import state_now
from .quarantine import item_answer
from .reach import async_reach_one
from .response import iso, share, shown_as

if TYPE_CHECKING:
    from ..coordinator import TwinCoordinator

SCHEMA = schema({**TARGET_FIELDS})
NEWEST: Final = 5


async def async_get_status(call: ServiceCall) -> dict[str, Any]:
    """Answer the action for the one twin the target means."""
    hass = call.hass
    twin = await async_reach_one(call, POLICY_READ)
    speaker = await async_speaker(hass)
    overview = await async_overview(twin)
    return {
        **_identity(hass, twin),
        "state": state_now(hass, twin),
        "faults": {kind.value: _fault(fault, speaker) for kind, fault in twin.faults.current().items()},
        "sleep": _sleep(twin),
        "health": _health(twin),
        "divergence": _divergence(hass, twin, overview),
        "sync": _sync(twin, overview),
        "forecast": _forecast(hass, twin),
        "learning": _learning(twin),
        "corrections": {"applied": overview.corrections, "undone": overview.undone, "success": share(overview.success)},
        "history": {
            "in_memory": twin.history.in_memory,
            "most_in_memory": KEPT,
            "taken_since_start": twin.history.taken,
            "put_together": twin.history.put_together,
            "rollbacks_since_start": twin.history.rollbacks,
            "rollbacks": overview.rollbacks,
        },
        "quarantine": {
            "count": twin.state.quarantined,
            "reasons": dict(Counter(item.refusal.value for item in twin.state.quarantine)),
            "newest": [item_answer(twin, item) for item in list(twin.state.quarantine)[: -NEWEST - 1 : -1]],
        },
        "memory": {"bytes": footprint(twin)},
        "daily": await async_daily(twin.home, twin),
        "figures_since": iso(overview.since),
        "figures_complete": overview.complete,
    }


def _identity(hass: HomeAssistant, twin: TwinCoordinator) -> dict[str, Any]:
    config = twin.config
    own = er.async_entries_for_config_entry(er.async_get(hass), twin.entry.entry_id)
    return {
        "name": config.name,
        "twin_id": twin.entry.entry_id,
        "device_id": config.device_id,
        "kind": config.kind,
        "mode": config.mode.value,
        "fidelity": config.fidelity.value,
        "priority": config.priority.value,
        "settings": redacted(dict(config.settings)),
        "sources": {
            "main": twin.sources[config.main],
            "shadowed": twin.shadowed_ids,
            **{role.value: [twin.sources[ref] for ref in refs] for role, refs in config.roles.items()},
        },
        "entities": sorted(entry.entity_id for entry in own),
        "status": twin.status.value,
    }


def _fault(fault: Fault, speaker: Speaker) -> dict[str, Any]:
    reason = speaker.say(fault.reason) if isinstance(fault.reason, Message) else fault.reason
    return {"since": iso(fault.since), "reason": reason}


def _sleep(twin: TwinCoordinator) -> dict[str, Any]:
    rest = twin.hibernation
    return {
        "asleep": rest.asleep,
        "since": None if rest.since is None else iso(rest.since),
        "woken_in_ms": None if rest.woken_in is None else round(rest.woken_in * 1000, 2),
    }


def _health(twin: TwinCoordinator) -> dict[str, Any] | None:
    health = twin.health
    if health is None:
        return None
    return {
        "score": health.score,
        "level": health.level.value,
        "parts": {name: round(part, 1) for name, part in health.parts.items()},
    }


def _divergence(hass: HomeAssistant, twin: TwinCoordinator, overview: Overview) -> dict[str, Any]:
    alerts = twin.assessment.alerts
    answer: dict[str, Any] = {
        "diverged": twin.assessment.diverged,
        "expectations": {
            key: _expectation(hass, twin, key, baseline)
            for key, baseline in twin.assessment.expectations.baselines.channels.items()
        },
        "alerts": [
            {
                **alert_details(hass, twin, alerts.details(alert, time.time()), asked=True),
                "acknowledged": alert.acknowledged,
            }
            for alert in alerts.book.current.values()
        ],
        "last_day": overview.divergences_last_day,
        "day_before": overview.divergences_day_before,
        "trend": overview.trend,
    }
    if (worst := twin.divergence) is not None:
        shown = shown_as(hass, twin, worst.channel) if worst.channel in twin.channels else None
        answer |= {
            "channel": worst.channel,
            "severity": worst.severity.value,
            "since": iso(worst.since),
            "expected": worst.expected if shown is None else shown.value(worst.expected),
            "actual": worst.actual if shown is None else shown.value(worst.actual),
            "unit": None if shown is None else shown.unit,
        }
    return answer


def _expectation(hass: HomeAssistant, twin: TwinCoordinator, key: str, baseline: Baseline) -> dict[str, Any]:
    """Return what a person wants a channel to be held against, and how far off is too far."""
    shown = shown_as(hass, twin, key)
    return {
        "basis": baseline.basis.value,
        "value": shown.value(baseline.value),
        "periods": len(baseline.periods),
        "tolerance": None if baseline.span is None else round(baseline.span * abs(shown.factor), 6),
        "unit": shown.unit,
    }


def _sync(twin: TwinCoordinator, overview: Overview) -> dict[str, Any]:
    return {
        "last": None if twin.syncing.last is None else iso(twin.syncing.last.timestamp()),
        "attempts": overview.syncs,
        "success": share(overview.sync_success),
        "mean_ms": None if overview.sync_mean is None else round(overview.sync_mean * 1000, 2),
        "longest_ms": None if overview.sync_longest is None else round(overview.sync_longest * 1000, 2),
        "repaired": overview.repaired,
        "dropped": overview.dropped,
        "stale_refused": twin.state.refused_stale,
        "since_start": {
            "completed": twin.syncing.gate.completed,
            "dropped": twin.syncing.gate.dropped,
            "overdue": twin.syncing.gate.overdue,
            "repaired": twin.syncing.repaired,
        },
    }


def _forecast(hass: HomeAssistant, twin: TwinCoordinator) -> dict[str, Any]:
    main = twin.main_channel
    unit = None if main is None else shown_as(hass, twin, main).unit
    factor = 1.0 if main is None else abs(shown_as(hass, twin, main).factor)
    return {
        "trust": twin.trust.value,
        "made_at": None if twin.prediction is None else iso(twin.prediction.start),
        "accuracy": [
            {
                "minutes": horizon // 60,
                "scored": score.n,
                "error": None if score.error is None else round(score.error * factor, 4),
                "unit": unit,
                "skill": None if score.skill is None else round(score.skill, 3),
                "coverage90": share(score.coverage),
                "brier": None if score.brier is None else round(score.brier, 4),
            }
            for horizon, score in sorted(twin.scores.items())
        ],
    }


def _learning(twin: TwinCoordinator) -> dict[str, Any]:
    learned = twin.learned
    answer: dict[str, Any] = {"frozen": twin.frozen, "learned_at": None, "days": 0.0, "samples": 0}
    if learned is not None:
        answer |= {
            "learned_at": iso(learned.learned_at),
            "age_hours": round((time.time() - learned.learned_at) / 3600, 1),
            "days": round(learned.days, 2),
            "samples": learned.samples,
            "structure": learned.structure,
        }
    return answer
