"""The controls of forms: each holds one value and understands how it is typed."""
