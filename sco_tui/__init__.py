"""A terminal timeline and briefing viewer."""

# A constant: importlib.metadata costs 30 ms of a start.
__version__ = "0.1.0"
