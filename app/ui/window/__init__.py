"""The window itself: what stands where, and what connects its parts."""
