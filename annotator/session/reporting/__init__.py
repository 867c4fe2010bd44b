"""Reports of what was annotated and what a review found."""
