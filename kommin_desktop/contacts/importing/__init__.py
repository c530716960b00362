"""Taking over contacts from files of other programs: read, plan, carry out."""
