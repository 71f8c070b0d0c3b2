"""Credits of the documents of a case -> who is named as whose source, and by how many."""
