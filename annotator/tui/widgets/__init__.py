"""The parts that a screen is put together from."""
