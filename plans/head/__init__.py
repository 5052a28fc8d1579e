"""What stands at the head and the foot of a document."""
