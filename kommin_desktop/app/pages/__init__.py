"""Pages about the whole file: trash, history of works, handbook."""
