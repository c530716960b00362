"""The rules of the house as tests: a breach is red."""
