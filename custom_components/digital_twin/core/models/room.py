"""A room as a linear thermal network of one or two heat capacities, with a lagging heating or cooling plant.

All heat is expressed in K/h of the whole room's heat capacity, so that no absolute capacity is needed:

    α dTa/dt = (To + G − Ta)/τ + g (Tm − Ta) + r q + c + f_a s        air
    (1 − α) dTm/dt = g (Ta − Tm) + (1 − f_a) s                        inner mass (2R2C only; 1R1C has α = 1)
    dq/dt = (u − q)/λ                                                 plant

Ta, Tm, To: air, mass and outdoor temperature (°C); G: lift by people and appliances (K); τ: time constant of the whole
room (h); g = α (1 − α)/κ: coupling with the time constant κ (h); r: heating rate (K/h); q: plant output −1..1 and u its
command; λ: plant lag (h); c and s: other heat and sun (K/h). The network is solved in its modes (eigenvectors), which
is exact for inputs that are constant over a step (Van Loan 1978 gives the same by the matrix exponential).
"""

from dataclasses import dataclass

import numpy as np

from .protocol import Array

SOLAR_TO_AIR = 0.4


@dataclass(frozen=True, slots=True)
class Modes:
    """The discretised network. Arrays (M, N): M modes, whose sum is the air temperature, of N members.

    decay: factor per step; from_air and from_mass: modal share of air and mass temperature; from_plant: of the plant's
    output; by_command, by_air, by_mass: rise of the modes per step and unit of command and of heat (K/h) to each node.
    plant_decay: (N,). a11 and a12: the air node's own rows of the system matrix (1/h), for the way back.
    """

    decay: Array
    from_air: Array
    from_mass: Array
    from_plant: Array
    by_command: Array
    by_air: Array
    by_mass: Array
    plant_decay: Array
    rates: Array
    a11: Array
    a12: Array

    def project(self, air: Array, mass: Array, plant: Array) -> Array:
        """Return the modes (M, N) of a physical state, each (N,)."""
        return self.from_air * air + self.from_mass * mass + self.from_plant * plant

    def mass(self, modes: Array, plant: Array) -> Array:
        """Return the mass temperature (N,) behind modes (M, N); the air's in a room without mass."""
        own = modes[:-1] - self.from_plant[:-1] * plant
        air: Array = own.sum(axis=0)
        if len(modes) < 3:
            return air
        slope: Array = (self.rates[:-1] * own).sum(axis=0)
        mass: Array = (slope - self.a11 * air) / self.a12
        return mass


def discretise(
    dt: float, time_constant: Array, heating_rate: Array, plant_lag: Array, air_share: Array, coupling: Array,
    exchange: Array, *, nodes: int,
) -> Modes:  # fmt: skip
    """Return the network's modes for a step of dt (s).

    time_constant, coupling: h (N,); heating_rate: K/h (N,); plant_lag: h (N,); air_share: 0..1 (N,); exchange: extra
    heat exchange with the outdoors, of an open window (1/h) (N,); nodes: 1 or 2.
    """
    hours = dt / 3600.0
    loss = 1.0 / time_constant + exchange
    if nodes == 1:
        rates = -loss[None]
        residue, transfer = np.ones_like(rates), np.zeros_like(rates)
        a11, a12, by_unit = -loss, np.zeros_like(loss), np.ones_like(loss)
    else:
        link = air_share * (1.0 - air_share) / coupling
        a11, a12 = -(loss + link) / air_share, link / air_share
        a21 = link / (1.0 - air_share)
        middle, half = (a11 - a21) / 2.0, np.sqrt(((a11 + a21) / 2.0) ** 2 + a12 * a21)
        rates = np.stack([middle + half, middle - half])
        gap = rates[0] - rates[1]
        residue = np.stack([(a11 - rates[1]) / gap, (rates[0] - a11) / gap])
        transfer = np.stack([a12 / gap, -a12 / gap])
        by_unit = 1.0 / air_share
    lag_rate = -1.0 / plant_lag
    # A plant exactly as slow as a mode would make the modes degenerate; a shift by 10⁻⁴ is below any knowledge of it.
    lag_rate = np.where(np.any(np.abs(rates / lag_rate - 1.0) < 1e-4, axis=0), lag_rate * 1.0003, lag_rate)
    input_gain = residue * by_unit
    plant_share = input_gain * heating_rate / (lag_rate - rates)
    decay = np.exp(rates * hours)
    plant_decay = np.exp(lag_rate * hours)
    integral = (decay - 1.0) / rates
    # The modes that decouple from the plant are x − γ q, γ = β/(μ − λ); the plant's own mode carries Σ γ q.
    own_command = plant_share * lag_rate * integral
    zero = np.zeros_like(loss)[None]
    carried = plant_share.sum(axis=0)[None]
    mass_gain = transfer / (1.0 - air_share) if nodes == 2 else transfer
    return Modes(
        decay=np.vstack([decay, plant_decay[None]]),
        from_air=np.vstack([residue, zero]),
        from_mass=np.vstack([transfer, zero]),
        from_plant=np.vstack([-plant_share, carried]),
        by_command=np.vstack([own_command, carried * (1.0 - plant_decay)]),
        by_air=np.vstack([input_gain * integral, zero]),
        by_mass=np.vstack([mass_gain * integral, zero]),
        plant_decay=plant_decay,
        rates=np.vstack([rates, lag_rate[None]]),
        a11=a11,
        a12=a12,
    )
