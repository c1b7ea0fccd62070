"""Likely answers from what people call their devices."""

import pytest

from custom_components.digital_twin.core.settings import Appliance, Closes, Emitter, Feeds
from custom_components.digital_twin.interview import guess


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kitchen fridge", Appliance.FRIDGE),
        ("Kühlschrank Küche", Appliance.FRIDGE),
        ("Gefriertruhe Keller", Appliance.FREEZER),
        ("Washing machine", Appliance.WASHER),
        ("utility washer", Appliance.WASHER),
        ("Dishwasher", Appliance.DISHWASHER),
        ("Geschirrspüler", Appliance.DISHWASHER),
        ("Wäschetrockner", Appliance.DRYER),
        ("Tumble dryer", Appliance.DRYER),
        ("Garage EV charger", Appliance.EV),
        ("Wallbox", Appliance.EV),
        ("FritzBox", Appliance.NETWORK),
        ("NAS", Appliance.NETWORK),
        ("CPAP bedroom", Appliance.MEDICAL),
        ("Bathroom electric heater", Appliance.HEATER),
        ("Heizlüfter Bad", Appliance.HEATER),
        ("Living room TV", Appliance.TV),
        ("Fernseher", Appliance.TV),
        ("Stehlampe", Appliance.LAMP),
        ("Wasserkocher", Appliance.KETTLE),
        ("Socket 3", None),
        ("Nasszelle", None),
        ("Every evening", None),
    ],
)
def test_what_hangs_on_a_plug(name: str, expected: Appliance | None) -> None:
    assert guess.appliance(name.casefold()) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Fußbodenheizung Bad", Emitter.FLOOR),
        ("Living room AC", Emitter.AIR_CONDITIONER),
        ("Klimaanlage", Emitter.AIR_CONDITIONER),
        ("Heizkörper Küche", Emitter.RADIATOR),
        ("Electric heater", Emitter.HEATER),
        ("Fan coil", Emitter.FAN_COIL),
        ("Bedroom", None),
    ],
)
def test_what_heats_a_room(name: str, expected: Emitter | None) -> None:
    assert guess.emitter(name.casefold()) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Garage door", Closes.GARAGE),
        ("Hoftor", Closes.GATE),
        ("Markise Terrasse", Closes.AWNING),
        ("Terrassentür Rollladen", Closes.TERRACE_DOOR),
        ("Front door lock", Closes.FRONT_DOOR),
        ("Haustür", Closes.FRONT_DOOR),
        ("Kellertür", Closes.SIDE_DOOR),
        ("Zimmertür Gäste", Closes.INNER_DOOR),
        ("Roller shutter living room", Closes.WINDOW),
        ("Thing", None),
    ],
)
def test_what_something_closes(name: str, expected: Closes | None) -> None:
    assert guess.closes(name.casefold()) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Gashahn", Feeds.GAS),
        ("Gartenbewässerung", Feeds.GARDEN),
        ("Fire sprinkler", Feeds.SPRINKLER),
        ("Fußbodenheizung Kreis 2", Feeds.HEATING),
        ("Waschmaschine Aquastop", Feeds.APPLIANCE),
        ("Dusche", Feeds.BATHROOM),
        ("Kitchen tap", Feeds.KITCHEN),
        ("Main water valve", Feeds.HOME),
        ("Warmwasserspeicher", Feeds.HOME),
        ("Valve 7", None),
    ],
)
def test_what_something_supplies(name: str, expected: Feeds | None) -> None:
    assert guess.feeds(name.casefold()) is expected
