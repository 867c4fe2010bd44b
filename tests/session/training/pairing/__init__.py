"""Tests of pairs for training."""
