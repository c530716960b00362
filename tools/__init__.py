"""Checks and chores for developers: `python -m tools check`."""
