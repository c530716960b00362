"""The first start: four steps to an office file; nothing is written before the last."""
