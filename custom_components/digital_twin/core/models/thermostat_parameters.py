"""The parameters of a room with its thermostat, with the bounds and priors of ordinary houses."""

from .protocol import Parameter

RELAY, PROPORTIONAL, VALVE = "relay", "proportional", "valve"


def _log(name: str, unit: str, bounds: tuple[float, float], prior: float, deviation: float) -> Parameter:
    lower, upper = bounds
    return Parameter(name=name, unit=unit, lower=lower, upper=upper, prior=prior, deviation=deviation, logarithmic=True)


PARAMETERS = (
    _log("time_constant", "h", (1.0, 1000.0), 40.0, 0.6),
    _log("heating_rate", "K/h", (0.05, 20.0), 1.5, 0.5),
    _log("cooling_rate", "K/h", (0.05, 20.0), 2.0, 0.5),
    _log("plant_lag", "min", (0.5, 300.0), 15.0, 0.6),
    Parameter(name="gains", unit="K", lower=-10.0, upper=25.0, prior=3.0, deviation=2.0),
    _log("solar_gain", "K/h per kW/m²", (0.001, 10.0), 0.4, 0.8),
    _log("window_exchange", "1/h", (0.05, 20.0), 1.0, 0.6),
    _log("air_share", "", (0.03, 0.9), 0.3, 0.3),
    _log("coupling", "h", (0.05, 8.0), 0.6, 0.4),
    _log("control_band", "K", (0.05, 4.0), 0.6, 0.4),
    Parameter(name="control_offset", unit="K", lower=-4.0, upper=4.0, prior=0.0, deviation=0.2),
    _log("disturbance", "K/h", (0.0001, 3.0), 0.12, 0.3),
)
