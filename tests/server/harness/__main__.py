"""Run scripts/develop's command line."""

from .cli import main

main()
