"""The list of courses: search, filters, how full they are and where they stand."""
