"""Sets blocks on pages: looks, boxes, page breaks, and the fixed places of DIN 5008."""
