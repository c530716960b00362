"""The attendance of a course: everybody by every date."""
