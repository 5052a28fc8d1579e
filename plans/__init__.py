"""A plan document in, a plan with its doubts out. No database."""
