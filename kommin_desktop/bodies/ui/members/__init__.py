"""The members of a body: its seats, who holds them, who stands in, and every change of these."""
