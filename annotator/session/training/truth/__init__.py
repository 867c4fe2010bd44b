"""Whose word counts: what each choice of a truth takes from the layers."""
