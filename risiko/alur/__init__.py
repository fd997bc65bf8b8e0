"""One SOP per file, in the order of its printed table."""
