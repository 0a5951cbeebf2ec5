"""The structure of a text: lines, headings, boilerplate, spans, and the view of it that models read."""
