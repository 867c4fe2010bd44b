"""How good the suggestions are, against what people found in the articles by reading."""
