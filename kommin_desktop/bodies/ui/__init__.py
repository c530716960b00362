"""Round tables and other bodies in the window: overview, members."""
