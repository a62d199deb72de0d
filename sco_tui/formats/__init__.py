"""What a timeline, or what was found in it, is written as: one module a format."""
