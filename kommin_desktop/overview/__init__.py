"""Pages that read all areas: what needs a hand today."""
