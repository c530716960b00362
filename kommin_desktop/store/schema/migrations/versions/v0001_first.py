"""The first schema: new files are made whole by `store.creating`, later steps start from here."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing lies before the first schema."""
