"""The config flow's steps, by what they set up."""
