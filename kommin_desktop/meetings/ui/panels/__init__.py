"""What meetings add to the page of a body: its series, its decisions, what is still open."""
