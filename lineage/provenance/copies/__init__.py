"""A group and its origin -> who has it from whom, what each document took, and in what wording."""
