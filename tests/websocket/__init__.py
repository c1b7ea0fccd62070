"""The commands of the WebSocket API."""
