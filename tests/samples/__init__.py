"""The invented commune: its files say what its words say, and its progress looks like life."""
