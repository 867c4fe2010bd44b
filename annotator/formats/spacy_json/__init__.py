"""spaCy's documents as JSON, as `Doc.to_json` gives and `Doc.from_json` takes them."""
