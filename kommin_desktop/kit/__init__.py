"""The Qt workshop every page is built in."""

from kommin_desktop.kit.lasting import keep_constants

keep_constants()
