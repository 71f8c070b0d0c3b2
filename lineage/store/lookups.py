"""A question about stored sources and audits -> the answer as one value.

Everything is read from what an ingest has found; nothing is inferred here.  The cost is that of what is returned; for
the largest sources the members of all sources are read once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, get_args

from lineage.answers import AuditedDocument, AuditList, Carrier, DocumentHead, SourceList, TracedSource
from lineage.errors import InputError
from lineage.filters import AuditFilter, SourceFilter
from lineage.messages import listed, nearest
from lineage.records import DATES_ALONE, AuditVerdict
from lineage.store.connection import Connection
from lineage.store.reading import EARLIEST, IDS
from lineage.store.rows import as_evidence
from lineage.store.storable import is_storable, shown

HEAD: Final = "d.key, o.name, d.title, d.url, d.published"
HEAD_SIZE: Final = 5
OFFERED: Final = 6
"""Most outlets or agencies that are offered if the one that is asked for is not found; their names are short."""
VERDICTS: Final[tuple[AuditVerdict, ...]] = get_args(AuditVerdict)
"""The verdicts of audits, the worst first."""
SEVERITY: Final = " ".join(
    ["CASE u.verdict", *(f"WHEN '{verdict}' THEN {place}" for place, verdict in enumerate(VERDICTS)), "END"]
)
"""SQL: the place of the verdict of audit `u` in `VERDICTS`."""
ONLY_DATES: Final = (
    f"""EXISTS (SELECT 1 FROM json_each(u.evidence) e WHERE json_extract(e.value, '$.signal') = '{DATES_ALONE}')"""
)
"""SQL: true if nothing but dates speaks for audit `u`; such audits come last among those of their verdict."""
COPIED: Final = "max(m.role <> 'quotes')"
"""SQL: true if at least one member `m` of a source has copied it; else the source is a statement that all of them
tell."""


def within(column: str, since: str | None, until: str | None) -> tuple[list[str], list[str]]:
    """SQL conditions, and their parameters, that hold for dates in a range; both ends belong to it, None is no end.

    A date that is less precise than an end of the range is left out: it does not tell on which side of that it lies.
    """
    given = [(date, sign) for date, sign in ((since, ">="), (until, "<=")) if date is not None]
    conditions = [f"length({column}) >= length(?) AND substr({column}, 1, length(?)) {sign} ?" for _, sign in given]
    return conditions, [date for date, _ in given for _ in range(3)]


class Lookups(Connection):
    """Questions about stored sources and audits."""

    def heads(self, documents: Sequence[int]) -> dict[int, DocumentHead]:
        """Row id -> what identifies the document, for these documents."""
        sql = f"SELECT d.id, {HEAD} FROM documents d JOIN outlets o ON o.id = d.outlet WHERE d.id IN {IDS}"
        return {number: DocumentHead(*head) for number, *head in self._rows(sql, [json.dumps(list(documents))])}

    # ── sources ───────────────────────────────────────────────────────────────────────────────────────────────────

    def traced_sources(self, numbers: Sequence[int]) -> tuple[TracedSource, ...]:
        """The sources with these numbers, in the order given, with all documents that carry them.

        KeyError for a number that no source has.
        """
        scope = json.dumps(list(numbers))
        carriers: dict[int, list[Carrier]] = {}
        for number, role, words, share, through, confidence, evidence, *head in self._rows(
            "SELECT m.source, m.role, m.words, m.share, t.key, m.confidence, m.evidence, "
            f"{HEAD} FROM source_members m JOIN documents d ON d.id = m.document JOIN outlets o ON o.id = d.outlet "
            f"LEFT JOIN documents t ON t.id = m.through WHERE m.source IN {IDS} ORDER BY m.source, {EARLIEST}",
            [scope],
        ):
            carrier = Carrier(DocumentHead(*head), role, words, share, through, confidence, as_evidence(evidence))
            carriers.setdefault(number, []).append(carrier)
        found: dict[int, TracedSource] = {}
        for number, kind, name, text, seen, confidence, evidence, *head in self._rows(
            f"SELECT s.id, s.kind, s.name, s.text, s.first_seen, s.confidence, s.evidence, {HEAD} FROM sources s "
            f"LEFT JOIN documents d ON d.id = s.document LEFT JOIN outlets o ON o.id = d.outlet WHERE s.id IN {IDS}",
            [scope],
        ):
            origin = None if head[0] is None else DocumentHead(*head)
            known = (origin, text, seen, confidence, as_evidence(evidence))
            found[number] = TracedSource(number, kind, name, *known, tuple(carriers.get(number, ())))
        return tuple(found[number] for number in numbers)

    def largest_sources(self, wanted: SourceFilter) -> SourceList:
        """The sources that fit the filter: copied texts before mere statements, of each those with most carriers first.

        InputError, with names that come near, if the database does not know the outlet or the agency of the filter.
        """
        where, parameters = within("s.first_seen", wanted.since, wanted.until)
        if wanted.outlet is not None:
            where.append(
                "EXISTS (SELECT 1 FROM source_members n JOIN documents e ON e.id = n.document "
                "WHERE n.source = s.id AND e.outlet = (SELECT id FROM outlets WHERE name = ?))"
            )
            parameters.append(self._outlet(wanted.outlet))
        if wanted.agency is not None:
            where.append("s.name = ?")
            parameters.append(self._agency(wanted.agency))
        rows = self._rows(
            f"SELECT s.id, {COPIED} FROM sources s JOIN source_members m ON m.source = s.id "
            f"LEFT JOIN documents d ON d.id = s.document WHERE {' AND '.join(['1', *where])} GROUP BY s.id "
            "ORDER BY 2 DESC, count(*) DESC, sum(m.words) DESC, s.first_seen, s.name, d.key, s.text",
            parameters,
        )
        numbers = [row[0] for row in rows]
        held = int(self._value("SELECT count(*) FROM sources"))
        told = sum(not copied for _, copied in rows)
        return SourceList(len(numbers), self.traced_sources(numbers[: wanted.limit or None]), held, told)

    def common_sources(self, a: int, b: int) -> tuple[TracedSource, ...]:
        """The sources that both documents (row ids) have text of."""
        sql = (
            "SELECT source FROM source_members WHERE document = ? INTERSECT "
            "SELECT source FROM source_members WHERE document = ? ORDER BY source"
        )
        return self.traced_sources(self._ids(sql, [a, b]).tolist())

    # ── audits ────────────────────────────────────────────────────────────────────────────────────────────────────

    def audited(self, wanted: AuditFilter) -> AuditList:
        """The audits that fit the filter, the worst verdicts first, and of each the largest shares first.

        Audits for which nothing but dates speaks come last among those of their verdict.  The counts are of all audits
        that fit outlet and dates, whatever their verdict.

        InputError, with names that come near, if the database does not know the outlet of the filter.
        """
        ranges, parameters = within("d.published", wanted.since, wanted.until)
        if wanted.outlet is not None:
            ranges.append("o.name = ?")
            parameters.append(self._outlet(wanted.outlet))
        where = " AND ".join(["1", *ranges])
        found = dict.fromkeys(VERDICTS, 0)
        for place, number in self._rows(
            f"SELECT {SEVERITY}, count(*) FROM audits u JOIN documents d ON d.id = u.document "
            f"JOIN outlets o ON o.id = d.outlet WHERE {where} GROUP BY 1",
            parameters,
        ):
            found[VERDICTS[place]] = number
        chosen = f"{where} AND u.verdict = coalesce(?, u.verdict)"
        return AuditList(found, self._audits(chosen, [*parameters, wanted.verdict], wanted.limit))

    def _audits(self, where: str, parameters: Sequence[Any], limit: int = 0) -> tuple[AuditedDocument, ...]:
        """The first `limit` audits (0: all) for which the condition holds, as `audited` orders them."""
        rows = self._rows(
            "SELECT u.source, coalesce(u.name, s.name), u.share, u.verdict, u.evidence, s.confidence, "
            "min(s.confidence, m.confidence), "
            f"{HEAD}, sd.key, so.name, sd.title, sd.url, sd.published FROM audits u "
            "JOIN documents d ON d.id = u.document JOIN outlets o ON o.id = d.outlet "
            "LEFT JOIN sources s ON s.id = u.source LEFT JOIN documents sd ON sd.id = s.document "
            "LEFT JOIN source_members m ON m.source = u.source AND m.document = u.document "
            f"LEFT JOIN outlets so ON so.id = sd.outlet WHERE {where} "
            f"ORDER BY {SEVERITY}, {ONLY_DATES}, u.share DESC, d.key, 2, sd.key LIMIT ?",
            [*parameters, limit or -1],
        )
        return tuple(
            AuditedDocument(
                document=DocumentHead(*heads[:HEAD_SIZE]),
                source=source,
                name=name,
                origin=None if heads[HEAD_SIZE] is None else DocumentHead(*heads[HEAD_SIZE:]),
                share=share,
                verdict=verdict,
                evidence=as_evidence(evidence),
                source_confidence=of_source,
                confidence=smaller,
            )
            for source, name, share, verdict, evidence, of_source, smaller, *heads in rows
        )

    # ── names ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def outlet_names(self) -> list[str]:
        """The names of all outlets, in alphabetical order."""
        return [name for (name,) in self._rows("SELECT name FROM outlets ORDER BY name")]

    def _outlet(self, name: str) -> str:
        """The stored name of an outlet, found whatever its case; InputError if there is none."""
        return self._named(name, {outlet: outlet for outlet in self.outlet_names()}, "outlet")

    def _agency(self, name: str) -> str:
        """The full name of an agency that names a source or is credited, found by any spelling that credits use.

        InputError if there is none.
        """
        names = self._rows("SELECT DISTINCT name, name FROM sources WHERE name IS NOT NULL ORDER BY name")
        spelt = self._rows("SELECT DISTINCT text, name FROM credits ORDER BY name, text")
        return self._named(name, dict([*spelt, *names]), "agency", without=self._credited_outlets())

    def _credited_outlets(self) -> frozenset[str]:
        """The outlets of the database that are no agencies: nothing that they published is an agency's own text."""
        rows = self._rows(
            "SELECT name FROM outlets EXCEPT SELECT name FROM sources WHERE kind = 'agency' "
            "EXCEPT SELECT name FROM credits WHERE role = 'origin'"
        )
        return frozenset(name for (name,) in rows)

    def _named(self, name: str, known: dict[str, str], what: str, without: frozenset[str] = frozenset()) -> str:
        """The full name of which `name` is a form, in any case; else InputError, which offers none of `without`."""
        if not is_storable(name):
            raise InputError(f"no such {what} in the database", where=shown(name))
        wanted = name.strip().casefold()
        for form, full in known.items():
            if form.casefold() == wanted:
                return full
        offered = {form: full for form, full in known.items() if full not in without}
        raise InputError(f"no such {what} in the database", where=name, hint=_offered(wanted, offered))


def _offered(wanted: str, known: Mapping[str, str]) -> str:
    """A hint with names that an unknown name may stand for: those that it is a part of, else the one most like it.

    The one most like it is followed by the first of all names, and how many more there are; if no name is like it,
    these alone are the hint.
    """
    if not known:
        return "the database holds none"
    if near := sorted({full for form, full in known.items() if wanted and wanted in form.casefold()}):
        return f"close matches: {listed(near, OFFERED)}"
    every = listed(sorted(set(known.values())), OFFERED)
    like = nearest(wanted, known)
    return f"did you mean {known[like]}? There are: {every}" if like else f"there are: {every}"
