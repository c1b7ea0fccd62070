"""What can go wrong while driving a server, told in one line."""


class HarnessError(Exception):
    """The server or one of its helpers did not do what it was asked for."""
