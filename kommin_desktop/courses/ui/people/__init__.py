"""Who takes part in a course and who waits: registering, withdrawing, moving up."""
