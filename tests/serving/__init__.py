"""Tests of what shows the screens in browsers."""
