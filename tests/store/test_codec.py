"""Payloads and packed records, to the byte: what goes in comes out, and what is broken is told."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custom_components.digital_twin.store import forecast_codec, snapshot_codec
from custom_components.digital_twin.store.codec import DEFLATED, PLAIN, SHORTENED, Codec, expand, squeeze
from custom_components.digital_twin.store.errors import RefusedError, StoreError
from custom_components.digital_twin.store.ids import from_key, time_of, to_key
from custom_components.digital_twin.store.records import SnapshotRecord

from . import common
from .common import KEY, NOW, SEALED

CHANCE = random.Random(1)
TIMES = st.floats(min_value=0, max_value=4e9, allow_nan=False) | st.integers(0, 4 * 10**15).map(
    lambda ticks: ticks / 1e6
)
VALUES = st.booleans() | st.text(max_size=20) | st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        (b"", PLAIN),
        (b'{"on":true}', PLAIN),
        (CHANCE.randbytes(500), PLAIN),
        (b'{"action":"check_action","at":1790000000.25,"automation":null,"context_id":"01"}', SHORTENED),
        (b"0123456789" * 1000, DEFLATED),
    ],
)
@pytest.mark.parametrize("codec", [Codec(), SEALED], ids=["plain", "sealed"])
def test_a_payload_takes_the_shortest_form_and_comes_back(codec: Codec, raw: bytes, form: int) -> None:
    packed = squeeze(raw)
    assert packed[0] == form
    assert len(packed) <= len(raw) + 1
    assert expand(packed) == raw
    assert codec.decode(codec.encode(raw, b"row"), b"row") == raw


@pytest.mark.parametrize("packed", [b"\x07abc", b"\x01\xff\xff\xff", b"\x03\xff\xff\xff", squeeze(b"abc" * 99)[:-4]])
def test_what_was_never_written_so_is_told(packed: bytes) -> None:
    with pytest.raises(StoreError):
        expand(packed)


def test_a_sealed_payload_differs_each_time_and_fits_its_row_only() -> None:
    first, second = SEALED.encode(b"secret", b"row 1"), SEALED.encode(b"secret", b"row 1")
    assert first != second
    assert b"secret" not in first
    assert SEALED.is_current(first)
    assert not Codec({3: KEY, 4: KEY}, 4).is_current(first)
    assert not Codec({3: KEY}).is_current(first)
    for row, payload in ((b"row 2", first), (b"row 1", first[:-1] + bytes((first[-1] ^ 1,)))):
        with pytest.raises(StoreError, match="changed or belongs elsewhere"):
            SEALED.decode(payload, row)


@given(
    at=TIMES,
    values=st.dictionaries(st.text(min_size=1, max_size=8), VALUES, max_size=9),
    changed=st.dictionaries(st.text(min_size=1, max_size=8), TIMES, max_size=9),
    checksum=st.text(alphabet="0123456789abcdef", max_size=64) | st.text(max_size=20),
    health=st.none() | st.floats(0, 100),
)
def test_any_snapshot_is_unpacked_to_the_last_bit(
    at: float, values: dict[str, Any], changed: dict[str, float], checksum: str, health: float | None
) -> None:
    record = SnapshotRecord(
        snapshot_id="id", twin_id="twin", at=at, reason="r", source="s", revision=2**40, values=values, changed=changed,
        checksum=checksum, health=health,
    )  # fmt: skip
    names = snapshot_codec.names_of(record)
    layouts = {5: names}
    assert snapshot_codec.unpack(snapshot_codec.pack(record, 5), "id", "twin", at, layouts.__getitem__) == record


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"made_at": NOW - 0.125},
        {"horizon": 12_345.5, "due_at": NOW + 5.5},
        {"probability": 0.5, "outcome": 1.0, "score": 0.25},
        {"probability": 1e-9},
    ],
)
def test_a_forecast_is_unpacked_to_seven_digits(more: dict[str, float]) -> None:
    record = replace(common.forecast(), **more)
    hour = forecast_codec.hour_of(record.due_at)
    others = [replace(record, horizon=60.0, made_at=record.due_at - 60.0), replace(record, value=-3e9)]
    forecasts = [
        forecast_codec.kept(record, 3),
        forecast_codec.kept(others[0], 3),
        forecast_codec.kept(others[1], 70_000),
    ]
    found = forecast_codec.unpack(forecast_codec.pack(forecasts))
    assert found == forecasts
    assert [forecast_codec.record_of(one, "lamp", "brightness", hour) for one in found] == [record, *others]


def test_a_forecast_that_comes_again_takes_the_place_of_the_first() -> None:
    first, other = common.forecast(), common.forecast(NOW + 1)
    there = [forecast_codec.kept(one, 1) for one in (first, other)]
    scored = forecast_codec.kept(replace(first, outcome=21.0, score=0.5), 1)
    assert forecast_codec.merged(there, [scored]) == [scored, there[1]]
    elsewhere = forecast_codec.kept(first, 2)
    assert len(forecast_codec.merged(there, [elsewhere])) == 3


def test_an_hour_of_forecasts_takes_little_room() -> None:
    chance = random.Random(1)
    made = [
        common.forecast(NOW - horizon, due_at=NOW, horizon=horizon, value=20 + chance.random(), outcome=20.4, score=0.3)
        for horizon in (300.0, 900.0, 1800.0, 3600.0, 21_600.0, 86_400.0)
    ]
    raw = squeeze(forecast_codec.pack([forecast_codec.kept(one, 17) for one in made]))
    assert len(raw) < 25 * len(made)


@pytest.mark.parametrize("text", ["01M3250V7TJ6GTVPAS00JZHY57", "a", "ü" * 31, "01m3250v7tj6gtvpas00jzhy57", "Z" * 26])
def test_ids_come_back_as_they_were(text: str) -> None:
    assert from_key(to_key(text)) == text


def test_only_a_ulid_tells_a_time() -> None:
    assert time_of(to_key(common.ulid(NOW, "x"))) == NOW
    assert time_of(to_key("my own id")) is None


@pytest.mark.parametrize("text", ["", "x" * 63, "ü" * 32])
def test_ids_that_do_not_fit_are_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        to_key(text)
