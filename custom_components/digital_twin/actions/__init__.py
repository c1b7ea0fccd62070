"""The actions of this integration, one module each."""
