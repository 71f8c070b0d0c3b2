"""lineage: which news passages are the same, where they came from, and what an outlet did with them."""

__version__ = "0.1.0"
