"""Other ways to call: in an event loop, with a frame of questions, on one text alone."""
