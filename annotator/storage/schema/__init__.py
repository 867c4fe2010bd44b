"""What the migrations make: tables, rules, the journal of changes, views.

`tables`, `rules` and `views` are of the first migration, `pairs`, `text_index` and `scores` of the
second, `review_…` and the rules of batches, verdicts and adjudications of the third, `splits` of
the fourth, `keeping` and `images` of the fifth. What a released migration makes is never edited
here: a change of it is a new migration.
"""
