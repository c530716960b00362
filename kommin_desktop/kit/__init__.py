"""The Qt workshop every page is built in."""
