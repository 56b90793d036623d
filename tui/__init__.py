"""The terminal: the app and the command line, over the register."""
