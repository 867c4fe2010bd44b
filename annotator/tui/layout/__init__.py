"""Where text stands on the screen: the one package that knows terminal cells."""
