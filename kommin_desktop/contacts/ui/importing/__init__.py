"""Taking over contacts from files in four steps: file, columns, checking, result."""
