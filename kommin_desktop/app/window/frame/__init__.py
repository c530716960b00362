"""The frame around a page: sidebar, header, bars and status bar."""
