"""Settings and agencies -> how the lineage of a database is derived, and the names of the methods that do it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lineage import identity, matching, methods, passages
from lineage.config import Settings
from lineage.credits import CreditRules
from lineage.errors import InputError, StoreError
from lineage.messages import command
from lineage.pipeline.credits_and_terms import credit_rules, kept_agencies
from lineage.pipeline.prepare import AgencyFiles
from lineage.store import Store


@dataclass(frozen=True, slots=True)
class Method:
    """How the lineage of a database is derived, and with how many processes."""

    settings: Settings
    agencies: AgencyFiles  # the user's, beside the shipped ones
    jobs: int = 0  # 0: one for each core

    @property
    def rules(self) -> CreditRules:
        """The rules by which credits are found."""
        return credit_rules(self.agencies)

    def schemes(self) -> dict[str, str]:
        """The methods behind what is stored, kind -> name."""
        return {**schemes(self.settings), **self.renewed()}

    def renewed(self) -> dict[str, str]:
        """The methods whose results an ingest derives anew if another method derived them, kind -> name.

        A file in which any other of the `schemes` is of another method is refused.
        """
        return methods.renewed(self.settings, [file.text for file in self.agencies])


def schemes(settings: Settings) -> dict[str, str]:
    """The methods behind the stored hashes and signatures; a database made with others is refused."""
    return {
        "content": identity.CONTENT_SCHEME,
        "wording": passages.encoding_scheme(settings.matching.shingle_words),
        "signature": matching.signature_scheme(settings.matching),
    }


def method_of(store: Store, database: Path, jobs: int = 0) -> Method:
    """The method of the last ingest of a database; `store` is the database itself, or a copy of it.

    StoreError if that ingest had settings or agencies that this version cannot use.
    """
    try:
        settings = Settings.restored(store.last_settings())
    except InputError as error:
        hint = f"derive everything with the settings of this version: {command('ingest', '--db', database, 'PATH')}"
        raise StoreError(error.message, where=str(database), hint=hint) from error
    return Method(settings, kept_agencies(store), jobs)
