"""Web Annotations of the World Wide Web Consortium, as JSON-LD."""
