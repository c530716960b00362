"""Draws pages with reportlab and adds what makes the file PDF/UA-1 and PDF/A-2a."""
