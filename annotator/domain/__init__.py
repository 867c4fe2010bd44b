"""What an annotation is: frozen values and the rules that hold between them."""
