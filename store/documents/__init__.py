"""Files of any format, read into lines that keep their place."""
