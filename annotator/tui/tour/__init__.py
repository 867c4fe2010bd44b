"""The tour: six steps on the seed articles, for somebody who has never seen the program."""
