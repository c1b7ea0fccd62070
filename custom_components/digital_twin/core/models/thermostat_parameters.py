"""The parameters of a room with its thermostat, with the bounds and priors of ordinary houses.

Time constants of 15 to 100 h and capacities of 110 to 260 kJ/K per m² of floor are those of light to heavy buildings
(EN ISO 13790, table 12). The air itself holds 1 to 3 % of that, with what follows it at once some more; surfaces and
furniture follow within a quarter of an hour to hours. A window that stands open changes the air 2 to 15 times an hour,
0.03 to 0.5 of the whole capacity.
"""

from .protocol import Parameter

CAPACITIES = {"1r1c": 1, "2r2c": 2, "3r2c": 2, "4r3c": 3}
NETWORKS = tuple(CAPACITIES)
RELAY, PROPORTIONAL, VALVE = "relay", "proportional", "valve"


def _log(name: str, unit: str, bounds: tuple[float, float], prior: float, deviation: float) -> Parameter:
    lower, upper = bounds
    return Parameter(name=name, unit=unit, lower=lower, upper=upper, prior=prior, deviation=deviation, logarithmic=True)


PARAMETERS = (
    _log("time_constant", "h", (1.0, 1000.0), 50.0, 0.7),
    _log("heating_rate", "K/h", (0.05, 20.0), 1.5, 0.5),
    _log("cooling_rate", "K/h", (0.05, 20.0), 2.0, 0.5),
    _log("plant_lag", "min", (0.5, 300.0), 15.0, 0.6),
    Parameter(name="gains", unit="K", lower=-10.0, upper=25.0, prior=3.0, deviation=2.0),
    _log("solar_gain", "K/h per kW/m²", (0.001, 10.0), 0.4, 0.8),
    _log("window_exchange", "1/h", (0.002, 20.0), 0.1, 0.8),
    _log("air_share", "", (0.002, 0.9), 0.03, 1.0),
    _log("coupling", "h", (0.005, 8.0), 0.1, 0.9),
    _log("neighbours", "1/h", (0.0001, 0.2), 0.005, 0.9),
    _log("inner_share", "", (0.05, 0.7), 0.25, 0.35),
    _log("inner_coupling", "h", (0.1, 20.0), 1.5, 0.5),
    Parameter(name="wall_share", unit="", lower=0.0, upper=0.85, prior=0.4, deviation=0.2),
    Parameter(name="heat_to_air", unit="", lower=0.05, upper=1.0, prior=0.7, deviation=0.2),
    _log("control_band", "K", (0.05, 4.0), 0.6, 0.4),
    Parameter(name="control_offset", unit="K", lower=-4.0, upper=4.0, prior=0.0, deviation=0.2),
    _log("disturbance", "K/h", (0.0001, 3.0), 0.12, 0.3),
)
