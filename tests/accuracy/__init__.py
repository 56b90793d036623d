"""How right an import is, against rows checked by hand."""
