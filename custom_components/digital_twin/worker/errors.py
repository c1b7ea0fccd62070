"""What can go wrong between asking the worker and having its answer."""


class WorkerError(Exception):
    """Any failure to get an answer from the worker."""


class WorkerStoppedError(WorkerError):
    """The worker was stopped; it takes no requests any more."""


class WorkerTimeoutError(WorkerError):
    """The job did not get its turn, or did not end, in the time it was given."""


class WorkerOverrunError(WorkerTimeoutError):
    """The job had its turn and did not end in the time it was given. ran: s of it that the job itself had."""

    def __init__(self, text: str, ran: float) -> None:
        """Keep how long the job itself ran."""
        super().__init__(text)
        self.ran = ran


class WorkerCrashedError(WorkerError):
    """The worker process died under the job, and died again when the job was tried once more."""


class WorkerRefusedError(WorkerError):
    """The request cannot cross to the worker process: too large, or not made of plain values."""


class JobFailedError(WorkerError):
    """The job itself raised. kind is the error's type name, details the whole traceback."""

    def __init__(self, kind: str, text: str, details: str) -> None:
        """Keep what the job's error said."""
        super().__init__(f"{kind}: {text}")
        self.kind = kind
        self.text = text
        self.details = details


class ChildDiedError(Exception):
    """The process ended, or wrote something that is no answer."""
