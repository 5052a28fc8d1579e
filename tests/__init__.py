"""Stories about named people at one named time."""
