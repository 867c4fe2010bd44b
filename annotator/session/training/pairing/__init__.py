"""Pairs of passages for training, from what people stated and from what they left apart."""
