"""Handing contacts to other programs: vCard, CSV and XLSX."""
