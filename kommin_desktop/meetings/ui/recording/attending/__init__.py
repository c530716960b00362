"""The attendance beside the minutes."""
