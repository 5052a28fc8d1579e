"""Tests of what the assistant does with a message."""
