"""Two layers compared and judged."""
