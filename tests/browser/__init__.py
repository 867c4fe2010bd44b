"""Tests of pages in a real headless Chromium."""
