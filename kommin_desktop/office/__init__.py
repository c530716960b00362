"""The office itself: letterhead, signatories, municipalities, issued documents, attachments."""
