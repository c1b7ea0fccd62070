"""The registry of kinds: which model plays which kind of device, open to kinds from outside, with failures isolated."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import numpy as np

from ..channel import Channel, Quantity, Value
from ..messages import Message
from ..series import Series
from ..twin import Learned, TwinSpec
from . import messages
from .alarm import AlarmModel
from .battery import BatteryModel
from .binary import BinaryModel
from .fan import FanModel
from .humidifier import HumidifierModel
from .inputs import members
from .kinds import KINDS, Kind
from .light import LightModel
from .lock import LockModel
from .media_player import MediaPlayerModel
from .persistence import PersistenceModel
from .plug import PlugModel
from .protocol import Array, Block, DeviceModel, ModelState, Parameter
from .pv import PvModel
from .sensor import SensorModel
from .siren import SirenModel
from .states import GenericModel
from .tank import TankModel
from .thermostat import ThermostatModel
from .thermostat_together import Loop, alone
from .travel import TravelModel
from .vacuum import VacuumModel

_FALLBACK = "fallback:"
_ANYTHING: Final = (Exception, SystemExit)
"""What a kind from outside may raise: one that calls sys.exit must not end Home Assistant or the worker."""

_MODELS: dict[str, type[DeviceModel]] = {
    "light": LightModel,
    "plug": PlugModel,
    "thermostat": ThermostatModel,
    "water_heater": TankModel,
    "cover": TravelModel,
    "garage_door": TravelModel,
    "valve": TravelModel,
    "lock": LockModel,
    "fan": FanModel,
    "humidifier": HumidifierModel,
    "battery": BatteryModel,
    "pv": PvModel,
    "media_player": MediaPlayerModel,
    "vacuum": VacuumModel,
    "siren": SirenModel,
    "alarm": AlarmModel,
    "sensor": SensorModel,
    "binary_sensor": BinaryModel,
    "number": PersistenceModel,
    "select": PersistenceModel,
    "generic": GenericModel,
}

_OWN: Final[Mapping[str, type[DeviceModel]]] = dict(_MODELS)


def register_kind(kind: Kind, model: type[DeviceModel], *, replace: bool = False) -> None:
    """Make a kind of device known, from here or from third-party code, for all twins made from now on.

    kind names the channels, the main one and the risk; model is the class that simulates it (models/protocol.py). It is
    run isolated: when it raises, returns nonsense or was seen to hang, persistence stands in for it and that is told.
    Raises ValueError when the kind exists and replace is not set, or its main channel is not among its channels.
    """
    if kind.id in _MODELS and not replace:
        raise ValueError(f"kind {kind.id} is registered already")
    if kind.channel(kind.main) is None:
        raise ValueError(f"the main channel {kind.main} of kind {kind.id} is not among its channels")
    KINDS[kind.id] = kind
    _MODELS[kind.id] = model


def unregister_kind(kind_id: str) -> None:
    """Forget a kind that was registered; its twins go on with persistence. Unknown kinds are ignored."""
    KINDS.pop(kind_id, None)
    _MODELS.pop(kind_id, None)


def is_from_outside(kind_id: str) -> bool:
    """Return whether a kind is played by a model that is not of this core."""
    return kind_id in _MODELS and _MODELS[kind_id] is not _OWN.get(kind_id)


def main_channel(spec: TwinSpec) -> str | None:
    """Return the key of a twin's main channel: its kind's if the twin has it, else its first; None without channels."""
    kind = KINDS.get(spec.kind)
    if kind is not None and kind.main in spec.channels:
        return kind.main
    return next(iter(spec.channels), None)


def model_for(spec: TwinSpec, learned: Learned | None = None) -> IsolatedModel:
    """Return the model that plays a twin; the fallback, with its failure set, for a kind without one."""
    return IsolatedModel(spec, learned)


class IsolatedModel(DeviceModel):
    """A kind's model whose failure is contained: from then on every channel stays as it is, and failure says why."""

    def __init__(self, spec: TwinSpec, learned: Learned | None = None) -> None:
        """Make the kind's model; a constructor that raises counts as a failure."""
        super().__init__(spec, learned)
        self.kind = spec.kind
        self.failure: Message | None = None
        self.fallback = PersistenceModel(spec, learned)
        self.inner: DeviceModel = self.fallback
        model = _MODELS.get(spec.kind)
        if model is None:
            self.failure = messages.unknown_kind(spec.kind)
        elif spec.hangs:
            self.failure = messages.late(spec.kind)
        else:
            try:
                self.inner = model(spec, learned)
                _check_priors(self.inner.priors())
            except _ANYTHING as err:
                self._fail(err)
        self.parameters = self.inner.parameters
        self.passes = self.inner.passes

    def priors(self) -> tuple[Parameter, ...]:
        """Return the inner model's parameters and priors; the fallback's where it fails to say them."""
        try:
            return _check_priors(self.inner.priors())
        except _ANYTHING as err:
            self._fail(err)
            return self.fallback.priors()

    def initial(
        self, values: Mapping[str, Value], changed: Mapping[str, float], at: float, theta: Mapping[str, Array]
    ) -> ModelState:
        """Return the inner model's state beside the fallback's, so that the fallback can take over at any time."""
        state = {_FALLBACK + key: value for key, value in self.fallback.initial(values, changed, at, theta).items()}
        if self.inner is not self.fallback:
            try:
                state.update(self.inner.initial(values, changed, at, theta))
            except _ANYTHING as err:
                self._fail(err)
        return state

    def observe(
        self, state: ModelState, theta: Mapping[str, Array], recent: Mapping[str, Series], at: float
    ) -> ModelState:
        """Let the inner model read the last hours."""
        try:
            seen = self.inner.observe(state, theta, recent, at)
            if not isinstance(seen, Mapping):
                raise TypeError(f"observe returned {type(seen).__name__}")
        except _ANYTHING as err:
            self._fail(err)
            return state
        return seen

    def advance(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> tuple[ModelState, Mapping[str, Array]]:
        """Simulate with the inner model, or with the fallback once that failed."""
        return alone(self._contained(DeviceModel.advancing(self.inner, state, theta, block), state, theta, block))

    def advancing(
        self, state: ModelState, theta: Mapping[str, Array], block: Block
    ) -> Loop[tuple[ModelState, Mapping[str, Array]]]:
        """As advance, as a loop that can go together with those of other devices."""
        loop = (
            self.inner.advancing if _hands_out_steps(type(self.inner)) else partial(DeviceModel.advancing, self.inner)
        )
        return self._contained(loop(state, theta, block), state, theta, block)

    def _contained(
        self,
        loop: Loop[tuple[ModelState, Mapping[str, Array]]],
        state: ModelState,
        theta: Mapping[str, Array],
        block: Block,
    ) -> Loop[tuple[ModelState, Mapping[str, Array]]]:
        """Return what the inner model's loop returns, or what the fallback does once that failed."""
        held = {key.removeprefix(_FALLBACK): value for key, value in state.items() if key.startswith(_FALLBACK)}
        if self.inner is not self.fallback:
            try:
                after, outputs = yield from loop
                self._check(outputs, block, members(theta))
                stays = {key: values[-1] for key, values in outputs.items() if key in held and block.steps}
                return {**after, **{_FALLBACK + key: value for key, value in (held | stays).items()}}, outputs
            except _ANYTHING as err:
                self._fail(err)
        after, outputs = self.fallback.advance(held, theta, block)
        return {_FALLBACK + key: value for key, value in after.items()}, outputs

    def _check(self, outputs: Mapping[str, Array], block: Block, count: int) -> None:
        """Raise for what no device can do: what a kind from outside puts out is believed no further than that."""
        kind = KINDS.get(self.spec.kind)
        owed = kind is not None and kind.main in self.spec.channels and block.asks(kind.main) and block.steps
        if kind is not None and owed and kind.main not in outputs:
            raise ValueError(f"{kind.main} is missing")
        for key, values in outputs.items():
            if values.shape != (block.steps, count):
                raise ValueError(f"{key} has shape {values.shape}, not {(block.steps, count)}")
            if values.dtype.kind not in "fbiu" or not np.isfinite(values.sum()):
                raise ValueError(f"{key} is not a finite number throughout")
            channel = self.spec.channels.get(key)
            # What it was told it shows: a stuck sensor, or a plant without power, is told as a target that no room has.
            told = channel is not None and channel.command and channel.quantity is Quantity.NUMBER
            if channel is not None and block.steps and not told:
                _check_range(channel, values[-1])

    def _fail(self, err: BaseException) -> None:
        self.failure = messages.failed(self.spec.kind, f"{type(err).__name__}: {err}"[:200])
        self.inner = self.fallback


def _hands_out_steps(model: type[DeviceModel]) -> bool:
    """Return whether a model's own way to advance is the one in steps: a kind made from another may change it."""
    first = next(one for one in model.__mro__ if one.__dict__.keys() & {"advance", "advancing"})
    return "advancing" in first.__dict__


def _check_priors(priors: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
    """Return the priors as they are; raise for what nothing can be drawn from."""
    for parameter in priors:
        if not parameter.lower <= parameter.prior <= parameter.upper or not parameter.deviation >= 0.0:
            raise ValueError(f"the prior of {parameter.name} lies outside its bounds")
    return priors


def _check_range(channel: Channel, values: Array) -> None:
    """Raise where values (N,) lie farther beyond a channel's range than it is wide; a model's last digits may."""
    lower, upper = channel.lower, channel.upper
    if channel.quantity is Quantity.BINARY:
        lower, upper = 0.0, 1.0
    elif channel.quantity is Quantity.OPTION:
        lower, upper = 0.0, float(max(len(channel.options) - 1, 0)) or np.inf
    width = upper - lower
    if np.isfinite(width) and (values.min() < lower - width or values.max() > upper + width):
        raise ValueError(f"{channel.key} lies far beyond {lower:g} to {upper:g}")
