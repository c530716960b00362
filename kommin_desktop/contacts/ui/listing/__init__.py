"""The list of contacts: search, filters, rows, and what stands where there are none."""
