"""What the core knows of one twin: its specification and what was learned, as plain values that can be stored."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from .channel import Channel, Quantity, Value
from .messages import Message


class Fidelity(StrEnum):
    """How much of the device a twin models."""

    BASIC = "basic"
    STANDARD = "standard"
    ADVANCED = "advanced"
    EXPERT = "expert"


class Trust(StrEnum):
    """Earned by measured out-of-sample error, never by the number of samples."""

    OBSERVING = "observing"
    SUGGESTING = "suggesting"
    TRUSTED = "trusted"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A parameter: its value, its standard deviation, and whether the history determined it (else: prior)."""

    value: float
    deviation: float
    identified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned of one device. Errors are held-out, per horizon in seconds, in the main channel's unit.

    bands holds per horizon the half-widths at which 50, 80 and 90 % of the held-out truths lay inside. skill is
    1 - RMSE/RMSE(persistence). memory packs what forecasts look back at (forecast/memory.py);
    options: of channels that name no options themselves those that the history showed, in the order of the tables.
    report and gated say in messages what was learned and what was left out.
    """

    kind: str
    structure: str
    parameters: Mapping[str, Estimate] = field(default_factory=dict)
    days: float = 0.0
    samples: int = 0
    learned_at: float = 0.0
    error: Mapping[int, float] = field(default_factory=dict)
    skill: Mapping[int, float] = field(default_factory=dict)
    bands: Mapping[int, tuple[float, float, float]] = field(default_factory=dict)
    trust: Trust = Trust.OBSERVING
    tables: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    memory: bytes = b""
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    report: tuple[Message, ...] = ()
    gated: tuple[Message, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return this as JSON-able plain values, whatever number types the learning worked with."""
        data = asdict(self)
        data["parameters"] = {
            name: {
                "value": float(estimate.value),
                "deviation": float(estimate.deviation),
                "identified": bool(estimate.identified),
            }
            for name, estimate in self.parameters.items()
        }
        data["days"], data["samples"], data["learned_at"] = float(self.days), int(self.samples), float(self.learned_at)
        for name in ("error", "skill"):
            data[name] = {int(key): float(value) for key, value in data[name].items()}
        data["bands"] = {int(key): tuple(float(width) for width in widths) for key, widths in self.bands.items()}
        data["tables"] = {name: tuple(float(item) for item in row) for name, row in self.tables.items()}
        data["memory"] = b64encode(self.memory).decode()
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return what as_dict wrote. Raises KeyError, TypeError or ValueError for anything else."""

        def by_horizon(name: str) -> dict[int, float]:
            return {int(key): float(value) for key, value in data[name].items()}

        return cls(
            kind=str(data["kind"]),
            structure=str(data["structure"]),
            parameters={
                name: Estimate(float(item["value"]), float(item["deviation"]), bool(item["identified"]))
                for name, item in data["parameters"].items()
            },
            days=float(data["days"]),
            samples=int(data["samples"]),
            learned_at=float(data["learned_at"]),
            error=by_horizon("error"),
            skill=by_horizon("skill"),
            bands={int(key): (float(low), float(mid), float(high)) for key, (low, mid, high) in data["bands"].items()},
            trust=Trust(data["trust"]),
            tables={name: tuple(float(item) for item in row) for name, row in data["tables"].items()},
            memory=b64decode(data.get("memory", "")),
            options={key: tuple(str(name) for name in names) for key, names in data.get("options", {}).items()},
            report=tuple(Message(item["id"], item["params"]) for item in data["report"]),
            gated=tuple(Message(item["id"], item["params"]) for item in data["gated"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinSpec:
    """What a twin is, before and beside what it learned.

    settings are the answers of the interview that matter to models and hazards, by the keys of interview/ (for example
    rated_power in W, comfort_low and comfort_high in °C, appliance, never_off). hangs: the model of its kind was seen
    not to come back, and is not asked any more.
    """

    twin_id: str
    name: str
    kind: str
    fidelity: Fidelity
    channels: Mapping[str, Channel]
    settings: Mapping[str, Value] = field(default_factory=dict)
    hangs: bool = False


def named(channels: Mapping[str, Channel], options: Mapping[str, tuple[str, ...]]) -> dict[str, Channel]:
    """Return channels with the options that a history showed, for those that name none themselves."""
    return {
        key: replace(channel, options=options[key])
        if channel.quantity is Quantity.OPTION and not channel.options and options.get(key)
        else channel
        for key, channel in channels.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinSnapshot:
    """Everything a simulation needs of one twin: specification, what was learned, and its state at one moment.

    changed holds when (epoch s) each channel last took its present value, for models that depend on elapsed time.
    reachable: whether the device is there at all at that moment, so that a command would get to it.
    """

    spec: TwinSpec
    learned: Learned | None
    values: Mapping[str, Value]
    changed: Mapping[str, float]
    reachable: bool = True
