"""Whether commands are worth it: what a plan would set for next to nothing is left alone, and said."""

from collections.abc import Iterator, Sequence

from ..messages import Message
from . import messages
from .objective import MET, Objective
from .request import COMMAND, LeftOut
from .together import Course, Together
from .wishes import exceeds


def worthwhile(
    together: Together, best: Sequence[Course], present: Sequence[Course]
) -> tuple[list[Course], tuple[LeftOut, ...]]:
    """Return the courses with those devices left alone whose commands gain less than they are worth, and which.

    present: the courses of everything left alone. Devices go one after the other, that which gains least first, each
    simulated with all the others: what one alone does not gain, two may.
    """
    kept, left = list(best), []
    while candidates := list(_candidates(together, kept, present)):
        _, _, found, kept = min(candidates, key=lambda one: one[:2])
        left.append(found)
    return kept, tuple(left)


def said(left: LeftOut, aim: Objective, *, priced: bool) -> Message:
    """Say what was left out, in money where that is what the plan is for."""
    if priced:
        return messages.not_worth_cost(left.name, left.commands, left.gain * aim.unit, COMMAND * aim.unit)
    return messages.not_worth_energy(left.name, left.commands, left.gain, COMMAND)


def _candidates(
    together: Together, courses: Sequence[Course], present: Sequence[Course]
) -> Iterator[tuple[float, int, LeftOut, list[Course]]]:
    """Give the devices whose commands are not worth it: what each is worth, its place, and the courses without it."""
    score, unit = together.score(courses), together.aim.unit
    for index, (device, course) in enumerate(zip(together.devices, courses, strict=True)):
        commands = len(device.changes(course.choice))
        if not commands:
            continue
        without = together.changed(courses, index, present[index].choice)
        calm = device.bother * float(device.turns(course.choice[None])[0])
        gain = (together.score(without) - score) / unit + calm
        if gain < COMMAND * commands and _met(together, courses) <= _met(together, without):
            found = LeftOut(name=device.twin.spec.name, commands=commands, gain=max(gain, 0.0))
            yield gain / commands, index, found, without


def _met(together: Together, courses: Sequence[Course]) -> set[str | int]:
    """Return what is as wished for: places of devices, the limit, and that the home lasts; no gain makes up for it."""
    account = together.account(courses)
    found: set[str | int] = {place for place, course in enumerate(courses) if course.short <= MET}
    if not exceeds(account, together.aim.limit):
        found.add("limit")
    if account.dark_from is None:
        found.add("lasts")
    return found
