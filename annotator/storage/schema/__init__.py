"""What the first migration makes: tables, rules, the journal of changes, views.

A released schema is never edited here: a change of it is a new migration.
"""
