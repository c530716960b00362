"""People, organisations and how they belong together; groups, addresses, consent."""
