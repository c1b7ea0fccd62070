"""The devices of a plan as one home: what a choice for one of them comes to when those that follow the home answer it.

Devices are played in their order: first those that nothing moves, then storages that follow the rest of the home, then
those of them that nobody plans for. A candidate for one is scored with all that come after it answering.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

import numpy as np

from ..grid import Array
from .device import Choice, Device
from .follower import Follower
from .objective import Objective
from .request import Account
from .storage import Storage


@dataclass(frozen=True, slots=True)
class Course:
    """A device's choice in a plan, with what it comes to: power (T,) and the rest as Played."""

    choice: Choice
    power: Array
    discomfort: float
    short: float
    heat: float = 0.0
    stored: float = 0.0
    calm: float = 0.0
    """kWh that its changes, what nobody would set, and what the next day lacks count as."""


def order_of(device: Device) -> int:
    """Return when a device is played: what a storage does may follow from what the others do."""
    return 0 if not (isinstance(device, Storage) and device.gives) else 2 if isinstance(device, Follower) else 1


def course_of(device: Device, choice: Choice, rest: Array) -> Course:
    """Return a choice played while everything else takes rest (T,) W."""
    played = device.play(choice[None], rest)
    return Course(
        choice,
        played.power[:, 0],
        float(played.discomfort[0]),
        float(played.short[0]),
        float(np.ravel(played.heat)[0]),
        float(np.ravel(played.stored)[0]),
        float(device.burden(choice[None])[0] + np.ravel(played.lent)[0]),
    )


def score_of(courses: Iterable[Course], objective: Objective, base: Array) -> float:
    """Return the score of courses together over a base (T,) W, with what their changes count as."""
    power, discomfort, short, heat, calm = base, 0.0, 0.0, 0.0, 0.0
    for course in courses:
        power = power + course.power
        discomfort, short = discomfort + course.discomfort, short + course.short
        heat, calm = heat + course.heat, calm + course.calm
    return float(objective.scores(power[:, None], discomfort, short, heat)[0]) + objective.unit * calm


def lacking(courses: Iterable[Course]) -> float:
    """Return what all goals lack together, kWh."""
    return sum(course.short for course in courses)


@dataclass(slots=True)
class Together:
    """The devices of a plan in the order of order_of, what it makes small, and what is drawn beside them, (T,) W."""

    devices: Sequence[Device]
    aim: Objective
    base: Array

    def courses(self, choices: Sequence[Choice]) -> list[Course]:
        """Return choices, one a device, played in turn, each on top of those before."""
        found: list[Course] = []
        rest = self.base
        for device, choice in zip(self.devices, choices, strict=True):
            found.append(course_of(device, choice, rest))
            rest = rest + found[-1].power
        return found

    def left_alone(self) -> list[Course]:
        """Return the courses of everything left alone; each takes its end from it."""
        found: list[Course] = []
        rest = self.base
        for device in self.devices:
            device.settle(rest)
            found.append(course_of(device, device.kept, rest))
            rest = rest + found[-1].power
        return found

    def changed(self, courses: Sequence[Course], index: int, choice: Choice) -> list[Course]:
        """Return the courses with another choice of one device, and those that answer it played anew."""
        found = list(courses)
        rest = self.before(courses, index)
        found[index] = course_of(self.devices[index], choice, rest)
        rest = rest + found[index].power
        for place in self.answering(index):
            found[place] = course_of(self.devices[place], courses[place].choice, rest)
            rest = rest + found[place].power
        return found

    def score(self, courses: Iterable[Course]) -> float:
        """Return the score of courses together, with what their changes count as."""
        return score_of(courses, self.aim, self.base)

    def answering(self, index: int) -> list[int]:
        """Return the places of the devices that answer to what one of them does, in their order."""
        return [
            place
            for place, device in enumerate(self.devices)
            if order_of(device) and (place > index or not order_of(self.devices[index])) and place != index
        ]

    def before(self, courses: Sequence[Course], index: int) -> Array:
        """Return the power (T,) W of all that a device does not move: all but itself and those that answer it."""
        return self.without(courses, {index, *self.answering(index)})

    def beside(self, courses: Sequence[Course], index: int) -> Array:
        """Return the power (T,) W of everything else as a device meets it: of what is played after it, as it is now."""
        moved = {index} if not order_of(self.devices[index]) else {index, *self.answering(index)}
        return self.without(courses, moved)

    def without(self, courses: Sequence[Course], without: Set[int]) -> Array:
        """Return the power (T,) W of everything but the devices at some places."""
        powers = (course.power for place, course in enumerate(courses) if place not in without)
        return self.base + sum(powers, start=0.0 * self.base)

    def scores(self, courses: Sequence[Course], index: int, choices: Choice) -> Array:
        """Return the score (N,) of choices (N, slots) of one device while the choices of all others stay."""
        device, aim = self.devices[index], self.aim
        rest = self.before(courses, index)
        played = device.play(choices, rest)
        net = rest[:, None] + played.power
        calm = device.burden(choices) + played.lent
        discomfort, short, heat = played.discomfort, played.short, played.heat
        answering = self.answering(index)
        for place, (course, other) in enumerate(zip(courses, self.devices, strict=True)):
            if place == index:
                continue
            if place not in answering:
                discomfort, short = discomfort + course.discomfort, short + course.short
                heat, calm = heat + course.heat, calm + course.calm
                continue
            answer = other.play(course.choice[None], net)
            net = net + answer.power
            discomfort, short = discomfort + answer.discomfort, short + answer.short
            heat = heat + answer.heat
            calm = calm + other.burden(course.choice[None]) + answer.lent
        found: Array = aim.scores(net, discomfort, short, heat) + aim.unit * calm
        return found

    @property
    def simulated(self) -> int:
        """Return how many steps of candidates were simulated so far, of all devices together."""
        return sum(device.evaluations * device.grid.steps for device in self.devices)

    def account(self, courses: Sequence[Course]) -> Account:
        """Return what courses come to."""
        net = self.base + sum((course.power for course in courses), start=0.0 * self.base)
        return self.aim.account(
            net,
            sum(course.discomfort for course in courses),
            lacking(courses),
            sum(course.heat for course in courses),
            sum(course.stored for course in courses),
        )
