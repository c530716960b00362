"""Courses in the window: the list, one course with its parts, registration and attendance."""
