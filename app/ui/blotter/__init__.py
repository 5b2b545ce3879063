"""Every close of this run, its life, and its export."""
