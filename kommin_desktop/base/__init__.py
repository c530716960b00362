"""What every floor of the house may use: errors, texts, the clock, dates, names and paths."""
