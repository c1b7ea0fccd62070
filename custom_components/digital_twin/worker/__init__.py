"""The process that runs heavy numerics: its protocol, the child, and the client that starts and ends it."""
