"""The plan store: the only room that knows the database."""
