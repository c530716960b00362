"""Backups in the settings: how they stand, where they lie, the way back, the way to elsewhere."""
