"""What the database tells its callers when something could not be kept or read."""


class StoreError(Exception):
    """What was asked for did not happen; the reason holds no password."""


class UnavailableError(StoreError):
    """The database cannot be reached now; it is tried again by itself."""


class RefusedError(StoreError):
    """A record that can never be stored, whoever tries: not a value of JSON, an id too long, an unknown key."""


class NewerSchemaError(StoreError):
    """The database was written by a newer version of this integration."""


class MissingDriverError(StoreError):
    """No driver for this sort of database is installed."""
