"""The cards of courses on Heute."""
