"""One message → the questions and topics in it."""
