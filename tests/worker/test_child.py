"""The child's loop on plain streams; that it works as a process is shown in test_worker_process."""

import sys
from io import BytesIO
from types import ModuleType

import pytest

from custom_components.digital_twin.worker import child, protocol


def replies(stream: BytesIO) -> list[protocol.Reply]:
    stream.seek(0)
    found = []
    while header := stream.read(protocol.HEADER.size):
        found.append(protocol.decode_reply(stream.read(protocol.body_length(header))))
    return found


def jobs() -> ModuleType:
    module = ModuleType("jobs")
    module.double = lambda argument: 2 * argument  # type: ignore[attr-defined]  # a module made for the test
    module.unsendable = lambda _: lambda: None  # type: ignore[attr-defined]  # a module made for the test
    return module


def served(source: bytes) -> list[protocol.Reply]:
    sink = BytesIO()
    child.serve(BytesIO(source), sink, jobs())
    return replies(sink)


def test_it_introduces_itself_then_answers_until_its_input_ends() -> None:
    hello, answer = served(protocol.encode(protocol.Request(5, "double", 21)))
    assert hello.id == protocol.HELLO
    assert answer == protocol.Reply(5, 42)


def test_errors_are_answers_too() -> None:
    frames = [
        protocol.Request(1, "double", None),
        protocol.Request(2, "missing", 1),
        protocol.Request(3, "unsendable", 1),
    ]
    answers = served(b"".join(protocol.encode(frame) for frame in frames))[1:]
    assert [answer.id for answer in answers] == [1, 2, 3]
    kinds = [answer.error[0] for answer in answers if answer.error]
    assert kinds[:2] == ["TypeError", "AttributeError"]
    assert len(kinds) == 3
    assert all(answer.result is None for answer in answers)


@pytest.mark.parametrize("cut", [1, 4, 10])
def test_an_input_that_ends_within_a_frame_ends_the_child(cut: int) -> None:
    assert len(served(protocol.encode(protocol.Request(1, "double", 1))[:cut])) == 1


def test_a_frame_over_the_limit_is_not_even_read() -> None:
    with pytest.raises(protocol.FrameTooLargeError):
        served(protocol.HEADER.pack(protocol.FRAME_LIMIT + 1))


def test_a_bare_package_runs_no_init(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "bare_for_test", raising=False)
    child.bare_package("bare_for_test", ["somewhere"])
    assert sys.modules["bare_for_test"].__path__ == ["somewhere"]
    monkeypatch.delitem(sys.modules, "bare_for_test")
