"""The command that measures strikemap on reports that a person has labelled: `evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo.cli.engines import jobs_option
from geo.cli.outcomes import Failure, example, leave, say
from geo.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.evaluation import LabelledReport
    from geo.records import Document, Extraction


@click.command(epilog=example("strikemap evaluate labelled/ --errors"))
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--errors", is_flag=True, help="List every miss with its sentence.")
@jobs_option
def evaluate(gold: Path, *, errors: bool, jobs: int) -> None:
    """Compare the incidents found in the reports of GOLD with its labels.

    GOLD is a folder or file of labelled reports; docs/evaluation.md has their form.
    """
    from geo import evaluation, gazetteer
    from geo.intake import shown

    failures: list[ReportError] = []
    reports: list[LabelledReport] = []
    for report in evaluation.read_labels(gold, say):
        if isinstance(report, ReportError):
            failures.append(report)
        else:
            reports.append(report)
    done = list(_read(reports, jobs, failures))
    for failure in failures:
        say(f"not read: {failure}")
    if not done:
        message = f"{gold}: no labelled report could be read"
        raise Failure(message, 1)
    marks = list(evaluation.evaluate(done, gazetteer.load()))
    wanted = sum(len(report.labels) for report, _ in done)
    click.echo(f"reports: {len(done)}, labelled incidents: {wanted}")
    click.echo("\n".join(evaluation.table(marks)))
    if errors and (told := evaluation.misses(marks)):
        click.echo("")
        click.echo("\n".join(map(shown, told)))  # a text may hold a terminal's commands
    leave(failed=bool(failures))


def _read(
    reports: Sequence[LabelledReport], jobs: int, failures: list[ReportError]
) -> Iterator[tuple[LabelledReport, Extraction]]:
    """Extract the incidents of every report."""
    from geo import engines

    work = engines.run(map(_document, reports), jobs=jobs)
    for report, result in zip(reports, work, strict=True):
        if isinstance(result, ReportError):
            failures.append(result)
        else:
            yield report, result


def _document(report: LabelledReport) -> Document:
    from geo.reading import document_of

    return document_of(
        report.text,
        id=report.id,
        title=report.title,
        publisher=report.publisher,
        url=report.url,
        published=report.published,
    )
