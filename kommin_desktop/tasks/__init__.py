"""Tasks and follow-ups (Wiedervorlagen) of the office, from every source."""
