"""The pane beside the list: one contact, its history, or what to do with several."""
