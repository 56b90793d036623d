"""Every line of every paper, found by words, also by those with one wrong letter."""
