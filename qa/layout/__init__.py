"""Pages → pages to read: table rows and lists separately. Runs no model."""
