"""What a person does with the mouse alone."""
