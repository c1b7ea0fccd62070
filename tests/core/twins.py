"""Snapshots of twins as tests of scenarios and checks need them."""

from collections.abc import Mapping

from custom_components.digital_twin.core.channel import Value
from custom_components.digital_twin.core.models.kinds import KINDS
from custom_components.digital_twin.core.twin import Estimate, Fidelity, Learned, Trust, TwinSnapshot, TwinSpec


def twin(
    kind: str,
    values: Mapping[str, Value] | None = None,
    *,
    twin_id: str | None = None,
    channels: tuple[str, ...] | None = None,
    settings: Mapping[str, Value] | None = None,
    fidelity: Fidelity = Fidelity.ADVANCED,
    trust: Trust | None = Trust.TRUSTED,
    parameters: Mapping[str, float] | None = None,
    changed: Mapping[str, float] | None = None,
) -> TwinSnapshot:
    """Return a twin of a kind with all its channels (or those named), learned unless trust is None."""
    known = {channel.key: channel for channel in KINDS[kind].channels if channels is None or channel.key in channels}
    learned = None
    if trust is not None:
        estimates = {name: Estimate(value, abs(value) * 0.02, True) for name, value in (parameters or {}).items()}
        learned = Learned(kind=kind, structure="", parameters=estimates, trust=trust, days=10.0, samples=1000)
    return TwinSnapshot(
        spec=TwinSpec(
            twin_id=twin_id or kind,
            name=(twin_id or kind).replace("_", " ").capitalize(),
            kind=kind,
            fidelity=fidelity,
            channels=known,
            settings=settings or {},
        ),
        learned=learned,
        values=values or {},
        changed=changed or {},
    )


def thermostat(temperature: float = 20.0, target: float = 20.0, mode: str = "heat", **more: object) -> TwinSnapshot:
    """Return a room with a thermostat, heated, windows closed."""
    values = {"temperature": temperature, "target_temperature": target, "hvac_mode": mode, "window": False}
    return twin("thermostat", values | more.pop("values", {}), **more)
