"""Tasks in the window: everything that is due, from all sources."""
