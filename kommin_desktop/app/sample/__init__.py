"""One invented year of the office, so that everybody can try the program on something lifelike."""

from kommin_desktop.app.sample.year import SampleYear, make_sample_year

__all__ = ["SampleYear", "make_sample_year"]
