"""What forecasts say beside their numbers: every message id with its parameters, for the shell's translations."""

from ..messages import Message

MESSAGES: dict[str, tuple[str, ...]] = {
    # Nothing was learned of the device yet: the forecast rests on what is typical of its kind.
    "forecast_unlearned": (),
    # How much the device draws while it runs was not learned yet: the forecast goes by what it draws now.
    "forecast_power_unlearned": (),
    # What was learned was taken over from elsewhere: until the twin learns by itself the model alone foretells.
    "forecast_imported": (),
    # The channel has no value now: the forecast starts from its last known one, or from what is typical.
    "forecast_state_unknown": ("channel",),
    # The channel has had no value for so many hours: the forecast is that of when it had, and as wide.
    "forecast_state_lost": ("channel", "hours"),
    # Beyond this many hours the error was never measured; the bands are extrapolated.
    "forecast_beyond_measured": ("hours",),
    # How a temperature moves within the next hour, rate in K/h; a share, or where less is asked for than half an hour,
    # by how much.
    "forecast_rising": ("rate",),
    "forecast_falling": ("rate",),
    "forecast_rises_by": ("amount", "unit", "minutes"),
    "forecast_falls_by": ("amount", "unit", "minutes"),
    "forecast_steady": ("minutes",),
    # The limit (in unit) that it will likely cross, about when, and how likely.
    "forecast_above": ("limit", "unit", "minutes", "percent"),
    "forecast_below": ("limit", "unit", "minutes", "percent"),
    # The limit (in unit) that it is at now.
    "forecast_reached": ("limit", "unit"),
}


def say(identifier: str, **params: str | float) -> Message:
    """Return a message of this list. Raises ValueError when id or parameters are not in it."""
    if set(MESSAGES.get(identifier, ("?",))) != set(params):
        raise ValueError(f"message {identifier} does not have the parameters {sorted(params)}")
    return Message(identifier, params)
