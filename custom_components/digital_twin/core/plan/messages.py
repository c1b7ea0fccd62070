"""What plans say: every message id with its parameters, for the shell's translations."""

from ..messages import Message

MESSAGES: dict[str, tuple[str, ...]] = {
    "plan_as_full": ("name", "duration"),
    "plan_cannot_set": ("name",),
    "plan_heat_apart": ("count",),
    "plan_never_off": ("name",),
    "plan_no_carbon": (),
    "plan_no_price": (),
    "plan_not_plugged": ("name",),
    "plan_runs_already": ("name",),
    "plan_too_long": ("seconds",),
    "plan_unreached_charge": ("name", "energy"),
    "plan_unreached_dark": ("energy",),
    "plan_unreached_fuse": ("power",),
}


def as_full(name: str, horizon: float) -> Message:
    """Say that a car for which no charge was wished is as full after the horizon (s) as without the plan."""
    return Message("plan_as_full", {"name": name, "duration": horizon})


def cannot_set(name: str) -> Message:
    """Say that nothing about a device can be planned."""
    return Message("plan_cannot_set", {"name": name})


def heat_apart(count: int) -> Message:
    """Say how many planned rooms are heated by something else than electricity, as far as anybody told."""
    return Message("plan_heat_apart", {"count": count})


def never_off(name: str) -> Message:
    """Say that a device was left alone because it must stay on."""
    return Message("plan_never_off", {"name": name})


def no_price() -> Message:
    """Say that no price is known, so that energy was made small instead."""
    return Message("plan_no_price")


def no_carbon() -> Message:
    """Say that no carbon intensity is known, so that energy was made small instead."""
    return Message("plan_no_carbon")


def not_plugged(name: str) -> Message:
    """Say that a car cannot be charged because it is not plugged in."""
    return Message("plan_not_plugged", {"name": name})


def runs_already(name: str) -> Message:
    """Say that a machine was left alone because its programme is under way."""
    return Message("plan_runs_already", {"name": name})


def too_long(seconds: float) -> Message:
    """Say that the search was ended for time; what it had found by then is the answer."""
    return Message("plan_too_long", {"seconds": round(seconds, 1)})


def unreached_charge(name: str, missing: float) -> Message:
    """Say how much (kWh) of a charge cannot be had in time."""
    return Message("plan_unreached_charge", {"name": name, "energy": round(missing, 1)})


def unreached_dark(missing: float) -> Message:
    """Say how much energy (kWh) would be missing without the grid."""
    return Message("plan_unreached_dark", {"energy": round(missing, 1)})


def unreached_fuse(limit: float) -> Message:
    """Say that the home's power cannot be kept under a limit (W)."""
    return Message("plan_unreached_fuse", {"power": round(limit)})
