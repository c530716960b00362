"""The list of those who are invited."""
