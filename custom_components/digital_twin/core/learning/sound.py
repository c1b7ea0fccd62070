"""What a document brings is held against what learning makes: a structure that its kind has, tables of its shapes.

Forecasters and models read a table by its place and length, and do without one that does not fit: a shortened one would
change bands in silence. A table that nobody here knows is read by nobody, and left alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..channel import Quantity
from ..forecast import aside, pool
from ..forecast.ensemble import LEVELS as PLAYED
from ..forecast.experts import HORIZONS
from ..forecast.followed import LEVELS
from ..models import automatic, battery, onoff
from ..models.registry import is_from_outside, main_channel, model_for
from ..models.switching import HOURS
from ..twin import Learned, TwinSpec
from .tables import NEEDS, PRIOR, ROWS, STRUCTURES, TOGETHER, USUAL

type Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a table: the id of the sentence, and its parameters."""

    key: str
    params: Mapping[str, str]


def allowed_structures(kind: str) -> tuple[str, ...] | None:
    """Return what the structure of a kind may be, None for a kind from outside, which says what it likes."""
    return None if is_from_outside(kind) else (PRIOR, *STRUCTURES.get(kind, USUAL))


def known_of(learned: Learned, spec: TwinSpec) -> Learned:
    """Return what was learned with the parameters that its model has, and the tables that learning makes.

    A kind from outside makes what it likes.
    """
    if is_from_outside(spec.kind):
        return learned
    parameters = {parameter.name for parameter in model_for(spec, learned).priors()}
    by_channel = {prefix + key for prefix in (aside.PREFIX, aside.SEEN, pool.PREFIX) for key in spec.channels}
    return replace(
        learned,
        parameters={name: estimate for name, estimate in learned.parameters.items() if name in parameters},
        tables={name: row for name, row in learned.tables.items() if name in ROWS or name in by_channel},
    )


def fault_of(learned: Learned, spec: TwinSpec) -> Fault | None:
    """Return the first thing that is wrong with the tables of what was learned, for a twin; None: they are sound."""
    if is_from_outside(spec.kind):
        return None
    return next(
        (
            fault
            for check in (_missing, _rows, _states, _others, _edges, _correlation)
            for fault in check(learned, spec)
        ),
        None,
    )


def _size(name: str, row: tuple[float, ...], allowed: str) -> Fault:
    return Fault("import_table_size", {"part": f"learned.tables.{name}", "value": str(len(row)), "allowed": allowed})


def _order(name: str) -> Fault:
    return Fault("import_table_order", {"part": f"learned.tables.{name}"})


def _missing(learned: Learned, _spec: TwinSpec) -> Iterator[Fault]:
    """Yield what is not there though another table is of no use without it."""
    pairs = [(name, group) for group in TOGETHER for name in group]
    pairs += [(name, (needed,)) for name, needed in NEEDS.items()]
    for name, group in pairs:
        for needed in group if name in learned.tables else ():
            if needed not in learned.tables:
                yield Fault("import_table_missing", {"part": f"learned.tables.{needed}", "other": name})


def _rows(learned: Learned, _spec: TwinSpec) -> Iterator[Fault]:
    """Yield tables of a wrong length, and with numbers out of range or out of order."""
    # Those that others are counted by come first: they are what is wrong then.
    for name, row in sorted(
        learned.tables.items(), key=lambda item: getattr(ROWS.get(item[0]), "per", None) is not None
    ):
        if (shape := ROWS.get(name)) is None:
            if not row and name.startswith((pool.PREFIX, aside.PREFIX, aside.SEEN)):
                yield _size(name, row, "1 × n")
            continue
        unit = len(learned.tables[shape.per]) if shape.per is not None else 1
        counts = [count * unit for count in shape.counts]
        if shape.every and (not row or len(row) % shape.every):
            yield _size(name, row, f"{shape.every} × n")
        elif not shape.every and len(row) not in counts:
            yield _size(name, row, ", ".join(str(count) for count in counts))
        yield from _within(name, row, shape.least, shape.most)
        if shape.rising is not None and any(after < before + 1e-9 * shape.rising for before, after in pairwise(row)):
            yield _order(name)


def _within(name: str, row: tuple[float, ...], least: float, most: float) -> Iterator[Fault]:
    """Yield the first number below least or above most, but for what rounding does."""
    for value in row:
        if not least - 1e-6 <= value <= most + 1e-6:
            allowed = f"≥ {least:g}" if np.isinf(most) else f"{least:g} – {most:g}"
            params = {"parameter": f"learned.tables.{name}", "value": f"{value:g}", "allowed": allowed}
            yield Fault("import_out_of_bounds", params)
            return


def _named(learned: Learned, spec: TwinSpec, key: str) -> int:
    """Return how many states a channel has, 0 where nobody knows."""
    channel = spec.channels.get(key)
    if channel is None or channel.quantity is Quantity.NUMBER:
        return 0
    if channel.quantity is Quantity.BINARY:
        return 2
    return len(learned.options.get(key, channel.options))


def _states(learned: Learned, spec: TwinSpec) -> Iterator[Fault]:
    """Yield tables over the states of a channel that are not as many."""
    tables, main = learned.tables, main_channel(spec)
    count = 0 if main is None else _named(learned, spec, main)
    wanted = {"option_shares": count, "state_seconds": count, "state_moves": count * count}
    for key in spec.channels:
        wanted[aside.SEEN + key] = _named(learned, spec, key)
        if key == "storage_mode":
            wanted[battery.MODES_SEEN] = wanted[aside.SEEN + key]
    for name, many in wanted.items():
        if name in tables and len(tables[name]) != many:
            yield _size(name, tables[name], str(many))
        if name.startswith(aside.SEEN):
            yield from _within(name, tables.get(name, ()), 0.0, 1.0)


def _others(learned: Learned, spec: TwinSpec) -> Iterator[Fault]:
    """Yield what is wrong with the tables of channels beside the main one."""
    for key, channel in spec.channels.items():
        row = learned.tables.get(aside.PREFIX + key, ())
        if row and channel.quantity is Quantity.NUMBER:
            yield from _by_horizon(aside.PREFIX + key, row, 1 + len(LEVELS))
        elif row:
            if len(row) != 1 + _named(learned, spec, key):
                yield _size(aside.PREFIX + key, row, str(1 + _named(learned, spec, key)))
            yield from _within(aside.PREFIX + key, row[:1], 0.0, np.inf)
            yield from _within(aside.PREFIX + key, row[1:], 0.0, 1.0)
        row = learned.tables.get(pool.PREFIX + key, ())
        if row:
            yield from _pool(learned, key, row)
    if aside.GROWN in learned.tables:
        yield from _by_horizon(aside.GROWN, learned.tables[aside.GROWN], 1 + len(PLAYED))


def _by_horizon(name: str, row: tuple[float, ...], columns: int) -> Iterator[Fault]:
    """Yield what is wrong with lines of a horizon and of quantiles: all of them rise."""
    if len(row) % columns:
        yield _size(name, row, f"{columns} × n")
        return
    lines: Array = np.reshape(row, (-1, columns))
    if np.any(np.diff(lines[:, 0]) <= 0) or np.any(lines[:, 0] <= 0) or np.any(np.diff(lines[:, 1:], axis=1) < -1e-9):
        yield _order(name)


def _pool(learned: Learned, key: str, row: tuple[float, ...]) -> Iterator[Fault]:
    many = pool.numbers(int(row[0])) if 1.0 <= row[0] <= 100.0 else 0
    if len(row) != many:
        yield _size(pool.PREFIX + key, row, str(many or pool.numbers(len(HORIZONS))))
        return
    found = pool.Pool.from_tables(learned.tables, key)
    if found is None:
        return
    rising = np.all(np.diff(found.horizons) > 0) and found.horizons[0] > 0
    if not rising or np.any(np.diff(found.reach, axis=1) < -1e-6):
        yield _order(pool.PREFIX + key)
    yield from _within(pool.PREFIX + key, tuple(found.weights.ravel().tolist()), 0.0, 1.0)
    yield from _within(pool.PREFIX + key, (*found.reach.ravel().tolist(), found.spread), 0.0, np.inf)


def _edges(learned: Learned, _spec: TwinSpec) -> Iterator[Fault]:
    """Yield what is wrong with tables that are read as rows and columns."""
    tables = learned.tables
    if "band_quantiles" in tables:
        pairs = np.reshape(tables["band_quantiles"], (-1, 2))
        if np.any(pairs[:, 0] > pairs[:, 1]):
            yield _order("band_quantiles")
    for name in {"onoff_off", "onoff_on"} & tables.keys():
        dwell = onoff.Dwell.from_row(tables[name])
        if not (least := float(dwell.scale.min())) > 0.0:
            params = {"parameter": f"learned.tables.{name}", "value": f"{least:g}", "allowed": "> 0"}
            yield Fault("import_out_of_bounds", params)
        if np.any(np.diff(dwell.residuals) < -1e-6) or np.any(np.diff(dwell.whole) < -1e-6):
            yield _order(name)
    if "draw_days" in tables and len(tables["draw_free"]) != len(tables["draw_days"]) // HOURS:
        yield _size("draw_free", tables["draw_free"], str(len(tables["draw_days"]) // HOURS))
    yield from _within("hot_cycle", tables.get("hot_cycle", ())[:1], 0.1, np.inf)
    for name in (automatic.CHARGING, automatic.GIVING):
        yield from _within(name, tables.get(name, ())[:: automatic.COLUMNS], 0.0, automatic.BY_HOURS)


def _correlation(learned: Learned, spec: TwinSpec) -> Iterator[Fault]:
    """Yield what is wrong with how the parameters go together: nothing can be drawn from what has no root."""
    row = learned.tables.get("correlation")
    if row is None:
        return
    many = len(model_for(spec, learned).priors())
    if len(row) != many * many:
        yield _size("correlation", row, str(many * many))
        return
    matrix = np.reshape(row, (many, many)) + 1e-6 * np.eye(many)
    if np.linalg.eigvalsh((matrix + matrix.T) / 2.0)[0] <= 0.0:
        yield Fault("import_damaged", {"part": "learned.tables.correlation"})
