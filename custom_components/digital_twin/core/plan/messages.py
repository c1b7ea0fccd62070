"""What plans say: every message id with its parameters, for the shell's translations.

The parameter time is s after the plan's start.
"""

from ..messages import Message

MESSAGES: dict[str, tuple[str, ...]] = {
    "plan_as_full": ("name", "duration"),
    "plan_cannot_set": ("name",),
    "plan_charged": ("name", "percent", "time"),
    "plan_charged_already": ("name", "percent"),
    "plan_charge_ends": ("name", "percent"),
    "plan_charge_fuse": ("name", "power"),
    "plan_charge_last": ("name", "percent", "duration"),
    "plan_charge_limit": ("name", "percent"),
    "plan_charge_untold": ("name",),
    "plan_charge_slow": ("name",),
    "plan_heat_apart": ("count",),
    "plan_lasts": ("time",),
    "plan_left": ("name", "percent", "time"),
    "plan_never_off": ("name",),
    "plan_no_carbon": (),
    "plan_no_price": (),
    "plan_not_plugged": ("name",),
    "plan_not_worth_cost": ("name", "count", "cost", "cost_after"),
    "plan_not_worth_energy": ("name", "count", "energy", "energy_after"),
    "plan_runs_already": ("name",),
    "plan_tank_gas": ("name",),
    "plan_tank_unmeasured": ("name", "power"),
    "plan_too_long": ("seconds",),
    "plan_charge_unknown": ("name",),
    "plan_stays_away": ("name",),
    "plan_stays_plugged": ("name", "time"),
    "plan_unreached_charge": ("name", "energy", "level", "percent", "time"),
    "plan_unreached_dark": ("energy", "time"),
    "plan_unreached_fuse": ("power", "power_after"),
    "plan_unsupplied": ("energy",),
}


def as_full(name: str, horizon: float) -> Message:
    """Say that a car for which no charge was wished is as full after the horizon (s) as without the plan."""
    return Message("plan_as_full", {"name": name, "duration": horizon})


def cannot_set(name: str) -> Message:
    """Say that nothing about a device can be planned."""
    return Message("plan_cannot_set", {"name": name})


def charge_untold(name: str) -> Message:
    """Say that nothing can be planned for a storage or car that has no charge sensor."""
    return Message("plan_charge_untold", {"name": name})


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
    """Say that no carbon intensity is known, so that the plan goes by the cost, or by energy without a price."""
    return Message("plan_no_carbon")


def not_plugged(name: str) -> Message:
    """Say that a car cannot be charged because it is not plugged in."""
    return Message("plan_not_plugged", {"name": name})


def not_worth_cost(name: str, count: int, gain: float, least: float) -> Message:
    """Say that commands would gain so little money that a device is left alone, and what each has to gain."""
    return Message(
        "plan_not_worth_cost",
        {"name": name, "count": count, "cost": round(gain, 2), "cost_after": round(least, 3)},
    )


def not_worth_energy(name: str, count: int, gain: float, least: float) -> Message:
    """Say that commands would gain as little as so much energy (kWh) is worth, and what each has to gain."""
    return Message(
        "plan_not_worth_energy",
        {"name": name, "count": count, "energy": round(gain, 2), "energy_after": least},
    )


def runs_already(name: str) -> Message:
    """Say that a machine was left alone because its programme is under way."""
    return Message("plan_runs_already", {"name": name})


def tank_gas(name: str) -> Message:
    """Say that a tank burns gas, of which no price is known."""
    return Message("plan_tank_gas", {"name": name})


def tank_unmeasured(name: str, power: float) -> Message:
    """Say that nothing measures what a tank takes, and what (W) it is taken to draw while it heats."""
    return Message("plan_tank_unmeasured", {"name": name, "power": round(power)})


def too_long(seconds: float) -> Message:
    """Say that the search was ended for time; what it had found by then is the answer."""
    return Message("plan_too_long", {"seconds": round(seconds, 1)})


def charge_unknown(name: str) -> Message:
    """Say that nobody told how full a storage is."""
    return Message("plan_charge_unknown", {"name": name})


def charge_last(name: str, percent: float, age: float) -> Message:
    """Say what charge a storage that tells none now is taken to have, and how long ago (s) it told that."""
    return Message("plan_charge_last", {"name": name, "percent": round(percent), "duration": max(age, 0.0)})


def stays_away(name: str) -> Message:
    """Say that a plan takes a car that is not plugged in to stay so."""
    return Message("plan_stays_away", {"name": name})


def stays_plugged(name: str, time: float) -> Message:
    """Say until when a car is taken to stay plugged in."""
    return Message("plan_stays_plugged", {"name": name, "time": time})


def charged(name: str, percent: float, time: float) -> Message:
    """Say what charge a wish comes to in time."""
    return Message("plan_charged", {"name": name, "percent": round(percent), "time": time})


def charged_already(name: str, percent: float) -> Message:
    """Say that nothing has to be charged for a wish."""
    return Message("plan_charged_already", {"name": name, "percent": round(percent)})


def unreached_charge(name: str, missing: float, percent: float, least: float, time: float) -> Message:
    """Say how much (kWh) of a charge cannot be had in time, and what percentage is there instead of the least."""
    return Message(
        "plan_unreached_charge",
        {"name": name, "energy": round(missing, 1), "percent": round(percent, 1), "level": least, "time": time},
    )


def charge_ends(name: str, percent: float) -> Message:
    """Say that a car stops charging at a percentage by itself."""
    return Message("plan_charge_ends", {"name": name, "percent": round(percent)})


def charge_limit(name: str, percent: float) -> Message:
    """Say that a limit is set which a charge does not pass."""
    return Message("plan_charge_limit", {"name": name, "percent": round(percent)})


def charge_fuse(name: str, limit: float) -> Message:
    """Say that a charge would be reached in time if the home might take more than a limit (W)."""
    return Message("plan_charge_fuse", {"name": name, "power": round(limit)})


def charge_slow(name: str) -> Message:
    """Say that charging all the time is not enough."""
    return Message("plan_charge_slow", {"name": name})


def lasts(time: float) -> Message:
    """Say until when the home has all it takes without the grid."""
    return Message("plan_lasts", {"time": time})


def left(name: str, percent: float, time: float) -> Message:
    """Say what charge a storage has at a time."""
    return Message("plan_left", {"name": name, "percent": round(percent), "time": time})


def unreached_dark(missing: float, time: float) -> Message:
    """Say from when on how much energy (kWh) is missing without the grid."""
    return Message("plan_unreached_dark", {"energy": round(missing, 1), "time": time})


def unsupplied(missing: float) -> Message:
    """Say that nothing supplies the home without the grid, and how much energy (kWh) is missing."""
    return Message("plan_unsupplied", {"energy": round(missing, 1)})


def unreached_fuse(limit: float, peak: float) -> Message:
    """Say that the home's power cannot be kept under a limit (W), and what it reaches (W)."""
    return Message("plan_unreached_fuse", {"power": round(limit), "power_after": round(peak)})
