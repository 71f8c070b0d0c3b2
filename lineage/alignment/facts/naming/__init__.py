"""Two readings -> the names, and the offices of those named, that one has replaced or exchanged."""
