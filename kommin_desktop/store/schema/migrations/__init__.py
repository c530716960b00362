"""Steps from each schema of the office file to the next, run by Alembic on an older file."""
