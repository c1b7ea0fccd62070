"""What a hazard in one line means: clauses about channels, and facts of the home."""

from dataclasses import dataclass

from .channel import Value


@dataclass(frozen=True, slots=True)
class Clause:
    """A channel compared with a value: a number (core units; 1 and 0 for on and off), or an option's name."""

    channel: str
    comparison: str
    value: float | str
    wanted: bool = True

    def holds(self, value: Value | None) -> bool | None:
        """Return whether it holds of a value; None where that is unknown."""
        if value is None:
            return None
        if isinstance(value, str):
            equal = value == str(self.value)
            return (equal if self.comparison == "=" else not equal) is self.wanted
        if isinstance(self.value, str):
            return None
        return compare(float(value), self.comparison, self.value) is self.wanted


@dataclass(frozen=True, slots=True)
class FactClause:
    """A fact of the home that is to hold, or not."""

    fact: str
    wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a line means. subject None: any command; duration in s; template: a condition only the shell can render."""

    subject: Clause | None
    duration: float = 0.0
    clauses: tuple[Clause, ...] = ()
    facts: tuple[FactClause, ...] = ()
    template: str | None = None


def compare(left: float, comparison: str, right: float) -> bool:
    """Return whether a comparison of two numbers holds."""
    match comparison:
        case "<":
            return left < right
        case ">":
            return left > right
        case "<=":
            return left <= right
        case ">=":
            return left >= right
        case "!=":
            return left != right
    return left == right
