"""Credits of the documents of a case -> the agencies and outlets that they name as their sources, and by how many."""
