"""A question and passages → spans with scores."""
