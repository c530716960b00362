"""The office file: opening, units of work with their log, undo, search, backup, lock."""
