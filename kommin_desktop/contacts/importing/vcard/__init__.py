"""vCard files of every version and many programs."""
