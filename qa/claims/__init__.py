"""A claim → whether the articles say so."""
