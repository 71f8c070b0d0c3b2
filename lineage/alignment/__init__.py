"""Two texts -> sentence links, labels, word edits, fact changes."""

from lineage.alignment.comparison import align
from lineage.alignment.judgement import judge

__all__ = ["align", "judge"]
