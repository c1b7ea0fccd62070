"""A room as a linear thermal network of one to three heat capacities, with a lagging heating or cooling plant.

All heat is expressed in K/h of the whole room's heat capacity, so that no absolute capacity is needed:

    α dTa/dt = (d + x)(To − Ta) + g (Ti − Ta) + φ r q + c + f_a s                       air
    β dTi/dt = g (Ta − Ti) + k (Tw − Ti) + p (Tn − Ti) + (1 − φ) r q + (1 − f_a) s      inner surfaces, furniture
    ω dTw/dt = k (Ti − Tw) + h (To − Tw)                                                structure
    dq/dt = (u − q)/λ                                                                   plant

Ta, Ti, Tw, To: air, inner mass, structure and outdoors (°C). α + β + ω = 1: shares of the capacity (1R1C: α = 1; 2R2C
and 3R2C: ω = 0, h acts on the inner mass). τ: time constant of the whole room (h), its loss 1/τ = d + 1/(1/g + 1/k +
1/h), of which the share w goes through the masses, as through an outer wall (w = 0: 2R2C, w > 0: 3R2C, 4R3C), and d
past them, as through panes and gaps. g = α (1 − α)/κ and k = β ω/(β + ω)/κ': couplings with their time constants (h).
x: exchange of an open window (1/h). p and Tn: exchange with other rooms (1/h) and their temperature (°C). r: heating
rate (K/h). φ: share of the plant's heat that warms the air at once (1: warm air, 0.6: radiator, 0.1: heated floor). q:
plant output −1..1, u its command, λ its lag (h). c and s: other heat and sun (K/h).

The network is solved in its modes, which is exact for inputs that are constant over a step: the matrix exponential by
Sylvester's formula (Moler and Van Loan 2003). Its shape follows Bacher and Madsen 2011.
"""

from dataclasses import dataclass, fields, replace

import numpy as np

from .protocol import Array

SOLAR_TO_AIR = 0.4
LEAST_WALL = 0.2
"""Of what the masses' couplings conduct: a wall path that would need more of it conducts as if this were left."""
APART = 1e-4
"""Least relative distance of two rates; a shift by it is below any knowledge of them."""


@dataclass(frozen=True, slots=True)
class Modes:
    """The discretised network. Arrays (M, N): M modes, whose sum is the air temperature, of N members.

    decay: factor per step; from_nodes: modal share of each capacity's temperature (n, M, N); from_plant: of the plant's
    output; by_command, by_air, by_mass: rise of the modes per step and unit of command and of heat (K/h) to air and
    inner mass; by_outdoor, by_neighbours: per K of their temperature. plant_decay: (N,). rates: of the modes (1/h).
    matrix: the network's own (n, n, N) (1/h). outdoor, neighbours: how they drive each capacity (n, N) (1/h); per_heat:
    how heat to air, inner mass, structure does (n, N).
    """

    decay: Array
    from_nodes: Array
    from_plant: Array
    by_command: Array
    by_air: Array
    by_mass: Array
    by_outdoor: Array
    by_neighbours: Array
    plant_decay: Array
    rates: Array
    matrix: Array
    outdoor: Array
    neighbours: Array
    per_heat: Array

    def members(self, rows: slice) -> Modes:
        """Return the modes of some of the members."""
        return replace(self, **{one.name: getattr(self, one.name)[..., rows] for one in fields(self)})

    @property
    def capacities(self) -> int:
        """Return the number of heat capacities."""
        return len(self.matrix)

    def project(self, nodes: Array, plant: Array) -> Array:
        """Return the modes (M, N) of the capacities' temperatures (n, N), air first, and the plant's output (N,)."""
        result: Array = (self.from_nodes * nodes[:, None, :]).sum(axis=0) + self.from_plant * plant
        return result

    def nodes(self, modes: Array, plant: Array) -> Array:
        """Return the capacities' temperatures (n, N) behind modes (M, N): by the air's derivatives."""
        own = modes[:-1] - self.from_plant[:-1] * plant
        rates, a = self.rates[:-1], self.matrix
        air = own.sum(axis=0)
        found = [air]
        first = (rates * own).sum(axis=0)
        if len(a) > 1:
            found.append((first - a[0, 0] * air) / a[0, 1])
        if len(a) > 2:
            second = (rates**2 * own).sum(axis=0)
            slope = (second - a[0, 0] * first) / a[0, 1]
            found.append((slope - a[1, 0] * air - a[1, 1] * found[1]) / a[1, 2])
        return np.array(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The parameters of a room, (N,) each; of more capacities than nodes (1..3) has, shares and couplings do not count.

    time_constant, coupling, inner_coupling, plant_lag: h; heating_rate: K/h; air_share, inner_share (of what is not
    air), wall_share, heat_to_air: 0..1; exchange: of an open window, neighbours: with
    other rooms (1/h).
    """

    nodes: int
    time_constant: Array
    heating_rate: Array
    plant_lag: Array
    air_share: Array
    coupling: Array
    inner_share: Array
    inner_coupling: Array
    wall_share: Array
    heat_to_air: Array
    exchange: Array
    neighbours: Array


def discretise(dt: float, room: Network) -> Modes:
    """Return the network's modes for a step of dt (s)."""
    hours = dt / 3600.0
    matrix, outdoor, neighbours, per_heat = _system(room)
    rates = rates_of(matrix)
    shares = _projected(matrix, rates)
    lag_rate = -1.0 / room.plant_lag
    # A plant exactly as slow as a mode would make the modes degenerate.
    close = np.any(np.abs(rates / lag_rate - 1.0) < APART, axis=0)
    lag_rate = np.where(close, lag_rate * (1.0 + 3.0 * APART), lag_rate)
    to_air = np.ones_like(lag_rate) if room.nodes == 1 else room.heat_to_air
    gains = shares * per_heat[:, None, :]
    air_gain, mass_gain = gains[0], gains[min(1, room.nodes - 1)]
    plant_share = (to_air * air_gain + (1.0 - to_air) * mass_gain) * room.heating_rate / (lag_rate - rates)
    decay, plant_decay = np.exp(rates * hours), np.exp(lag_rate * hours)
    integral = (decay - 1.0) / rates
    # The modes that decouple from the plant are x − γ q, γ = β/(μ − λ); the plant's own mode carries Σ γ q.
    zero = np.zeros_like(lag_rate)[None]
    carried = plant_share.sum(axis=0)[None]
    return Modes(
        decay=np.vstack([decay, plant_decay[None]]),
        from_nodes=np.concatenate([shares, np.zeros((room.nodes, 1, len(lag_rate)))], axis=1),
        from_plant=np.vstack([-plant_share, carried]),
        by_command=np.vstack([plant_share * lag_rate * integral, carried * (1.0 - plant_decay)]),
        by_air=np.vstack([air_gain * integral, zero]),
        by_mass=np.vstack([mass_gain * integral, zero]),
        by_outdoor=np.vstack([(shares * outdoor[:, None, :]).sum(axis=0) * integral, zero]),
        by_neighbours=np.vstack([(shares * neighbours[:, None, :]).sum(axis=0) * integral, zero]),
        plant_decay=plant_decay,
        rates=np.vstack([rates, lag_rate[None]]),
        matrix=matrix,
        outdoor=outdoor,
        neighbours=neighbours,
        per_heat=per_heat,
    )


def _system(room: Network) -> tuple[Array, Array, Array, Array]:
    """Return the system matrix (n, n, N), and the drive of outdoors, neighbours and heat on each capacity (n, N)."""
    count, loss = room.nodes, 1.0 / room.time_constant
    zero = np.zeros_like(loss)
    if count == 1:
        rate, near = loss + room.exchange, room.neighbours
        return -(rate + near)[None, None], rate[None], near[None], np.ones_like(loss)[None]
    rest = 1.0 - room.air_share
    link = room.air_share * rest / room.coupling
    inner = rest if count == 2 else rest * room.inner_share
    outer = rest - inner
    second = zero if count == 2 else rest * room.inner_share * (1.0 - room.inner_share) / room.inner_coupling
    # What the masses' couplings conduct one behind the other; the wall's own film or layer is the rest of its path.
    series = link if count == 2 else link * second / (link + second)
    through = room.wall_share * loss
    wall = series * through / np.maximum(series - through, LEAST_WALL * series)
    near = room.neighbours
    direct = (1.0 - room.wall_share) * loss + room.exchange
    if count == 2:
        matrix = np.array([[-(direct + link), link], [link, -(link + wall + near)]])
        capacities, outdoor = np.array([room.air_share, inner]), np.array([direct, wall])
        beside = np.array([zero, near])
    else:
        matrix = np.array(
            [
                [-(direct + link), link, zero],
                [link, -(link + second + near), second],
                [zero, second, -(second + wall)],
            ]
        )
        capacities, outdoor = np.array([room.air_share, inner, outer]), np.array([direct, zero, wall])
        beside = np.array([zero, near, zero])
    return matrix / capacities[:, None, :], outdoor / capacities, beside / capacities, 1.0 / capacities


def rates_of(matrix: Array) -> Array:
    """Return the eigenvalues (n, N) of the system, all real and negative, the slowest first, kept apart.

    Of three capacities by the trigonometric solution of the cubic (Smith 1961): the matrix is similar to a symmetric
    one.
    """
    if len(matrix) == 1:
        return np.array(matrix[0])
    if len(matrix) == 2:
        middle = (matrix[0, 0] + matrix[1, 1]) / 2.0
        half = np.sqrt(((matrix[0, 0] - matrix[1, 1]) / 2.0) ** 2 + matrix[0, 1] * matrix[1, 0])
        determinant = matrix[0, 0] * matrix[1, 1] - matrix[0, 1] * matrix[1, 0]
        fast = middle - half
        return np.array([determinant / fast, fast])
    a, b, c = matrix[0, 0], matrix[1, 1], matrix[2, 2]
    ab, bc = matrix[0, 1] * matrix[1, 0], matrix[1, 2] * matrix[2, 1]
    mean = (a + b + c) / 3.0
    p = np.sqrt(((a - mean) ** 2 + (b - mean) ** 2 + (c - mean) ** 2 + 2.0 * (ab + bc)) / 6.0)
    a0, b0, c0 = (a - mean) / p, (b - mean) / p, (c - mean) / p
    half = (a0 * (b0 * c0 - bc / p**2) - ab / p**2 * c0) / 2.0
    angle = np.arccos(np.clip(half, -1.0, 1.0)) / 3.0
    fast = mean + 2.0 * p * np.cos(angle + 2.0 * np.pi / 3.0)
    # The fastest is exact; the others by what is left of trace and determinant, so that the slow one keeps its digits.
    determinant = a * (b * c - bc) - ab * c
    total, product = 3.0 * mean - fast, determinant / fast
    middle = (total - np.sqrt(np.maximum(total**2 - 4.0 * product, (APART * total) ** 2))) / 2.0
    middle = np.maximum(middle, fast * (1.0 - APART))
    slow = product / middle
    return np.array([np.where(slow / middle > 1.0 - APART, middle * (1.0 - APART), slow), middle, fast])


def _projected(matrix: Array, rates: Array) -> Array:
    """Return the share (n, M, N) of each mode in the air temperature per unit of each capacity's temperature."""
    count = len(rates)
    if count == 1:
        return np.ones_like(rates)[None]
    shares = np.empty((count, count, rates.shape[-1]))
    for mode in range(count):
        first, *others = (rates[other] for other in range(count) if other != mode)
        scale = rates[mode] - first
        row = [matrix[0, 0] - first, matrix[0, 1], *([np.zeros_like(first)] if count == 3 else [])]
        for second in others:
            scale = scale * (rates[mode] - second)
            row = [
                row[0] * (matrix[0, 0] - second) + row[1] * matrix[1, 0],
                row[0] * matrix[0, 1] + row[1] * (matrix[1, 1] - second),
                row[1] * matrix[1, 2],
            ]
        shares[:, mode] = np.array(row) / scale
    return shares
