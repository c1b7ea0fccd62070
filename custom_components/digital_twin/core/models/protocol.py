"""The one protocol of all device models: N trajectories advanced at once, block by block."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from ..channel import Value
from ..twin import TwinSpec

type Array = NDArray[np.float64]
type ModelState = dict[str, Array]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter with its physical bounds and prior; positive ones may be drawn and fitted in logarithm."""

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
    in °C, sun in W/m² on the horizontal, window 0/1, people, price) an array (T,) or (T, N), already filled.
    """

    start: float
    dt: float
    steps: int
    commands: Mapping[str, Array] = field(default_factory=dict)
    environment: Mapping[str, Array] = field(default_factory=dict)
    rng: np.random.Generator


class DeviceModel(ABC):
    """One kind of device. Stateless itself: state, parameters and inputs are handed in and out."""

    kind: ClassVar[str]
    parameters: ClassVar[tuple[Parameter, ...]]

    def __init__(self, spec: TwinSpec) -> None:
        """Take the twin's specification."""
        self.spec = spec

    @abstractmethod
    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the state of N members at time at (epoch s), consistent with the reported values.

        theta: per parameter an array (N,). Missing channels start from the model's prior.
        """

    @abstractmethod
    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Simulate a block; return the state after it and per output channel an array (T, N) at each step's end.

        Neither state nor theta is altered. Outputs are in the channels' units, binary as 0/1 and options as their index.
        Every model that uses electricity gives power (W); one that warms its room gives heat (W).
        """
