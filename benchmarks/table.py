"""Rows of the benchmark table."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure: what was measured, its value and unit, the goal of the design (None: for comparison), and a note."""

    name: str
    value: float
    unit: str
    goal: str | None = None
    note: str = ""


def render(rows: Iterable[Row]) -> str:
    """Return the rows as a plain table."""
    cells = [("what", "figure", "goal", "note")]
    cells += [(row.name, f"{row.value:,.4g} {row.unit}".strip(), row.goal or "", row.note) for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(3)]
    return "\n".join(
        "  ".join((line[0].ljust(widths[0]), line[1].rjust(widths[1]), line[2].ljust(widths[2]), line[3])).rstrip()
        for line in cells
    )
