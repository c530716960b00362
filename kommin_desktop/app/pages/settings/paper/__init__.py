"""Briefkopf: its logo and the page that shows it."""
