"""The command line over the same functions as the screens; nothing here loads Textual."""
