"""A library on a server that machines share."""
