"""Letters in the window: the archive of everything that left the office."""
