"""Tables of tasks and of scores."""
