"""A file of publishing groups -> the owner of each outlet.

Who owns whom changes and is nobody's secret, so it is the user's data: a TOML table `[owners]` with a list of outlets
for each group.  Copies between outlets of one owner are no influence of one outlet on another.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lineage import credits
from lineage.errors import InputError

FORM: Final = 'a table is: [owners], "Group" = ["Outlet", "Other Outlet"]'


def read_owners(path: Path) -> dict[str, str]:
    """Outlet -> its owner, as the file at `path` names them.

    Raises:
        InputError: the file cannot be read, is too long, is not TOML or has another form, or an outlet stands in two
            groups.
    """
    table = credits.tables_of(credits.text_of(path, "owners"), str(path), FORM).get("owners")
    if not isinstance(table, dict):
        raise InputError("this is not a file of owners", where=str(path), hint=FORM)
    owners: dict[str, str] = {}
    for owner, outlets in table.items():
        if not isinstance(outlets, list) or not all(isinstance(name, str) and name.strip() for name in outlets):
            raise InputError(f"the outlets of {owner!r} are not a list of names", where=str(path), hint=FORM)
        for outlet in outlets:
            if owners.setdefault(outlet, owner) != owner:
                raise InputError(
                    f"{outlet!r} belongs to {owners[outlet]!r} and to {owner!r}",
                    where=str(path),
                    hint="name each outlet once",
                )
    return owners
