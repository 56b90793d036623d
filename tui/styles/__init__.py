"""How it looks: style sheets and themes."""
