"""Working memory that is used again: fresh large arrays cost more in page faults than the arithmetic done in them."""

import threading

import numpy as np

from .protocol import Array

LARGEST = 4 << 20
"""Elements up to which a buffer is kept (32 MiB); what is larger is made anew."""

_kept = threading.local()


def scratch(name: str, shape: tuple[int, ...]) -> Array:
    """Return an array with undefined content that is the caller's until the same thread asks for that name again."""
    size = int(np.prod(shape))
    if size > LARGEST:
        return np.empty(shape)
    buffers: dict[str, Array] = _kept.__dict__
    buffer = buffers.get(name)
    if buffer is None or buffer.size < size:
        buffer = buffers[name] = np.empty(size)
    return buffer[:size].reshape(shape)
