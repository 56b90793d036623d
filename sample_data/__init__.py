"""A budget made up for trying the program, and the register imported from it."""
