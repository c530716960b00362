"""The Qt workshop every page is built in."""

from kommin_desktop.kit.lasting import keep_constants
from kommin_desktop.kit.plain_imports import load_qt

keep_constants()
load_qt()
