"""Ensembles summed up: bands, probabilities of states, energy."""

from collections.abc import Iterable, Mapping

import numpy as np

from ..channel import Channel, Quantity
from ..grid import Array
from ..models.room_heat import is_electric
from ..requests import Bands, ChannelForecast
from ..twin import Fidelity, TwinSpec

LEVELS = np.array((0.05, 0.10, 0.25, 0.5, 0.75, 0.90, 0.95))
JOULES_PER_KILOWATT_HOUR = 3.6e6


def quantiles(values: Array, levels: Array = LEVELS) -> Array:
    """Return the quantiles (levels, T) over the members of values (T, N), linear between order statistics (type 7)."""
    if values.shape[1] == 1 or values.strides[1] == 0:
        return np.broadcast_to(values[:, 0], (len(levels), len(values)))
    if len(values) > 1 and values.strides[0] == 0:
        return np.broadcast_to(quantiles(values[:1], levels), (len(levels), len(values)))
    if not np.any(values != values[:, :1]):
        return np.broadcast_to(values[:, 0], (len(levels), len(values)))
    ordered = np.sort(values, axis=1)
    position = levels * (values.shape[1] - 1)
    lower = position.astype(np.intp)
    upper = np.minimum(lower + 1, values.shape[1] - 1)
    below, above = ordered[:, lower], ordered[:, upper]
    result: Array = below + (above - below) * (position - lower)
    return result.T


def channel_forecast(channel: Channel, times: Array, values: Array, *, bands: bool) -> ChannelForecast:
    """Return an ensemble (T, N) of one channel as a forecast: median and bands, or the probability of each state.

    Of an option only those states are listed that any member takes at any time; one whose states nobody knows has no
    probabilities.
    """
    if channel.quantity is Quantity.NUMBER:
        low90, low80, low50, median, high50, high80, high90 = quantiles(values)
        return ChannelForecast(
            channel=channel.key,
            times=times,
            value=median,
            bands=Bands(low50, high50, low80, high80, low90, high90) if bands else None,
        )
    if channel.quantity is Quantity.BINARY:
        on = np.mean(values, axis=1)
        probability = {"off": 1.0 - on, "on": on}
        return ChannelForecast(
            channel=channel.key, times=times, value=(on >= 0.5).astype(np.float64), probability=probability
        )
    if not channel.options:
        return ChannelForecast(channel=channel.key, times=times, value=values[:, 0].copy())
    states = np.rint(values)
    present = [index for index in range(len(channel.options)) if np.any(states == index)]
    shares = np.array([np.mean(states == index, axis=1) for index in present])
    return ChannelForecast(
        channel=channel.key,
        times=times,
        value=np.array(present, dtype=np.float64)[np.argmax(shares, axis=0)],
        probability={channel.options[index]: share for index, share in zip(present, shares, strict=True)},
    )


def forecasts(
    spec: TwinSpec, times: Array, outputs: Mapping[str, Array], keys: Iterable[str] | None = None
) -> tuple[ChannelForecast, ...]:
    """Return the forecast of each of the twin's channels (or of keys) that its model puts out.

    A basic twin knows no spread: its bands are None rather than falsely narrow.
    """
    wanted = spec.channels if keys is None else keys
    return tuple(
        channel_forecast(spec.channels[key], times, outputs[key], bands=spec.fidelity is not Fidelity.BASIC)
        for key in wanted
        if key in spec.channels and key in outputs
    )


def energy(spec: TwinSpec, outputs: Mapping[str, Array], step: float) -> tuple[float, float, float] | None:
    """Return the energy in kWh over all steps (of step s) as 5 %, 50 % and 95 % of the members.

    None without power, and of a room that is not known to be heated by electricity.
    """
    power = outputs.get("power")
    if power is None or (spec.kind == "thermostat" and not is_electric(spec)):
        return None
    total = power.sum(axis=0, keepdims=True) * (step / JOULES_PER_KILOWATT_HOUR)
    low, median, high = quantiles(total, np.array((0.05, 0.5, 0.95)))[:, 0]
    return float(low), float(median), float(high)
