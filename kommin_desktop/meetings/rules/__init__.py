"""Decisions about meetings: agenda, numbers, clock times, notes, votes, states, deadlines."""
