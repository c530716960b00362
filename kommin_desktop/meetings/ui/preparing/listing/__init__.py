"""The agenda as a list: its rows, how they look, and drawing them to another place."""
