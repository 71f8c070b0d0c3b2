"""`python -m lineage` is the same program as the `lineage` command."""

from lineage.cli import main

main()
