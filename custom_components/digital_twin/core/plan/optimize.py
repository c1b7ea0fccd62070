"""optimize: the commands that come nearest to the wishes, beside doing nothing and what simple rules come to."""

import time
from collections.abc import Iterator, Sequence
from typing import Final

from .. import progress
from ..messages import Message
from . import messages, rules, wishes
from .gathered import gathered
from .request import LeftOut, PlanRequest, PlanResult
from .search import GENERATIONS, ROUNDS, search
from .starts import starts
from .storage import Storage
from .switched import Deferrable, Switched
from .together import Course, Together
from .worth import said, worthwhile

BEFORE: Final = 0.2
"""Share of the work that what else could be done takes, before the search begins."""


def optimize(request: PlanRequest) -> PlanResult:
    """Return the plan. The same request gives the same plan.

    Raises ValueError, naming the path, for a time out of bounds and for a twin that is not among the request's.
    """
    began = time.monotonic()
    found = gathered(request)
    together, notes = found.together, list(found.notes)
    devices, aim = together.devices, together.aim
    present = together.left_alone()
    notes += [
        messages.as_full(device.twin.spec.name, request.horizon)
        for device in devices
        if isinstance(device, Storage) and device.unwished
    ]
    notes += [note for device in devices if isinstance(device, Storage) for note in _taken_for_granted(device, request)]
    ruled = {
        name: together.courses([rules.choices(device, aim)[name] for device in devices])
        for name in (rules.AT_ONCE, rules.CHEAPEST)
    }
    best, left_out, in_time = find(together, [present, *ruled.values()], request.seed, began)
    if not in_time:
        notes.append(messages.too_long(time.monotonic() - began))
    notes += [said(one, aim, priced=found.priced) for one in left_out]
    account = together.account(best)
    told = wishes.told(devices, best, aim, account, together.base)
    changes = [change for device, course in zip(devices, best, strict=True) for change in device.changes(course.choice)]
    return PlanResult(
        changes=tuple(sorted(changes, key=lambda change: change.at)),
        account=account,
        nothing=together.account(present),
        rules={name: together.account(courses) for name, courses in ruled.items()},
        reached=not told.missed,
        worth=aim.unit,
        met=told.met,
        left_out=left_out,
        evaluations=sum(device.evaluations for device in devices),
        run_time=time.monotonic() - began,
        notes=(*notes, *told.missed, *told.reasons),
    )


def _taken_for_granted(device: Storage, request: PlanRequest) -> Iterator[Message]:
    """Give what nobody told of a storage and the plan takes it for."""
    spec, values = device.twin.spec, device.twin.values
    name, last = spec.name, request.last_charges.get(spec.twin_id)
    if values.get("plugged") is False:
        # Of a car that stays away nothing depends on how full it is.
        yield messages.stays_away(name)
    elif "charge" in spec.channels and values.get("charge") is None:
        unknown = messages.charge_unknown(name)
        yield unknown if last is None else messages.charge_last(name, last[0], request.start - last[1])


def find(
    together: Together, simple: Sequence[list[Course]], seed: int, began: float
) -> tuple[list[Course], tuple[LeftOut, ...], bool]:
    """Return the best courses, what is left alone because it gains too little, and whether there was time enough.

    simple: everything left alone, and what simple rules come to.
    """
    best = min((*simple, *starts(together, simple[0])), key=together.score)
    if together.aim.dark.any():
        best = _shed(together, best)
    with progress.part(BEFORE, 1.0, ROUNDS * len(together.devices) * (GENERATIONS + 1)):
        best, in_time = search(together, best, simple[0], seed, began)
    best, left_out = worthwhile(together, best, simple[0])
    return best, left_out, in_time


def _shed(together: Together, best: list[Course]) -> list[Course]:
    """Return the courses with devices off from some time of an outage on, where the storages then last longer.

    One device after another could not find that: what is saved shows only in what the storage does with it.
    """
    score = together.score(best)
    for index, device in enumerate(together.devices):
        if not isinstance(device, Switched) or isinstance(device, Deferrable) or not device.twin.values.get("on"):
            continue
        for choice in device.sheds(together.aim):
            courses = together.changed(best, index, choice)
            if (found := together.score(courses)) < score:
                best, score = courses, found
    return best
