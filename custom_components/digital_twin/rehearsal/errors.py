"""What can go wrong between asking for a rehearsal and having its report."""


class RehearsalError(Exception):
    """Any failure to get a report."""


class CannotStartError(RehearsalError):
    """The process could not be started, or did not become ready."""


class ShortOfMemoryError(RehearsalError):
    """Less memory is free than a rehearsal needs."""

    def __init__(self, free: int, needed: int) -> None:
        """Take what is free and what is needed, in MiB."""
        super().__init__(f"{free} MiB free, {needed} MiB needed")
        self.free = free
        self.needed = needed


class CancelledError(RehearsalError):
    """Somebody cancelled the rehearsal."""


class EndedError(RehearsalError):
    """The process ended under the rehearsal; reason is one of stuck, memory, cpu, wall, died."""

    def __init__(self, reason: str, automation: str | None = None, at: float | None = None) -> None:
        """Take the reason, the automation that was at work, and the virtual time it was."""
        super().__init__(reason if automation is None else f"{reason} in {automation}")
        self.reason = reason
        self.automation = automation
        self.at = at


class FailedError(RehearsalError):
    """The rehearsal itself raised; the text says what."""
