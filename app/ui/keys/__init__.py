"""Keys: a person's own over the defaults, the dialog to change and test them, the one for everywhere."""
