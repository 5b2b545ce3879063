"""The settings as a person sees them."""
