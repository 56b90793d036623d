"""When: time spans with a precision, and what day it is."""
