"""The pages of articles as they are printed: their pictures, and their words where they are."""
