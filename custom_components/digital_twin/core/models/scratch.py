"""Working memory that is used again: fresh large arrays cost more in page faults than the arithmetic done in them."""

import ctypes
import threading

import numpy as np
from numpy.typing import NDArray

LARGEST = 4 << 20
"""Elements up to which a buffer is kept (32 MiB of double precision); what is larger is made anew."""

TRIM, MAP = -1, -3
"""glibc's M_TRIM_THRESHOLD and M_MMAP_THRESHOLD (malloc.h)."""
HELD = 128 << 20

_kept = threading.local()


def hold_memory() -> bool:
    """Let the C library keep what is freed instead of handing it back, in a process of its own for numerics.

    Handing pages back and asking for them anew costs as much as the arithmetic of a simulation. Returns whether the
    library knew how: glibc does; others have rules of their own.
    """
    try:
        choose = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):  # fmt: skip
        return False
    return bool(choose(TRIM, HELD)) and bool(choose(MAP, HELD // 4))


def scratch[T: np.generic](name: str, shape: tuple[int, ...], kind: type[T]) -> NDArray[T]:
    """Return an array with undefined content that is the caller's until the same thread asks for that name again."""
    size = int(np.prod(shape))
    if size > LARGEST:
        return np.empty(shape, kind)
    buffers: dict[tuple[str, type[T]], NDArray[T]] = _kept.__dict__.setdefault("buffers", {})
    buffer = buffers.get((name, kind))
    if buffer is None or buffer.size < size:
        buffer = buffers[name, kind] = np.empty(size, kind)
    return buffer[:size].reshape(shape)
