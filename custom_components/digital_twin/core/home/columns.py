"""Variants of a home side by side: the members of each are columns of one run, drawn from the same random numbers."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]
type Flags = NDArray[np.bool_]
type Rows = NDArray[np.intp]


class Tiled(np.random.Generator):
    """Gives every variant the same draws (common random numbers; Law, Simulation Modeling and Analysis, ch. 11.2).

    Arrays whose last axis counts all columns (copies × members) are drawn for the members once and repeated; others, of
    events that come one by one, are drawn as they are.
    """

    def __init__(self, seed: tuple[int, ...], members: int, copies: int) -> None:
        """seed: of the twin; members of each of copies variants."""
        super().__init__(np.random.PCG64(np.random.SeedSequence(seed)))
        self.members, self.copies = members, copies

    def random(self, size: int | tuple[int, ...] | None = None) -> Array:  # type: ignore[override]  # the two that models use
        """Return uniform numbers."""
        shape = self._own(size)
        found = super().random(size if shape is None else shape)
        return np.asarray(found) if shape is None else self._tiled(np.asarray(found))

    def standard_normal(self, size: int | tuple[int, ...] | None = None) -> Array:  # type: ignore[override]  # as above
        """Return normal numbers."""
        shape = self._own(size)
        found = super().standard_normal(size if shape is None else shape)
        return np.asarray(found) if shape is None else self._tiled(np.asarray(found))

    def _own(self, size: int | tuple[int, ...] | None) -> tuple[int, ...] | None:
        if size is None or self.copies == 1:
            return None
        shape = (size,) if isinstance(size, int) else tuple(size)
        if not shape or shape[-1] != self.members * self.copies:
            return None
        return (*shape[:-1], self.members)

    def _tiled(self, values: Array) -> Array:
        return np.tile(values, (*[1] * (values.ndim - 1), self.copies))


def normals(members: int) -> Array:
    """Return a standard normal for each member (N,), evenly spread without a generator, the first of them 0."""
    share = (0.5 + 0.6180339887498949 * np.arange(members)) % 1.0
    normal: Array = np.log(share / (1.0 - share)) / 1.702
    normal[0] = 0.0
    return normal


def tile(values: Mapping[str, Array], copies: int) -> dict[str, Array]:
    """Return per-member arrays (N,) for copies variants (N·copies,)."""
    return {key: value if copies == 1 else np.tile(value, copies) for key, value in values.items()}


def same(first: Array | None, second: Array | None) -> bool:
    """Return whether two inputs (T, n) say the same; NaN equals NaN."""
    if first is second:
        return True
    if first is None or second is None or first.shape != second.shape:
        return False
    if first.dtype != np.float64 or second.dtype != np.float64:
        return bool(np.array_equal(first, second, equal_nan=first.dtype.kind == "f"))
    # Bit by bit, which finds a NaN equal to itself in a third of the time.
    return bool(np.array_equal(_bits(first), _bits(second)))


def _bits(values: Array) -> NDArray[np.uint64]:
    """Return the bits of numbers."""
    return np.ascontiguousarray(values).view(np.uint64)


def unified[T](items: Sequence[T], alike: Callable[[T, T], bool]) -> list[T]:
    """Return items, each of which is alike an earlier one being that one: what says the same is worked out once."""
    distinct: list[T] = []
    found = []
    for one in items:
        known = next((other for other in distinct if alike(other, one)), None)
        if known is None:
            distinct.append(one)
        found.append(one if known is None else known)
    return found


def each[T, R](items: Sequence[T], function: Callable[[T], R]) -> list[R]:
    """Return a function's results of items, of those that are one object the same result."""
    results: dict[int, R] = {}
    for one in items:
        if id(one) not in results:
            results[id(one)] = function(one)
    return [results[id(one)] for one in items]


def join(parts: Sequence[Array], members: int) -> Array:
    """Return one input (T, n) of each variant as one for all columns: (T,) where it says all, else (T, N·variants)."""
    if len(parts) == 1 or all(same(parts[0], part) for part in parts[1:]):
        only = parts[0]
        if only.shape[1] == 1:
            return only[:, 0]
        return only if len(parts) == 1 else np.tile(only, (1, len(parts)))
    return np.concatenate([np.broadcast_to(part, (len(part), members)) for part in parts], axis=1)


def kept(values: Array) -> Array:
    """Return an output as it is worth keeping: in half the memory, or as the broadcast row or column that it is."""
    if values.strides[0] == 0 and values.shape[0] > 1:
        return np.broadcast_to(values[:1].copy(), values.shape)
    if values.shape[1] > 1 and values.strides[1] == 0:
        return np.broadcast_to(values[:, :1].copy(), values.shape)
    return values.astype(np.float32)
