"""Likely answers from what people call their devices, in English and German."""

import re
from enum import StrEnum

from ..core.settings import Appliance, Closes, Emitter, Feeds

# The order matters: a dishwasher is not a washer, a water heater's switch no heater of rooms.
_APPLIANCES = {
    Appliance.MEDICAL: r"medical|medizin|cpap|oxygen|sauerstoff|dialys|insulin|pflegebett|nebuli",
    Appliance.BABY_MONITOR: r"\bbaby|babyphone|babyfon",
    Appliance.FREEZER: r"freezer|gefrier|kühltruhe|tiefkühl",
    Appliance.FRIDGE: r"fridge|refrigerator|kühlschrank|kühlgerät",
    Appliance.DISHWASHER: r"dishwasher|geschirrspül|spülmaschine",
    Appliance.DRYER: r"\bdryer|trockner",
    Appliance.WASHER: r"washer|washing|waschmaschine",
    Appliance.DETECTOR: r"smoke|rauchmelder|gas detector|gasmelder|leak|wassermelder",
    Appliance.CAMERA: r"camera|kamera|doorbell|türklingel",
    Appliance.PUMP: r"pump",
    Appliance.OVEN: r"\boven|backofen|\bstove|\bherd\b|\bhob\b|kochfeld",
    Appliance.IRON: r"\biron\b|bügeleisen",
    Appliance.EV: r"\bev\b|wallbox|car charger|ladestation|\bauto\b|\bevse\b",
    Appliance.KETTLE: r"kettle|wasserkocher",
    Appliance.HEATER: r"heater|heizlüfter|heizstrahler|heizung|radiator|infrarot",
    Appliance.NETWORK: r"router|modem|network|netzwerk|\bnas\b|fritz|access point|server|\bwlan\b|\bwi-?fi\b",
    Appliance.TV: r"\btv\b|television|fernseher",
    Appliance.LAMP: r"lamp|leuchte|\blight\b|licht\b|lichterkette",
}
_CLOSES = {
    Closes.GARAGE: r"garage",
    Closes.GATE: r"\bgate\b|hoftor|gartentor|einfahrt",
    Closes.AWNING: r"awning|markise",
    Closes.TERRACE_DOOR: r"terrace|patio|balcon|terrasse|balkon",
    Closes.FRONT_DOOR: r"front door|haustür|wohnungstür|eingangstür|\bentrance\b",
    Closes.SIDE_DOOR: r"back door|side door|hintertür|nebentür|kellertür",
    Closes.INNER_DOOR: r"inner door|bedroom door|zimmertür",
    Closes.WINDOW: r"window|fenster|shutter|rollladen|rolladen|blind|jalousie|curtain|vorhang|raffstore",
}
_FEEDS = {
    Feeds.GAS: r"\bgas\b|gashahn",
    Feeds.SPRINKLER: r"fire sprinkler|löschanlage",
    Feeds.GARDEN: r"garden|garten|irrigation|bewässerung|lawn|rasen|sprinkler",
    Feeds.HEATING: r"heating|heizkreis|fussboden",
    Feeds.APPLIANCE: r"washing|waschmaschine|dishwasher|spülmaschine",
    Feeds.BATHROOM: r"bathroom|\bbad\b|badezimmer|shower|dusche",
    Feeds.KITCHEN: r"kitchen|küche",
    Feeds.HOME: r"main|haupt|water valve|wasserventil|water heater|warmwasser|boiler",
}
_EMITTERS = {
    Emitter.FLOOR: r"floor|fußboden|fussboden",
    Emitter.FAN_COIL: r"fan ?coil|gebläsekonvektor",
    Emitter.AIR_CONDITIONER: r"air ?con|\bac\b|\bsplit\b|klima(anlage|gerät)|heat pump|wärmepumpe",
    Emitter.HEATER: r"heater|heizlüfter|infrarot|electric heat|elektroheiz",
    Emitter.RADIATOR: r"radiator|heizkörper|\btrv\b|\bvalve\b",
}


def _first[T: StrEnum](table: dict[T, str], words: str) -> T | None:
    return next((answer for answer, pattern in table.items() if re.search(pattern, words)), None)


def appliance(words: str) -> Appliance | None:
    """Return what a plug called this (case-folded words) most likely feeds."""
    return _first(_APPLIANCES, words)


def emitter(words: str) -> Emitter | None:
    """Return what a thermostat called this most likely heats by."""
    return _first(_EMITTERS, words)


def closes(words: str) -> Closes | None:
    """Return what a cover, door or lock called this most likely closes."""
    return _first(_CLOSES, words)


def feeds(words: str) -> Feeds | None:
    """Return what a valve or water heater called this most likely supplies."""
    return _first(_FEEDS, words)
