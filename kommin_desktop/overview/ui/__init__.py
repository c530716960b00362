"""Heute in the window: one page of cards that the areas offer."""
