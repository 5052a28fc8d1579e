"""Tests of what the assistant says."""
