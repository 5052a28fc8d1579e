"""The reporting regime."""
