"""Common random numbers: what is left to chance falls the same with the changes and without (Law, Simulation, 11.2)."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

import numpy as np

DISTRIBUTIONS: Final = (
    "beta", "binomial", "chisquare", "exponential", "f", "gamma", "geometric", "gumbel", "hypergeometric", "integers",
    "laplace", "logistic", "lognormal", "logseries", "negative_binomial", "noncentral_chisquare", "noncentral_f",
    "normal", "pareto", "poisson", "power", "random", "rayleigh", "standard_cauchy", "standard_exponential",
    "standard_gamma", "standard_normal", "standard_t", "triangular", "uniform", "vonmises", "wald", "weibull", "zipf",
)  # fmt: skip
"""Methods of a generator whose numbers are independent of each other, one for each place of the shape asked for."""

TOLD_APART: Final = frozenset({"size", "out", "dtype", "method", "endpoint"})
"""Arguments that are no parameter of a distribution."""


class Paired(np.random.Generator):
    """Random numbers that are the same for the first half of the columns and for the second.

    All of DISTRIBUTIONS are paired where the last axis of what they return is the columns, however that shape is said:
    by size, by out, or by parameters of that length, of which each half has its own while both share the chance. Other
    shapes, and choice, permutations and multivariate numbers, are drawn as by any generator, unpaired.
    """

    def __init__(self, bits: np.random.BitGenerator, columns: int) -> None:
        """Draw from bits; columns: even, of which the halves are pairs."""
        super().__init__(bits)
        self._columns = columns

    def spawn(self, n_children: int) -> list[np.random.Generator]:
        """Return independent generators that are paired alike. Raises TypeError where bits cannot spawn."""
        return [Paired(bits, self._columns) for bits in self.bit_generator.spawn(n_children)]

    def _halves(self, draw: Callable[..., Any], asked: dict[str, Any]) -> Any:
        """Return both halves side by side, or what draw gives where nothing has the columns as its last axis."""
        columns, out = self._columns, asked.get("out")
        parameters = {key: np.asarray(value) for key, value in asked.items() if key not in TOLD_APART}
        wide = {key: value for key, value in parameters.items() if value.shape[-1:] == (columns,)}
        size = asked.get("size") if out is None else out.shape
        if size is None:
            shape = np.broadcast_shapes(*(value.shape for value in parameters.values()))
        else:
            shape = (int(size),) if isinstance(size, int | np.integer) else tuple(size)
        if not shape or shape[-1] != columns:
            return draw(self, **asked)
        half = columns // 2
        asked = {key: value for key, value in asked.items() if key != "out"}
        asked["size"] = (*shape[:-1], half)
        before = self.bit_generator.state if wide else {}
        first = draw(self, **asked | {key: value[..., :half] for key, value in wide.items()})
        second = first
        if wide:
            after, self.bit_generator.state = self.bit_generator.state, before
            second = draw(self, **asked | {key: value[..., half:] for key, value in wide.items()})
            self.bit_generator.state = after
        result = np.concatenate((first, second), axis=-1)
        if out is None:
            return result
        out[...] = result
        return out


def _paired(name: str) -> Callable[..., Any]:
    plain = getattr(np.random.Generator, name)
    names = tuple(inspect.signature(plain).parameters)[1:]

    @wraps(plain)
    def drawn(self: Paired, *args: Any, **kwargs: Any) -> Any:
        if len(args) > len(names) or not kwargs.keys().isdisjoint(names[: len(args)]):
            return plain(self, *args, **kwargs)
        return self._halves(plain, dict(zip(names, args, strict=False)) | kwargs)

    return drawn


for _name in DISTRIBUTIONS:
    setattr(Paired, _name, _paired(_name))
