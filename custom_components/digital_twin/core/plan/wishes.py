"""What becomes of a plan's wishes: which are met, which are missed and by how much, and what is in the way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..grid import Array
from ..messages import Message
from . import messages
from .device import Device
from .objective import MET, Objective
from .request import Account
from .storage import FILLED, Storage
from .together import Course


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of the wishes: those that are missed, why they are, and those that are met."""

    missed: tuple[Message, ...]
    reasons: tuple[Message, ...]
    met: tuple[Message, ...]


def told(devices: Sequence[Device], courses: Sequence[Course], aim: Objective, account: Account, base: Array) -> Told:
    """Return what becomes of the wishes in a plan's courses: one a device, played in turn on a base (T,) W."""
    missed: list[Message] = []
    reasons: list[Message] = []
    met: list[Message] = []
    rest = base
    for device, course in zip(devices, courses, strict=True):
        if isinstance(device, Storage) and device.least is not None:
            lacking = list(_lacking(device, course, aim, rest))
            missed += lacking[:1]
            reasons += lacking[1:]
            met += [] if lacking else _charged(device, course, rest)
        rest = rest + course.power
    if exceeds(account, aim.limit):
        missed.append(messages.unreached_fuse(aim.limit, account.peak))
    if aim.dark.any():
        supplied = list(_supplied(devices, courses, aim, base))
        if account.dark_from is None:
            met += [messages.lasts(aim.dark_end), *supplied]
        elif supplied and account.dark_from > float(np.argmax(aim.dark)) * aim.step:
            missed.append(messages.unreached_dark(account.dark, account.dark_from))
        else:
            missed.append(messages.unsupplied(account.dark))
    return Told(tuple(missed), tuple(reasons), tuple(met))


def exceeds(account: Account, limit: float) -> bool:
    """Return whether what is told as the peak is above what is told as the limit (W)."""
    return np.isfinite(limit) and round(account.peak) > round(limit)


def _lacking(device: Storage, course: Course, aim: Objective, rest: Array) -> Iterator[Message]:
    """Give what a charge lacks and why; nothing where it is as wished."""
    name, least = device.twin.spec.name, device.least or 0.0
    reached = device.by_deadline(course.choice, rest)
    missing = max(least - reached, 0.0) * device.capacity / 100.0
    if missing <= MET:
        return
    yield messages.unreached_charge(name, missing, reached, least, device.by)
    limit = device.highest
    if device.twin.values.get("plugged") is False:
        yield messages.not_plugged(name)
    elif limit < least - FILLED:
        limited = "charge_limit" in device.twin.spec.channels
        yield (messages.charge_limit if limited else messages.charge_ends)(name, limit)
    elif np.isfinite(aim.limit) and device.by_deadline(device.at_once, rest) >= least - FILLED:
        yield messages.charge_fuse(name, aim.limit)
    else:
        yield messages.charge_slow(name)


def _charged(device: Storage, course: Course, rest: Array) -> list[Message]:
    name, least = device.twin.spec.name, device.least or 0.0
    if device.begins >= least and not device.gives:
        return [messages.charged_already(name, device.begins)]
    reached = device.by_deadline(course.choice, rest)
    found = [messages.charged(name, reached, device.by)]
    if "plugged" in device.twin.spec.channels:
        found.append(messages.stays_plugged(name, device.by))
    return found


def _supplied(devices: Sequence[Device], courses: Sequence[Course], aim: Objective, base: Array) -> Iterator[Message]:
    """Give the charge that each storage that supplies the home has when the grid comes back."""
    rest = base
    for device, course in zip(devices, courses, strict=True):
        if isinstance(device, Storage) and device.gives:
            charge = device.charge_at(aim.dark_end, course.choice, rest)
            yield messages.left(device.twin.spec.name, charge, aim.dark_end)
        rest = rest + course.power
