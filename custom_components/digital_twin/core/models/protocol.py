"""The one protocol of all device models: N trajectories advanced at once, block by block."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..channel import Value
from ..series import Series
from ..twin import Fidelity, Learned, TwinSpec

if TYPE_CHECKING:
    from .thermostat_together import Loop

type Array = NDArray[np.float64]
type ModelState = dict[str, Array]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter with its physical bounds and prior.

    deviation is the prior's standard deviation in the parameter's unit; of a logarithmic one (drawn and fitted in its
    logarithm, always positive) that of the natural logarithm, so 0.5 means "within a factor of 1.6".
    """

    name: str
    unit: str
    lower: float
    upper: float
    prior: float
    deviation: float
    logarithmic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of time to simulate.

    start: epoch s of the first step's beginning; dt: s per step; steps: T. commands: per command channel an array (T,)
    or (T, N), NaN where nothing is commanded at that step's beginning. environment: per quantity (outdoor_temperature
    in °C, sun in W/m² on the horizontal, window 0/1, people, price) an array (T,) or (T, N), already filled. wanted:
    the outputs that are asked for, None for all; others a model may leave out, and leave their state as it was.
    """

    start: float
    dt: float
    steps: int
    commands: Mapping[str, Array] = field(default_factory=dict)
    environment: Mapping[str, Array] = field(default_factory=dict)
    rng: np.random.Generator
    wanted: frozenset[str] | None = None

    def asks(self, *keys: str) -> bool:
        """Return whether any of these outputs is asked for."""
        return self.wanted is None or not self.wanted.isdisjoint(keys)

    def part(self, begin: int, end: int) -> Block:
        """Return the steps from begin on, up to end."""
        if begin == 0 and end == self.steps:
            return self
        rows = slice(begin, end)
        return replace(
            self,
            start=self.start + begin * self.dt,
            steps=end - begin,
            commands={key: values[rows] for key, values in self.commands.items()},
            environment=_Rows(self.environment, rows),
        )


class _Rows(Mapping[str, Array]):
    """Some rows of a block's environment, each cut when it is read: what nobody reads says nothing."""

    def __init__(self, whole: Mapping[str, Array], rows: slice) -> None:
        self._whole, self._rows = whole, rows

    def __getitem__(self, key: str) -> Array:
        return self._whole[key][self._rows]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)


class DeviceModel(ABC):
    """One kind of device. Stateless itself: state, parameters and inputs are handed in and out.

    What was learned is read at fidelity advanced and above only; its structure and tables choose and shape the model,
    its parameters arrive as theta (see draw).
    """

    kind: str
    parameters: tuple[Parameter, ...]
    passes: frozenset[str] = frozenset()
    """States of the main channel ("on", "off" of what is on or off) that end by themselves, as the model plays it."""

    def __init__(self, spec: TwinSpec, learned: Learned | None = None) -> None:
        """Take the twin's specification and what was learned of it."""
        self.spec = spec
        self.fidelity = spec.fidelity
        self.learned = learned if spec.fidelity in (Fidelity.ADVANCED, Fidelity.EXPERT) else None

    def priors(self) -> tuple[Parameter, ...]:
        """Return the parameters with the priors that the interview's answers (TwinSpec.settings) narrow."""
        return self.parameters

    def table(self, name: str) -> Array | None:
        """Return a learned table (n,), or None when there is none."""
        row = None if self.learned is None else self.learned.tables.get(name)
        return None if not row else np.asarray(row, dtype=np.float64)

    @abstractmethod
    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the state of N members at time at (epoch s), consistent with the reported values.

        theta: per parameter an array (N,). Missing channels start from the model's prior.
        """

    def observe(
        self, state: ModelState, theta: Mapping[str, Array], recent: Mapping[str, Series], at: float
    ) -> ModelState:
        """Return state with the hidden parts that the last hours' reports (recent, up to at) tell.

        Models without hidden parts return it as it is.
        """
        del theta, recent, at
        return state

    @abstractmethod
    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Simulate a block; return the state after it and per output channel an array (T, N) at each step's end.

        Neither state nor theta is altered. Outputs are in the channels' units, binary as 0/1, options as their index.
        Every model that uses electricity gives power (W); one that warms its room gives heat (W).
        """

    def advancing(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> Loop[tuple[ModelState, Mapping[str, Array]]]:
        """As advance, as a loop that can go together with those of other devices (thermostat_together.together).

        Only rooms hand out steps; for all others this is advance.
        """
        yield from ()
        return self.advance(state, theta, block)
