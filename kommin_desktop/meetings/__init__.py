"""Meetings of the bodies: agenda, invitation, attendance, minutes and decisions."""
