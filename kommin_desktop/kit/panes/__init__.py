"""What stands beside a list: the pane about one record, and the panels of other areas in it."""

from kommin_desktop.kit.panes.beside import ListAndPane
from kommin_desktop.kit.panes.ways import Way, WaysPanel

__all__ = ["ListAndPane", "Way", "WaysPanel"]
