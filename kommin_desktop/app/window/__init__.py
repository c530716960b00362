"""The window around the pages: sidebar, header, menus, bars, palette; it wires, it does not act."""
