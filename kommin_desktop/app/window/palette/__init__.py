"""The palette: one field that finds everything."""
