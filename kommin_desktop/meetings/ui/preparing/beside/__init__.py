"""What stands beside the agenda: times, officers, open points, papers."""
