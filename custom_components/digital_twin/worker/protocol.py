"""Frames between the client and the child: a length (4 bytes, big endian), then a pickle of a Request or a Reply.

Both ends are this integration's own code, run by the same user; nothing from outside is ever unpickled.
"""

import pickle
import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

FRAME_LIMIT = 64 * 1024 * 1024
HEADER = struct.Struct(">I")
HELLO = 0
"""The id of the reply that a child sends by itself once it is ready to work."""


class FrameTooLargeError(ValueError):
    """A frame is larger than FRAME_LIMIT."""


@dataclass(frozen=True, slots=True)
class Request:
    """One call: the job's name and its single argument. Ids count from 1."""

    id: int
    job: str
    argument: Any


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to the request of that id: a result, or the error as (type name, text, whole traceback).

    progress: none of both yet, but how far (0..1) the job is.
    """

    id: int
    result: Any = None
    error: tuple[str, str, str] | None = None
    progress: float | None = None


def encode(message: Request | Reply) -> bytes:
    """Return the frame of a message. Raises FrameTooLargeError, or whatever pickle raises for the content."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    check_length(len(body))
    return HEADER.pack(len(body)) + body


def decode_request(body: bytes) -> Request:
    """Return the request of a frame's body."""
    request: Request = pickle.loads(body)  # noqa: S301 -- written by the other end of our own pipe
    return request


def decode_reply(body: bytes) -> Reply:
    """Return the reply of a frame's body."""
    reply: Reply = pickle.loads(body)  # noqa: S301 -- written by the other end of our own pipe
    return reply


def body_length(header: bytes) -> int:
    """Return the length of the body that follows a header. Raises FrameTooLargeError."""
    (length,) = HEADER.unpack(header)
    check_length(length)
    return int(length)


def check_length(length: int) -> None:
    """Raise FrameTooLargeError for a body above the limit."""
    if length > FRAME_LIMIT:
        raise FrameTooLargeError(f"frame of {length} bytes is over the limit of {FRAME_LIMIT}")


def read(stream: BinaryIO) -> Request | None:
    """Return the next request of a blocking stream, or None at its end, be it in the middle of a frame."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    length = body_length(header)
    body = stream.read(length)
    return decode_request(body) if len(body) == length else None


def write(stream: BinaryIO, message: Reply) -> None:
    """Write a reply to a blocking stream."""
    stream.write(encode(message))
    stream.flush()
