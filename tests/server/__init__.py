"""A PostgreSQL server of the tests' own, and a way to it that can be cut."""
