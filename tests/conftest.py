"""What holds for all tests: none asserts a time, on however busy a machine."""

from hypothesis import settings

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")
