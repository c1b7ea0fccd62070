"""What a channel believes and how values cross into model arrays."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.digital_twin.core.channel import Channel, InvalidValueError, Quantity, Refusal

TEMPERATURE = Channel(key="temperature", quantity=Quantity.NUMBER, unit="°C", lower=-60, upper=150)
ON = Channel(key="on", quantity=Quantity.BINARY)
BOLT = Channel(key="bolt", quantity=Quantity.OPTION, options=("locked", "unlocked"))


@pytest.mark.parametrize(("raw", "value"), [("21.5", 21.5), (21, 21.0), (-60, -60.0), (" 7 ", 7.0)])
def test_a_number_is_taken_as_float(raw: object, value: float) -> None:
    assert TEMPERATURE.validate(raw) == value


@pytest.mark.parametrize(
    ("channel", "raw", "refusal"),
    [
        (TEMPERATURE, "warm", Refusal.NOT_A_NUMBER),
        (TEMPERATURE, None, Refusal.NOT_A_NUMBER),
        (TEMPERATURE, True, Refusal.NOT_A_NUMBER),
        (TEMPERATURE, math.nan, Refusal.NOT_A_NUMBER),
        (TEMPERATURE, "inf", Refusal.NOT_A_NUMBER),
        (TEMPERATURE, 10**400, Refusal.NOT_A_NUMBER),
        (TEMPERATURE, 151, Refusal.OUT_OF_RANGE),
        (TEMPERATURE, -273.2, Refusal.OUT_OF_RANGE),
        (ON, "on", Refusal.UNKNOWN_OPTION),
        (ON, 1, Refusal.UNKNOWN_OPTION),
        (BOLT, "ajar", Refusal.UNKNOWN_OPTION),
        (BOLT, 1, Refusal.UNKNOWN_OPTION),
    ],
)
def test_what_is_no_value_of_the_channel_is_refused_with_its_reason(
    channel: Channel, raw: object, refusal: Refusal
) -> None:
    with pytest.raises(InvalidValueError) as error:
        channel.validate(raw)
    assert error.value.refusal is refusal


def test_an_option_channel_without_options_takes_any_text() -> None:
    assert Channel(key="state", quantity=Quantity.OPTION).validate("anything") == "anything"


@pytest.mark.parametrize(
    ("channel", "value"), [(TEMPERATURE, 21.5), (ON, True), (ON, False), (BOLT, "locked"), (BOLT, "unlocked")]
)
def test_decode_is_the_inverse_of_encode(channel: Channel, value: float | bool | str) -> None:
    assert channel.decode(channel.encode(value)) == value


def test_an_unknown_option_cannot_be_encoded() -> None:
    with pytest.raises(InvalidValueError):
        BOLT.encode("ajar")


@pytest.mark.parametrize(("number", "option"), [(-3, "locked"), (0.4, "locked"), (0.6, "unlocked"), (9, "unlocked")])
def test_decode_takes_the_nearest_option(number: float, option: str) -> None:
    assert BOLT.decode(number) == option


@given(st.one_of(st.floats(), st.text(), st.integers(), st.binary(), st.none(), st.booleans()))
def test_whatever_comes_is_a_valid_number_or_refused(raw: object) -> None:
    try:
        value = TEMPERATURE.validate(raw)
    except InvalidValueError:
        return
    assert isinstance(value, float)
    assert -60 <= value <= 150


def test_a_device_takes_less_than_is_believed() -> None:
    current = Channel(key="current", quantity=Quantity.NUMBER, lower=0, upper=1000, least=6, most=16, command=True)
    assert [value for value in (0, 5.9, 6, 16, 16.1, 2000, "x", True) if current.takes(value)] == [6, 16]
    assert current.validate(0) == 0.0, "what is reported may lie outside of what can be set"
    assert (BOLT.takes("locked"), BOLT.takes("ajar"), ON.takes(True), ON.takes(1.0)) == (True, False, True, False)
