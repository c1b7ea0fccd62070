"""Names shared by the parts of the test home that face Home Assistant."""

from homeassistant.const import Platform

DOMAIN = "test_home"

CONF_SEED = "seed"
CONF_SPEED = "speed"
CONF_PEOPLE = "people"
CONF_MQTT_HOST = "mqtt_host"
CONF_MQTT_PORT = "mqtt_port"

DEFAULTS = {CONF_SEED: 1, CONF_SPEED: 1.0, CONF_PEOPLE: True, CONF_MQTT_HOST: "", CONF_MQTT_PORT: 1883}

STORE_KEY = f"{DOMAIN}.world"
STORE_VERSION = 1

PLATFORMS = [
    Platform.ALARM_CONTROL_PANEL,
    Platform.BINARY_SENSOR,
    Platform.CLIMATE,
    Platform.COVER,
    Platform.DEVICE_TRACKER,
    Platform.FAN,
    Platform.HUMIDIFIER,
    Platform.LIGHT,
    Platform.LOCK,
    Platform.MEDIA_PLAYER,
    Platform.NUMBER,
    Platform.SELECT,
    Platform.SENSOR,
    Platform.SIREN,
    Platform.SWITCH,
    Platform.VACUUM,
    Platform.VALVE,
    Platform.WATER_HEATER,
    Platform.WEATHER,
]
