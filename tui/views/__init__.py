"""What the screen shows of a register: views, and the pure functions that word and arrange them."""
