"""The commands of the WebSocket API, one file a group."""
