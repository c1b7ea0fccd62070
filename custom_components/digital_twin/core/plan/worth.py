"""Whether commands are worth it: what a plan would set for next to nothing is left alone, and said."""

from collections.abc import Iterator, Sequence

from ..grid import Array
from ..messages import Message
from . import messages
from .device import Device
from .objective import MET, Objective
from .request import COMMAND, LeftOut
from .search import Course, course_of, order_of, score_of
from .wishes import exceeds


def worthwhile(
    devices: Sequence[Device], best: Sequence[Course], present: Sequence[Course], aim: Objective, base: Array
) -> tuple[list[Course], tuple[LeftOut, ...]]:
    """Return the courses with those devices left alone whose commands gain less than they are worth, and which.

    present: the courses of everything left alone. Devices go one after the other, that which gains least first, each
    simulated with all the others: what one alone does not gain, two may.
    """
    kept, left = list(best), []
    while candidates := list(_candidates(devices, kept, present, aim, base)):
        _, _, found, kept = min(candidates, key=lambda one: one[:2])
        left.append(found)
    return kept, tuple(left)


def said(left: LeftOut, aim: Objective, *, priced: bool) -> Message:
    """Say what was left out, in money where that is what the plan is for."""
    if priced:
        return messages.not_worth_cost(left.name, left.commands, left.gain * aim.unit, COMMAND * aim.unit)
    return messages.not_worth_energy(left.name, left.commands, left.gain, COMMAND)


def _candidates(
    devices: Sequence[Device], courses: Sequence[Course], present: Sequence[Course], aim: Objective, base: Array
) -> Iterator[tuple[float, int, LeftOut, list[Course]]]:
    """Give the devices whose commands are not worth it: what each is worth, its place, and the courses without it."""
    score = score_of(courses, aim, base)
    for index, (device, course) in enumerate(zip(devices, courses, strict=True)):
        commands = len(device.changes(course.choice))
        if not commands:
            continue
        without = _without(devices, courses, index, present[index], base)
        calm = device.bother * float(device.turns(course.choice[None])[0])
        gain = (score_of(without, aim, base) - score) / aim.unit + calm
        if gain < COMMAND * commands and _met(courses, aim, base) <= _met(without, aim, base):
            found = LeftOut(name=device.twin.spec.name, commands=commands, gain=max(gain, 0.0))
            yield gain / commands, index, found, without


def _without(
    devices: Sequence[Device], courses: Sequence[Course], index: int, alone: Course, base: Array
) -> list[Course]:
    """Return the courses with one device left alone: what does not answer to the others stays as it was played."""
    result: list[Course] = []
    rest = base
    for place, (device, course) in enumerate(zip(devices, courses, strict=True)):
        given = alone if place == index else course
        result.append(course_of(device, given.choice, rest) if order_of(device) else given)
        rest = rest + result[-1].power
    return result


def _met(courses: Sequence[Course], aim: Objective, base: Array) -> set[str | int]:
    """Return what is as wished for: places of devices, the limit, and that the home lasts; no gain makes up for it."""
    account = aim.account(base + sum((course.power for course in courses), start=0.0 * base), 0.0, 0.0)
    found: set[str | int] = {place for place, course in enumerate(courses) if course.short <= MET}
    if not exceeds(account, aim.limit):
        found.add("limit")
    if account.dark_from is None:
        found.add("lasts")
    return found
