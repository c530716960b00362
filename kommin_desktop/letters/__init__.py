"""Letters of the office: templates, runs, what was posted, and the frame every letter stands in."""
