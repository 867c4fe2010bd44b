"""Articles with their spans as JSON lines, shaped like Prodigy's."""
