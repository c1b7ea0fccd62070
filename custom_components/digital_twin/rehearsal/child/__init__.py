"""The rehearsal process: Home Assistant's own engine on a virtual clock. Nothing here is loaded by the running home."""
