"""From typed text to measured lines: which glyphs, how wide, broken where."""
