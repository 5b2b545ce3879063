"""Where everything is put together; the only part that sees the catalogue and the screen."""
