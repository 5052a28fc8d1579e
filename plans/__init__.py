"""A plan document in, a plan with its doubts out. No database."""

from plans.reading import read

__all__ = ["read"]
