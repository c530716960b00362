"""Round tables and other bodies: their seats, who holds them and who stands in."""
