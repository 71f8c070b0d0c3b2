"""A group and its origin -> which document has the text from which, what each took, and in what wording."""
