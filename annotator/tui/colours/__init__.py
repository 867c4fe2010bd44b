"""The colours of the screens, chosen by hand for each kind of terminal."""
