"""An invented commune: its plan and its staff list, in words of our own."""
