"""What is told of long courses: no short moment and no peak gets lost."""

from custom_components.digital_twin.rehearsal.thinning import NUMBERS, STRETCHES, WORDS, picked


def test_a_short_course_is_told_as_it_is() -> None:
    assert list(picked(["off", "on", "off"])) == [0, 1, 2]
    assert list(picked([])) == []
    assert list(picked(["on", "off"] * (WORDS // 2))) == list(range(WORDS))


def test_a_peak_of_one_point_is_told() -> None:
    values = [20.0] * 5000
    values[3217], values[41] = 95.0, -3.0
    told = picked(values)
    assert {0, 41, 3217, 4999} <= set(told)
    assert len(told) <= NUMBERS
    assert list(told) == sorted(told)


def test_every_state_of_every_stretch_is_told() -> None:
    values = ["off", "on"] * 2500
    values[1234] = "unavailable"
    told = picked(values)
    assert 1234 in told
    assert len(told) <= 3 * STRETCHES
    shown = [values[index] for index in told]
    assert shown.count("on") >= STRETCHES
    assert told[-1] == 4999
