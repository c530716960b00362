"""Contacts in tables: CSV of many programs, and LDIF, whose attributes are columns too."""
