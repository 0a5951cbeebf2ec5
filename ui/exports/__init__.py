"""Answers → files to keep, hand in or publish: Markdown, Word, one page of HTML."""
