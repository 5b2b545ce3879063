"""What the window offers beside single closes: flatten, doubts, working orders, readiness."""
