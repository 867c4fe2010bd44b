"""The board: the articles of one story side by side, and what a person does to them."""
