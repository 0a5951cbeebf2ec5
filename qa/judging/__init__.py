"""What is right about a span: the very thing asked about, of the kind asked for, and shown whole."""
