"""The letter to one contact: written beside its real page, looked at, printed and kept."""
