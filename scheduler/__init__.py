"""What is owed when, and sending it."""
