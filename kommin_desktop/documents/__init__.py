"""What the office prints: blocks say what a page means, layout sets it, pdf writes it."""
