"""Readers of office files: Word, Excel, PowerPoint, OpenDocument, rich text."""
