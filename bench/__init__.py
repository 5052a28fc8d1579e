"""Benchmarks: figures and ratios, never tests."""
