"""What crosses to the rehearsal process arrives as it was sent, in whatever pieces."""

from dataclasses import replace

from custom_components.digital_twin.rehearsal import protocol
from custom_components.digital_twin.rehearsal.protocol import Changes, Courses, EntityCourse, Joining

from .small import small_home

ROWS = tuple((float(n), str(n % 300), {"n": n} if n % 100 == 0 else None) for n in range(5000))


def test_columns_are_the_changes_they_hold() -> None:
    held = Changes(ROWS[:10])
    held.extend(ROWS[10:])
    assert len(held) == 5000
    assert tuple(held) == ROWS
    assert held[100] == (100.0, "100", {"n": 100})
    assert list(held[95:105]) == list(ROWS[95:105])
    assert not Changes()


def test_a_request_is_the_same_after_the_journey() -> None:
    courses = (
        EntityCourse(entity_id="sensor.a", state="1", attributes={"unit": "x"}, changes=ROWS),
        EntityCourse(entity_id="sensor.b", state="2"),
    )
    request = replace(small_home("2026-11-10T00:00:00", states={}), id=3, entities=courses)
    frames = [protocol.encode_request(piece) for piece in protocol.in_pieces(request)]
    first, *pieces = [protocol.decode_request(frame[protocol.HEADER.size :]) for frame in frames]
    assert isinstance(first, protocol.Request)
    joining = Joining(first)
    for piece in pieces:
        assert isinstance(piece, Courses)
        joining.add(piece.entities)
    assert len(pieces) > 2
    assert [piece.last for piece in pieces if isinstance(piece, Courses)] == [False] * (len(pieces) - 1) + [True]
    whole = joining.whole()
    assert replace(whole, entities=()) == replace(request, entities=())
    told = [replace(course, changes=tuple(course.changes)) for course in whole.entities]
    assert told == list(courses)
