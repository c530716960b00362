"""Meetings in the window: one page with four stages, and what other pages show of them."""
