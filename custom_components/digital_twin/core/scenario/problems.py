"""What is wrong with a scenario as it was written: each problem with its path, all of them told at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..messages import Message

MESSAGES: dict[str, tuple[str, ...]] = {
    "language_unknown_key": ("path", "allowed"),
    "language_missing": ("path",),
    "language_mapping": ("path",),
    "language_list": ("path",),
    "language_empty": ("path",),
    "language_text": ("path", "value"),
    "language_number": ("path", "value", "lower", "upper"),
    "language_whole": ("path", "value"),
    "language_choice": ("path", "value", "allowed"),
    "language_time": ("path", "value"),
    "language_duration": ("path", "value"),
    "language_after_end": ("path", "value", "hours"),
    "language_before_start": ("path", "value"),
    "language_before_records": ("path", "value", "since"),
    "language_no_records": ("path", "value"),
    "language_future_start": ("path", "value"),
    "language_one_of": ("path", "allowed"),
    "language_other_phase": ("path", "value", "circuit", "phase"),
    "language_not_beside": ("path", "other"),
    "language_too_long": ("path", "value", "hours"),
    "language_too_many": ("path", "count", "upper"),
    "language_steps": ("path", "count", "upper"),
    "language_too_much": ("path", "count", "upper"),
    "language_no_twin": ("path", "value"),
    "language_no_action": ("path", "value"),
    "language_no_channel": ("path", "channel", "twin", "allowed"),
    "language_length": ("path", "value", "lower", "upper"),
    "language_no_value": ("path", "value", "twin", "channel", "allowed"),
    "language_no_zone": ("path", "value", "allowed"),
    "language_no_circuit": ("path", "value", "allowed"),
    "language_no_hub": ("path", "value", "allowed"),
    "language_contradiction": ("path", "other"),
    "language_impossible": ("path",),
    "language_library_needs": ("path", "scenario", "needs"),
    "language_no_car": ("path", "scenario"),
    "language_no_laundry": ("path", "scenario"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Where something is wrong (changes[2].at), and what."""

    path: str
    message: Message


class LanguageError(ValueError):
    """A scenario is refused as a whole: problems holds every reason."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take the reasons."""
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{one.path}: {one.message.id}" for one in self.problems))


class Notebook:
    """Collects problems, so that a writer hears of all of them at once."""

    def __init__(self) -> None:
        """Begin with none."""
        self.problems: list[Problem] = []

    def add(self, path: str, what: str, **params: str | float) -> None:
        """Note what is wrong at a path: the id of a message without its language_, and its parameters."""
        self.problems.append(Problem(path, Message(f"language_{what}", {"path": path or "scenario", **params})))

    def close(self) -> None:
        """Raise LanguageError if there was any problem."""
        if self.problems:
            raise LanguageError(self.problems)
