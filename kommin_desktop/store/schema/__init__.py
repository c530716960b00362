"""How the tables of an office file come to be: made anew, or brought up from an older file."""
