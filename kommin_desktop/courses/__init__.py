"""Courses with places, waiting list, attendance and certificates; volunteers and their proofs."""
