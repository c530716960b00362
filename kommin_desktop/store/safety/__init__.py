"""What keeps an office file safe: backups, which of them stay, and checks."""
