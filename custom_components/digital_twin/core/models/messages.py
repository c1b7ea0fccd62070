"""What models say: every message id with its parameters, for the shell's translations."""

from ..messages import Message

MESSAGES: dict[str, tuple[str, ...]] = {
    "model_failed": ("kind", "error"),
    "model_late": ("kind",),
    "model_unknown_kind": ("kind",),
}


def failed(kind: str, error: str) -> Message:
    """Say that a kind's model failed and the fallback stands in for it."""
    return Message("model_failed", {"kind": kind, "error": error})


def late(kind: str) -> Message:
    """Say that a kind's model did not come back and the fallback stands in for it."""
    return Message("model_late", {"kind": kind})


def unknown_kind(kind: str) -> Message:
    """Say that there is no model for a kind and the fallback stands in for it."""
    return Message("model_unknown_kind", {"kind": kind})
