"""The tab "Ask": conversation and article."""
