"""The short answer to show: what of a sentence a person would say."""
