"""What is decided about contacts without looking anything up in the office file."""
