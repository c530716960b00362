"""What a course is and when it takes place: overview, dates, the form of a course."""
