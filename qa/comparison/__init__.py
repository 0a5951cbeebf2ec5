"""Two topics → an Answer in two columns."""
