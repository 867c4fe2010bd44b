"""What a reviewer would have otherwise, as the annotator sees it."""
