"""Writes PDF files that are PDF/UA-1 and PDF/A-2a from the first byte: tagged, embedded, dated."""
