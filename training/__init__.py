"""Scripts that make the data files of the aligner from corpora and labels."""
