"""The web side, over a real server and a real database."""
