"""What search reads: terms, the text of a passage, other names, near spellings."""
